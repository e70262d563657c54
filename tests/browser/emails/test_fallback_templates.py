"""A fallback template, edited by mouse and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from agents.models import Agent
from emails.models import FallbackTemplate
from tests.browser.looks import faults_in_both_schemes

MINE = (
    "Thank you for writing. I have read it with care, and I am looking into what you asked. You will hear from me as "
    "soon as I know more."
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def signed_in(page: Page, ana, ana_browser, office, live_server) -> None:
    Agent.objects.filter(pk=ana.pk).update(is_broker=True, phone="(503) 555-0190")
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/settings/templates/day-1/any/")


def sample(page: Page, title: str):
    return page.get_by_role("article", name=title)


def test_a_field_goes_where_the_cursor_is_and_both_previews_follow(page: Page) -> None:
    body = page.get_by_role("textbox", name="Text", exact=True)
    body.fill("Thank you. ")
    page.get_by_role("button", name="{agent phone}").click()
    expect(body).to_be_focused()
    page.keyboard.type(" is my number.")
    expect(body).to_have_value("Thank you. {agent phone} is my number.")
    expect(sample(page, "A full record")).to_contain_text("Thank you. (503) 555-0190 is my number.")
    expect(sample(page, "A nearly empty record")).to_contain_text("Hello,\n\nThank you.")
    expect(sample(page, "A nearly empty record")).not_to_contain_text("number")
    page.keyboard.press("Control+z")
    expect(body).not_to_have_value("Thank you. {agent phone} is my number.")


def test_by_keyboard_alone(page: Page) -> None:
    subject = page.get_by_label("Subject")
    subject.fill("A note")
    page.get_by_role("button", name="[ about {property address}]").focus()
    page.keyboard.press("Enter")
    expect(subject).to_be_focused()
    expect(subject).to_have_value("A note[ about {property address}]")
    expect(sample(page, "A full record")).to_contain_text("A note about 418 Alder Court, Portland")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Saved.")
    assert FallbackTemplate.objects.get().subject == "A note[ about {property address}]"


def test_a_mistake_is_told_while_one_types_and_undo_brings_the_text_back(page: Page) -> None:
    body = page.get_by_role("textbox", name="Text", exact=True)
    body.fill("Thank you, {frist name}.")
    expect(page.locator("#previews")).to_contain_text("Did you mean {first name}?")
    body.fill(MINE)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Use the built-in text").click()
    expect(body).to_have_value("Thank you for getting in touch[ about {property address}]. " + body.input_value()[59:])
    page.get_by_role("button", name="Undo").click()
    expect(body).to_have_value(MINE)


@pytest.mark.browser_context_args(bypass_csp=True)  # axe writes inline styles while it measures
@pytest.mark.parametrize("address", ["", "day-1/any/"])
def test_nothing_keeps_anybody_out(page: Page, live_server, address) -> None:
    for wide in (True, False):
        page.set_viewport_size({"width": 1280, "height": 3200} if wide else {"width": 390, "height": 6000})
        page.goto(f"{live_server.url}/settings/templates/{address}")
        assert faults_in_both_schemes(page) == []
