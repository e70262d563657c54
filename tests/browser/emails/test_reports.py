"""Reports in a browser: the chart fills its card, its words keep their size, its bars are reached by keys."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from emails.models import EmailLog
from tests.browser.geometry import faults

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (390, 768, 1280, 1440, 1920)
MEASURE = """() => {
    const box = (each) => each.getBoundingClientRect();
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    const words = seen(".chart .tick, .chart .scale li"), ticks = seen(".chart .tick").map(box);
    const section = document.querySelector(".section:has(.chart)"), style = getComputedStyle(section);
    const inner = box(section).width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
        - parseFloat(style.borderLeftWidth) - parseFloat(style.borderRightWidth);
    return {
        sizes: [...new Set(words.map((each) => getComputedStyle(each).fontSize))],
        small: getComputedStyle(document.querySelector(".figures .means")).fontSize,
        scaled: words.some((each) => each.closest("svg")),
        ticks: ticks.length,
        gap: Math.min(...ticks.slice(1).map((each, at) => each.left - ticks[at].right)),
        left: Math.min(...ticks.map((each) => each.left)) - box(section).left,
        right: box(section).right - Math.max(...ticks.map((each) => each.right)),
        fills: Math.abs(box(document.querySelector(".chart")).width - inner),
        tall: box(document.querySelector(".chart .bars")).height,
        bar: box(document.querySelector(".chart .bars svg")).width,
    };
}"""


@pytest.fixture
def reports(page: Page, ana_browser: Any, live_server: Any, make_client: Any) -> str:
    client, now = make_client(), timezone.now()
    for days in range(90):
        for number in range(1 + days * 7 % 5):
            opened = now if number % 2 else None
            EmailLog.objects.create(
                client=client, status="delivered", sent_at=now - timedelta(days=days), opened_at=opened
            )
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    return f"{live_server.url}/reports/"


@pytest.mark.parametrize("days", [7, 30, 90])
def test_the_chart_fills_its_card_and_its_words_keep_their_size(page: Page, reports: str, days: int) -> None:
    page.goto(f"{reports}?days={days}")
    seen = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page, list=False) == [], width
        found = seen[width] = page.evaluate(MEASURE)
        assert found["sizes"] == [found["small"]] and not found["scaled"], (width, found)
        assert found["fills"] <= 1, (width, found)
        assert found["gap"] >= 4 and found["left"] >= 0 and found["right"] >= 0, (width, found)
    assert seen[1280]["sizes"] == seen[1920]["sizes"] == ["12px"]
    assert seen[1920]["bar"] > seen[1280]["bar"] > seen[390]["bar"]
    assert seen[1920]["ticks"] > seen[390]["ticks"]
    assert seen[1920]["tall"] > 250


def test_bars_are_reached_by_keys_and_say_and_open_their_number(page: Page, reports: str) -> None:
    page.goto(reports)
    bars = page.locator(".bars a")
    expect(bars).to_have_count(30)
    assert bars.evaluate_all("all => all.map((each) => each.tabIndex)") == [-1] * 29 + [0]
    page.locator(".figures > a").last.focus()
    page.keyboard.press("Tab")
    expect(bars.last).to_be_focused()
    left, right = "ArrowLeft", "ArrowRight"
    for key, at in ((left, 28), (left, 27), (right, 28), ("Home", 0), (left, 0), ("End", 29), (right, 29)):
        page.keyboard.press(key)
        expect(bars.nth(at)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(bars.nth(28)).to_have_accessible_name(re.compile(r"^3 emails sent \w{3}, \w{3} \d+"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 found")).to_be_visible()
    expect(page.get_by_role("button", name="Sent")).to_be_visible()
