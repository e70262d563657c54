"""Calls, follow-ups and emails from a client's page."""

import re

import pytest
from playwright.sync_api import Page, expect

from followups.models import Task

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.failing_requests
def test_a_call_is_logged_in_place_and_nothing_typed_is_lost(page: Page, url, client) -> None:
    page.goto(url)
    page.evaluate("window.sameDocument = true")
    opener = page.get_by_role("main").get_by_role("link", name="Log a call")
    opener.click()
    form = page.get_by_role("form", name="Log a call")
    expect(form.get_by_label("What was said")).to_be_focused()
    form.get_by_label("Wrong number").check()
    expect(form.get_by_text("doesn’t change last contact")).to_be_visible()
    form.get_by_label("Voicemail").check()
    expect(form.get_by_text("Sets last contact.")).to_be_visible()
    form.get_by_label("What was said").fill("Left the Saturday times.")
    page.route("**/call/", lambda route: route.abort())
    form.get_by_role("button", name="Save call").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was lost")
    page.unroute("**/call/")
    form.get_by_role("button", name="Save call").click()
    expect(form.get_by_label("What was said")).to_have_value("")
    expect(page.locator("#events")).to_contain_text("Left the Saturday times.")
    assert page.evaluate("window.sameDocument")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#events")).to_contain_text("Call deleted")


def log_a_wrong_number(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Log a call").click()
    page.get_by_label("Wrong number").check()
    page.get_by_role("button", name="Save call").click()


def test_a_wrong_number_is_mended_where_it_stands(page: Page, url, client) -> None:
    page.goto(url)
    page.evaluate("window.sameDocument = true")
    log_a_wrong_number(page)
    mend = page.get_by_role("link", name="Fix number")
    expect(mend).to_be_focused()
    page.keyboard.press("Enter")
    field = page.locator("#about").get_by_label("Phone", exact=True)
    expect(field).to_be_focused()
    mend.click()  # it is open already
    expect(field).to_be_focused()
    expect(page.locator("#about").get_by_label("Phone", exact=True)).to_have_count(1)
    field.fill("(503) 555-0199")
    page.keyboard.press("Enter")
    expect(page.locator("#about").get_by_role("link", name="(503) 555-0199")).to_be_focused()
    assert page.evaluate("window.sameDocument")
    client.refresh_from_db()
    assert client.phone == "(503) 555-0199"


@pytest.mark.parametrize(("width", "has_scripts"), [(390, True), (390, False), (1280, False)])
def test_where_the_details_are_not_beside_it_the_number_has_a_page(
    browser, browser_context_args, page: Page, url, client, width, has_scripts
) -> None:
    options = browser_context_args | {"viewport": {"width": width, "height": 844}, "java_script_enabled": has_scripts}
    context = browser.new_context(**options, storage_state=page.context.storage_state())
    plain = context.new_page()
    plain.goto(url)
    log_a_wrong_number(plain)
    mend = plain.get_by_role("link", name="Fix number")
    expect(mend).to_be_visible()
    mend.click()
    expect(plain).to_have_url(re.compile("/edit/phone/$"))
    expect(plain.get_by_label("Phone", exact=True)).to_be_focused()
    plain.get_by_label("Phone", exact=True).fill("(503) 555-0199")
    plain.get_by_role("button", name="Save").click()
    expect(plain).to_have_url(url)
    client.refresh_from_db()
    assert client.phone == "(503) 555-0199"
    context.close()


def test_escape_goes_back_to_the_note(page: Page, url) -> None:
    page.goto(url + "?log=call#log")
    expect(page.get_by_role("form", name="Log a call").get_by_label("What was said")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("form", name="Log a call")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link", name="Log a call")).to_be_focused()
    assert "log=" not in page.url


def test_a_follow_up_is_added_in_a_dialog(page: Page, url) -> None:
    page.goto(url)
    page.get_by_role("link", name="Add follow-up").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Date and time")).to_be_hidden()
    dialog.get_by_label("What is it about?").fill("The garage")
    dialog.get_by_label("Pick a time").check()
    dialog.get_by_label("Date and time").fill("2030-03-04T10:15")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".toast")).to_contain_text("Planned a follow-up")
    expect(page.locator("#chosen")).to_contain_text("The garage")
    expect(page.get_by_role("list", name="Planned by hand")).to_contain_text("Custom")


def test_an_email_is_written_read_and_sent(page: Page, url, client, office, sandbox) -> None:
    page.goto(url)
    page.get_by_role("link", name="Email now").click()
    page.get_by_role("button", name="Invite them").click()
    page.get_by_role("button", name="Write with AI").click()
    expect(page.locator(".toast")).to_contain_text("Draft written")
    expect(page.get_by_role("textbox", name="Text", exact=True)).not_to_have_value("")
    expect(page.get_by_role("heading", name="Email to Jonah Whitlock")).to_be_visible()
    assert sandbox.mails() == []
    page.get_by_role("button", name="Send now").click()
    expect(page.locator(".toast")).to_contain_text("Sending Email for Jonah Whitlock")
    assert page.url == url
    assert Task.objects.get(sent_by_hand=True).hurried_at
