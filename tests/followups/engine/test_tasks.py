"""A broker that is down costs the person nothing: the row is saved and the next sweep does what was asked."""

import time

import pytest
from django.db import transaction

from followups.engine.sweep import sweep
from followups.models import Task
from followups.tasks import plan_soon, send_after_undo
from realtoros.celery import app

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dead_broker(monkeypatch):
    monkeypatch.setattr(app.conf, "broker_url", "redis://127.0.0.1:9/0")
    monkeypatch.setattr(app.amqp, "_producer_pool", None)


def test_a_plan_asked_of_a_dead_broker_is_made_by_the_next_sweep(dead_broker, make_client, caplog):
    began = time.monotonic()
    with transaction.atomic():
        client = make_client(planned_at=None)
        plan_soon(client.pk)
    assert time.monotonic() - began < 2
    assert "Connection refused" in caplog.text

    sweep()
    assert Task.objects.filter(client=client).count() == 5


def test_send_now_with_a_dead_broker_keeps_the_row(dead_broker, make_task, ana):
    task = make_task()
    with transaction.atomic():
        task.send_now(by=ana)
        send_after_undo(task.pk)
    assert Task.objects.get().is_going


def test_nothing_is_queued_for_what_was_rolled_back(monkeypatch, make_client):
    queued = []
    monkeypatch.setattr("followups.tasks.create_followup_tasks_task.delay", queued.append)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        plan_soon(make_client().pk)
        raise ZeroDivisionError
    assert queued == []
