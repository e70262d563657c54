import logging
import os
from datetime import timedelta

import pytest
from celery.signals import worker_shutting_down
from django.core.management import call_command
from django.utils import timezone

from followups import stopping
from followups.models import SweepRun, Task
from followups.tasks import process_due_tasks, send_followup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def test_the_command_does_what_is_due_and_counts_it(sandbox, make_task, make_client, capsys):
    make_task()
    make_task(make_client(email=""))
    sandbox.faults(sendgrid={"error_rates": {}})
    call_command("process_due_tasks")
    assert capsys.readouterr().out == "Processed 2 due tasks (1 sent, 0 failed, 1 cancelled)\n"


def test_nothing_due(capsys):
    call_command("process_due_tasks")
    assert capsys.readouterr().out == "Processed 0 due tasks (0 sent, 0 failed)\n"


def test_the_job_returns_and_logs_the_count(sandbox, make_task, caplog):
    caplog.set_level(logging.INFO)
    make_task()
    assert process_due_tasks() == 1
    assert "sweep processed 1 due tasks" in caplog.text
    run = SweepRun.objects.get()
    assert (run.processed, run.sent, bool(run.finished_at)) == (1, 1, True)


def test_send_now_sends_one_whenever_it_is_due_and_once(sandbox, make_task):
    task = make_task(scheduled_for=timezone.now() + timedelta(days=9))
    assert (send_followup(task.pk), send_followup(task.pk), send_followup(10**9)) == ("sent", None, None)
    assert len(sandbox.mails()) == 1


@pytest.fixture
def told_to_stop():
    """As Celery tells it, in the worker's main process."""
    yield lambda: worker_shutting_down.send(sender="sweep@box", sig="SIGTERM", how="Warm", exitcode=0)
    stopping.forget()


def test_a_worker_that_is_to_stop_claims_nothing_new(sandbox, make_task, make_client, told_to_stop):
    for number in range(3):
        make_task(make_client(email=f"{number}@example.com"))
    told_to_stop()
    assert process_due_tasks() == 0
    assert set(Task.objects.values_list("status", "lease_owner")) == {("pending", None)} and not sandbox.mails()
    stopping.forget()
    assert process_due_tasks() == 3


def test_what_it_has_under_way_is_seen_to_its_end(sandbox, make_task, make_client, told_to_stop, settings, monkeypatch):
    settings.SWEEP_IN_FLIGHT = 2
    for number in range(5):
        make_task(make_client(email=f"{number}@example.com"))
    really = type(Task.objects).claim

    def claim(*arguments):
        claimed = really(*arguments)
        told_to_stop()
        return claimed

    monkeypatch.setattr(type(Task.objects), "claim", claim)
    assert process_due_tasks() == 2
    assert len(sandbox.mails()) == 2 and Task.objects.filter(status="pending").count() == 3


def test_the_children_of_the_worker_hear_of_it(told_to_stop):
    """A sweep runs in a process that was made before the worker was told."""
    hears, says = os.pipe()
    child = os.fork()
    if not child:
        os.read(hears, 1)
        os._exit(7 if stopping.is_stopping() else 0)
    told_to_stop()
    os.write(says, b"!")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
