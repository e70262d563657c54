"""Approving a follow-up's text: which statuses allow it, which text it is of, and who comes second."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from clients.models import Activity
from emails.models import EmailLog
from emails.models.states import Status
from followups.engine import drafts
from followups.models import AlreadyMoved, Task, TextChanged
from tests.letters import OTHER_TEXT, TEXT
from tests.words import text_of, texts_of, why

pytestmark = pytest.mark.django_db

LATER = datetime(2030, 1, 1, tzinfo=UTC)
ALL = set(Task.Status.values)


@pytest.fixture
def make_draft(make_client, make_task, ana):
    """A follow-up of a client who is reviewed first, with a written text."""

    def make(**fields):
        task = make_task(make_client(sending_mode="review"), **fields)
        log = EmailLog.objects.create(task=task, client=task.client, status="draft", subject="Hello", body=TEXT)
        task.email_log = log
        return task

    return make


def fresh(task):
    return Task.objects.select_related("client__agent", "email_log").get(pk=task.pk)


def test_it_works(make_draft, ana):
    task = make_draft(not_before=LATER, reason_code="needs_approval")
    assert fresh(task).needs_approval
    task.approve(by=ana, version=0)
    row = fresh(task)
    assert (row.approved_by, row.approved_version, row.is_approved, row.needs_approval) == (ana, 0, True, False)
    assert (row.not_before, why(row), row.reason_code) == (None, "", "")
    told = Activity.objects.get(task=task)
    assert (told.kind, told.agent, text_of(told)) == ("approved", ana, "Day 1 approved: “Hello”")


def test_it_does_not_hurry_a_provider(make_draft, ana):
    task = make_draft(not_before=LATER, reason_code="retrying")
    task.approve(by=ana, version=0)
    assert (fresh(task).not_before, fresh(task).reason_code) == (LATER, "retrying")


@pytest.mark.parametrize("source", sorted(ALL - {"pending"}))
def test_only_what_is_pending_is_approved(make_draft, ana, source):
    task = make_draft(status=source)
    with pytest.raises(AlreadyMoved):
        task.approve(by=ana, version=0)
    assert fresh(task).approved_at is None
    assert not Activity.objects.exists()


def test_the_second_caller_loses(make_draft, ana, broker):
    task = make_draft()
    second = fresh(task)
    task.approve(by=ana, version=0)
    with pytest.raises(AlreadyMoved):
        second.approve(by=broker, version=0)
    assert fresh(task).approved_by == ana


def test_another_text_than_the_one_that_was_read(make_draft, ana):
    task = make_draft()
    drafts.save(fresh(task), "Hello", OTHER_TEXT, "agent")
    with pytest.raises(TextChanged):
        task.approve(by=ana, version=0)
    assert fresh(task).text_version == 1
    task.approve(by=ana, version=1)
    assert fresh(task).is_approved


def test_nothing_is_approved_that_is_not_written(make_client, make_task, ana):
    task = make_task(make_client(sending_mode="review"))
    with pytest.raises(TextChanged):
        task.approve(by=ana, version=0)
    EmailLog.objects.create(task=task, client=task.client, status="draft")
    with pytest.raises(TextChanged):
        fresh(task).approve(by=ana, version=0)


def test_a_one_off_is_not_approved_but_sent(make_draft, ana):
    task = make_draft(sent_by_hand=True)
    assert not task.needs_approval
    with pytest.raises(AlreadyMoved):
        task.approve(by=ana, version=0)


def test_every_new_text_takes_the_approval_away_and_the_same_text_does_not(make_draft, ana):
    task = make_draft()
    task.approve(by=ana, version=0)
    drafts.save(task, "Hello", TEXT, "agent")
    assert (task.text_version, fresh(task).is_approved) == (0, True)
    drafts.save(task, "Hello", OTHER_TEXT, "ai")
    row = fresh(task)
    assert (row.text_version, row.approved_at, row.approved_by, row.approved_version) == (1, None, None, None)
    assert task.needs_approval
    assert row.needs_approval


def test_a_text_that_changed_past_the_drafts_is_not_the_approved_one(make_draft, ana):
    task = make_draft()
    task.approve(by=ana, version=0)
    task.email_log.save_draft("Hello", OTHER_TEXT, "agent")
    assert not fresh(task).is_approved


@pytest.mark.parametrize("source", ["pending", "processing"])
def test_an_approval_is_taken_back(make_draft, ana, source):
    task = make_draft()
    task.approve(by=ana, version=0)
    Task.objects.update(status=source)
    task.unapprove(by=ana)
    row = fresh(task)
    assert (row.status, row.approved_at, row.approved_by, row.approved_version) == (source, None, None, None)
    assert "Day 1: approval undone" in texts_of(Activity.objects.all())
    with pytest.raises(AlreadyMoved):
        task.unapprove(by=ana)


@pytest.mark.parametrize("source", sorted(ALL - {"pending", "processing"}))
def test_what_is_over_keeps_its_approval(make_draft, ana, source):
    task = make_draft()
    task.approve(by=ana, version=0)
    Task.objects.update(status=source)
    with pytest.raises(AlreadyMoved):
        task.unapprove(by=ana)
    assert fresh(task).approved_at


@pytest.mark.parametrize("status", [Status.SENDING, Status.UNCONFIRMED, Status.SENT])
def test_what_left_our_hands_keeps_its_approval(make_draft, ana, status):
    task = make_draft()
    task.approve(by=ana, version=0)
    Task.objects.update(status="processing")
    EmailLog.objects.update(status=status)
    with pytest.raises(AlreadyMoved):
        task.unapprove(by=ana)
    assert fresh(task).approved_at


def test_send_now_approves_what_stands_there(make_draft, make_client, make_task, ana):
    task = make_draft()
    fresh(task).send_now(by=ana)
    assert (fresh(task).is_approved, fresh(task).approved_by) == (True, ana)
    unwritten = make_task(make_client(sending_mode="review", email="b@example.com"))
    fresh(unwritten).send_now(by=ana)
    assert not fresh(unwritten).needs_approval
    fresh(unwritten).reschedule(LATER, by=ana)
    assert fresh(unwritten).needs_approval


def test_who_needs_approval(make_client, make_task, ana):
    def needing():
        found = set(Task.objects.needing_approval().values_list("pk", flat=True))
        rows = Task.objects.select_related("client__agent", "email_log")
        assert found == {task.pk for task in rows if task.needs_approval}
        return found

    by_agent, _, reviewed, _ = (
        make_task(make_client(email=f"{number}@example.com", **fields))
        for number, fields in enumerate(
            ({}, {"sending_mode": "automatic"}, {"sending_mode": "review"}, {"agent": None})
        )
    )
    assert needing() == {reviewed.pk}
    ana.reviews_first = True
    ana.save()
    assert needing() == {reviewed.pk, by_agent.pk}
    Task.objects.filter(pk=reviewed.pk).update(hurried_at=timezone.now())
    Task.objects.filter(pk=by_agent.pk).update(status="completed")
    assert needing() == set()
