from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from clients.models import Client
from emails.models import EmailLog
from followups.engine.plan import make_plan
from followups.models import Task
from tests import letters

PHONE: Any = {"width": 390, "height": 844}
WITH_KEYBOARD: Any = {"width": 390, "height": 360}
SMALL: Any = {"width": 360, "height": 640}


@pytest.fixture(autouse=True)
def phone(page: Page, ana_browser: Any, office: Any, sandbox: Any, live_server: Any) -> Page:
    page.set_viewport_size(PHONE)
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    return page


@pytest.fixture
def jonah(make_client: Any) -> Client:
    client = make_client(name="Jonah Whitlock", phone="(503) 555-0142", planned_at=None)
    make_plan(client.pk)
    return client


@pytest.fixture
def draft(make_client: Any, make_task: Any) -> Task:
    client = make_client(name="Mia Park", email="mia@example.com")
    task = make_task(client, scheduled_for=timezone.now() + timedelta(hours=3))
    text = {"subject": "A closer look", "body": letters.TEXT, "written_by": "ai", "text_version": 1}
    EmailLog.objects.create(task=task, client=client, to_email=client.email, status="draft", **text)
    return task
