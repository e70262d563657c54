"""The preview of an import counts again whatever is changed on it, before anything is pressed."""

import re

import pytest
from playwright.sync_api import Page, expect

from clients.models import Client, ClientImport
from emails.models import Suppression

pytestmark = pytest.mark.django_db(transaction=True)
FILE = "Name,Email,Buyer\nAnn,ann@example.com,yes\nBen,ben@example.com,no\nJonah,jonah.whitlock@example.com,\n"


def test_what_is_changed_is_counted_at_once(page: Page, ana_browser, live_server, ana, make_client) -> None:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    make_client(email="jonah.whitlock@example.com")
    guessed = ["name", "email", "custom"]
    kept = ClientImport.objects.create(agent=ana, name="people.csv", text=FILE, columns=guessed)
    page.goto(f"{live_server.url}/clients/import/{kept.pk}/")
    question = page.get_by_role("group", name="Send follow-ups to these clients?")
    expect(question).to_contain_text("10 emails")
    page.get_by_label("Also import the one that is already a client").check()
    expect(question).to_contain_text("15 emails")
    page.get_by_label("Buyer").select_option("do_not_email")
    expect(page.locator("#silenced")).to_contain_text("1 address will be added to the office’s do-not-email list")
    expect(question).to_contain_text("10 emails")
    expect(page.get_by_label("Also import the one that is already a client")).to_be_checked()
    page.get_by_label("Send each of these 2 people the five follow-ups").check()
    page.get_by_role("button", name="Import 3 clients").click()
    expect(page.locator("main")).to_contain_text(re.compile("3 clients imported just now"))
    assert Suppression.objects.get().address == "ann@example.com"
    assert Client.objects.filter(imported_at__isnull=False, planned_at=None).count() == 2
