"""A page in a dialog: over the one it was opened from, with everything typed kept until it is saved."""

import pytest
from playwright.sync_api import Page, expect

from clients.models import Client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dialog(page: Page, ana_browser, live_server):
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(live_server.url + "/clients/")
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog", name="New client")
    expect(dialog).to_be_visible()
    return dialog


@pytest.mark.failing_requests  # Chromium calls a 422 a failure
def test_what_is_wrong_is_said_in_it_and_saving_goes_on_to_the_client(page: Page, dialog) -> None:
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("Renata Oliveira")
    dialog.get_by_label("Email", exact=True).fill("renata@oliveira")
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_text("Enter the full email")).to_be_visible()
    expect(dialog.get_by_label("Email", exact=True)).to_be_focused()
    expect(dialog.get_by_label("Name", exact=True)).to_have_value("Renata Oliveira")
    dialog.get_by_role("button", name="Add a field").click()
    page.keyboard.type("Budget")
    dialog.get_by_label("Email", exact=True).fill("renata@oliveira.example")
    dialog.get_by_role("button", name="Add client").click()
    expect(page.get_by_role("heading", name="Renata Oliveira")).to_be_visible()
    assert Client.objects.get().custom_fields == {"Budget": ""}


def test_closing_loses_nothing_typed_and_gives_the_focus_back(page: Page, dialog) -> None:
    dialog.get_by_label("Name", exact=True).fill("Renata")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    link = page.get_by_role("main").get_by_role("link", name="New client")
    link.focus()
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Name", exact=True)).to_have_value("Renata")
    dialog.get_by_text("Cancel").click()
    expect(link).to_be_focused()


@pytest.mark.failing_requests
def test_a_request_that_fails_is_said_in_front_of_the_dialog(page: Page, dialog) -> None:
    dialog.get_by_label("Name", exact=True).fill("Renata")
    dialog.get_by_label("Email", exact=True).fill("renata@oliveira.example")
    page.route("**/clients/new/", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        dialog.get_by_role("button", name="Add client").click()
    expect(dialog.get_by_text("Can’t reach the server")).to_be_visible()
    expect(dialog.get_by_label("Name", exact=True)).to_have_value("Renata")
    page.unroute("**/clients/new/")
    dialog.get_by_role("button", name="Add client").click()
    expect(page.get_by_role("heading", name="Renata")).to_be_visible()
