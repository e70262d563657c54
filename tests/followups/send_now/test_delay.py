"""Send now goes ten seconds later, whatever happens meanwhile, and only a text that somebody has read."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from emails.models import EmailLog, Suppression
from followups.engine import drafts
from followups.engine.reconcile import reconcile
from followups.engine.sweep import send_one, sweep
from followups.models import UNDO_FOR, AlreadyMoved, Task, TextChanged
from followups.tasks import UNDO_IS_OVER, send_after_undo, send_followup, sweep_after_undo
from realtoros.celery import app
from tests.followups.actions import let_go
from tests.followups.send_now.conftest import NOON, TOMORROW, columns_of, row
from tests.letters import TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


# --- it goes ten seconds later ---


def test_nothing_sends_it_before_however_it_is_asked(sandbox, task, ana, time_machine):
    task.send_now(by=ana)
    assert task.send_after == task.scheduled_for == NOON + UNDO_FOR and task.is_going
    time_machine.move_to(NOON + UNDO_FOR - timedelta(milliseconds=1), tick=False)
    assert (sweep(), send_one(task.pk), send_one(task.pk, only_if_due=True)) == ({}, None, None)
    # A time that SQL moved to the past opens no way around it.
    Task.objects.update(scheduled_for=NOON - timedelta(days=1))
    assert (sweep(), send_one(task.pk)) == ({}, None)
    time_machine.move_to(NOON + UNDO_FOR, tick=False)
    assert sweep() == {"sent": 1}
    assert len(sandbox.mails()) == 1


def test_the_message_comes_when_it_is_over(sandbox, task, ana, time_machine):
    task.send_now(by=ana)
    time_machine.move_to(NOON + timedelta(seconds=UNDO_IS_OVER), tick=False)
    assert send_followup(task.pk, only_if_due=True) == "sent"
    assert (row(task).send_after, row(task).before_send) == (None, None)


def test_the_messages_ask_for_the_delay(monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr(app, "send_task", lambda *args, **options: asked.append(options))
    monkeypatch.setattr("celery.app.task.Task.apply_async", lambda self, *_, **options: asked.append(options))
    with django_capture_on_commit_callbacks(execute=True):
        send_after_undo(1)
        sweep_after_undo()
    assert [options["countdown"] for options in asked] == [UNDO_IS_OVER] * 2
    assert UNDO_FOR.total_seconds() < UNDO_IS_OVER


def test_a_message_of_a_send_now_that_was_undone_sends_nothing(sandbox, task, ana, time_machine):
    """Pressed, undone, and pressed again: the first message comes before the second time."""
    task.send_now(by=ana)
    task.undo_send(by=ana)
    time_machine.move_to(NOON + timedelta(seconds=8), tick=False)
    assert send_followup(task.pk, only_if_due=True) is None
    row(task).send_now(by=ana)
    time_machine.move_to(NOON + timedelta(seconds=UNDO_IS_OVER), tick=False)
    assert send_followup(task.pk, only_if_due=True) is None
    assert not sandbox.mails()


def test_a_worker_that_dies_on_the_way_leaves_it_to_the_next_sweep(sandbox, task, ana, time_machine):
    task.send_now(by=ana)
    time_machine.move_to(NOON + UNDO_FOR, tick=False)
    (claimed,) = Task.objects.claim(timezone.now(), 1)  # and never heard of again
    with pytest.raises(AlreadyMoved):
        claimed.undo_send(by=ana)
    time_machine.move_to(NOON + timedelta(minutes=3), tick=False)
    assert sweep() == {"sent": 1}
    assert len(sandbox.mails()) == 1


def test_pressed_twice_it_keeps_its_time_and_its_undo(task, ana, ben, time_machine):
    before = columns_of(task)
    second = row(task)
    task.send_now(by=ana)
    time_machine.move_to(NOON + timedelta(seconds=4), tick=False)
    with pytest.raises(AlreadyMoved):
        second.send_now(by=ben)
    assert row(task).send_after == NOON + UNDO_FOR
    row(task).undo_send(by=ana)
    assert columns_of(task) == before


# --- what happens meanwhile ---


def test_an_opt_out_meanwhile_stops_it(sandbox, task, ana):
    task.send_now(by=ana)
    Suppression.add(task.client.email, Suppression.Reason.UNSUBSCRIBED, "test")
    let_go(task)
    sweep()
    assert (row(task).status, row(task).reason_code, sandbox.mails()) == ("cancelled", "do_not_email", [])


def test_an_opt_out_that_undo_meets_stays(sandbox, task, ana):
    task.send_now(by=ana)
    Suppression.add(task.client.email, Suppression.Reason.UNSUBSCRIBED, "test")
    reconcile(task.client)
    with pytest.raises(AlreadyMoved):
        row(task).undo_send(by=ana)
    assert row(task).status == "cancelled"


def test_a_reply_meanwhile_stops_it(sandbox, task, ana, time_machine):
    task.send_now(by=ana)
    time_machine.move_to(NOON + timedelta(seconds=5), tick=False)
    task.client.log_reply(by=ana)
    time_machine.move_to(NOON + UNDO_FOR, tick=False)
    sweep()
    assert (row(task).status, row(task).reason_code, sandbox.mails()) == ("cancelled", "replied", [])


def test_another_text_takes_send_now_back(sandbox, task, ana, time_machine):
    """What was confirmed was the text that stood there: a rewrite would go unread."""
    task.send_now(by=ana)
    drafts.save(row(task), "Another one", TEXT, "ai")
    task = row(task)
    assert (task.scheduled_for, task.hurried_at, task.approved_at) == (TOMORROW, None, None)
    time_machine.move_to(NOON + UNDO_FOR, tick=False)
    assert (sweep(), sandbox.mails()) == ({}, [])


def test_the_same_text_saved_again_changes_nothing(task, ana):
    task.send_now(by=ana)
    drafts.save_typed(row(task), "Hello", TEXT, by=ana)
    assert row(task).is_going


def test_only_the_text_that_was_read_goes(task, ana):
    drafts.save(row(task), "Another one", TEXT, "ai")
    with pytest.raises(TextChanged):
        task.send_now(by=ana, version=1)
    assert not row(task).is_going
    row(task).send_now(by=ana, version=2)
    assert row(task).approved_version == 2


# --- whether anybody has read it ---


@pytest.mark.parametrize(
    ("email", "approval", "is_read"),
    [
        (None, {}, False),
        ({"body": ""}, {}, False),
        ({"written_by": "ai"}, {}, False),
        ({"written_by": "template"}, {}, False),
        ({"written_by": "agent"}, {}, True),
        ({"written_by": "ai", "edited_at": NOON}, {}, True),
        ({"written_by": "ai"}, {"approved_at": NOON, "approved_version": 3}, True),
        ({"written_by": "ai"}, {"approved_at": NOON, "approved_version": 2}, False),
    ],
    ids=["unwritten", "empty", "ai", "template", "agent", "edited", "approved", "another approved"],
)
def test_read_is_what_somebody_wrote_edited_or_approved(make_task, email, approval, is_read):
    task = make_task(**approval)
    if email is not None:
        fields = {"body": TEXT, "text_version": 3, "status": "draft"} | email
        EmailLog.objects.create(client=task.client, task=task, **fields)
    assert row(task).is_read == is_read
    assert Task.objects.unread().exists() == (not is_read)


def test_the_migration_rewrites_no_table(capsys):
    """Nullable columns without a default are a change of the catalog alone."""
    call_command("sqlmigrate", "followups", "0011_send_after")
    written = [line for line in capsys.readouterr().out.splitlines() if line.startswith("ALTER")]
    assert len(written) == 2
    assert all("ADD COLUMN" in line and "NULL" in line and "DEFAULT" not in line for line in written)
