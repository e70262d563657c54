"""What happens while a page is open appears on it, and takes nothing away from who works on it."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from agents.web import live
from clients.models import Client
from emails.models import EmailLog
from emails.webhook.apply import apply

pytestmark = pytest.mark.django_db(transaction=True)

HIDE = """hidden => {
    Object.defineProperty(document, "hidden", {configurable: true, get: () => hidden});
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def log(make_task, monkeypatch) -> EmailLog:
    monkeypatch.setattr(live, "SECONDS_BETWEEN_QUESTIONS", 0.2)
    task = make_task(status="completed")
    make_task(task.client, followup_type="Month 1", scheduled_for=timezone.now() + timedelta(days=28))
    return EmailLog.objects.create(
        client=task.client, task=task, subject="Your valuation", body="Hi", status="sent", sent_at=task.scheduled_for
    )


@pytest.fixture
def asked(page: Page, ana_browser, live_server, log) -> list[str]:
    """Signs Ana in; the questions that her page asks."""
    # A cold server's first answer takes long, and the page would wait many times as long before it asks again.
    for address in ("/", f"/clients/{log.client_id}/", f"/emails/{log.pk}/"):
        ana_browser.get(address)
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    questions: list[str] = []
    page.on(
        "request",
        lambda request: questions.append(request.url) if re.search(r"//[^?]+/live/(\?|$)", request.url) else None,
    )
    return questions


def happens(log: EmailLog, event: str) -> None:
    apply([{"event": event, "timestamp": int(time.time()), "sg_event_id": event, "email_log_id": str(log.pk)}])


def test_an_event_appears_and_is_announced(page: Page, asked, live_server, log) -> None:
    said = page.locator("body > p[role=status]")
    for address, region, event, words in (
        (f"/clients/{log.client_id}/", "#events", "open", "Opened “Your valuation”"),
        (f"/emails/{log.pk}/", "#events", "click", "Clicked"),
        ("/", "#signals", "unsubscribe", "unsubscribed"),
    ):
        page.goto(live_server.url + address)
        page.evaluate("window.sameDocument = true")
        place = page.locator(region)
        expect(place).not_to_contain_text(words)
        happens(log, event)
        # A page whose question was answered slowly asks the next one twenty times as much later.
        expect(place).to_contain_text(words, timeout=30_000)
        expect(said).to_contain_text("New: ")
        assert page.evaluate("window.sameDocument")


def test_a_hidden_page_asks_nothing_and_at_once_when_it_is_seen_again(page: Page, asked, live_server, log) -> None:
    with page.expect_request(re.compile(r"/live/(\?|$)")):
        page.goto(f"{live_server.url}/clients/{log.client_id}/")
    page.evaluate(HIDE, True)
    page.wait_for_timeout(300)
    before = len(asked)
    happens(log, "open")
    page.wait_for_timeout(1000)
    assert len(asked) == before
    page.evaluate(HIDE, False)
    expect(page.get_by_role("region", name="Timeline")).to_contain_text("Opened", timeout=8000)


def test_what_somebody_works_in_stays(page: Page, asked, live_server, log) -> None:
    page.goto(f"{live_server.url}/clients/{log.client_id}/")
    page.evaluate("document.querySelector('#events').append(document.createElement('textarea'))")
    field = page.locator("#events textarea")
    field.fill("half a sentence")
    happens(log, "open")
    page.wait_for_timeout(1500)
    expect(field).to_have_value("half a sentence")

    # An open menu too; then it comes.
    field.blur()
    more = page.locator("#plan").get_by_role("button", name="More for Month 1")
    more.click()
    page.wait_for_timeout(1500)
    expect(page.locator("#plan .menu").first).to_be_visible()
    expect(page.locator("#events")).not_to_contain_text("Opened")
    page.keyboard.press("Escape")
    expect(page.locator("#events")).to_contain_text("Opened", timeout=8000)
    # The button keeps the focus that its menu gave back, though it is another element now.
    expect(more).to_be_focused()


def test_a_session_that_ended_is_left_alone(page: Page, asked, live_server, log) -> None:
    with page.expect_request(re.compile(r"/live/(\?|$)")):
        page.goto(f"{live_server.url}/clients/{log.client_id}/")
    page.context.clear_cookies()
    happens(log, "open")
    page.wait_for_timeout(2000)
    # Later and later: at 0.4, 0.8 and 1.6 s.
    assert len(asked) < 6 and Client.objects.get().name in page.title()
    expect(page.locator("#plan")).to_be_visible()
    expect(page.get_by_label("Password")).to_have_count(0)
