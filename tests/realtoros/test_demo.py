from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from agents.models import Agent
from clients.models import Client
from emails.models import EmailLog
from followups.engine.schedule import FOLLOWUP_SCHEDULE
from followups.models import SweepRun, Task
from realtoros.demo import ANA, BEN, UNASSIGNED, began, due

pytestmark = pytest.mark.django_db


def test_an_office_full_of_work(settings, client):
    settings.DEBUG = True
    call_command("demo")
    assert {agent.email: agent.is_broker for agent in Agent.objects.all()} == {
        "ana@example.com": False,
        "ben@example.com": False,
        "broker@example.com": True,
    }
    for email in ("ana@example.com", "ben@example.com", "broker@example.com"):
        assert client.login(username=email, password="realtor-demo")
    assert Client.objects.count() == 25
    assert SweepRun.objects.get().processed == 0 and not EmailLog.objects.filter(written_by="ai").exists()
    assert set(Task.objects.values_list("status", flat=True)) == set(Task.Status.values)


def test_never_with_debug_off(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG=1"):
        call_command("demo")
    assert not Agent.objects.exists()


def test_never_over_somebodys_data(settings, ana):
    settings.DEBUG = True
    call_command("demo", "--if-empty")
    with pytest.raises(CommandError, match="empty database"):
        call_command("demo")
    assert Agent.objects.count() == 1


@pytest.mark.parametrize("hour", [2, 6, 11, 16, 20, 23])
def test_its_clients_come_in_office_hours_whenever_it_is_made(hour):
    """And the same steps are past: what was sent is still sent, what falls due soon still does."""
    zone = ZoneInfo("America/Los_Angeles")
    now = datetime(2026, 11, 28, hour, 20, tzinfo=zone)
    for person in (*ANA, *BEN, *UNASSIGNED):
        created = began(person, now, zone)
        assert time(8) <= created.astimezone(zone).time() < time(19) and created < now
        for step in FOLLOWUP_SCHEDULE:
            before, at = now - timedelta(days=person.days) + step.after, due(step, person, created, now)
            assert (before < now) == (at < now)
            assert at == before if now < before < now + timedelta(hours=1) else at == created + step.after


def test_what_it_shows_at_night_looks_like_office_hours(settings):
    settings.DEBUG = True
    with time_machine.travel("2026-11-29 10:20Z", tick=False):  # 2:20 AM in Portland
        call_command("demo")
        soon = timezone.now() + timedelta(hours=1)
    tasks = Task.objects.exclude(scheduled_for__range=(soon - timedelta(hours=1), soon)).select_related("client__agent")
    times = {task.scheduled_for.astimezone(task.client.tzinfo).time() for task in tasks if task.client.agent}
    assert len(times) > 10 and all(time(8) <= each < time(20) for each in times)
    assert set(Task.objects.values_list("status", flat=True)) == set(Task.Status.values)
    assert not Agent.objects.exclude(send_from=None, send_until=None, send_days="1234567").exists()
