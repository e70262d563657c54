"""What is done most is where the thumb is, large enough, and nothing lies under the tab bar."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone.conftest import PHONE, SMALL

pytestmark = pytest.mark.django_db(transaction=True)

# Controls that something lies over, once they are scrolled to.
COVERED = """() => {
  const controls = "main :is(a[href], button, input:not([type=hidden]), select, textarea)";
  const bars = ".tabbar, .contact-bar, .form-foot, .draft-foot", found = [];
  for (const each of document.querySelectorAll(controls)) {
    const isSeen = each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!isSeen || each.closest("[popover]")) continue;
    each.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = each.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || getComputedStyle(each).clipPath === "inset(50%)") continue;
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest(bars);
    if (over && !over.contains(each)) found.push(`${each.localName} ${each.innerText || each.name}`);
  }
  return found;
}"""
WHERE = ["/", "/clients/{}/", "/followups/", "/settings/", "/clients/new/", "/clients/{}/edit/"]


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "360"])
@pytest.mark.parametrize(
    "where", ["/", "/clients/{}/", "/followups/", "/settings/", "/clients/new/", "/clients/{}/edit/"]
)
def test_no_action_is_under_a_bar(page: Page, live_server, jonah, draft, where: str, size) -> None:
    page.set_viewport_size(size)
    page.goto(live_server.url + where.format(jonah.pk))
    if where == "/settings/":
        page.get_by_label("Review first").check()  # so that the bar with Save is there
    page.wait_for_timeout(300)  # a field that has the focus from the start puts the tab bar away
    assert page.evaluate(COVERED) == []


def boxes(page: Page, selector: str):
    return [box for each in page.locator(selector).all() if (box := each.bounding_box())]


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "360"])
def test_a_client_is_called_written_to_and_logged_with_the_thumb(page: Page, live_server, jonah, size) -> None:
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/clients/{jonah.pk}/")
    bar = page.locator("#tiles")
    expect(bar.get_by_role("link", name="Text")).to_have_attribute("href", "sms:+15035550142")
    tabs = page.locator(".tabbar").bounding_box()
    assert tabs and len(boxes(page, "#tiles a")) == 5
    for box in boxes(page, "#tiles a"):
        assert box["height"] >= 44 and box["width"] >= 44
        assert box["y"] > size["height"] / 2 and box["y"] + box["height"] <= tabs["y"]
    bar.get_by_role("link", name="Log a call").click()
    said = page.get_by_role("form", name="Log a call").get_by_label("What was said")
    expect(said).to_be_focused()
    expect(bar).to_be_hidden()
    said.fill("They want Saturday")
    page.get_by_role("button", name="Save call").click()
    expect(page.locator("#events")).to_contain_text("They want Saturday")
    page.get_by_role("heading", name="Timeline").click()  # one more can be typed until the field is left
    expect(bar).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "360"])
def test_a_draft_is_saved_and_sent_with_the_thumb(page: Page, live_server, draft, size) -> None:
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/followups/{draft.pk}/preview/")
    tabs = page.locator(".tabbar").bounding_box()
    assert tabs
    found = boxes(page, "#draft-send, #draft-save")
    assert len(found) == 2
    for box in found:
        assert box["height"] >= 44 and box["y"] > size["height"] / 2 and box["y"] + box["height"] <= tabs["y"]


def test_search_and_new_client_are_at_the_bottom(page: Page, live_server, jonah) -> None:
    page.goto(live_server.url)
    for box in boxes(page, ".tabbar a"):
        assert box["height"] >= 44 and box["width"] >= 44 and box["y"] > 700


def test_the_verbs_of_todays_rows_are_large_and_at_the_thumbs_side(page: Page, live_server, jonah) -> None:
    page.goto(live_server.url)
    verbs = boxes(page, ".row .verbs > :is(a, button)")
    assert verbs
    for box in verbs:
        assert box["height"] >= 44 and box["x"] + box["width"] > 195
    page.locator(".row .verbs > .button:not(.icon)").first.click()
    sheet = page.locator(".menu:popover-open").bounding_box()
    assert sheet and sheet["y"] + sheet["height"] == PHONE["height"] and sheet["y"] > PHONE["height"] / 2
