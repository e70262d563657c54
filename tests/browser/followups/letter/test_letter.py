"""An agent writes an email: saved while they type, with templates and files, in two windows and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from emails.models import EmailAttachment, EmailLog, LetterTemplate
from followups.models import Task
from tests.conftest import wait_until
from tests.letters import MESSAGE, TEXT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def signed_in(page: Page, ana_browser, office, sandbox, live_server, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def address(client, live_server):
    return f"{live_server.url}/clients/{client.pk}/email/"


def body(page: Page):
    return page.get_by_role("textbox", name="Text", exact=True)


def kept(page: Page):
    return page.locator("#draft-foot .kept")


def test_a_key_opens_it_and_typing_saves(page: Page, live_server, client) -> None:
    page.goto(f"{live_server.url}/clients/{client.pk}/")
    page.keyboard.press("c")
    expect(page).to_have_url(re.compile(r"/email/$"))
    expect(body(page)).to_have_value("")
    assert not Task.objects.exists()
    page.get_by_label("Subject").fill("A short note")
    body(page).fill(TEXT)
    expect(kept(page)).to_have_text(re.compile(r"Saved \d+:\d\d [AP]M"), timeout=5000)
    task = Task.objects.get()
    expect(page).to_have_url(re.compile(rf"/followups/{task.pk}/preview/"))
    body(page).press("End")
    body(page).press_sequentially(" More")
    page.reload()  # before the pause is over: what leaves the page is saved, too
    expect(body(page)).to_have_value(re.compile("More$"))
    assert wait_until(lambda: EmailLog.objects.get().body.endswith("More"), 5, "it is saved")
    assert Task.objects.count() == 1


def test_left_empty_it_leaves_nothing(page: Page, live_server, address) -> None:
    page.goto(address)
    page.goto(f"{live_server.url}/clients/")
    assert not Task.objects.exists()


@pytest.mark.failing_requests
def test_what_can_not_be_saved_is_said_kept_and_saved_later(page: Page, address) -> None:
    page.goto(address)

    def fail(route: Route) -> None:
        route.abort() if "action=keep" in (route.request.post_data or "") else route.continue_()

    page.route("**/email/", fail)
    body(page).fill(TEXT)
    expect(kept(page)).to_have_text("Not saved. Trying again…", timeout=5000)
    page.unroute("**/email/")
    expect(kept(page)).to_have_text(re.compile("Saved"), timeout=9000)
    assert EmailLog.objects.get().body == TEXT


@pytest.mark.failing_requests
def test_two_windows_lose_nothing(page: Page, live_server, address) -> None:
    page.goto(address)
    page.get_by_label("Subject").fill("A short note")
    body(page).fill("From the first window")
    expect(kept(page)).to_have_text(re.compile("Saved"), timeout=5000)
    other = page.context.new_page()
    other.goto(page.url)
    body(page).fill("From the first window, later")
    wait_until(lambda: EmailLog.objects.get().body.endswith("later"), 5, "it is saved")
    body(other).fill("From the second window")
    expect(kept(other)).to_contain_text("changed in another window", timeout=5000)
    other.get_by_role("button", name="Save draft").click()
    expect(other.get_by_role("alert")).to_contain_text("From the first window, later")
    expect(body(other)).to_have_value("From the second window")
    other.close()


def test_a_template_by_keyboard_and_a_file(page: Page, address) -> None:
    for name in ("Documents", "Showing"):
        LetterTemplate.objects.create(name=name, subject=name, body=f"{name}. {MESSAGE}")
    page.goto(address)
    page.get_by_role("button", name="Template", exact=True).press("Enter")
    expect(page.get_by_label("Find a template")).to_be_focused()
    page.keyboard.type("show")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(body(page)).to_have_value(re.compile("^Hi Jonah,\n\nShowing"))
    page.get_by_role("button", name="Attach", exact=True).first.click()
    page.set_input_files("#id_file", {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
    expect(page.locator("form .attached")).to_contain_text("plan.pdf")
    page.get_by_role("button", name="Remove plan.pdf").click()
    expect(page.locator("form .attached")).to_have_count(0)
    assert not EmailAttachment.objects.exists()


def test_without_javascript(browser: Browser, ana_browser, live_server, address) -> None:
    context = browser.new_context(java_script_enabled=False)
    cookie = ana_browser.cookies["realtoros_session"].value
    context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Subject").fill("A short note")
    body(page).fill(TEXT)
    page.get_by_role("button", name="Attach", exact=True).first.click()
    page.set_input_files("#id_file", {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Send now").click()
    expect(page.locator("form .attached")).to_contain_text("plan.pdf")
    assert not Task.objects.get().hurried_at
    page.get_by_role("button", name="Send now").click()
    assert Task.objects.get().hurried_at and EmailLog.objects.get().body == TEXT
    context.close()


def test_on_a_phone_everything_fits(page: Page, address) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for name in ("Template", "Attach", "Send later", "Send now"):
        if (button := page.get_by_role("button", name=name, exact=True).first).is_visible():
            box = button.bounding_box()
            assert box and box["height"] >= 44
    expect(page.locator(".beside")).to_be_visible()
