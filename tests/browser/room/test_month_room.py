"""The calendar names as many clients as a day has room for, and says how many more there are."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.room.conftest import NAMES, SIZES

pytestmark = pytest.mark.django_db(transaction=True)

# Of each day with follow-ups: how many names are seen, how many more it says, and whether one is out of its cell.
DAYS = """() => [...document.querySelectorAll("[data-month] td:not([data-total='0'])")].map((day) => {
    const seen = (selector) => [...day.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    const names = seen(".entry"), more = seen(".entry-more"), end = day.getBoundingClientRect().bottom + 1;
    return {
        total: Number(day.dataset.total),
        named: names.length,
        more: more.length ? parseInt(more[0].innerText.slice(1)) : 0,
        out: [...names, ...more].some((each) => each.getBoundingClientRect().bottom > end),
        cut: names.some((each) => each.querySelector(".truncate").clientWidth < 40),
    };
})"""


@pytest.fixture
def busy(ana, make_client, make_task) -> datetime:
    """A day of Ana's with nine follow-ups, one with four, one with a single one."""
    noon = timezone.localtime(timezone=ana.tzinfo).replace(day=15, hour=12, minute=0)
    for day, how_many in ((0, 9), (1, 4), (2, 1)):
        for number in range(how_many):
            client = make_client(name=f"{number} {NAMES[number % len(NAMES)]}")
            make_task(client, scheduled_for=noon + timedelta(days=day, minutes=number))
    return noon


def test_each_day_names_its_clients_and_counts_the_rest(page: Page, ana_browser, signed_in, busy) -> None:
    here, named = signed_in(ana_browser), {}
    page.goto(f"{here}/followups/?view=month")
    for size in SIZES:
        page.set_viewport_size(size)
        page.wait_for_timeout(300)
        days: list[dict[str, Any]] = page.evaluate(DAYS)
        assert [day["total"] for day in days] == [9, 4, 1]
        assert all(day["named"] + day["more"] == day["total"] and not day["out"] and not day["cut"] for day in days), (
            days
        )
        named[size["width"]] = days[0]["named"]
    assert min(named.values()) >= 3 and named[1920] > named[390], named


def test_the_rest_opens_the_day(page: Page, ana_browser, signed_in, busy) -> None:
    here = signed_in(ana_browser)
    page.goto(f"{here}/followups/?view=month")
    page.get_by_text("more", exact=False).locator("visible=true").first.click()
    expect(page).to_have_url(f"{here}/followups/?on={busy:%Y-%m-%d}")
    expect(page.locator("#results tbody tr")).to_have_count(9)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_the_first_three(page: Page, ana_browser, signed_in, busy) -> None:
    page.goto(f"{signed_in(ana_browser)}/followups/?view=month")
    day = page.locator("[data-month] td[data-total='9']")
    expect(day.locator(".entry:visible")).to_have_count(3)
    expect(day.locator(".entry-more")).to_have_text("+6 more")
