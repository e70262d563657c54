"""Follow-ups in a browser: many at once with one undo, rows by keys, a month by arrows, a new one by typing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from followups.engine import drafts
from followups.models import Task
from tests.letters import TEXT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tasks(make_client, make_task) -> list[Task]:
    at = timezone.now() + timedelta(days=2)
    names = [f"Client {letter}" for letter in "ABCDEFGHIJKL"]
    return [make_task(make_client(name=name), scheduled_for=at + timedelta(minutes=n)) for n, name in enumerate(names)]


@pytest.fixture
def here(page: Page, ana_browser, live_server, tasks) -> str:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/followups/?tab=upcoming")
    return str(live_server.url)


def test_the_whole_list_is_skipped_and_comes_back_with_one_undo(page: Page, here) -> None:
    bar = page.get_by_role("form", name="Selected follow-ups")
    page.get_by_role("checkbox", name="Select Day 1, Client A").check()
    expect(bar).to_contain_text("1 selected")
    every = bar.get_by_label("All 12")
    expect(every).to_be_hidden()
    page.get_by_role("checkbox", name="Select all on this page").check()
    expect(bar).to_contain_text("10 selected")
    every.check()
    expect(bar).to_contain_text("12 selected")
    bar.get_by_role("button", name="Skip").click()
    toast = page.locator(".toast")
    expect(toast).to_contain_text("Skipped 12 follow-ups.")
    expect(page.get_by_role("heading", name="No follow-ups planned")).to_be_visible()
    assert Task.objects.filter(status="skipped").count() == 12
    toast.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast")).to_contain_text("Undone for 12 follow-ups.")
    assert Task.objects.filter(status="pending").count() == 12


def test_some_are_moved_and_sending_asks_in_a_dialog(page: Page, here, tasks, ana) -> None:
    for task in tasks[:2]:
        drafts.save_typed(task, "Hello", TEXT, by=ana)
    for letter in "AB":
        page.get_by_role("checkbox", name=f"Select Day 1, Client {letter}").check()
    bar = page.get_by_role("form", name="Selected follow-ups")
    bar.get_by_role("button", name="More").click()
    page.locator("#bulk-more").get_by_role("button", name="Send now…").click()
    dialog = page.get_by_role("dialog", name="Send 2 emails now?")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
    bar.get_by_role("button", name="Reschedule").click()
    page.locator("#bulk-when").get_by_role("button", name="1 hour later").click()
    expect(page.locator(".toast")).to_contain_text("Moved 2 follow-ups an hour later.")
    expect(page.locator("#results")).to_be_focused()
    moved = Task.objects.get(pk=tasks[0].pk).scheduled_for - tasks[0].scheduled_for
    assert timedelta(minutes=59) < moved <= timedelta(hours=1)


def test_rows_by_the_keyboard(page: Page, here, tasks) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Client B")).to_be_focused()
    page.keyboard.press("s")
    expect(page.locator(".toast")).to_contain_text("Skipped Day 1 for Client B.")
    expect(page.locator(f"#followup-{tasks[1].pk}").get_by_role("button", name="Undo")).to_be_focused()
    expect(page.locator(".htmx-settling, .htmx-added, .htmx-request")).to_have_count(0)  # htmx focuses it once more
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page).to_have_url(f"{here}/followups/{tasks[2].pk}/preview/?next=/followups/%3Ftab%3Dupcoming")
    page.wait_for_load_state("networkidle")  # a first draft is written


def test_a_month_by_its_arrows(page: Page, here, ana) -> None:
    local = timezone.localtime(timezone=ana.tzinfo)
    page.get_by_role("navigation", name="View").get_by_role("link", name="Month").click()
    page.wait_for_url("**view=month**")  # with its scripts
    today = page.locator("td.today .number")
    today.focus()
    # Into the middle of the month and back: there is no row above its first week, nor below its last.
    there, and_back = ("ArrowDown", "ArrowUp") if local.day < 15 else ("ArrowUp", "ArrowDown")
    page.keyboard.press(there)
    expect(today).not_to_be_focused()
    page.keyboard.press(and_back)
    expect(today).to_be_focused()
    page.keyboard.press("PageDown")
    month = page.locator("#month-bar h2")
    expect(month).not_to_have_text(f"{local:%B %Y}")
    page.get_by_role("link", name="Today", exact=True).last.click()
    page.keyboard.press("Tab")
    page.locator("td.today .number").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{here}/followups/?on={local:%Y-%m-%d}")


def test_one_more_is_planned_by_typing_a_name(page: Page, here, tasks) -> None:
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog", name="New follow-up")
    expect(dialog.get_by_label("Client", exact=True)).to_be_focused()
    page.keyboard.type("client", delay=30)  # as fast as a person, not faster than the dialog is ready
    dialog.get_by_role("radio", name="Client C").check()
    dialog.get_by_label("What is it about?").fill("Ask about the garage")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".toast")).to_contain_text("Planned a follow-up to Client C")
    expect(page).to_have_url(f"{here}/followups/?tab=upcoming")
    assert Task.objects.get(followup_type="Custom").client == tasks[2].client


def test_why_opens_over_the_list(page: Page, here) -> None:
    page.get_by_role("button", name="More for Day 1, Client A").click()
    page.get_by_role("link", name="Will this send?").first.click()
    dialog = page.get_by_role("dialog", name="Will this send?")
    expect(dialog).to_contain_text("It is not due yet.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="More for Day 1, Client A")).to_be_focused()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript(page: Page, here, tasks) -> None:
    for letter in "AB":
        page.get_by_role("checkbox", name=f"Select Day 1, Client {letter}").check()
    page.get_by_role("form", name="Selected follow-ups").get_by_role("button", name="Skip").click()
    expect(page.locator(".toast")).to_contain_text("Skipped 2 follow-ups.")
    page.get_by_role("button", name="More for Day 1, Client C").click()
    page.locator(f"#menu-{tasks[2].pk}").get_by_role("button", name="Mark as done").click()
    expect(page.locator(".toast")).to_contain_text("Marked Day 1 for Client C as done.")
    assert Task.objects.filter(status="pending").count() == 9
