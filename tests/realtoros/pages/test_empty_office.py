"""In an office where nothing has happened yet, and where nothing is found, no page shows heads without rows."""

import pytest
from bs4 import BeautifulSoup
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db

NOTHING = "?q=nothing+has+this"


def addresses(patterns, before="/"):
    for each in patterns:
        route = before + str(each.pattern)
        if "<" in route or "^" in route or route.startswith("/admin/"):
            continue
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield route


# Whoever is signed in has a session of their own, which Django's test client does not make.
LEFT_OUT = {"/styleguide/", "/logout/", "/account/sessions/"}
ADDRESSES = sorted({*addresses(get_resolver().url_patterns)} - LEFT_OUT)
FOUND_BY_WORDS = ("/clients/", "/followups/", "/emails/", "/office-mails/", "/pipeline/")


def bare(text):
    """Tables and lists of the page that have a head and no row, or nothing in them at all."""
    page = BeautifulSoup(text, "html.parser")
    for unseen in page.select("template, [hidden]"):
        unseen.extract()
    for table in page.find_all("table"):
        if not [row for row in table.find_all("tr") if row.find("td")]:
            yield str(table)[:300]
    for each in page.select("main ul, main ol, main dl"):
        # A column of the board, where cards are dropped; the client's custom fields, where new ones come.
        said = each.parent.select_one(".nobody") or each.find_next_sibling("p")
        if not each.find(["li", "dt", "dd"]) and not said:
            yield str(each)[:300]


@pytest.mark.parametrize("address", [*ADDRESSES, *(address + NOTHING for address in FOUND_BY_WORDS)])
def test_no_page_shows_heads_without_rows(ana_browser, broker_browser, address):
    for browser in (ana_browser, broker_browser):
        answer = browser.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            assert not list(bare(answer.content.decode()))


@pytest.mark.parametrize("address", ADDRESSES)
def test_nor_for_a_broker_alone(broker_browser, address):
    answer = broker_browser.get(address)
    if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
        assert not list(bare(answer.content.decode()))


def test_nor_where_one_thing_has_just_begun(ana, broker_browser, make_client):
    client = make_client(email="", planned_at=None)
    for address in (f"/clients/{client.pk}/", f"/team/{ana.pk}/", f"/reports/?agent={ana.pk}", f"/?agent={ana.pk}"):
        answer = broker_browser.get(address)
        assert answer.status_code == 200 and not list(bare(answer.content.decode()))


@pytest.mark.parametrize("address", ["/clients/", "/followups/", "/emails/", "/office-mails/"])
def test_an_empty_list_says_what_to_do(broker_browser, address):
    for query in ("", NOTHING):
        page = BeautifulSoup(broker_browser.get(address + query).content, "html.parser")
        empty = page.select_one("main .empty")
        assert empty is not None and empty.h2 and empty.p
