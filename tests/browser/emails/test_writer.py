"""The writer's page: its test runs without leaving it."""

import pytest
from playwright.sync_api import Page, expect

from agents.models import Agent
from tests.browser.looks import faults_in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def writer(page: Page, sandbox, ana, ana_browser, live_server):
    Agent.objects.filter(pk=ana.pk).update(is_broker=True)
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(live_server.url + "/settings/writer/")
    return page


def test_the_button_says_that_it_works_and_keeps_the_focus(writer: Page, sandbox) -> None:
    sandbox.faults(openai={"server": "plain", "latency_ms": 150})
    button = writer.get_by_role("button", name="Test the AI")
    button.focus()
    writer.keyboard.press("Enter")
    writer.keyboard.press("Enter")  # while it works a second one is dropped
    expect(button).to_have_class("button primary htmx-request")
    expect(writer.get_by_role("status").filter(has_text="The AI works, with plain text.")).to_be_visible()
    expect(button).to_be_focused()
    expect(writer.get_by_text("answered 400: response_format is not supported").first).to_be_visible()
    expect(writer.get_by_text("Hi Jonah,")).to_be_visible()
    assert sandbox.call("GET", "/api/count")["requests"]["openai"]["400"] >= 6
    assert writer.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser_context_args(bypass_csp=True)  # axe writes inline styles
@pytest.mark.parametrize("width", [390, 1280])
def test_everybody_can_read_it(writer: Page, sandbox, settings, width) -> None:
    settings.OPENAI_MODEL = "gpt-4o"
    writer.set_viewport_size({"width": width, "height": 4000})
    assert faults_in_both_schemes(writer) == []
    writer.get_by_role("button", name="Test the AI").click()
    expect(writer.get_by_text("The AI works")).to_be_visible()
    assert faults_in_both_schemes(writer) == []
