"""GET /inbound/"""

from datetime import timedelta

import pytest
from django.utils import timezone

from inbound.models import InboundEmail
from tests.html import find, find_all, links, words
from tests.inbound.mails import make_mail

pytestmark = pytest.mark.django_db


def mails_of(response):
    """The mails of the rows, in their order."""
    ids = [int(row["id"].removeprefix("inbound-")) for row in find_all(response, "tr[id^=inbound-]")]
    found = InboundEmail.objects.in_bulk(ids)
    return [found[pk] for pk in ids]


def test_shows_the_newest_first_with_its_kind_and_first_words(ana_browser, make_client):
    client = make_client()
    old = make_mail(client, received_at=timezone.now() - timedelta(days=2), kind="auto_reply", text="I am away.")
    new = make_mail(client, text="Saturday at ten works.")
    page = ana_browser.get("/inbound/")
    assert mails_of(page) == [new, old]
    said = words(page)
    assert "Saturday at ten works." in said and "Automatic answer" in said and "Answer" in said
    assert links(page)["Re: Your visit"].startswith("/inbound/")


def test_reads_only(ana_browser):
    assert ana_browser.post("/inbound/").status_code == 405


def test_nobody_sees_another_agents_but_the_broker_sees_all(ben_browser, broker_browser, make_client):
    make_mail(make_client())
    assert mails_of(ben_browser.get("/inbound/")) == []
    assert len(mails_of(broker_browser.get("/inbound/"))) == 1


def test_what_is_nobodys_is_the_brokers_and_the_agents_whom_it_names(
    ana_browser, ben_browser, broker_browser, make_client, make_log
):
    quotes = make_mail(email_log=make_log(make_client()))
    to_ben = make_mail(to_email="Ben@Example.com")
    of_the_office = make_mail()
    assert mails_of(ana_browser.get("/inbound/")) == [quotes]
    assert mails_of(ben_browser.get("/inbound/")) == [to_ben]
    assert mails_of(broker_browser.get("/inbound/")) == [of_the_office, to_ben, quotes]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=reply", {"answer", "stranger"}),
        ("kind=auto_reply&kind=bounce", {"away"}),
        ("state=broken", {"broken"}),
        ("state=received", set()),
        ("whose=nobody", {"stranger", "broken"}),
        ("whose=client", {"answer", "away"}),
        ("whose=client&whose=nobody", {"answer", "away", "stranger", "broken"}),
        ("q=saturday", {"answer"}),
        ("q=sam.doe", {"stranger"}),
        ("q=Whitlock", {"answer", "away"}),
        ("received_from=2026-11-20", {"answer", "away", "stranger", "broken"}),
        ("received_to=2026-11-01", set()),
    ],
)
def test_filters_and_finds(broker_browser, make_client, query, expected, time_machine):
    time_machine.move_to("2026-11-24T18:00:00Z", tick=False)
    client = make_client()
    made = {
        "answer": make_mail(client, text="Saturday at ten."),
        "away": make_mail(client, kind="auto_reply", text="Out of office."),
        "stranger": make_mail(text="Who is this?"),
        "broken": make_mail(
            state="broken", kind="", from_email="x@spam.example", from_name="X", text="", error="It broke."
        ),
    }
    shown = mails_of(broker_browser.get(f"/inbound/?{query}"))
    assert {name for name, mail in made.items() if mail in shown} == expected


@pytest.mark.parametrize("query", ["kind=nonsense", "state=x", "whose=y", "received_from=never", "page=nine"])
def test_a_filter_that_is_not_understood_is_said_and_left_out(ana_browser, make_client, query):
    mail = make_mail(make_client())
    page = ana_browser.get(f"/inbound/?{query}")
    assert page.status_code == 200 and mails_of(page) == [mail]
    assert find_all(page, ".complaints, [role=alert], .notice")


def test_a_search_replaces_the_rows_alone(ana_browser, make_client):
    make_mail(make_client())
    fragment = ana_browser.get("/inbound/?q=nobody&kind=", headers={"HX-Request": "true"})
    assert "<h1" not in fragment.content.decode() and "No incoming mail matches" in words(fragment)
    assert fragment["HX-Push-Url"] == "/inbound/?q=nobody"


def test_pages_by_key(ana_browser, make_client):
    client = make_client()
    made = [make_mail(client) for _ in range(27)]
    first = ana_browser.get("/inbound/")
    assert mails_of(first) == made[:1:-1]
    following = next(address for name, address in links(first).items() if "Next" in name or "Older" in name)
    assert mails_of(ana_browser.get("/inbound/" + following.removeprefix("/inbound/"))) == made[1::-1]


def test_asks_the_same_number_of_questions_whatever_the_load(ana_browser, make_client, django_assert_max_num_queries):
    for number in range(12):
        make_mail(make_client(email=f"{number}@example.com"))
    ana_browser.get("/inbound/")
    with django_assert_max_num_queries(5):
        ana_browser.get("/inbound/")


def test_without_a_domain_nothing_of_it_is_in_the_way(ana_browser, settings):
    settings.INBOUND_DOMAIN = ""
    assert not find_all(ana_browser.get("/emails/"), "nav[aria-label='Which emails']")
    page = ana_browser.get("/inbound/")
    assert "Incoming mail is not set up" in words(page) and not find_all(page, "nav[aria-label='Which emails']")


def test_with_a_domain_it_is_a_tab_beside_what_was_sent(ana_browser, settings):
    settings.INBOUND_DOMAIN = "in.example.com"
    for address, current in (("/emails/", "Sent"), ("/inbound/", "Incoming")):
        tabs = find(ana_browser.get(address), "nav[aria-label='Which emails']")
        assert links(tabs) == {"Sent": "/emails/", "Incoming": "/inbound/"}
        assert words(find(tabs, "[aria-current]")) == current
    assert "No incoming mail yet" in words(ana_browser.get("/inbound/"))
