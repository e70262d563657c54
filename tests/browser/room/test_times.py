"""Times are never cut, at any width: names, addresses and subjects give way, and can be read in full elsewhere."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, expect

from agents.models import Agent
from emails.models import EmailLog
from tests.browser.geometry import faults
from tests.browser.room.conftest import NAMES, SHOWN_PHONE, SIZES, SUBJECT

pytestmark = pytest.mark.django_db(transaction=True)

LISTS = ("/clients/", "/followups/?tab=upcoming", "/emails/", "/pipeline/")
PAGES = (
    *("/", *LISTS, "/followups/?tab=overdue", "/followups/?tab=done", "/followups/?tab=failed"),
    *("/followups/?view=month", "/clients/{client}/", "/emails/{email}/"),
)
# Of each time that is seen: whether it or a box around it cuts it, and whether it takes more than one line. On the
# strip of five steps a date stands over its time.
CUT = """() => {
    const found = [], range = document.createRange();
    const times = "main :is(time, .lines .at, .lines .then, .entry .at, .when, .badge)";
    for (const each of document.querySelectorAll(times)) {
        if (!each.checkVisibility() || !each.textContent.trim()) continue;
        const said = each.textContent.trim().replace(/\\s+/g, " ");
        range.selectNodeContents(each);
        const { left, right } = range.getBoundingClientRect();
        for (let box = each; box !== document.body; box = box.parentElement) {
            const style = getComputedStyle(box), { left: start } = box.getBoundingClientRect();
            if (/inline$|contents/.test(style.display) || style.overflowX === "visible") continue;
            if (/auto|scroll/.test(style.overflowX)) break;
            const isCut = right > start + box.clientWidth + 1 || left < start - 1;
            if (isCut) found.push(`${said} is cut by ${box.className}`);
        }
        const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top / 8)));
        if (each.matches("time:not(.plan *)") && lines.size > 1) found.push(`${said} is broken`);
    }
    return [...new Set(found)];
}"""


@pytest.fixture
def ids(awkward) -> dict[str, int]:
    return {"client": awkward[0].pk, "email": EmailLog.objects.order_by("pk")[0].pk}


def wrong_at_any_width(page: Page, here: str, addresses: Iterable[str]) -> list[str]:
    wrong = []
    for address in addresses:
        page.set_viewport_size(SIZES[-1])
        page.goto(here + address)
        for size in SIZES:
            page.set_viewport_size(size)
            page.wait_for_timeout(250)  # rows that fit are added, names that fit are shown
            found = (*page.evaluate(CUT), *faults(page))
            wrong += [f"{address} at {size['width']}: {fault}" for fault in found]
    return wrong


def test_no_time_is_cut_and_nothing_overlaps(page: Page, ana_browser, signed_in, ids) -> None:
    wrong = wrong_at_any_width(page, signed_in(ana_browser), (address.format(**ids) for address in PAGES))
    assert not wrong, "\n".join(wrong)


def test_the_same_for_a_broker_who_also_sees_whose_they_are(page: Page, ana, ana_browser, signed_in, ids) -> None:
    Agent.objects.filter(pk=ana.pk).update(is_broker=True)
    wrong = wrong_at_any_width(page, signed_in(ana_browser), ("/", *LISTS))
    assert not wrong, "\n".join(wrong)


def test_that_a_cut_time_would_be_seen(page: Page) -> None:
    box = '<div class="short" style="inline-size: 40px; overflow: hidden; white-space: nowrap">{}</div>'
    page.set_content(
        "<main>"
        + box.format("<time>Yesterday 12:44 PM</time>")
        + '<p style="inline-size: 80px"><time>Wednesday 12:44 PM</time></p>'
        + "<p><time>Tue 9:10 AM</time></p></main>"
    )
    assert page.evaluate(CUT) == ["Yesterday 12:44 PM is cut by short", "Wednesday 12:44 PM is broken"]


def test_names_and_subjects_have_the_room_there_is(page: Page, ana_browser, signed_in, ids) -> None:
    here = signed_in(ana_browser)
    widths: dict[str, list[float]] = {}
    for size in SIZES[2:]:
        page.set_viewport_size(size)
        for address, cell in (
            ("/clients/", ".who"),
            ("/followups/?tab=upcoming", ".who"),
            ("/emails/", "td:first-child"),
        ):
            page.goto(here + address)
            box = page.locator(f"#results tbody {cell}").first.bounding_box()
            assert box
            widths.setdefault(address, []).append(box["width"])
    assert all(narrow >= 200 and wide >= 380 for narrow, _, wide in widths.values()), widths


def test_what_is_cut_is_in_a_title(page: Page, ana_browser, signed_in, ids) -> None:
    here = signed_in(ana_browser)
    page.goto(f"{here}/emails/")
    expect(page.get_by_title(SUBJECT).first).to_be_visible()
    page.goto(f"{here}/followups/?tab=upcoming")
    expect(page.get_by_title(NAMES[0]).first).to_be_visible()
    page.set_viewport_size(SIZES[-1])
    page.goto(f"{here}/clients/")
    expect(page.get_by_role("link", name=SHOWN_PHONE).first).to_be_visible()
    expect(page.get_by_title(NAMES[4]).first).to_be_visible()
