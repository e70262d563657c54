"""Every move of a follow-up: from each legal status, from each illegal one, and the second caller loses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from clients.models import Activity
from emails.models import EmailLog
from emails.models.states import ACCEPTED, Status
from followups.models import AlreadyMoved, Reason, Task, Why
from tests.words import text_of, why

pytestmark = pytest.mark.django_db

WHY = Why.of(Reason.REPLIED)
ALL = set(Task.Status.values)
LATER = datetime(2030, 1, 1, tzinfo=UTC)

# The contract's graph, move by move: what it is called, from where, to where.
BY_HAND = [
    ("skip", lambda task, ana: task.skip(by=ana), {"pending", "failed"}, "skipped"),
    ("cancel", lambda task, ana: task.cancel(by=ana, why=WHY), {"pending", "failed"}, "cancelled"),
    ("complete", lambda task, ana: task.complete(by=ana), {"pending", "failed"}, "completed"),
    ("restore", lambda task, ana: task.restore(by=ana), {"skipped", "cancelled", "completed"}, "pending"),
    ("retry", lambda task, ana: task.retry(by=ana), {"failed"}, "pending"),
    ("reschedule", lambda task, ana: task.reschedule(LATER, by=ana), {"pending"}, "pending"),
    ("send_now", lambda task, ana: task.send_now(by=ana), {"pending"}, "pending"),
]
CLAIMED = [
    ("fail", lambda task: task.fail(WHY), "failed"),
    ("stop", lambda task: task.stop(WHY), "cancelled"),
    ("wait", lambda task: task.wait(LATER, WHY), "pending"),
    ("release", lambda task: task.release(), "pending"),
    ("await_confirmation", lambda task: task.await_confirmation(WHY), "processing"),
    ("complete_sent", lambda task: task.complete_sent(EmailLog.objects.create(client=task.client)), "completed"),
]


@pytest.mark.parametrize(
    ("move", "source", "target"),
    [(move, source, target) for _, move, sources, target in BY_HAND for source in sorted(sources)],
    ids=[f"{name}-{source}" for name, _, sources, _ in BY_HAND for source in sorted(sources)],
)
def test_legal_by_hand(make_task, ana, move, source, target):
    task = make_task(status=source)
    move(task, ana)
    row = Task.objects.get(pk=task.pk)
    assert (row.status, task.status) == (target, target)
    assert Activity.objects.get(task=task).agent == ana


@pytest.mark.parametrize(
    ("move", "source"),
    [(move, source) for _, move, sources, _ in BY_HAND for source in sorted(ALL - sources)],
    ids=[f"{name}-{source}" for name, _, sources, _ in BY_HAND for source in sorted(ALL - sources)],
)
def test_illegal_by_hand(make_task, ana, move, source):
    task = make_task(status=source)
    with pytest.raises(AlreadyMoved):
        move(task, ana)
    row = Task.objects.get(pk=task.pk)
    assert (row.status, task.status) == (source, source)
    assert not Activity.objects.exists()


@pytest.mark.parametrize("name", ["skip", "cancel", "complete", "retry", "restore"])
def test_the_second_caller_loses(make_task, ana, name):
    move, sources = next((move, sources) for known, move, sources, _ in BY_HAND if known == name)
    task = make_task(status=sorted(sources)[0])
    second = Task.objects.get(pk=task.pk)
    move(task, ana)
    with pytest.raises(AlreadyMoved):
        move(second, ana)
    assert Activity.objects.filter(task=task).count() == 1


@pytest.mark.parametrize(("move", "target"), [c[1:] for c in CLAIMED], ids=[c[0] for c in CLAIMED])
def test_what_the_owner_does(make_task, move, target):
    make_task()
    task = Task.objects.claim(timezone.now(), 1)[0]
    move(task)
    row = Task.objects.get(pk=task.pk)
    assert (row.status, row.lease_owner, row.lease_until) == (target, None, None)


@pytest.mark.parametrize("move", [c[1] for c in CLAIMED], ids=[c[0] for c in CLAIMED])
@pytest.mark.parametrize("source", sorted(ALL - {"processing"}))
def test_only_what_is_claimed_moves_so(make_task, move, source):
    task = make_task(status=source)
    with pytest.raises(AlreadyMoved):
        move(task)
    assert Task.objects.get(pk=task.pk).status == source


@pytest.mark.parametrize("move", [c[1] for c in CLAIMED], ids=[c[0] for c in CLAIMED])
def test_an_owner_whose_claim_went_to_another_loses(make_task, move):
    make_task()
    task = Task.objects.claim(timezone.now(), 1)[0]
    Task.objects.filter(pk=task.pk).update(lease_owner="00000000-0000-0000-0000-000000000001")
    with pytest.raises(AlreadyMoved):
        move(task)
    assert Task.objects.get(pk=task.pk).status == "processing"


@pytest.mark.parametrize("status", sorted([*ACCEPTED, Status.SENDING, Status.UNCONFIRMED]))
def test_what_left_our_hands_is_never_restored(make_task, ana, status):
    task = make_task(status="cancelled")
    EmailLog.objects.create(task=task, client=task.client, status=status)
    assert not Task.objects.get(pk=task.pk).may_be_restored
    with pytest.raises(AlreadyMoved):
        task.restore(by=ana)


def test_a_completion_by_sending_is_never_undone(make_task, ana):
    task = make_task()
    log = EmailLog.objects.create(client=task.client, status=Status.SENT)
    Task.objects.update(status="completed", email_sent=log)
    with pytest.raises(AlreadyMoved):
        task.restore(by=ana)


def test_ending_a_followup_takes_its_email_out_of_the_queue(make_task, ana):
    task = make_task()
    log = EmailLog.objects.create(task=task, client=task.client, status=Status.QUEUED)
    task.skip(by=ana)
    log.refresh_from_db()
    assert log.status == "draft"


def test_what_is_held_is_let_go(make_task):
    make_task(not_before=LATER, reason_code="client_paused")
    assert len(Task.objects.look_again()) == 1
    row = Task.objects.get()
    assert (row.status, row.not_before, why(row), row.reason_code) == ("pending", None, "", "")


@pytest.mark.parametrize("source", sorted(ALL - {"pending"}))
def test_only_what_is_pending_is_let_go(make_task, source):
    task = make_task(status=source, reason_code="no_agent")
    assert Task.objects.filter(pk=task.pk).look_again() == []
    assert (Task.objects.get().status, Task.objects.get().reason_code) == (source, "no_agent")


@pytest.mark.parametrize("name", ["skip", "cancel", "complete", "reschedule", "send_now"])
def test_whoever_moves_it_ends_what_held_it(make_task, ana, name):
    move = next(move for known, move, *_ in BY_HAND if known == name)
    task = make_task(not_before=LATER, reason_code="client_paused")
    move(task, ana)
    row = Task.objects.get()
    assert (row.not_before, row.reason_code) == (None, WHY.code if name == "cancel" else "")


def test_undo_of_a_completion_clears_its_time(make_task, ana):
    task = make_task()
    task.complete(by=ana)
    assert Task.objects.get(pk=task.pk).completed_at
    task.restore(by=ana)
    assert Task.objects.get(pk=task.pk).completed_at is None


def test_rescheduling_tells_the_time_in_the_agents_zone(make_task, ana):
    make_task().reschedule(datetime(2026, 12, 1, 17, 5, tzinfo=UTC), by=ana)
    assert text_of(Activity.objects.get(), ana) == "Day 1 moved to Dec 1, 9:05 AM"


# --- claiming ---


def test_claim_takes_the_longest_due_first_and_nothing_else(make_task, make_client):
    now = timezone.now()
    late = make_task(scheduled_for=now - timedelta(days=1))
    later = make_task(make_client(), scheduled_for=now - timedelta(hours=1))
    make_task(make_client(), scheduled_for=now + timedelta(seconds=1))
    make_task(make_client(), scheduled_for=now - timedelta(days=9), not_before=now + timedelta(seconds=1))
    for status in ALL - {"pending"}:
        make_task(make_client(), status=status, lease_until=now + timedelta(minutes=1))

    assert [task.pk for task in Task.objects.claim(now, 10)] == [late.pk, later.pk]
    assert Task.objects.claim(now, 10) == []


def test_a_claim_is_a_lease_of_two_minutes(make_task):
    make_task()
    now = timezone.now()
    task = Task.objects.claim(now, 1)[0]
    assert (task.status, task.lease_until - now) == ("processing", timedelta(minutes=2))
    task.renew(now + timedelta(minutes=1))
    assert Task.objects.get().lease_until == now + timedelta(minutes=3)


def test_claim_one_takes_a_task_that_is_not_due_and_only_once(make_task):
    task = make_task(scheduled_for=LATER)
    assert Task.objects.claim_one(task.pk, timezone.now()) == [task]
    assert Task.objects.claim_one(task.pk, timezone.now()) == []


# --- what the database itself refuses ---


@pytest.mark.parametrize(
    "changes",
    [{"status": "sent"}, {"priority": "urgent"}, {"followup_type": "Day 2"}, {"email_sent_id": 1}],
)
def test_the_database_refuses_what_must_never_be(make_task, changes):
    task = make_task()
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(**changes)


def test_a_client_has_each_scheduled_type_once_and_custom_ones_at_will(make_task):
    task = make_task()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_task(task.client)
    make_task(task.client, followup_type="Custom")
    make_task(task.client, followup_type="Custom")
