"""Tags as a hand, a thumb and a keyboard use them."""

import pytest
from playwright.sync_api import Page, expect

from agents.web import live
from clients.models import Tag
from tests.browser.clients.test_notes import TOO_SMALL

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def vip(ana):
    return Tag.objects.create(name="VIP", colour="pink", created_by=ana)


def field(page: Page):
    return page.get_by_role("combobox", name="Add a tag")


def chip(page: Page, name: str):
    return page.locator("#tags .tag", has_text=name)


def test_by_keys(page: Page, url, vip) -> None:
    page.goto(url)
    field(page).focus()
    expect(page.locator("#all-tags option")).to_have_count(1)
    page.keyboard.type("vip")
    page.keyboard.press("Enter")
    expect(chip(page, "VIP")).to_be_visible()
    expect(field(page)).to_be_focused()
    page.keyboard.type("Likes gardens")
    page.keyboard.press("Enter")
    expect(page.locator("#tags .tag")).to_have_count(2)
    page.get_by_role("button", name="Remove tag VIP").press("Enter")
    expect(chip(page, "VIP")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(chip(page, "VIP")).to_be_visible()
    expect(page.locator("#events")).to_contain_text("Tag removed: “VIP”")


@pytest.mark.failing_requests
def test_what_cannot_be_one_is_said_at_the_field(page: Page, url) -> None:
    page.goto(url)
    field(page).fill("x" * 51)
    field(page).press("Enter")
    expect(page.locator("#add-tag_error")).to_have_text("Use at most 50 characters for a tag.")
    expect(field(page)).to_have_value("x" * 51)
    expect(field(page)).to_be_focused()


def test_what_is_typed_stays_while_the_page_hears_of_others(page: Page, url, client, ana, vip, monkeypatch) -> None:
    monkeypatch.setattr(live, "SECONDS_BETWEEN_QUESTIONS", 0.2)
    page.goto(url)
    field(page).fill("Half a wo")
    page.locator("h1").click()  # the field has no focus any more
    client.add_tags([vip], by=ana)
    expect(page.locator("#events")).to_contain_text("Tag added: “VIP”")
    expect(field(page)).to_have_value("Half a wo")
    field(page).fill("")
    page.locator("h1").click()
    expect(chip(page, "VIP")).to_be_visible()


def test_with_a_thumb(page: Page, url, client, ana, vip) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    client.add_tags([vip], by=ana)
    page.goto(url)
    assert page.evaluate(TOO_SMALL, "#tags :is(a, button, input)") == []
    field(page).click()
    expect(page.get_by_text("Not told to the AI")).to_be_in_viewport()
    field(page).fill("Likes gardens")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(chip(page, "Likes gardens")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript(browser, browser_context_args, context, url, vip) -> None:
    plain = browser.new_context(**browser_context_args, java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(url)
    field(page).fill("VIP")
    field(page).press("Enter")
    expect(chip(page, "VIP")).to_be_visible()
    page.get_by_role("button", name="Remove tag VIP").click()
    expect(chip(page, "VIP")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(chip(page, "VIP")).to_be_visible()
    plain.close()


def test_for_many(page: Page, live_server, url, vip) -> None:
    page.goto(f"{live_server.url}/clients/")
    page.locator(".pick input[name=client]").first.check()
    page.locator("[popovertarget=bulk-tags]").click()
    page.get_by_role("button", name="Add tag").click()
    expect(page.get_by_role("combobox", name="Tag for 1 client")).to_be_focused()
    page.keyboard.type("VIP")
    page.keyboard.press("Enter")
    expect(page.locator("td.who .tag")).to_have_text("VIP")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("td.who .tag")).to_have_count(0)
