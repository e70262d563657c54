"""An address on the ledger, and what SendGrid reports of it."""

import time

import pytest

from emails.models import EmailLog, Suppression

ADDRESS = "jonah.whitlock@example.com"


@pytest.fixture
def log(make_task):
    task = make_task()
    return EmailLog.objects.create(client=task.client, task=task, to_email=ADDRESS, subject="Hello", status="delivered")


def event(name, log, **more):
    return {"event": name, "email": ADDRESS, "timestamp": int(time.time()), "email_log_id": str(log.pk), **more}


def reasons():
    return [entry.reason for entry in Suppression.all_of(ADDRESS)]
