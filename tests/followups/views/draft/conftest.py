from datetime import timedelta

import pytest
from django.utils import timezone

from emails.models import EmailLog
from tests import letters

TEXT = {"subject": "A closer look", "body": letters.TEXT}


@pytest.fixture
def tomorrow(make_task):
    return make_task(scheduled_for=timezone.now() + timedelta(days=1))


def post(browser, task, action, **typed):
    headers = typed.pop("headers", {})
    given = {"action": action, "version": 1, **TEXT, **typed}
    return browser.post(f"/followups/{task.pk}/preview/", given, headers=headers)


@pytest.fixture
def reviewed(ana):
    ana.reviews_first = True
    ana.save()


@pytest.fixture
def draft(reviewed, office, settings, make_client, make_task):
    """A written draft of Ana's that waits to be approved."""

    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = "test"

    def make(name="Jonah Whitlock", hours=3, **fields):
        client = make_client(name=name, email=f"{name.split()[0].lower()}@example.com")
        task = make_task(client, scheduled_for=timezone.now() + timedelta(hours=hours), **fields)
        EmailLog.objects.create(
            task=task, client=client, to_email=client.email, status="draft", written_by="ai", text_version=1, **TEXT
        )
        return task

    return make
