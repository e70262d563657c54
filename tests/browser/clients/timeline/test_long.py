"""A long timeline as a hand, a thumb and a keyboard use it: search, months, folds."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from agents.web import live
from clients.models import Activity, Note

pytestmark = pytest.mark.django_db(transaction=True)

TOO_SMALL = """[...document.querySelectorAll("#timeline-part :is(a, button, input, summary)")]
    .filter((one) => one.checkVisibility() && one.type !== "hidden" && !one.closest(".what:not(.fold *)"))
    .filter((one) => { const { height } = one.getBoundingClientRect(); return height && height < 43.5; })
    .map((one) => one.outerHTML.slice(0, 100))"""
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def long(client, ana):
    """An entry a day for 200 days, and three changed fields today."""
    now = timezone.now()
    Activity.objects.bulk_create(
        Activity(
            client=client,
            kind="reply",
            data={"note": f"Reply {number}" + (" about José’s roof" if number == 150 else "")},
            occurred_at=now - timedelta(days=number + 1),
        )
        for number in range(200)
    )
    for field in ("name", "phone", "email"):
        client.record("edited", by=ana, field=field, before="a", after="b")
    return client


def month_before(days: int) -> str:
    return f"{timezone.localtime(timezone.now() - timedelta(days=days)):%Y-%m}"


def field(page: Page):
    return page.get_by_role("searchbox", name="Search the timeline of Jonah")


def test_search_marks_and_stays_in_the_address(page: Page, url, long) -> None:
    page.goto(url)
    field(page).press_sequentially("roof jose")
    expect(page.locator("#events .event")).to_have_count(1)
    expect(page.locator("#events mark")).to_have_text(["José", "roof"])
    expect(field(page)).to_be_focused()
    expect(page).to_have_url(f"{url}?q=roof+jose")
    page.reload()
    expect(page.locator("#events mark")).to_have_text(["José", "roof"])
    field(page).fill("zebra")
    page.get_by_role("link", name="Clear search").click()
    expect(page.locator("#events .event").first).to_be_visible()
    expect(field(page)).to_have_value("")
    expect(page).to_have_url(url)


def test_months_by_keys_and_back(page: Page, url, long) -> None:
    page.goto(url)
    page.locator("#show-changes").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator("#months-head")).to_be_focused()
    page.keyboard.press("Enter")
    months = page.get_by_role("navigation", name="Months")
    expect(months.get_by_role("link").first).to_be_visible()
    expect(page.locator("#months-head")).to_be_focused()
    month = month_before(120)
    chosen = months.locator(f"a[href*='month={month}']")
    chosen.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Newest")).to_be_visible()
    expect(page.locator("#events time").first).to_have_attribute("datetime", re.compile(f"^{month}"))
    assert f"month={month}" in page.url
    page.reload()
    expect(page.get_by_role("link", name="Newest")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Newest")).to_have_count(0)
    expect(page.locator("#events .day").first).to_have_text("Today")
    page.go_forward()
    page.get_by_role("link", name="Newest").click()
    expect(page.locator("#events .day").first).to_have_text("Today")
    assert f"month={month}" not in page.url


def test_filters_keep_the_month_and_the_focus(page: Page, url, long) -> None:
    page.goto(f"{url}?month={month_before(120)}")
    page.locator("#show-emails").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#show-emails")).to_have_attribute("aria-current", "true")
    expect(page.locator("#show-emails")).to_be_focused()
    expect(page.get_by_role("link", name="Newest")).to_be_visible()


def test_a_day_stays_in_sight_over_the_pages(page: Page, url, long) -> None:
    page.goto(url)
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_text("Older events")).to_be_focused()
    expect(page.locator("#events ~ .timeline .event").first).to_be_attached()
    page.locator("#shown .event").nth(80).scroll_into_view_if_needed()
    top = page.evaluate("document.querySelector('.page-main').getBoundingClientRect().y")
    at = page.evaluate("(y) => document.elementFromPoint(500, y).closest('.day')?.textContent", top + 8)
    assert at


@pytest.mark.failing_requests
def test_an_open_fold_stays_open_when_something_comes(page: Page, url, long, ana, monkeypatch) -> None:
    monkeypatch.setattr(live, "SECONDS_BETWEEN_QUESTIONS", 0.2)
    page.goto(url)
    fold = page.locator("#events .fold")
    fold.get_by_text("3 fields changed:").click()
    expect(fold.get_by_text("Phone changed from")).to_be_visible()
    Note.add(long, "From another window", by=ana)
    page.mouse.move(5, 5)
    expect(page.locator("#events")).to_contain_text("From another window", timeout=15_000)
    expect(fold.get_by_text("Phone changed from")).to_be_visible()


@pytest.mark.parametrize("query", ["", "?months=1", "?q=roof", "?q=zebra&show=calls"])
def test_on_a_phone(page: Page, url, long, query) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{url}{query}")
    expect(page.locator("#events")).to_be_attached()
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate(FITS)


def test_without_javascript(browser, browser_context_args, context, url, long) -> None:
    plain = browser.new_context(**browser_context_args, java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(url)
    page.locator("#months-head").click()
    page.get_by_role("link", name="Show months").click()
    page.get_by_role("navigation", name="Months").get_by_role("link").nth(3).click()
    expect(page.get_by_role("link", name="Newest")).to_be_visible()
    field(page).fill("reply")
    field(page).press("Enter")
    assert "month=" in page.url and "q=reply" in page.url
    expect(page.locator("#events mark").first).to_have_text("Reply")
    plain.close()
