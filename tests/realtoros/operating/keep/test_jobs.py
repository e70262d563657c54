"""When the job runs, and that a worker knows every job that Beat asks for."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as configured
from django.utils import timezone
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from agents.models import SignInAttempt
from realtoros.operating import tasks
from realtoros.operating.keep import rows, run
from tests.conftest import ROOT

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
    assert {entry["task"] for entry in configured.CELERY_BEAT_SCHEDULE.values()} <= set(known.split())


@pytest.fixture
def old_attempts(monkeypatch):
    """Six of them, and a step deletes two."""
    monkeypatch.setattr(rows, "BATCH", 2)
    at = timezone.now() - timedelta(days=400)
    SignInAttempt.objects.bulk_create(SignInAttempt(outcome="locked", at=at) for _ in range(6))


@pytest.fixture
def messages(monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.keep, "delay", lambda *arguments: sent.append(arguments))
    return sent


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hour", "zone", "runs"),
    [(3, "UTC", True), (2, "UTC", False), (4, "UTC", False), (9, "America/Chicago", True), (3, "Asia/Tokyo", False)],
)
def test_it_begins_at_night_where_the_office_is(time_machine, broker, hour, zone, runs):
    time_machine.move_to(datetime(2026, 12, 1, hour, 30, tzinfo=UTC), tick=False)
    broker.timezone = zone
    broker.save()
    assert (tasks.keep() != "It is not night.") is runs


@pytest.mark.django_db
def test_without_a_broker_it_is_night_by_utc(time_machine):
    time_machine.move_to(datetime(2026, 12, 1, 3, 30, tzinfo=UTC), tick=False)
    assert tasks.keep() == "nothing was old"


@pytest.mark.django_db
def test_a_part_that_is_not_finished_calls_the_next(time_machine, monkeypatch, messages, old_attempts):
    time_machine.move_to(datetime(2026, 12, 1, 3, 30, tzinfo=UTC), tick=False)
    SignInAttempt.objects.update(at=timezone.now() - timedelta(days=400))
    clock = iter(range(1000))
    # A second passes at each look at the clock, and a part has time for one step of each kind and a few more.
    monkeypatch.setattr(run, "monotonic", lambda: next(clock))
    monkeypatch.setattr(tasks, "PART_SECONDS", len(run.KINDS) + 1)
    assert tasks.keep() == "More to do."
    left = SignInAttempt.objects.count()
    assert 0 < left < 6
    (_, until), *_ = messages
    assert until == "2026-12-01T05:30:00+00:00"
    while messages:
        said = tasks.keep(*messages.pop())
    assert said == "6 sign-in attempts"
    assert not SignInAttempt.objects.exists()


@pytest.mark.django_db
def test_after_its_time_it_stops_and_the_next_night_goes_on(time_machine, messages, old_attempts):
    time_machine.move_to(datetime(2026, 12, 1, 5, 31, tzinfo=UTC), tick=False)
    state = run.Run({"sign-ins": []}).state
    assert tasks.keep(state, "2026-12-01T05:30:00+00:00") == "nothing was old; goes on next night with sign-ins"
    assert SignInAttempt.objects.count() == 6 and not messages
    time_machine.move_to(datetime(2026, 12, 2, 3, 1, tzinfo=UTC), tick=False)
    tasks.keep()
    assert not SignInAttempt.objects.exists()


@pytest.mark.django_db
def test_a_message_of_another_version_names_what_nobody_knows(old_attempts):
    state = {"left": {"something else": [1], "sign-ins": []}, "done": {"something else": 5}, "broken": []}
    assert tasks.keep(state, (timezone.now() + timedelta(hours=1)).isoformat()) == "6 sign-in attempts"


@pytest.mark.django_db
def test_what_beat_was_once_asked_for_is_gone():
    from importlib import import_module

    from django.apps import apps

    every, _ = IntervalSchedule.objects.get_or_create(every=6, period=IntervalSchedule.HOURS)
    for name in ("clear-expired", "forget-raw", "own"):
        PeriodicTask.objects.create(name=name, task=f"some.{name}", interval=every)
    import_module("realtoros.operating.migrations.0003_one_job_deletes").forget(apps, None)
    assert set(PeriodicTask.objects.values_list("name", flat=True)) == {"own"}
