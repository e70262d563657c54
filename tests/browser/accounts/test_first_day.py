"""The first day of an office, from `bin/run --no-demo` on: what the broker presses until an email is tracked."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Stack
from tests.conftest import wait_until

pytestmark = pytest.mark.slow

PASSWORD = "larkspur-lane-77"
MAKE_BROKER = f"""
from agents.models import Agent
Agent.objects.create_superuser("carla@example.com", "{PASSWORD}", name="Carla Reyes")
"""
HOURS = """
from agents.models import Agent
carla = Agent.objects.get()
print(carla.timezone, carla.send_from, carla.send_until, carla.send_days)
"""
TICKS_WITHIN = 30_000  # milliseconds: the email's way to SendGrid and back, and a poll, on a slow machine
CLICKS = "addEventListener('click', ({ isTrusted }) => { if (isTrusted) console.info('click'); }, true);"


def test_from_nothing_to_a_tracked_email_in_eight_clicks(browser: Browser, empty_stack: Stack) -> None:
    stack = empty_stack
    stack.manage("shell", "-c", MAKE_BROKER)
    context = browser.new_context(
        viewport={"width": 1280, "height": 860}, reduced_motion="reduce", timezone_id="America/Denver"
    )
    context.add_init_script(CLICKS)
    page: Page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    def ticked(step: str) -> None:
        expect(page.locator(f"#step-{step}")).to_have_class("done", timeout=TICKS_WITHIN)

    page.goto(f"{stack.url}/login/")
    page.get_by_label("Email").fill("carla@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    # Her browser's zone, and working hours with it.
    page.get_by_role("button", name="Use Mountain time").click()
    ticked("zone")
    assert stack.manage("shell", "-c", HOURS).strip().endswith("America/Denver 08:00:00 19:00:00 12345")

    expect(page.locator("#step-sender")).not_to_have_class("done")  # the sandbox's stand-in is nobody's address
    page.get_by_label("Postal address").fill("Cedar & Main Realty, 210 SW Main Street, Portland, OR 97204")
    page.get_by_label("Sender").fill("carla@cedarmain.example")
    page.locator("#step-sender").get_by_role("button", name="Save").click()
    ticked("address")
    ticked("sender")

    # SendGrid's answer and its report arrive while she only looks.
    page.get_by_role("button", name="Send test email").click()
    page.evaluate("window.sameDocument = true")
    ticked("test")
    ticked("webhook")
    expect(page.locator("#progress")).to_contain_text("5 of 6 done")
    assert page.evaluate("window.sameDocument")

    clicks = said.count("click")
    assert clicks <= 8  # the test email is the first one that is tracked
    emails_the_first_client(page, stack)
    assert said.count("click") - clicks <= 6
    assert not [text for text in said if text != "click"]
    context.close()


def emails_the_first_client(page: Page, stack: Stack) -> None:
    """A Sunday night too: who sends it now means now. The text is read before it is sent."""
    page.get_by_role("link", name="Add client").click()
    page.get_by_label("Name", exact=True).fill("Noor Haddad")
    page.get_by_label("Email", exact=True).fill("noor@example.com")
    page.get_by_role("button", name="Add client").click()
    page.wait_for_url(re.compile(r"/clients/\d+/$"))
    client = page.url
    page.get_by_role("link", name="Email now").first.click()
    page.get_by_role("button", name="Ask when they have time").click()
    page.get_by_role("button", name="Write with AI").click()
    expect(page.get_by_role("textbox", name="Text", exact=True)).not_to_have_value("")
    page.get_by_role("button", name="Send now").click()
    wait_until(lambda: stack.sandbox.mails(to="noor@example.com"), 75, "it is sent")
    page.goto(client)

    def tracked() -> bool:
        page.reload()
        return page.get_by_role("region", name="Timeline").get_by_text("Delivered").count() > 0

    wait_until(tracked, 30, "its arrival is on the timeline")
