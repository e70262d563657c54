"""Undo of Send now puts everything back as it was, as long as no worker has begun."""

from datetime import timedelta

import pytest
from django.utils import timezone

from followups.engine import drafts
from followups.engine.sweep import send_one, sweep
from followups.models import AlreadyMoved, Task
from tests.followups.actions import let_go
from tests.followups.engine.test_concurrency import at_once
from tests.followups.send_now.conftest import NOON, TOMORROW, columns_of, row
from tests.letters import TEXT
from tests.words import texts_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

WAITS = {"reason_code": "outside_hours", "reason_facts": {"agent": "Ana"}, "not_before": TOMORROW}


# --- Undo ---


@pytest.mark.parametrize("waits", [{}, WAITS], ids=["planned", "held"])
@pytest.mark.parametrize("approved", [True, False])
def test_undo_puts_everything_back_as_it_was(sandbox, task, ana, ben, waits, approved, time_machine):
    Task.objects.update(planned_at=NOON - timedelta(days=3), **waits)
    if approved:
        Task.objects.update(approved_at=NOON - timedelta(hours=1), approved_by=ben, approved_version=1)
    before = columns_of(task)
    task.send_now(by=ana)
    assert (task.approved_by, task.approved_version, task.reason_code) == (ana, 1, "")
    task.undo_send(by=ana)
    assert columns_of(task) == before and not task.is_going
    time_machine.move_to(NOON + timedelta(minutes=1), tick=False)
    assert (sweep(), sandbox.mails()) == ({}, [])
    assert texts_of(task.client.activities.filter(kind="task")) == [
        "Day 1: Send now undone",
        "Email queued: Day 1",
    ]


def test_a_one_off_waits_for_send_now_again(sandbox, make_client, ana, noon, time_machine):
    task = Task.objects.begin_one_off(make_client(), about="The garage", by=ana)
    drafts.save(task, "Hello", TEXT, "ai")
    before = columns_of(task)
    row(task).send_now(by=ana)
    row(task).undo_send(by=ana)
    assert columns_of(task) == before
    time_machine.move_to(NOON + timedelta(days=2), tick=False)
    assert sweep() == {"held": 1}


def test_undo_holds_as_long_as_no_worker_has_begun(task, ana, time_machine):
    """The broker is away: nothing was sent, so it can still be taken back."""
    task.send_now(by=ana)
    time_machine.move_to(NOON + timedelta(hours=2), tick=False)
    row(task).undo_send(by=ana)
    assert row(task).scheduled_for == TOMORROW


def test_undo_without_send_now_is_none(task, ana):
    with pytest.raises(AlreadyMoved):
        task.undo_send(by=ana)


@pytest.mark.parametrize(
    "change",
    [
        lambda task, ana: task.skip(by=ana),
        lambda task, ana: task.cancel(by=ana),
        lambda task, ana: task.complete(by=ana),
        lambda task, ana: task.reschedule(TOMORROW, by=ana),
        lambda task, ana: task.unapprove(by=ana),
        lambda task, ana: Task.objects.update(scheduled_for=TOMORROW),  # SQL, or a version that knows no Undo
    ],
    ids=["skip", "cancel", "complete", "reschedule", "unapprove", "sql"],
)
def test_what_was_changed_meanwhile_is_left_alone(task, ana, change):
    task.send_now(by=ana)
    change(row(task), ana)
    changed = columns_of(task)
    with pytest.raises(AlreadyMoved):
        row(task).undo_send(by=ana)
    assert columns_of(task) == changed and not row(task).is_going


def test_it_can_be_sent_now_again_after_a_change(task, ana):
    task.send_now(by=ana)
    Task.objects.update(scheduled_for=TOMORROW)
    row(task).send_now(by=ana)
    assert row(task).is_going


# --- at the same moment ---


@pytest.mark.django_db(transaction=True)
@pytest.mark.repeat("races", rounds=20, short=2)
# As the message after Send now asks for it: only if it is due. Undo may have put it back to tomorrow.
@pytest.mark.parametrize("begin", [sweep, lambda: send_one(Task.objects.get().pk, True)], ids=["sweep", "send"])
def test_undo_against_the_send_that_begins_one_of_them_wins(sandbox, make_task, ana, begin):
    task = make_task(scheduled_for=timezone.now() + timedelta(days=1))
    drafts.save(task, "Hello", TEXT, "ai")
    before = columns_of(task)
    row(task).send_now(by=ana)
    let_go(task)
    _, undone = at_once(begin, lambda: row(task).undo_send(by=ana))
    after, mails = columns_of(task), len(sandbox.mails())
    if isinstance(undone, AlreadyMoved):
        assert (after["status"], mails) == ("completed", 1)
    else:
        assert (after, mails) == (before, 0)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_send_it_once_and_undo_it_once(make_task, ana):
    task = make_task(scheduled_for=timezone.now() + timedelta(days=1))
    two = [row(task), row(task)]
    assert sorted(map(type, at_once(*[lambda one=one: one.send_now(by=ana) for one in two])), key=str) == sorted(
        [type(None), AlreadyMoved], key=str
    )
    two = [row(task), row(task)]
    assert [type(each) for each in at_once(*[lambda one=one: one.undo_send(by=ana) for one in two])].count(
        AlreadyMoved
    ) == 1
