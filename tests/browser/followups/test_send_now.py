"""Send now in a browser: it counts down, can be undone, and says what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from followups.engine import drafts
from followups.models import Task
from followups.tasks import send_followup
from tests.followups.actions import let_go
from tests.letters import TEXT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def task(make_task, office, ana, sandbox) -> Task:
    task = make_task(scheduled_for=timezone.now() + timedelta(days=2))
    drafts.save_typed(task, "Hello", TEXT, by=ana)
    return task


@pytest.fixture
def here(page: Page, ana_browser, live_server, task) -> str:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/followups/?tab=upcoming")
    return str(live_server.url)


def press_send(page: Page) -> None:
    page.get_by_role("button", name="More for Day 1, Jonah Whitlock").click()
    page.get_by_role("button", name="Send now", exact=True).click()


def test_undo_in_the_row_takes_it_back(page: Page, here, task) -> None:
    press_send(page)
    row = page.locator(f"#followup-{task.pk}")
    expect(row.get_by_role("button", name="Undo", exact=True)).to_be_focused()
    row.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".toast").last).to_contain_text("Not sent: Day 1 for Jonah Whitlock is as before.")
    assert not Task.objects.get().is_going


def test_counts_down_and_tells_what_became_of_it(page: Page, here, task, sandbox) -> None:
    press_send(page)
    toast, row = page.locator(".toast"), page.locator(f"#followup-{task.pk}")
    expect(toast).to_contain_text("Sending Day 1 for Jonah Whitlock")
    toast.hover()  # a hand on it stretches nothing
    expect(toast.locator(".left")).to_have_text("in 8 s", timeout=4000)
    expect(row.locator("[data-seconds]")).to_have_text("7", timeout=4000)
    expect(toast).to_contain_text("Email queued", timeout=12000)
    expect(toast.get_by_role("button", name="Undo")).to_have_count(0)
    let_go(task)
    assert send_followup(task.pk, only_if_due=True) == "sent"
    expect(row).to_contain_text("Sent", timeout=12000)
    expect(toast).to_contain_text("Day 1 for Jonah Whitlock: sent", timeout=8000)
    assert len(sandbox.mails()) == 1
