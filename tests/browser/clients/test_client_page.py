"""The client's page as a hand and a keyboard use it: choosing steps, acting in place, calls, dialogs, tabs."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from agents.web import live
from followups.models import Task
from tests.browser.looks import faults_in_both_schemes
from tests.conftest import wait_until

pytestmark = pytest.mark.django_db(transaction=True)

ARROW = """() => {
    const card = document.getElementById("chosen");
    return card.getBoundingClientRect().left + 1 + parseFloat(getComputedStyle(card, "::before").left) + 5;
}"""
TOO_SMALL = """() => [...document.querySelectorAll("#main :is(a, button)")]
    .filter((one) => one.checkVisibility() && !one.closest(".rail, .what"))
    .filter((one) => { const { height } = one.getBoundingClientRect(); return height && height < 43.5; })
    .map((one) => one.textContent.trim())"""


def dot(page: Page, name: str):
    return page.get_by_role("region", name="Follow-up plan").get_by_role("link", name=re.compile(f"^{name} "))


def card(page: Page):
    return page.locator("#chosen")


def test_a_dot_is_chosen_in_place_and_arrows_move_among_them(page: Page, url) -> None:
    page.goto(url)
    page.evaluate("window.sameDocument = true")
    dot(page, "Week 1").click()
    expect(card(page)).to_contain_text("Week 1 ·")
    expect(dot(page, "Week 1")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(dot(page, "Week 2")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("Week 2 ·")
    expect(dot(page, "Week 2")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(dot(page, "Week 1")).to_be_focused()
    assert page.evaluate("window.sameDocument")
    page.reload()
    expect(card(page)).to_contain_text("Week 2 ·")


def points_at(page: Page, middle: float) -> bool:
    return bool(abs(page.evaluate(ARROW) - middle) < 5)


def test_the_arrow_points_at_its_dot(page: Page, url) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(url)
        for name, at in (("Week 1", 3), ("Month 1", 5), ("Day 1", 1)):
            dot(page, name).click()
            expect(card(page)).to_contain_text(f"{name} ·")
            expect(card(page)).to_have_class(f"plan-card at-{at}")
            box = dot(page, name).locator(".dot").bounding_box()
            middle = box["x"] + box["width"] / 2
            wait_until(partial(points_at, page, middle), 3, f"the arrow points at {name}")


def test_the_chosen_step_stays_while_the_page_refreshes(page: Page, url, client, monkeypatch) -> None:
    monkeypatch.setattr(live, "SECONDS_BETWEEN_QUESTIONS", 0.2)
    page.goto(url)
    dot(page, "Month 1").click()
    expect(card(page)).to_contain_text("Month 1 ·")
    page.get_by_role("link", name="Changes").click()
    page.mouse.move(5, 5)
    client.record("note", note="Likes gardens")
    expect(page.locator("#events")).to_contain_text("Likes gardens", timeout=8000)
    client.record("call", outcome="reached")
    client.record("note", note="And dogs")
    expect(page.locator("#events")).to_contain_text("And dogs", timeout=8000)
    expect(page.locator("#events")).not_to_contain_text("Call, reached")
    expect(card(page)).to_contain_text("Month 1 ·")


def test_skip_answers_in_place_with_undo(page: Page, office, url, client) -> None:
    page.goto(url)
    page.evaluate("window.sameDocument = true")
    card(page).get_by_role("button", name="Skip").click()
    expect(dot(page, "Day 1")).to_contain_text("Skipped")
    expect(card(page).get_by_role("button", name="Restore")).to_be_focused()
    expect(page.locator(".toast")).to_contain_text("Skipped Day 1")
    # What it changed elsewhere on the page comes without waiting for the next question.
    expect(page.locator("#events")).to_contain_text("Day 1 skipped", timeout=5000)
    assert page.evaluate("window.sameDocument")
    page.get_by_role("button", name="Undo").click()
    expect(dot(page, "Day 1")).to_contain_text("Next")


@pytest.mark.failing_requests
def test_an_action_that_fails_leaves_the_strip_as_it_was(page: Page, url) -> None:
    page.goto(url)
    page.route("**/skip/", lambda route: route.abort())
    card(page).get_by_role("button", name="Skip").click()
    expect(page.get_by_role("alert")).to_contain_text("Can’t reach the server")
    expect(card(page).get_by_role("button", name="Skip")).to_be_enabled()


def test_later_steps_move_along_from_the_dialog_and_undo_brings_all_back(page: Page, url, client) -> None:
    before = dict(client.tasks.values_list("followup_type", "scheduled_for"))
    page.goto(url)
    card(page).get_by_role("link", name="Reschedule").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Day 3, Week 1, Week 2 and Month 1 move too")
    dialog.get_by_label("Move later steps").check()
    dialog.get_by_role("button", name="Next Monday 9:00 AM").click()
    expect(page.locator(".toast")).to_contain_text("Week 2 and Month 1 moved by the same amount")
    after = dict(client.tasks.values_list("followup_type", "scheduled_for"))
    assert len({after[name] - before[name] for name in before}) == 1 and after != before
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast")).to_contain_text("moved to")
    assert dict(client.tasks.values_list("followup_type", "scheduled_for")) == before


def test_enter_in_the_field_takes_the_time_that_was_typed(page: Page, url, client) -> None:
    page.goto(url)
    card(page).get_by_role("link", name="Reschedule").click()
    field = page.get_by_role("dialog").get_by_label("When")
    field.fill("2030-03-04T10:15")
    field.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Mon, Mar 4, 10:15 AM")


def test_older_events_come_below_and_the_focus_goes_there(page: Page, url, client) -> None:
    for number in range(70):
        client.record("note", note=f"Note {number:02}")
    page.goto(url)
    expect(page.get_by_text("Note 05")).to_be_hidden()
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_text("Note 05")).to_be_visible()
    expect(page.get_by_text("Older events")).to_be_focused()
    expect(page.get_by_text("Note 69", exact=True)).to_be_visible()


def test_they_replied_from_the_menu(page: Page, url, client) -> None:
    page.goto(url)
    page.get_by_role("button", name="More for Jonah Whitlock").click()
    page.get_by_role("button", name="They replied").click()
    page.get_by_label("What did they say?").fill("Saturday is fine")
    page.get_by_role("button", name="Log reply").click()
    expect(page.locator("#events")).to_contain_text("Replied: Saturday is fine")
    expect(page.locator(".toast")).to_contain_text("5 follow-ups stopped")


@pytest.mark.browser_context_args(bypass_csp=True)  # axe measures with inline styles, which our policy forbids
@pytest.mark.parametrize("width", [1280, 390])
def test_nobody_is_kept_out(page: Page, url, client, office, width) -> None:
    """axe finds nothing on the page, with a call being logged, nor in its dialogs."""
    week_1 = client.tasks.get(followup_type="Week 1")
    Task.objects.filter(pk=week_1.pk).update(reason_code="no_sender")
    Task.objects.filter(followup_type="Day 1").update(
        status="failed", reason_code="send_failed", reason_facts={"error": "refused"}
    )
    client.tasks.create(followup_type="Custom", scheduled_for=timezone.now() + timedelta(days=3), notes="The garage")
    client.record("opened", subject="Hello")
    page.set_viewport_size({"width": width, "height": 844})
    for ending in ("?log=call", f"?step={week_1.pk}", "?tab=details", "followups/new/", "email/"):
        page.goto(url + ending)
        assert not faults_in_both_schemes(page), ending
    page.goto(url)
    card(page).get_by_role("link", name="Reschedule").click()
    expect(page.get_by_role("dialog").get_by_label("When")).to_be_focused()
    assert not faults_in_both_schemes(page, "dialog[open]")


def test_on_a_phone_one_part_shows_at_a_time_and_everything_is_in_reach(page: Page, url) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(url)
    timeline, rail = page.get_by_role("region", name="Timeline"), page.locator("#about")
    expect(timeline).to_be_visible()
    expect(rail).to_be_hidden()
    tabs = page.get_by_role("navigation", name="About Jonah")
    tabs.get_by_role("link", name="Details").click()
    expect(rail.get_by_text("Property", exact=True)).to_be_visible()
    expect(rail.get_by_text("Relocating from Boise")).to_be_hidden()
    expect(timeline).to_be_hidden()
    tabs.get_by_role("link", name="About").click()
    expect(rail.get_by_text("Relocating from Boise")).to_be_visible()
    expect(rail.get_by_text("Property", exact=True)).to_be_hidden()
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_steps_filters_and_calls_work(
    browser, browser_context_args, ana_browser, live_server, url
) -> None:
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    cookie = ana_browser.cookies["realtoros_session"].value
    context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(url)
    dot(page, "Week 2").click()
    expect(card(page)).to_contain_text("Week 2 ·")
    card(page).get_by_role("button", name="Skip").click()
    expect(dot(page, "Week 2")).to_contain_text("Skipped")
    page.get_by_role("main").get_by_role("link", name="Log a call").click()
    page.get_by_role("form", name="Log a call").get_by_label("What was said").fill("Hello")
    page.get_by_role("button", name="Save call").click()
    page.get_by_role("link", name="Calls", exact=True).click()
    expect(page.locator("#events")).to_contain_text("Call, reached. Hello")
    expect(page.locator("#events")).not_to_contain_text("skipped")
    context.close()
