"""Through real processes: a broker invites, the agent comes, works and leaves, and another takes the client over."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Stack
from tests.conftest import wait_until

pytestmark = pytest.mark.slow

PASSWORD = "larkspur-lane-77"


def sign_in(page: Page, stack: Stack, email: str, password: str) -> None:
    page.goto(f"{stack.url}/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{stack.url}/")


@pytest.mark.parametrize(("width", "name"), [(1280, "Dana Fox"), (390, "Dana Quist")])
def test_from_the_invitation_to_the_last_day(page: Page, browser: Browser, stack: Stack, width, name) -> None:
    email = f"dana.{width}@example.com"
    sign_in(page, stack, "broker@example.com", "realtor-demo")
    page.goto(f"{stack.url}/team/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Email").fill(email)
    page.get_by_role("button", name="Send invitation").click()
    expect(page.locator("#toasts")).to_contain_text(f"An invitation is on its way to {email}.")

    mail = wait_until(lambda: stack.sandbox.mails(to=email), 30, "the invitation arrives")[0]
    assert mail["subject"].startswith("Carla Reyes invited you to ")
    link = re.search(r"http://\S+/invitation/\S+", mail["text"])
    assert link

    # The agent, on another device.
    context = browser.new_context(
        viewport={"width": width, "height": 844}, reduced_motion="reduce", timezone_id="America/Denver"
    )
    dana = context.new_page()
    dana.goto(link[0])
    expect(dana.get_by_label("Your name")).to_have_value(name)
    expect(dana.get_by_label("Time zone")).to_have_value("America/Denver")
    dana.get_by_label("Password").fill("short")
    expect(dana.get_by_role("status")).to_have_text("5 more characters needed.")
    dana.get_by_label("Password").fill(PASSWORD)
    dana.get_by_role("button", name="Create account").click()
    dana.wait_for_url("**/login/")
    sign_in(dana, stack, email, PASSWORD)
    dana.goto(f"{stack.url}/clients/new/")
    dana.get_by_label("Name", exact=True).fill(f"Noor Haddad {width}")
    dana.get_by_label("Email", exact=True).fill(f"noor.{width}@example.com")
    dana.get_by_role("button", name="Add client").click()
    dana.wait_for_url(re.compile(r"/clients/\d+/$"))
    client = dana.url

    # The last day.
    page.goto(f"{stack.url}/team/")
    page.get_by_role("link", name=re.compile(name)).click()
    page.get_by_role("button", name="Deactivate Dana").click()
    expect(page.locator("#toasts")).to_contain_text("is signed out and can't sign in")
    dana.goto(client)
    expect(dana).to_have_url(re.compile("/login/"))
    page.goto(f"{stack.url}/")
    alarm = page.locator("#alarms")
    expect(alarm).to_contain_text(f"{name} is deactivated, and follow-ups to 1 client wait.")
    alarm.get_by_role("link", name="Reassign the clients").last.click()
    page.get_by_label("Reassign all to").select_option(label="Ben Osei")
    page.get_by_role("button", name="Reassign").click()
    expect(page.locator("#toasts")).to_contain_text("Reassigned 1 client to Ben Osei.")
    page.goto(client)
    expect(page.locator("main")).to_contain_text("Ben Osei")
    context.close()
