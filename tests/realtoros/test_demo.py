import pytest
from django.core.management import CommandError, call_command

from agents.models import Agent
from clients.models import Client
from emails.models import EmailLog
from followups.models import SweepRun, Task

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
