import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from followups.models import SweepRun
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
