"""A list is as long as its window: counted by the browser, remembered for the next page."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from followups.models import Task

pytestmark = pytest.mark.django_db(transaction=True)

SIZES: list[Any] = [{"width": 1920, "height": height} for height in (1440, 1080, 700)]
TALL, USUAL, LOW = SIZES
ROWS = "#results tbody tr"
# Rows that end above the foot, the height of a row, and the room between the last row and the foot.
MEASURE = """() => {
    const rows = [...document.querySelectorAll("#results tbody tr")].map((row) => row.getBoundingClientRect());
    const foot = document.querySelector("#results .page-foot").getBoundingClientRect();
    return [rows.filter((row) => row.bottom <= foot.top + 1).length, rows[0].height, foot.top - rows.at(-1).bottom];
}"""


@pytest.fixture
def tasks(make_client, make_task) -> list[Task]:
    at, client = timezone.now() + timedelta(days=2), make_client()
    return [make_task(client, followup_type="Custom", scheduled_for=at + timedelta(minutes=n)) for n in range(75)]


@pytest.fixture
def here(page: Page, ana_browser, signed_in, tasks) -> str:
    page.set_viewport_size(USUAL)
    address = f"{signed_in(ana_browser)}/followups/?tab=upcoming"
    page.goto(address)
    return address


def fills(page: Page) -> int:
    """How many rows there are, none of them out of view, and no room left for one more."""
    in_view, height, left = page.evaluate(MEASURE)
    assert in_view == page.locator(ROWS).count() and -1 <= left < height
    return in_view


def test_the_first_visit_adds_what_fits_and_the_next_comes_with_it(page: Page, here) -> None:
    expect(page.locator(ROWS).nth(10)).to_be_visible()
    rows = fills(page)
    assert rows > 10
    expect(page.locator(".shown")).to_contain_text(f"1 to {rows} of 75")
    answers: list[str] = []
    page.on("request", lambda request: answers.append(request.url) if "/followups/" in request.url else None)
    page.reload()
    assert fills(page) == rows and answers == [here]
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.locator(".shown")).to_contain_text(f"{rows + 1} to {2 * rows} of 75")
    fills(page)
    page.get_by_role("link", name="Previous", exact=True).click()
    expect(page.locator(".shown")).to_contain_text(f"1 to {rows} of 75")
    page.go_back()
    expect(page.locator(".shown")).to_contain_text(f"{rows + 1} to {2 * rows} of 75")


def test_a_window_that_grows_gets_more_and_one_that_shrinks_keeps_what_it_has(page: Page, here, tasks) -> None:
    expect(page.locator(ROWS).nth(10)).to_be_visible()
    rows = fills(page)
    page.locator(ROWS).nth(3).get_by_role("link").first.focus()
    page.set_viewport_size(TALL)
    expect(page.locator(ROWS).nth(rows)).to_be_visible()
    assert fills(page) > rows
    expect(page.locator(f"#followup-{tasks[3].pk}").get_by_role("link").first).to_be_focused()
    more = page.locator(ROWS).count()
    page.set_viewport_size(LOW)
    page.wait_for_timeout(500)
    expect(page.locator(ROWS)).to_have_count(more)
    page.reload()
    expect(page.locator(ROWS)).to_have_count(10)


def test_rows_that_were_added_are_selected_acted_on_and_reached_by_keys(page: Page, here, tasks) -> None:
    expect(page.locator(ROWS).nth(10)).to_be_visible()
    rows = fills(page)
    page.get_by_role("checkbox", name="Select all on this page").check()
    bar = page.get_by_role("form", name="Selected follow-ups")
    expect(bar).to_contain_text(f"{rows} selected")
    bar.get_by_label("All 75").check()
    expect(bar).to_contain_text("75 selected")
    page.keyboard.press("Escape")
    page.keyboard.press("k")  # the last
    page.keyboard.press("s")
    row = page.locator(f"#followup-{tasks[rows - 1].pk}")
    expect(row.get_by_role("button", name="Undo")).to_be_focused()
    expect(page.locator(ROWS)).to_have_count(rows)
    page.get_by_role("checkbox", name="Select all on this page").check()
    bar.get_by_role("button", name="Skip").click()
    expect(page.locator(".toast").last).to_contain_text(f"Skipped {rows - 1} follow-ups.")
    # The answer to an action on many is as long.
    expect(page.locator(".shown")).to_contain_text(f"1 to {rows} of {75 - rows}")


def test_rows_are_not_added_under_a_selection(page: Page, here) -> None:
    expect(page.locator(ROWS).nth(10)).to_be_visible()
    rows = page.locator(ROWS).count()
    page.locator(ROWS).first.get_by_role("checkbox").check()
    page.set_viewport_size(TALL)
    page.wait_for_timeout(800)
    expect(page.locator(ROWS)).to_have_count(rows)


def test_a_number_in_the_address_is_kept(page: Page, here) -> None:
    page.goto(f"{here}&limit=12")
    page.wait_for_timeout(500)
    expect(page.locator(ROWS)).to_have_count(12)


def test_a_phone_has_ten(page: Page, here) -> None:
    page.context.clear_cookies(name="rows_followup_list")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(here)
    page.wait_for_timeout(500)
    expect(page.locator(ROWS)).to_have_count(10)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_ten(page: Page, here) -> None:
    expect(page.locator(ROWS)).to_have_count(10)
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.locator(".shown")).to_contain_text("11 to 20 of 75")
