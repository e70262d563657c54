"""Whatever is tried, what may have been sent before a restore goes nowhere until a broker settles it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from agents.models import Office
from clients.models import Client
from emails import office_mails
from emails.models import EmailLog, OfficeMail
from followups.engine import delivery, drafts, gates
from followups.engine.plan import make_owed_plan
from followups.engine.sweep import sweep
from followups.models import Task
from followups.restored.hold import IDS_A_SECOND
from followups.tasks import create_followup_tasks_task, process_due_tasks, send_followup
from tests.followups.engine.conftest import NOON, row
from tests.letters import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(make_client, make_task, time_machine):
    time_machine.move_to(NOON, tick=False)
    return make_task(make_client(), scheduled_for=NOON - timedelta(minutes=5))


def test_it_is_held_and_says_why(sandbox, due, resumed):
    assert resumed() == 1
    assert sweep() == {"held": 1}
    assert row(due).reason_code == "may_have_gone"
    assert not sandbox.mails()


def test_until_sending_is_resumed_nothing_goes(sandbox, due, restored):
    restored()
    Task.objects.update(unsettled_restore=None)
    assert sweep() == {"held": 1}
    assert row(due).reason_facts["cause"] == "restore"


def test_send_now_approval_bulk_and_a_new_time_change_nothing(sandbox, due, resumed, ana, broker):
    drafts.save(due, "Hello", TEXT, "ai")
    resumed()
    due = row(due)
    due.send_now(by=ana)
    Task.objects.filter(pk=due.pk).reschedule(lambda row: NOON, by=broker)
    Task.objects.filter(pk=due.pk).approve({due.pk: 1}, by=broker)
    Task.objects.update(send_after=None, hurried_at=NOON, not_before=None)
    sweep()
    assert not sandbox.mails()


def test_a_worker_that_took_it_before_sends_nothing(sandbox, due, resumed):
    [claimed] = Task.objects.claim(timezone.now(), 1)
    resumed()
    Task.objects.update(lease_owner=claimed.lease_owner)
    claimed.email_log = EmailLog.objects.create(
        task=due, client=due.client, to_email=due.client.email, subject="Hello", body=TEXT, guard="clear"
    )
    step = delivery.begin([claimed], {})
    assert step.to_send == []
    assert row(due).reason_code == "may_have_gone"


def test_jobs_that_redis_still_has_from_before_do_nothing(sandbox, due, resumed, make_client):
    """Redis is not restored: it may hold what was asked for before, or since the backup."""
    unplanned = make_client(planned_at=None)
    resumed()
    for task_id in (due.pk, due.pk + 1):  # the latter is of a follow-up that the backup lacks
        send_followup(task_id)
        send_followup(task_id, only_if_due=True)
    for client_id in (due.client_id, unplanned.pk, unplanned.pk + 1):
        create_followup_tasks_task(client_id)
    process_due_tasks()
    assert not sandbox.mails()
    assert not unplanned.tasks.exists()
    assert row(due).reason_code == "may_have_gone"


def test_one_that_failed_is_held_when_it_is_tried_again(sandbox, due, resumed, broker):
    Task.objects.update(status="failed")
    assert resumed() == 1
    row(due).retry(by=broker)
    assert sweep() == {"held": 1}


def test_what_was_done_is_not_asked_about(due, resumed):
    Task.objects.update(status="completed")
    assert resumed() == 0


def test_a_plan_that_was_owed_is_offered_and_not_made(make_client, restored):
    client = make_client(planned_at=None)
    restored()
    make_owed_plan(client.pk)
    client.refresh_from_db()
    assert client.plan_offered_at is not None
    assert not Client.objects.filter(planned_at=None, plan_offered_at=None, is_deleted=False).exists()
    sweep()
    assert not Task.objects.exists()


def test_office_mail_that_waited_is_unconfirmed(sandbox, restored):
    OfficeMail.objects.write_down("invitation", to_email="new@example.com", subject="Join", body="link")
    restored()
    assert office_mails.send_due() == 0
    mail = OfficeMail.objects.get()
    assert (mail.status, mail.error_code) == ("unconfirmed", "restored")


def test_ids_are_never_given_twice(due, restored):
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('email_logs_id_seq')")
        before = cursor.fetchone()[0]
        restored()
        cursor.execute("SELECT nextval('email_logs_id_seq'), nextval('tasks_id_seq')")
        email, task = cursor.fetchone()
        restored()
        cursor.execute("SELECT nextval('email_logs_id_seq')")
        again = cursor.fetchone()[0]
    assert before < email < again and due.pk < task
    by_the_clock = IDS_A_SECOND * (timezone.now() - datetime(2026, 1, 1, tzinfo=UTC)).total_seconds()
    assert email > by_the_clock - 10 * IDS_A_SECOND


def test_a_copy_sends_nothing_and_is_another_office(sandbox, due, restored, make_client, make_task):
    uid = Office.objects.get().uid
    restored(is_copy=True)
    Office.objects.update(paused_at=None)
    Task.objects.update(unsettled_restore=None, hurried_at=NOON)
    make_task(make_client(email="new@example.com"), scheduled_for=NOON, hurried_at=NOON)
    OfficeMail.objects.write_down("test", to_email="ana@example.com", subject="Test", body="text")
    assert sweep() == {"held": 2}
    assert office_mails.send_due() == 0
    assert not sandbox.mails()
    assert Office.objects.get().uid != uid
    assert {code for (code,) in Task.objects.values_list("reason_code")} == {"is_a_copy"}
    assert not gates.GateCheck.of_a_new_email(due.client).is_worth_writing
