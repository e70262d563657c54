"""A client follows the link in a real email, in a real browser; what was planned for them then does not go."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from followups.models import Task

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("office")]


@pytest.fixture
def mail(sandbox, make_task, live_server, settings):
    """Jonah's Day 1, as it arrived."""
    settings.SITE_URL = live_server.url
    task = make_task()
    make_task(task.client, followup_type="Day 3", scheduled_for=timezone.now() + timedelta(days=2))
    call_command("process_due_tasks")
    (mail,) = sandbox.mails()
    return mail


def test_unsubscribed_by_link_then_a_due_follow_up(page: Page, mail, sandbox, live_server, ana_browser) -> None:
    link = re.search(re.escape(live_server.url) + r"/u/[\w-]+", mail["text"])
    assert link
    page.goto(link[0])
    page.get_by_role("button", name="Unsubscribe").click()
    expect(page.get_by_role("heading", name="You are unsubscribed")).to_be_visible()

    # Two days later, though somebody put it back by plain SQL.
    Task.objects.filter(followup_type="Day 3").update(scheduled_for=timezone.now(), status="pending")
    call_command("process_due_tasks")
    assert len(sandbox.mails()) == 1

    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    task = Task.objects.get(followup_type="Day 3")
    page.goto(f"{live_server.url}/clients/{task.client_id}/")
    expect(page.get_by_text(re.compile("unsubscribed or opted out")).first).to_be_visible()
    expect(page.get_by_role("region", name="Timeline").get_by_text("Unsubscribed with").first).to_be_visible()
    page.goto(f"{live_server.url}/followups/{task.pk}/why/")
    expect(page.get_by_text(re.compile("unsubscribed or opted out")).first).to_be_visible()
    assert task.status == "cancelled"
