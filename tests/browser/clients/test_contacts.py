"""Addresses and numbers on a client's page as a hand, a thumb and a keyboard use them."""

import pytest
from playwright.sync_api import Page, expect

from clients import contacts
from clients.contacts import EMAIL
from clients.models import AdditionalEmail, AdditionalPhone, Client

pytestmark = pytest.mark.django_db(transaction=True)

TARGETS = ".has-menu > dd > .more, .add-contact, .has-menu .menu :is(a, button)"
TOO_SMALL = """(targets) => [...document.querySelectorAll(targets)]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML.slice(0, 100))"""


@pytest.fixture
def work(client) -> AdditionalEmail:
    return AdditionalEmail.objects.create(client=client, email="jw@work.example", label="Work")


def test_with_the_keyboard_one_is_added_changed_and_undone(page: Page, url: str, client) -> None:
    page.goto(url)
    page.locator("#add-email").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Email address")).to_be_focused()
    page.keyboard.type("jw@work.example")
    page.keyboard.press("Tab")
    page.keyboard.type("Work")
    page.keyboard.press("Enter")
    row = page.locator(".fact", has_text="jw@work.example")
    expect(row).to_contain_text("Work")
    expect(page.locator("#toasts")).to_contain_text("Email saved.")
    assert [each.value for each in contacts.additional_of(client, EMAIL)] == ["jw@work.example"]
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(row).to_have_count(0)
    assert not AdditionalEmail.objects.exists()


def test_escape_closes_the_new_one_and_the_focus_is_where_it_was(page: Page, url: str, work) -> None:
    page.goto(url)
    page.locator("#add-phone").click()
    page.get_by_label("Phone number").press("Escape")
    expect(page.locator("#add-phone")).to_be_focused()
    page.locator(".fact", has_text="jw@work.example").locator(".value").click()
    page.get_by_label("Email address").press("Escape")
    row = page.locator(".fact", has_text="jw@work.example")
    expect(row.locator(".value")).to_be_focused()
    expect(row.locator(".more")).to_be_visible()


def test_the_menu_makes_it_the_main_one(page: Page, url: str, client, work) -> None:
    page.goto(url)
    page.get_by_label("More for jw@work.example").click()
    page.locator(":popover-open").get_by_role("button", name="Make main").click()
    expect(page.locator(".client-head")).to_contain_text("jw@work.example")
    assert Client.objects.get().email == "jw@work.example"
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator(".client-head")).not_to_contain_text("jw@work.example")


def test_a_thumb_reaches_everything_on_a_phone(page: Page, url: str, client, work) -> None:
    AdditionalPhone.objects.create(client=client, phone="+44 20 7946 0958", label="London")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{url}?tab=details#tabs")
    page.get_by_label("More for +44 20 7946 0958").click()
    expect(page.locator(":popover-open").get_by_role("link", name="Call")).to_have_attribute(
        "href", "tel:+442079460958"
    )
    assert not page.evaluate(TOO_SMALL, TARGETS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_a_script_rows_are_sent_by_the_form(browser, live_server, ana_browser, client, work) -> None:
    context = browser.new_context(java_script_enabled=False)
    cookie = ana_browser.cookies["realtoros_session"].value
    context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/clients/{client.pk}/edit/")
    rows = page.get_by_label("Another email address")
    expect(rows).to_have_count(2)
    rows.nth(1).fill("third@home.example")
    page.get_by_role("button", name="Save").click()
    assert [each.value for each in contacts.additional_of(client, EMAIL)] == ["jw@work.example", "third@home.example"]
    context.close()
