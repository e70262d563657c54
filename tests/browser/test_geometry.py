"""Every page, at four widths, with the demo office: nothing overflows, is cut, overlaps, or is open unasked."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client as Browser
from playwright.sync_api import Page

from agents.models import Agent, Invitation
from clients.models import AdditionalEmail, Conversation, Note, Person, Source, Tag
from tests.browser import pages
from tests.browser.geometry import faults, faults_at_every_width
from tests.browser.states import CSV

# Half past ten in Portland, and later than any of our files, so that the browser keeps what it has fetched.
TUESDAY = datetime(2030, 1, 8, 18, 30, tzinfo=UTC)
# Their tables are not what one comes for: the catalogue of components, figures below their charts, columns to match.
NOT_LISTS = ("/styleguide/", "/reports/", "/clients/import/")
# What the demo, or an agent who is no broker, has no address for. None of them answers GET with a page.
NOT_PAGES = (
    "clients/lists/<int:pk>/restore/",
    "clients/<int:pk>/edit/undo/<int:activity>/",
    *(
        f"clients/<int:pk>/notes/<int:note>/{verb}/"
        for verb in ("pin", "unpin", "keep-from-ai", "show-to-ai", "delete", "restore")
    ),
    *(f"clients/<int:pk>/people/<int:person>/{verb}/" for verb in ("copy", "remove")),
    "clients/<int:pk>/people/undo/<int:activity>/",
    *(f"clients/<int:pk>/conversations/<int:conversation>/{verb}/" for verb in ("delete", "restore", "undo")),
    *(f"clients/<int:pk>/files/<int:file>/{verb}" for verb in ("", "delete/", "restore/")),
    *(f"clients/<int:pk>/tags/{path}" for path in ("", "<int:tag>/remove/", "<int:tag>/restore/")),
    "clients/<int:pk>/contacts/undo/<int:activity>/",
    "clients/<int:pk>/contacts/<slug:kind>/<int:row>/remove/",
    *(f"inbound/<int:pk>/{verb}/" for verb in ("add-address", "not-an-answer", "answer", "end-wait", "try-again")),
    *(f"inbound/<int:pk>/{path}/" for path in ("dismiss", "dismiss/undo", "files/<int:number>")),
    "today/inbound/<int:pk>/<slug:verb>/",
    "bulk/<int:pk>/undo/",
    "pipeline/<str:stage>/",
    "today/followups/<int:pk>/<slug:verb>/",
    *("office-mails/<int:pk>/arrived/", "office-mails/<int:pk>/send-again/"),
    # The broker's, a passkey's owner's, and what only a mail leads to.
    *(f"settings/sources/<int:pk>/{verb}/" for verb in ("rename", "retire", "bring-back", "merge")),
    *(f"settings/tags/<int:pk>/{verb}/" for verb in ("rename", "merge", "delete")),
    *(f"team/<int:pk>/{page}" for page in ("", "roles/", "deactivate/", "reactivate/", "reassign/", "second-factor/")),
    *(f"settings/templates/<int:pk>/{verb}" for verb in ("", "duplicate/", "retire/", "bring-back/")),
    *(f"settings/templates/<slug:step>/<slug:property_type>/{page}" for page in ("", "preview/", "built-in/", "undo/")),
    *("team/invitations/<int:pk>/again/", "team/invitations/<int:pk>/withdraw/", "invitation/<str:token>/"),
    *(f"account/second-factor/webauthn/keys/<int:pk>/{verb}/" for verb in ("edit", "remove")),
    r"account/^confirm-email/(?P<key>[-:\w]+)/$",
    r"account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    *("u/<str:token>", "u/<str:token>/", "unsubscribe/<str:token>", "unsubscribe/<str:token>/"),
)


@pytest.fixture
def demo(settings: Any, transactional_db: None) -> Iterator[None]:
    settings.DEBUG = True  # the page of components is there only then
    with time_machine.travel(TUESDAY, tick=True):
        call_command("demo")
        yield


def ask(browser: Browser, address: str) -> str | None:
    response = browser.get(address)
    return None if response.streaming else pages.html(response.status_code, response.headers, response.content.decode)


@pytest.fixture
def measure(page: Page, demo: None, live_server: Any) -> Callable[..., list[str]]:
    """Looks at every page that this browser gets; first at those that nothing links to."""

    def run(
        browser: Browser, first: list[str], unknown: Collection[str] | None = None, wanted: Any = None
    ) -> list[str]:
        if "realtoros_session" in browser.cookies:
            cookie = browser.cookies["realtoros_session"].value
            page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
        found = pages.find(pages.routes(), partial(ask, browser), first)
        wrong = [f"no address: {route}" for route in found.unknown if unknown is not None and route not in unknown]
        for address in filter(wanted, found.addresses):
            page.goto(live_server.url + address)
            wrong += faults_at_every_width(page, address, list=not address.startswith(NOT_LISTS))
        return wrong

    return run


def signed_in(name: str) -> Browser:
    browser = Browser()
    browser.force_login(Agent.objects.get(email=f"{name}@example.com"))
    return browser


def test_what_an_agent_sees(measure) -> None:
    browser = signed_in("ana")
    imported = browser.post("/clients/import/", {"file": SimpleUploadedFile("clients.csv", CSV.encode())})
    browser.post("/clients/lists/save/", {"name": "Everybody in Portland", "query": "q=Portland"})
    note = Note.objects.filter(client__agent__email="ana@example.com")[0]
    noted = f"/clients/{note.client_id}/notes/{note.pk}/"
    call = Conversation.objects.filter(client__agent__email="ana@example.com")[0]
    said = f"/clients/{call.client_id}/conversations/{call.pk}/"
    first = [imported["Location"], noted, f"{noted}edit/", said, f"{said}edit/"]
    person = Person.objects.filter(client__agent__email="ana@example.com")[0]
    people = f"/clients/{person.client_id}/people/"
    first += [f"{people}add/", f"{people}{person.pk}/edit/", f"{people}{person.pk}/make-main/"]
    email = AdditionalEmail.objects.filter(client__agent__email="ana@example.com", person=None)[0]
    additional = f"/clients/{email.client_id}/contacts/email/{email.pk}/"
    first += [additional, f"{additional}main/"]
    wrong = measure(browser, first, NOT_PAGES)
    assert not wrong, "\n".join(wrong)


def test_what_the_broker_sees(measure) -> None:
    """Of what has an id, the broker sees the same page as the agent."""
    member = f"/team/{Agent.objects.get(email='ana@example.com').pk}/"
    # Flushed by the test before: those that an office begins with.
    zillow, _ = (Source.objects.get_or_create(name=name)[0] for name in ("Zillow", "Referral"))
    tag = f"/settings/tags/{Tag.objects.latest('pk').pk}"
    own = [member, f"/settings/sources/{zillow.pk}/merge/", f"{tag}/merge/", f"{tag}/delete/"]
    wrong = measure(signed_in("broker"), own, wanted=lambda url: url in own or not re.search(r"\d", url))
    assert not wrong, "\n".join(wrong)


def test_what_everybody_sees(measure) -> None:
    invitation = Invitation(name="Dana Fox", email="dana@example.com")
    link = invitation.renew_link()
    invitation.save()
    mailed = [urlsplit(link).path, "/account/confirm-email/made-up/", "/account/password/reset/key/0-made-up/"]
    wrong = measure(Browser(), [*pages.unlinked(), *mailed])
    assert not wrong, "\n".join(wrong)


FINE = """<main style="inline-size: 300px; font: 14px/20px sans-serif">
  <button>Save</button> <a href="/">Back</a>
  <p style="inline-size: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis" title="A long name">
    A long name</p>
  <div style="block-size: 40px; overflow-y: auto">One<br>Two<br>Three<br>Four</div>
  <div popover>Closed</div><dialog>Closed</dialog>
  <table><tr><td>First</td></tr></table>
