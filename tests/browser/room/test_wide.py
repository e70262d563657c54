"""A wide screen is used: no strip in its middle, no line too long to read, letters of their usual size."""

import pytest
from playwright.sync_api import Page, expect

from emails.models import EmailLog
from tests.browser.room.conftest import SHOWN_PHONE, SIZES

pytestmark = pytest.mark.django_db(transaction=True)

SIDEBAR = 230  # with the edge of the surface
PAGES = ("/", "/clients/", "/followups/?tab=upcoming", "/followups/?view=month", "/emails/", "/pipeline/")
# How much of the width is used below the head; the longest line, in letters, of texts that are not cut;
# and the largest letters of a drawing.
MEASURE = """() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    const rect = (each) => each.getBoundingClientRect();
    const boxes = seen(".page-body :is(td, th, p, a, time, h2, iframe, .card)").map(rect);
    const range = document.createRange();
    const parts = "p, li, div, table, ul, section, svg.chart, .truncate, .cell";
    const longest = seen("main :is(p, li, dd, .what):not(.truncate, .cell)").map((each) => {
        if (each.querySelector(parts)) return 0;
        range.selectNodeContents(each);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 10)));
        return each.innerText.replace(/\\s+/g, " ").length / lines.size;
    });
    return {
        used: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
        longest: Math.max(...longest),
        drawn: Math.max(0, ...seen("main svg text").map((each) => rect(each).height)),
    };
}"""


def test_the_width_is_used_and_lines_stay_short(page: Page, ana_browser, signed_in, awkward) -> None:
    here = signed_in(ana_browser)
    pages = (*PAGES, f"/clients/{awkward[0].pk}/", f"/emails/{EmailLog.objects.order_by('pk')[0].pk}/")
    wrong = []
    for size in SIZES[3:]:
        page.set_viewport_size(size)
        for address in pages:
            page.goto(here + address)
            found = page.evaluate(MEASURE)
            is_used = found["used"] >= 0.9 * (size["width"] - SIDEBAR)
            if not is_used or found["longest"] > 100 or found["drawn"] > 18:
                wrong.append((size["width"], address, found))
    assert not wrong, wrong


def test_more_is_shown_where_there_is_room(page: Page, ana_browser, signed_in, awkward) -> None:
    here = signed_in(ana_browser)
    for size, more in ((SIZES[2], False), (SIZES[4], True)):
        page.set_viewport_size(size)
        page.goto(f"{here}/clients/")
        expect(page.get_by_role("link", name=SHOWN_PHONE).first).to_be_visible(visible=more)
        page.goto(f"{here}/followups/?tab=upcoming")
        expect(page.get_by_role("columnheader", name="Subject")).to_be_visible(visible=more)
        page.goto(f"{here}/clients/{awkward[0].pk}/")
        details, notes = (page.locator("#about > .section").nth(number).bounding_box() for number in (0, -1))
        assert details and notes
        assert (notes["x"] > details["x"] + details["width"] - 2) is more
