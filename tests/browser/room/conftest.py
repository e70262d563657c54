"""The room that a window has, and what is shown in it, with the longest names, subjects and times that there are."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from clients.models import Client
from emails.models import EmailLog
from followups.models import Task
from tests.letters import TEXT

SIZES: list[Any] = [
    {"width": 390, "height": 844},
    {"width": 768, "height": 1024},
    {"width": 1280, "height": 860},
    {"width": 1440, "height": 900},
    {"width": 1920, "height": 1080},
]
NAMES = (
    "Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine",
    "Maximiliane-Theodora von und zu Hohenlohe-Langenburg und Partner, Attorneys at Law, Portland",
    "Abdurrahmanabdurrahmanabdurrahmanabdurrahmanabdurrahmanabdurrahmanabdurrahman",
    "👩‍👩‍👧‍👦 The Whitlock-Raghunathan Family 🏡",
    "אברהם יצחק בן־ישראל־הלוי",
    "عبد الرحمن بن محمد الفلاسي",
)
ADDRESS = "11807 Northwest Old Saint Helens Road, Building C, Unit 1204, Scappoose"
PHONE, SHOWN_PHONE = "+1 503 555 0142 x987", "(503) 555-0142 ext. 987"
SUBJECT = "Have your plans for 701 Meridian, Unit 9, Vancouver changed since we last spoke? ".ljust(199, "o") + "!"


@pytest.fixture
def signed_in(page: Page, live_server: Any) -> Callable[[Any], str]:
    """Signs this page in with the session of a test's browser; gives the address of the site."""

    def run(browser: Any) -> str:
        cookie = browser.cookies["realtoros_session"].value
        page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
        return str(live_server.url)

    return run


def sent(client: Client, at: datetime, **fields: Any) -> None:
    """A step that is over: sent, opened and clicked then."""
    task = Task.objects.create(client=client, followup_type="Day 1", scheduled_for=at)
    times = {"sent_at": at, "opened_at": at + timedelta(minutes=1), "clicked_at": at + timedelta(minutes=2)}
    log = EmailLog.objects.create(
        client=client, task=task, to_email=client.email, subject=SUBJECT, body=TEXT, status="click", **times | fields
    )
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log)


@pytest.fixture
def awkward(make_client: Any, make_task: Any) -> list[Client]:
    """Clients of whom everything is as long as it may be, with a plan that has begun, late and tomorrow."""
    yesterday, tomorrow = timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1)
    clients = []
    for number, name in enumerate(NAMES):
        address = f"{'hubert.blaine.' * 4}{number}@{'example.' * 4}com"
        client = make_client(name=name, email=address, phone=PHONE, property_address=ADDRESS)
        sent(client, yesterday.replace(hour=20, minute=44))
        make_task(client, followup_type="Day 3", scheduled_for=tomorrow, priority="medium")
        make_task(client, followup_type="Week 1", scheduled_for=tomorrow + timedelta(days=3))
        make_task(client, followup_type="Custom", scheduled_for=tomorrow, notes=SUBJECT)
        clients.append(client)
    late = make_client(name=NAMES[0], property_address=ADDRESS)
    make_task(late, status="failed", reason_code="failed")
    make_task(late, followup_type="Week 1", reason_code="outside_hours")
    return [*clients, late]
