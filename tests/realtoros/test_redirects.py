"""Every address that a request brings along passes `lists/redirects.py`, which lets only ours through."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import RequestFactory

from lists.redirects import own_page
from tests.conftest import ROOT

FOREIGN = [
    *("//evil.example", "///evil.example", "////evil.example", "//evil.example/clients/", "/\\evil.example"),
    *("\\\\evil.example", "\\/evil.example", "/\\/evil.example", "https:evil.example", "https:///evil.example"),
    *(
        "https://evil.example/",
        "http://evil.example",
        "HTTPS://EVIL.EXAMPLE/",
        "ftp://testserver/",
        "http:/evil.example",
    ),
    *("javascript:alert(1)", "JavaScript://testserver/%0aalert(1)", "data:text/html,x", "mailto:a@evil.example"),
    *(
        " //evil.example",
        "\t//evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r\n/evil.example",
        "\x00/clients/",
    ),
    *(
        "/\u200b/evil.example",
        "/\u202e/evil.example",
        "//evil\u3002example",
        "//\uff45vil.example",
        "//testserver@evil.example/",
    ),
    *("http://testserver@evil.example/", "http://testserver:80@evil.example/", "http://testserver.evil.example/"),
    *("http://testserver//evil.example", "http://testserver/\\evil.example", "http://testserver\\@evil.example/"),
    *("http://[::1?x", "http://[/", "//[::1", "http://testserver:abc/clients/", "%2f%2fevil.example", "evil.example"),
    *("clients/", "?q=x", "#top", ".", "..//evil.example", "", "/clients/" + "x" * 10_000),
]
OURS = {
    "/clients/?q=Ann+Smith&stage=lead": "/clients/?q=Ann+Smith&stage=lead",
    "/clients/?q=Jos\u00e9": "/clients/?q=Jos\u00e9",
    "/clients/?q=https://evil.example": "/clients/?q=https://evil.example",
    "http://testserver/followups/?tab=today": "/followups/?tab=today",
    "/": "/",
}


@pytest.mark.parametrize("address", FOREIGN)
def test_what_is_not_ours_is_left_out(address):
    assert own_page(RequestFactory().get("/"), address) == ""


def test_what_is_ours_comes_through_as_a_path():
    request = RequestFactory().get("/")
    assert {address: own_page(request, address) for address in OURS} == OURS
    assert own_page(RequestFactory().get("/", secure=True), "http://testserver/clients/") == ""


def places(html: str) -> list[str]:
    """Where a page's links, forms and fields lead."""
    found = re.findall(r'(?:href|action|hx-get|hx-post|hx-push-url|formaction|value)="([^"]*)"', html)
    return [address for address in map(unescape, found) if address]


def away(address: str) -> bool:
    """The other site, unless it is only named in the query of a page of ours."""
    return "evil.example" in re.sub(r"^/(?![/\\])[^?]*\?.*", "", address)


@pytest.fixture
def pages(make_task, make_client) -> dict[str, str]:
    """Each page that takes `next`, and where it goes without one."""
    task = make_task(followup_type="Custom")
    return {
        "/followups/new/": "/followups/",
        f"/followups/{task.pk}/reschedule/": f"/clients/{task.client_id}/",
        f"/followups/{task.pk}/preview/": "/followups/",
        f"/followups/{task.pk}/why/": "/followups/",
        "/login/": "",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("foreign", ["//evil.example", "/\\evil.example"])
def test_no_page_leads_there(client, ana_browser, pages, foreign):
    for address in pages:
        browser = client if address == "/login/" else ana_browser
        response = browser.get(address, {"next": foreign})
        assert response.status_code == 200
        text = response.content.decode()
        assert [place for place in places(text) if away(place)] == [], address
        assert not pages[address] or pages[address] in places(text)


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}, {"HX-Request": "true", "HX-Target": "dialog"}])
@pytest.mark.parametrize("foreign", ["//evil.example"])
def test_no_action_goes_there(ana_browser, make_task, headers, foreign):
    task = make_task()
    number, client = task.pk, task.client_id
    forms = {
        f"/followups/{number}/reschedule/": {"scheduled_for": "2031-12-01T09:30"},
        f"/followups/{number}/skip/": {},
        f"/followups/{number}/restore/": {},
        f"/clients/{client}/pause/": {},
        f"/clients/{client}/stage/": {"stage": "negotiating"},
        "/clients/bulk/delete/": {"client": client},
        "/followups/bulk/skip/": {"task": number},
        "/followups/new/": {"client": client, "about": "x", "quick": "later", "scheduled_for": "2031-12-01T09:30"},
    }
    for address, form in forms.items():
        for query in ("", f"?next={foreign}"):
            response = ana_browser.post(address + query, {**form, "next": foreign}, headers=headers)
            assert response.status_code < 500, address
            said = [response.headers.get(name, "") for name in ("Location", "HX-Redirect", "HX-Push-Url")]
            found = [place for place in said + places(response.content.decode()) if away(place)]
            assert found == [], address


READS = re.compile(r"""(GET|POST|get|data)(\.get\(|\.getlist\(|\[)["']next["']|(GET|POST)\.next\b|url_has_allowed""")


def test_nothing_else_reads_next_or_judges_an_address():
    rooms = ("agents", "clients", "emails", "followups", "lists", "realtoros", "templates")
    found = [path for room in rooms for path in (ROOT / room).rglob("*") if path.suffix in (".py", ".html", ".jinja")]
    readers = [path.relative_to(ROOT) for path in found if READS.search(path.read_text())]
    assert readers == [Path("lists/redirects.py")]
    assert READS.search('request.POST.get("next", "")') and READS.search("{% firstof request.GET.next %}")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "garbage", ["http://[::1?x", "http://[", "\\\\x", "//", "x" * 9000, "http://testserver/?agent=%00"]
)
def test_a_garbled_address_of_the_page_is_no_error(ana_browser, broker_browser, make_task, garbage):
    headers = {"HX-Request": "true", "HX-Current-URL": garbage, "Referer": garbage}
    number = make_task().client_id
    for browser in (ana_browser, broker_browser):
        assert browser.post(f"/today/clients/{number}/aside/", {"until": "tomorrow"}, headers=headers).status_code < 500
        for address in ("/", f"/clients/{number}/stage/", "/followups/", "/clients/"):
            assert browser.get(address, headers=headers).status_code < 500
