"""The whole story, through real processes and with nobody helping: Beat ticks, a worker sweeps, SendGrid reports."""

import re
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Stack
from tests.conftest import wait_until
from tests.letters import MESSAGE

pytestmark = pytest.mark.slow

STEPS = ["Day 1", "Day 3", "Week 1", "Week 2", "Month 1"]
TICK = 75  # seconds: Beat's 60 and the time to do the work


def sign_in(page: Page, stack: Stack, email: str = "ana@example.com") -> None:
    page.goto(stack.url + "/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill("realtor-demo")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(stack.url + "/")


def add_client(page: Page, stack: Stack, name: str, email: str, address: str) -> str:
    page.goto(stack.url + "/clients/new/")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email", exact=True).fill(email)
    page.get_by_label("Property address").fill(address)
    page.get_by_role("button", name="Add client").click()
    expect(page).to_have_url(re.compile(r"/clients/\d+/$"))
    return page.url


def step(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name="Follow-up plan").get_by_role("link", name=name)


def expect_five_steps(page: Page, seconds: float) -> None:
    for name in STEPS:
        expect(step(page, name)).to_be_visible(timeout=seconds * 1000)


def test_from_a_new_client_to_an_opened_email(page: Page, stack: Stack, broker) -> None:
    sign_in(page, stack)

    # A client, and five follow-ups that appear by themselves.
    client_url = add_client(page, stack, "Zoë 🏡 Quist", "zoe.quist@example.com", "77 Larkspur Lane, Portland")
    expect_five_steps(page, 10)

    # Day 1 is moved to now.
    step(page, "Day 1").click()
    page.get_by_role("link", name="Reschedule").click()
    now = datetime.now(ZoneInfo("America/Los_Angeles"))  # Ana's clock
    page.locator("input[name=scheduled_for]").fill(f"{now:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Reschedule", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("is due now")  # a dialog answers after the click

    # The broker stops; a client is added all the same, and the page says that the follow-ups are on their way.
    broker.stop()
    port = broker._desired_port
    waiting_url = add_client(page, stack, "Milo Broad", "milo.broad@example.com", "5 Quiet Street, Portland")
    expect(page.get_by_text("Planning follow-ups")).to_be_visible()
    time.sleep(1)
    broker._desired_port = port
    broker.start()
    began = time.monotonic()

    # Nobody touches anything: the next sweep writes, sends and catches up.
    mail = wait_until(lambda: stack.sandbox.mails("zoe.quist@example.com"), TICK, "the sweep sends Day 1")[0]
    assert "Zoë" in mail["text"] and "77 Larkspur Lane" in mail["subject"] + mail["text"]
    expect_five_steps(page, TICK - (time.monotonic() - began))
    assert page.url == waiting_url

    # A newcomer finds it in the sandbox's inbox.
    page.goto(stack.sandbox.url)
    expect(page.get_by_text(mail["subject"]).first).to_be_visible()

    # Delivery and opening come back through the signed webhook and onto the timeline.
    page.goto(client_url)

    def opened() -> bool:
        page.reload()
        timeline = page.get_by_role("region", name="Timeline")
        return timeline.get_by_text("Delivered").count() > 0 and timeline.get_by_text("Opened").count() > 0

    wait_until(opened, 20, "delivered and opened are on the timeline")
    assert len(stack.sandbox.mails("zoe.quist@example.com")) == 1


TWO_DRAFTS = """
from datetime import timedelta
from django.utils import timezone
from agents.models import Agent
from clients.models import Client
from followups.models import Task
ana = Agent.objects.get(email="ana@example.com")
# The one that the agent reads is due when they have: at that moment a sweep has it in its hands.
for name, seconds in (("read", 30), ("unread", 5)):
    client = Client.objects.create(agent=ana, name=f"Dana {name.title()}", email=f"dana.{name}@example.com",
        property_address="9 Linden Way, Portland", sending_mode="review", planned_at=timezone.now())
    due = timezone.now() + timedelta(seconds=seconds)
    Task.objects.create(client=client, followup_type="Day 1", scheduled_for=due)
"""
PREPARED = """
from emails.models import EmailLog
print("found", EmailLog.objects.filter(client__email__startswith="dana.", status="draft").exclude(body="").count())
"""
EVERY_FIVE_SECONDS = """
from django_celery_beat.models import IntervalSchedule, PeriodicTask, PeriodicTasks
often = IntervalSchedule.objects.get_or_create(every=5, period="seconds")[0]
PeriodicTask.objects.filter(interval__period="seconds").update(interval=often)
PeriodicTasks.update_changed()
"""
HELD = """
from followups.models import Task
print("held by", Task.objects.get(client__email="dana.unread@example.com").reason_code)
"""


def test_what_is_reviewed_first_is_drafted_by_beat_and_goes_only_as_it_was_approved(page: Page, stack: Stack) -> None:
    # The story above has shown that a minute is a minute.
    stack.manage("shell", "-c", EVERY_FIVE_SECONDS)
    stack.manage("shell", "-c", TWO_DRAFTS)

    # Nobody touches anything: Beat has the drafts written, and nothing goes.
    wait_until(lambda: "found 2" in stack.manage("shell", "-c", PREPARED), TICK, "Beat has both drafts written")

    # The agent reads one, changes it and approves it.
    sign_in(page, stack)
    page.goto(stack.url + "/clients/?q=dana.read")
    page.get_by_role("link", name="Dana Read").first.click()
    page.get_by_role("link", name="Review", exact=True).click()
    page.get_by_label("Subject").fill("About 9 Linden Way")
    page.get_by_role("textbox", name="Text", exact=True).fill(f"Hi Dana,\n\n{MESSAGE}")
    page.get_by_role("button", name="Save and approve").click()
    expect(page.locator(".toast")).to_contain_text("Approved")

    # It goes exactly as it was edited; the other is held, and says so.
    found = wait_until(lambda: stack.sandbox.mails("dana.read@example.com"), TICK, "the sweep sends what was approved")
    assert found[0]["subject"] == "About 9 Linden Way"
    assert f"Hi Dana,\n\n{MESSAGE}" in found[0]["text"].replace("\r\n", "\n")
    wait_until(lambda: "held by needs_approval" in stack.manage("shell", "-c", HELD), TICK, "the other one is held")
    page.goto(stack.url + "/clients/?q=dana.unread")
    page.get_by_role("link", name="Dana Unread").first.click()
    expect(page.get_by_text("needs your approval since").first).to_be_visible()
    assert stack.sandbox.mails("dana.unread@example.com") == []
    assert len(stack.sandbox.mails("dana.read@example.com")) == 1
