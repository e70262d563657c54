"""What is deleted because its time is over, and that Beat's jobs are there to be done."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from agents.models import RateLimit, SignInAttempt
from realtoros.accounts.tasks import clear_expired
from tests.conftest import ROOT


@pytest.mark.django_db
def test_what_is_over_is_deleted_and_nothing_else():
    now = timezone.now()
    for name, at in (("over", now - timedelta(minutes=1)), ("lasts", now + timedelta(minutes=1))):
        Session.objects.create(session_key=name, session_data="", expire_date=at)
        RateLimit.objects.create(cache_key=name, value="", expires=at)
    SignInAttempt.objects.create(outcome="locked", email="old@example.com", at=now - timedelta(days=91))
    SignInAttempt.objects.create(outcome="locked", email="new@example.com", at=now - timedelta(days=89))
    clear_expired()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["lasts"]
    assert list(RateLimit.objects.values_list("cache_key", flat=True)) == ["lasts"]
    assert list(SignInAttempt.objects.values_list("email", flat=True)) == ["new@example.com"]


KNOWN = """
import django
django.setup()
from realtoros.celery import app
app.loader.import_default_modules()
print(*app.tasks)"""


def test_a_worker_knows_what_beat_asks_for():
    """In a process of its own, which imports what a worker does and no more."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "realtoros.settings"}
    command = [sys.executable, "-c", KNOWN]
    known = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(known.split())
