"""Notes on a client's page as a hand, a thumb and a keyboard use them."""

import pytest
from playwright.sync_api import Page, expect

from agents.web import live
from clients.models import Note

pytestmark = pytest.mark.django_db(transaction=True)

TARGETS = ":is(#add-note, #timeline-part) :is(a, button, textarea, input, .check)"
TOO_SMALL = """(targets) => [...document.querySelectorAll(targets)]
    .filter((one) => !one.closest(".check") || one.matches(".check"))
    .filter((one) => one.checkVisibility() && one.type !== "hidden")
    .filter((one) => { const { height } = one.getBoundingClientRect(); return height && height < 43.5; })
    .map((one) => one.outerHTML.slice(0, 100))"""


def line(page: Page):
    return page.locator("#add-note textarea")


def add(page: Page, text: str) -> None:
    line(page).fill(text)
    line(page).press("Control+Enter")
    expect(line(page)).to_have_value("")
    expect(page.locator("#events .note", has_text=text)).to_be_visible()


def choose(page: Page, text: str, action: str) -> None:
    note = page.locator(".note", has_text=text)
    note.get_by_role("button", name="More for this note").click()
    note.get_by_text(action, exact=True).click()


def test_by_keys(page: Page, url) -> None:
    page.goto(url)
    add(page, "Has a dog.")
    expect(line(page)).to_be_focused()
    choose(page, "Has a dog.", "Edit")
    field = page.get_by_role("textbox", name="Note", exact=True)
    expect(field).to_be_focused()
    field.press("End")
    page.keyboard.type(" And a cat.")
    page.keyboard.press("Escape")
    expect(page.locator(".note", has_text="Has a dog.")).not_to_contain_text("cat")
    choose(page, "Has a dog.", "Edit")
    expect(field).to_be_focused()
    page.keyboard.type(" Two of them.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#events .note")).to_contain_text("Has a dog. Two of them.")
    page.get_by_role("link", name="edited by Ana, 2 versions").click()
    expect(page.get_by_role("dialog").get_by_text("Has a dog.", exact=True)).to_be_visible()


@pytest.mark.failing_requests
def test_what_is_typed_stays(page: Page, url, client, ana, monkeypatch) -> None:
    monkeypatch.setattr(live, "SECONDS_BETWEEN_QUESTIONS", 0.2)
    page.goto(url)
    add(page, "Has a dog.")
    line(page).fill("Half a sentence\nand more")
    page.get_by_role("link", name="Notes", exact=True).click()
    expect(page.locator("#show-notes")).to_have_attribute(
        "aria-current", "true"
    )  # before that, the menu goes with its row
    choose(page, "Has a dog.", "Pin")
    expect(page.locator("#pinned")).to_contain_text("Has a dog.")
    Note.add(client, "From another window", by=ana)
    page.mouse.move(5, 5)
    expect(page.locator("#events")).to_contain_text("From another window", timeout=15_000)
    page.context.set_offline(True)
    line(page).press("Control+Enter")
    expect(line(page)).to_have_value("Half a sentence\nand more")
    page.context.set_offline(False)
    expect(line(page)).to_have_value("Half a sentence\nand more")


def test_an_open_note_keeps_what_is_typed_while_the_page_changes(page: Page, url) -> None:
    page.goto(url)
    add(page, "Has a dog.")
    add(page, "Wants a garden.")
    choose(page, "Has a dog.", "Edit")
    field = page.get_by_role("textbox", name="Note", exact=True)
    expect(field).to_be_focused()
    page.keyboard.type(" And a cat.")
    choose(page, "Wants a garden.", "Pin")
    expect(page.get_by_text("Note pinned.")).to_be_visible()
    expect(field).to_have_value("Has a dog. And a cat.")
    field.press("Control+Enter")
    expect(page.locator("#events .note", has_text="And a cat.")).to_be_visible()
    expect(page.locator("#pinned")).to_contain_text("Wants a garden.", timeout=15_000)


def test_is_searched_while_one_types(page: Page, url) -> None:
    page.goto(url)
    add(page, "José calls in May.")
    add(page, "Wants a garden.")
    page.get_by_role("link", name="Notes", exact=True).click()
    expect(page.locator("#show-notes")).to_have_attribute("aria-current", "true")
    page.get_by_role("searchbox", name="Search the timeline of Jonah").press_sequentially("jose")
    expect(page.locator("#events")).not_to_contain_text("garden")
    expect(page.locator("#events")).to_contain_text("José calls in May.")


def test_is_deleted_with_an_undo(page: Page, url) -> None:
    page.goto(url)
    add(page, "Has a dog.")
    choose(page, "Has a dog.", "Delete")
    expect(page.locator("#events .note")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#events .note")).to_contain_text("Has a dog.")


def test_on_a_phone(page: Page, url) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{url}?show=notes")
    add(page, "Has a dog.")
    line(page).fill("More")
    assert page.evaluate(TOO_SMALL, TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript(browser, browser_context_args, context, url) -> None:
    plain = browser.new_context(**browser_context_args, java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(url)
    line(page).fill("Has a dog.")
    page.locator("#add-note").get_by_label("Keep from the AI").check()
    page.get_by_role("button", name="Add note").click()
    expect(page.locator("#events .note")).to_contain_text("Kept from the AI")
    choose(page, "Has a dog.", "Edit")
    page.get_by_role("textbox", name="Note", exact=True).fill("Has a cat.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#events .note")).to_contain_text("Has a cat.")
    choose(page, "Has a cat.", "Pin")
    expect(page.locator("#pinned .note")).to_contain_text("Has a cat.")
    plain.close()
