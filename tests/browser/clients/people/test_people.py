"""The people in a client's rail as a hand, a thumb and a keyboard use them."""

import pytest
from playwright.sync_api import Page, expect

from agents.web import live
from clients.contacts import people
from clients.models import Client, Person
from tests.browser.clients.test_notes import TOO_SMALL

pytestmark = pytest.mark.django_db(transaction=True)

ZOE = "zoe.brandt@example.com"


def rail(page: Page):
    return page.locator("#people")


def fill(page: Page, name: str = "Zoë Brandt") -> None:
    rail(page).get_by_label("Name").fill(name)
    rail(page).get_by_label("Role").select_option("Spouse")
    rail(page).get_by_role("textbox", name="Email").fill(ZOE)


def choose(page: Page, action: str) -> None:
    rail(page).get_by_role("button", name="More for Zoë Brandt").click()
    rail(page).get_by_text(action).click()


@pytest.fixture
def zoe(client: Client) -> Person:
    return Person.objects.create(client=client, name="Zoë Brandt", role="spouse", email=ZOE, is_cc=True)


def test_by_keys(page: Page, url) -> None:
    page.goto(url)
    page.get_by_role("link", name="Add a person").click()
    expect(rail(page).get_by_label("Name")).to_be_focused()
    page.keyboard.press("Escape")
    expect(rail(page).locator("form")).to_have_count(0)
    page.get_by_role("link", name="Add a person").click()
    fill(page)
    rail(page).get_by_label("Copy of emails").check()
    page.keyboard.press("Control+Enter")
    expect(rail(page).locator(".person")).to_contain_text("Zoë Brandt")
    expect(page.locator("#plan")).to_contain_text("copy to Zoë Brandt")
    expect(page.get_by_role("link", name="Add a person")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(rail(page).locator(".person")).to_have_count(0)


def test_the_copy_is_one_switch(page: Page, url, zoe) -> None:
    page.goto(url)
    copy = rail(page).get_by_label("Copy of emails")
    expect(copy).to_be_checked()
    copy.uncheck()
    expect(page.get_by_text("Zoë Brandt gets no more copies of emails.")).to_be_visible()
    expect(page.locator("#plan")).not_to_contain_text("copy to")
    assert not Person.objects.get().is_cc
    rail(page).get_by_label("Copy of emails").check()
    expect(page.get_by_text("Zoë Brandt gets a copy of emails.")).to_be_visible()
    assert Person.objects.get().is_cc


@pytest.mark.failing_requests
def test_what_is_wrong_is_said_and_what_is_typed_stays(page: Page, url) -> None:
    page.goto(url)
    page.get_by_role("link", name="Add a person").click()
    fill(page, name="")
    rail(page).get_by_role("button", name="Save").click()
    expect(rail(page)).to_contain_text("Enter their name.")
    expect(rail(page).get_by_role("textbox", name="Email")).to_have_value(ZOE)


def test_a_live_refresh_leaves_an_open_form_alone(page: Page, url, client, ana, monkeypatch) -> None:
    monkeypatch.setattr(live, "SECONDS_BETWEEN_QUESTIONS", 0.2)
    page.goto(url)
    page.get_by_role("link", name="Add a person").click()
    fill(page)
    people.add(client, {"name": "Mom", "role": "parent", "email": "", "phone": "", "is_cc": False}, by=ana)
    page.wait_for_timeout(1500)
    expect(rail(page).get_by_label("Name")).to_have_value("Zoë Brandt")
    rail(page).get_by_role("button", name="Save").click()
    expect(rail(page).locator(".person")).to_have_count(2)


def test_another_one_becomes_the_main_client(page: Page, url, zoe) -> None:
    page.goto(url)
    choose(page, "Make main client")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("exchange their names")
    dialog.get_by_role("button", name="Make main client").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoë Brandt")
    expect(rail(page)).to_contain_text("Jonah Whitlock")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jonah Whitlock")


def test_on_a_phone(page: Page, url, zoe) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{url}?tab=details")
    targets = "#people :is(a, button, input, select, .check)"
    assert page.evaluate(TOO_SMALL, targets) == []
    choose(page, "Edit")
    expect(rail(page).get_by_label("Name")).to_be_focused()
    assert page.evaluate(TOO_SMALL, targets) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript(browser, browser_context_args, context, url) -> None:
    plain = browser.new_context(**browser_context_args, java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(url)
    page.get_by_role("link", name="Add a person").click()
    page.get_by_label("Name").fill("Zoë Brandt")
    page.get_by_role("textbox", name="Email").fill(ZOE)
    page.get_by_role("button", name="Save").click()
    expect(rail(page).locator(".person")).to_contain_text("Zoë Brandt")
    rail(page).get_by_label("Copy of emails").check()
    rail(page).get_by_role("button", name="Save").click()
    expect(rail(page).get_by_label("Copy of emails")).to_be_checked()
    choose(page, "Remove")
    expect(rail(page).locator(".person")).to_have_count(0)
    plain.close()
