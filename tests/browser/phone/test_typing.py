"""On a phone, with the keyboard open: the line that is typed stays in sight, and the tab bar makes room."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone.conftest import PHONE, WITH_KEYBOARD

pytestmark = pytest.mark.django_db(transaction=True)

# What is at the middle of the last line, and where that line ends. Nothing may lie over it.
LAST_LINE = """(field) => {
  const box = field.getBoundingClientRect(), its = getComputedStyle(field), high = parseFloat(its.lineHeight);
  const end = box.bottom - parseFloat(its.paddingBottom) - parseFloat(its.borderBottomWidth);
  const at = document.elementFromPoint(box.left + box.width / 2, end - high / 2);
  return { top: end - high, end, seen: at === field };
}"""


@pytest.fixture
def addresses(live_server, jonah, draft) -> dict[str, str]:
    url = live_server.url
    return {
        "draft": f"{url}/followups/{draft.pk}/preview/",
        "drawer": f"{url}/clients/{draft.client_id}/",
        "note": f"{url}/clients/{jonah.pk}/edit/notes/",
        "client": f"{url}/clients/new/",
        "call": f"{url}/clients/{jonah.pk}/?log=call",
        "signature": f"{url}/settings/",
        "instructions": f"{url}/settings/",
    }


FIELDS = {
    "draft": "[name=body]",
    "drawer": "dialog [name=body]",
    "note": "[name=notes]",
    "client": "[name=notes]",
    "call": ".log-call [name=text]",
    "signature": "[name=signature]",
    "instructions": "[name=instructions]",
}


@pytest.mark.parametrize("what", FIELDS)
def test_the_line_stays_above_the_keyboard_and_every_bar(page: Page, addresses, what: str) -> None:
    page.goto(addresses[what])
    if what == "drawer":
        page.locator("a[data-dialog][href*='/preview/']").first.click()
    field = page.locator(FIELDS[what]).first
    field.click()
    page.keyboard.press("Control+End")
    page.set_viewport_size(WITH_KEYBOARD)
    expect(page.locator(".tabbar")).to_be_hidden()
    break_line = "Enter" if field.evaluate("each => each.matches('textarea')") else "Space"
    for number in range(6):
        page.keyboard.press(break_line)
        page.keyboard.type(f"Line {number}")
        page.wait_for_timeout(100)
        line = field.evaluate(LAST_LINE)
        assert line["seen"] and line["top"] >= 0 and line["end"] <= 360, (number, line)


def test_a_line_in_the_middle_is_found_again(page: Page, addresses) -> None:
    page.goto(addresses["draft"])
    body = page.locator("[name=body]")
    body.fill("\n".join(f"Line {number}" for number in range(40)))
    page.set_viewport_size(WITH_KEYBOARD)
    body.evaluate("each => each.setSelectionRange(0, 0)")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(150)
    panes = page.locator(".panes").bounding_box()
    box = body.bounding_box()
    assert panes and box and box["y"] >= panes["y"] + panes["height"] - 40


def test_the_tab_bar_comes_back_and_a_press_hits_what_it_was_meant_for(page: Page, addresses, live_server) -> None:
    page.goto(addresses["signature"])
    page.get_by_label("Signature").fill("Ana")
    expect(page.locator(".tabbar")).to_be_hidden()
    save = page.get_by_role("button", name="Save").bounding_box()
    assert save and save["y"] + save["height"] <= PHONE["height"]
    # A slow finger: the bar must not move up under it.
    page.mouse.move(save["x"] + 20, save["y"] + 20)
    page.mouse.down()
    page.wait_for_timeout(400)
    page.mouse.up()
    expect(page.locator(".toast")).to_contain_text("Saved.")
    expect(page.locator(".tabbar")).to_be_visible()
    page.get_by_label("Review first").check()
    expect(page.locator(".tabbar")).to_be_visible()
