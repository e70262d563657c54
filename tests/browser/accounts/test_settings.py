"""Settings as one uses them: jump to a section, one Save that follows, nothing lost on the way."""

import re

import pytest
from playwright.sync_api import Page, expect

from agents.models import Agent

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = [(390, 844), (768, 860), (1280, 860)]


@pytest.fixture
def signed_in(page: Page, live_server, ana_browser, office):
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(live_server.url + "/settings/")
    return page


def bar(page: Page):
    return page.get_by_role("group", name="Changes")


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_the_save_follows_and_says_how_much(signed_in: Page, ana: Agent, width: int, height: int) -> None:
    page = signed_in
    page.set_viewport_size({"width": width, "height": height})
    expect(bar(page)).to_be_hidden()
    page.get_by_label("Phone").fill("(503) 555-0199")
    expect(bar(page)).to_contain_text("1 change not saved")
    page.get_by_label("Review first").check()
    page.get_by_label("Mon").uncheck()
    expect(bar(page)).to_contain_text("3 changes not saved")
    page.get_by_label("Mon").check()
    expect(bar(page)).to_contain_text("2 changes not saved")
    save = page.get_by_role("button", name="Save")
    expect(save).to_be_in_viewport(ratio=1)
    save.click()
    expect(page.locator(".toast")).to_contain_text("Saved.")
    expect(bar(page)).to_be_hidden()
    ana.refresh_from_db()
    assert (ana.phone, ana.reviews_first, ana.send_days) == ("(503) 555-0199", True, "1234567")


def test_discard_and_leaving_ask_first(signed_in: Page, ana: Agent) -> None:
    page, asked = signed_in, []

    def answer(dialog) -> None:
        asked.append((dialog.type, dialog.message))
        dialog.dismiss() if len(asked) < 3 else dialog.accept()

    page.on("dialog", answer)
    page.get_by_label("Signature").fill("Ana")
    page.get_by_role("link", name="Discard").click()
    assert asked == [("confirm", "Discard this change?")]
    page.get_by_role("link", name="Clients", exact=True).click()
    assert asked[1][0] == "beforeunload"
    expect(page.get_by_label("Signature")).to_have_value("Ana")
    page.get_by_role("link", name="Discard").click()
    expect(page.get_by_label("Signature")).to_have_value("")
    assert len(asked) == 3
    page.get_by_role("link", name="Clients", exact=True).click()
    expect(page).to_have_url(re.compile("/clients/"))


@pytest.mark.failing_requests
@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_what_is_wrong_has_the_focus_and_nothing_is_lost(signed_in: Page, width: int, height: int) -> None:
    page = signed_in
    page.set_viewport_size({"width": width, "height": height})
    page.get_by_label("From").fill("09:00")
    page.get_by_label("Until").fill("08:00")
    page.get_by_label("Standing instructions").fill("Be brief.")
    page.get_by_role("button", name="Save").click()
    until = page.get_by_label("Until")
    expect(until).to_be_focused()
    expect(until).to_be_in_viewport(ratio=1)
    expect(page.locator("#hours_send_until_error")).to_be_in_viewport()
    expect(page.get_by_label("Standing instructions")).to_have_value("Be brief.")
    expect(bar(page)).to_contain_text("3 changes not saved")


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_the_list_of_sections_leads_there_by_keyboard(signed_in: Page, width: int, height: int) -> None:
    page = signed_in
    page.set_viewport_size({"width": width, "height": height})
    nav = page.get_by_role("navigation", name="Sections")
    expect(nav.get_by_role("link", name="You")).to_have_attribute("aria-current", "location")
    for name in ("AI writer", "Set by the office", "How emails are sent"):
        link = nav.get_by_role("link", name=name)
        link.focus()
        page.keyboard.press("Enter")
        head = page.get_by_role("heading", name=name, exact=True)
        expect(head).to_be_in_viewport(ratio=1)
        expect(head).to_be_focused()
        expect(link).to_have_attribute("aria-current", "location")
        at, list_at = head.bounding_box(), nav.bounding_box()
        assert at and list_at and at["y"] >= list_at["y"] + (0 if width > 1100 else 44)
    page.evaluate("document.querySelector('#signing-in').scrollIntoView()")
    expect(nav.locator("[aria-current]")).not_to_have_text("You")


def test_a_link_leads_into_its_field(page: Page, signed_in: Page, live_server, ana: Agent) -> None:
    signed_in.goto(live_server.url + "/settings/#profile_timezone")
    expect(page.get_by_label("Time zone", exact=True)).to_be_focused()
    Agent.objects.filter(pk=ana.pk).update(is_broker=True)
    page.goto(live_server.url + "/settings/office/#office_postal_address")
    expect(page.get_by_label("Postal address")).to_be_focused()
    expect(page.get_by_label("Postal address")).to_be_in_viewport(ratio=1)


def test_without_a_script_there_is_a_button_at_the_end(browser, live_server, ana_browser, office, ana: Agent) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    cookie = ana_browser.cookies["realtoros_session"].value
    context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + "/settings/")
    page.get_by_label("Phone").fill("(503) 555-0199")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Phone")).to_have_value("(503) 555-0199")
    ana.refresh_from_db()
    assert ana.phone == "(503) 555-0199"
    context.close()