</main>"""
NOWRAP = "inline-size: 50px; overflow: hidden; white-space: nowrap"
BROKEN = {
    '<div style="inline-size: 2000px">Wide</div>': "overflows: the page is",
    '<div style="inline-size: 50px; overflow-x: auto; white-space: nowrap">Goes on</div>': "overflows: main >",
    f'<p style="{NOWRAP}">Goes on and on</p>': "cut: main > p “Goes on and on”",
    '<p style="block-size: 24px; overflow: hidden">One<br>Two</p>': "cut: main > p",
    f'<p style="{NOWRAP}; text-overflow: ellipsis">Goes on and on</p>': "cut: main > p “Goes on and on” ends",
    f'<div style="{NOWRAP}; text-overflow: ellipsis"><p>Goes on and on</p></div>': "cut: div > p “Goes on and on” by",
    '<b style="display: block; inline-size: 9px; background: red">Failed</b>': "cut: main > b “Failed” reaches out",
    '<input placeholder="Name, email, phone or address" style="inline-size: 60px">': "cut: the placeholder",
    '<div style="inline-size: 9px; overflow: hidden"><button style="inline-size: 90px">1</button></div>': "cut: div",
    '<a href="/">Back</a><button style="margin: 0 -20px">Save</button>': "overlap: main > a “Back”",
    '<p>Read this</p><p style="margin-block-start: -30px">Or this</p>': "overlap: main > p “Read this”",
    '<div style="block-size: 2000px"></div>': "first row: ",
    '<div popover style="display: contents">Open</div>': "open: main > div “Open”",
    '<div popover style="all: unset; display: contents"><p>Open</p></div>': "open: main > div",
    "<dialog open>Open</dialog>": "open: main > dialog “Open”",
}


def test_a_page_that_is_fine_has_no_faults(page: Page) -> None:
    page.set_content(FINE)
    assert faults_at_every_width(page, "/made-up/") == []


@pytest.mark.parametrize(("html", "says"), BROKEN.items())
def test_what_is_broken_is_said(html: str, says: str, page: Page) -> None:
    page.set_content(FINE.replace("<table>", f"{html}<table>"))
    found = faults(page)
    assert any(says in fault for fault in found)
    assert {fault.partition(": ")[0] for fault in found} == {says.partition(": ")[0]}


def test_a_fault_names_the_page_and_the_width(page: Page) -> None:
    page.set_content(FINE.replace("<table>", '<p style="inline-size: 800px">Wide</p><table>'))
    found = faults_at_every_width(page, "/made-up/")
    assert [fault.partition(": ")[0] for fault in found] == ["/made-up/ at 390", "/made-up/ at 700"]
