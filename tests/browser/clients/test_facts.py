"""What is known about a client, changed in its place."""

import time
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from agents.web import live
from clients.models import Activity, Client
from tests.browser.looks import faults_in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(page: Page, ana_browser, live_server, make_client) -> Client:
    client = make_client(custom_fields={"Budget": "$640,000"})
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/clients/{client.pk}/")
    return client


def value(page: Page, text: str) -> Any:
    return page.locator("#about").get_by_role("link", name=text)


@pytest.mark.failing_requests  # the 422
def test_with_the_keyboard_alone(page: Page, client: Client) -> None:
    value(page, "jonah.whitlock@example.com").focus()
    page.keyboard.press("Enter")
    field = page.get_by_label("Email", exact=True)
    expect(field).to_be_focused()
    page.keyboard.type("jonah@whitlock")  # the old one was selected
    page.keyboard.press("Enter")
    expect(page.locator("#about").get_by_text("Enter the full email, including .com or .org")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_value("jonah@whitlock")
    page.keyboard.type("jw@example.com")
    page.keyboard.press("Enter")
    expect(value(page, "jw@example.com")).to_be_focused()
    tick = page.locator("#about .tick")
    expect(tick).to_be_visible()
    expect(page.get_by_text("Past emails stay with jonah.whitlock@example.com")).to_be_visible()
    expect(tick).to_be_hidden(timeout=4000)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(value(page, "jonah.whitlock@example.com")).to_be_visible()
    expect(page.locator("#events")).to_contain_text("Email changed from “jw@example.com”")


def test_escape_and_cancel_bring_the_value_back(page: Page, client: Client) -> None:
    value(page, "418 Alder Court").click()
    expect(page.get_by_label("Property", exact=True)).to_be_focused()
    page.keyboard.type("Somewhere")
    page.keyboard.press("Escape")
    expect(value(page, "418 Alder Court")).to_be_focused()
    expect(page.locator("#about form[data-fact]")).to_have_count(0)
    page.locator("#about").get_by_role("link", name="Add a field").click()
    expect(page.get_by_label("Field name")).to_be_focused()
    page.locator("#about").get_by_text("Cancel").click()
    expect(page.locator("#about").get_by_role("link", name="Add a field")).to_be_focused()
    assert not Activity.objects.exists()


def test_notes_save_with_control_enter_and_a_field_that_is_left_stays(page: Page, client: Client) -> None:
    value(page, "Relocating from Boise").click()
    expect(page.get_by_label("Notes")).to_be_focused()
    page.keyboard.type(" Has a dog.")
    page.get_by_role("heading", name="Timeline").click()
    expect(page.get_by_label("Notes")).to_have_value("Relocating from Boise in February. Has a dog.")
    page.get_by_label("Notes").press("Control+Enter")
    expect(value(page, "Has a dog.")).to_be_focused()
    expect(page.locator("#events")).to_contain_text("Notes changed", timeout=8000)


def test_custom_fields_are_added_renamed_and_removed(page: Page, client: Client) -> None:
    about = page.locator("#about")
    about.get_by_role("link", name="Add a field").click()
    expect(page.get_by_label("Field name")).to_be_focused()
    page.keyboard.type("Move by")
    page.keyboard.press("Tab")
    page.keyboard.type("March 1")
    page.keyboard.press("Enter")
    expect(value(page, "March 1")).to_be_focused()
    value(page, "March 1").press("Enter")
    expect(page.get_by_label("Value")).to_be_focused()
    page.get_by_label("Field name").fill("Moves")
    page.get_by_label("Field name").press("Enter")
    expect(about.locator("dt", has_text="Moves")).to_be_visible()
    value(page, "March 1").press("Enter")
    about.get_by_role("button", name="Remove").click()
    expect(about.get_by_text("March 1")).to_have_count(0)
    expect(about.get_by_role("link", name="Add a field")).to_be_focused()
    client.refresh_from_db()
    assert client.custom_fields == {"Budget": "$640,000"}


@pytest.mark.failing_requests
def test_a_slow_and_a_failing_server_lose_nothing(page: Page, client: Client) -> None:
    def slowly(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    # The route that was added last decides. Without any for a moment, a request might slip through.
    page.route("**/edit/**", slowly)
    value(page, "418 Alder Court").click()
    field = page.get_by_label("Property", exact=True)
    expect(field).to_be_focused()
    field.fill("77 Cedar Lane")
    page.route("**/edit/**", lambda route: route.abort())
    page.keyboard.press("Enter")
    expect(page.get_by_text("Can’t reach the server")).to_be_visible()
    expect(field).to_have_value("77 Cedar Lane")
    page.route("**/edit/**", lambda route: route.fulfill(status=500, body="broken"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Something went wrong on our side")).to_be_visible()
    expect(field).to_have_value("77 Cedar Lane")
    page.route("**/edit/**", slowly)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(value(page, "77 Cedar Lane")).to_be_focused()
    assert client.activities.count() == 1


@pytest.mark.failing_requests  # the 409
def test_what_happens_meanwhile_takes_no_open_field_away(page: Page, client: Client, monkeypatch) -> None:
    monkeypatch.setattr(live, "SECONDS_BETWEEN_QUESTIONS", 0.2)
    page.reload()
    value(page, "(503) 555-0142").click()
    field = page.get_by_label("Phone", exact=True)
    field.fill("(503) 555-1111")
    field.blur()
    Client.objects.filter(pk=client.pk).update(phone="(503) 555-9999", property_address="1 Elm Street")
    client.record(Activity.Kind.NOTE, note="Somebody was here")
    expect(page.locator("#events")).to_contain_text("Somebody was here", timeout=8000)
    expect(field).to_have_value("(503) 555-1111")
    field.press("Enter")
    expect(page.locator("#about")).to_contain_text("Changed to “(503) 555-9999”")
    expect(field).to_have_value("(503) 555-1111")
    field.press("Escape")
    expect(value(page, "(503) 555-9999")).to_be_focused()
    # Now that nothing is open, what is new in the details comes too.
    expect(value(page, "1 Elm Street")).to_be_visible(timeout=8000)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.browser_context_args(bypass_csp=True)  # axe works with inline styles
@pytest.mark.failing_requests
def test_it_is_accessible(page: Page, client: Client, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(page.url + "?tab=details")  # on a phone they are behind a tab
    texts = ["Residential", "$640,000", "jonah.whitlock"] + (["Relocating"] if width == 1280 else [])
    for text in texts:
        value(page, text).click()
        expect(page.locator("#about form:focus-within")).to_have_count(1)
    page.locator("#about").get_by_role("link", name="Add a field").click()
    expect(page.get_by_label("Field name").last).to_be_focused()
    page.get_by_label("Email", exact=True).fill("x")
    page.get_by_label("Email", exact=True).press("Enter")
    expect(page.get_by_text("Enter a valid email")).to_be_visible()
    assert not faults_in_both_schemes(page, "#about")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
