"""Whatever goes wrong with a sweep, what it claimed is seen to its end or given back: nothing stays `processing`."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, OperationalError, connection
from django.utils import timezone

from emails import providers
from emails.models import EmailLog
from emails.models.provider import SENDGRID, Provider
from followups.engine import delivery, failures, pipeline
from followups.engine.sweep import send_one, sweep
from followups.models import Task, TaskQuerySet

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("office")]


@pytest.fixture
def break_once(monkeypatch):
    """Has a function raise the error once, after it did its work."""

    def arrange(owner, name, error, lost=False):
        really, errors = getattr(owner, name), [error]

        def broken(*arguments, **options):
            answer = really(*arguments, **options)
            if errors:
                if lost:
                    connection.close()
                raise errors.pop()
            return answer

        monkeypatch.setattr(owner, name, broken)

    return arrange


def make_many(make_client, make_task, count=3):
    return [make_task(make_client(email=f"{number}@example.com")) for number in range(count)]


def test_a_hold_that_was_rolled_back_is_held_by_the_second_try(sandbox, make_task, ana, break_once, monkeypatch):
    """A deadlock at the commit of the last look: what it left on the rows in hand must not make them strangers."""
    make_task()
    really = delivery.begin
    monkeypatch.setattr(delivery, "begin", lambda *all: (type(ana).objects.update(is_active=False), really(*all))[1])
    break_once(TaskQuerySet, "hold", OperationalError("deadlock detected"))
    assert sweep() == {"held": 1}
    task = Task.objects.get()
    assert (task.status, task.lease_owner, task.reason_code) == ("pending", None, "agent_left")


@pytest.mark.parametrize("error", [OperationalError("the connection is lost"), InternalError("terminated")])
def test_a_claim_whose_answer_was_lost_is_taken_on(sandbox, make_client, make_task, break_once, error):
    make_many(make_client, make_task)
    break_once(TaskQuerySet, "claim", error, lost=True)
    assert sweep() == {"sent": 3}
    assert len(sandbox.mails()) == 3
    assert Task.objects.filter(status="completed").count() == 3


def test_send_now_survives_the_same(sandbox, make_task, ana, break_once):
    task = make_task()
    break_once(TaskQuerySet, "claim_one", OperationalError("deadlock detected"))
    assert send_one(task.pk) == "sent"
    assert len(sandbox.mails()) == 1


@pytest.mark.parametrize("only_if_due", [True, False])
def test_send_now_sends_and_takes_its_place_at_the_rate_limit(sandbox, make_task, settings, only_if_due):
    settings.SENDS_PER_SECOND = 0.1
    task, began = make_task(), timezone.now()
    assert send_one(task.pk, only_if_due) == "sent"
    assert len(sandbox.mails()) == 1
    assert Provider.objects.get(name=SENDGRID).taken_until >= began + timedelta(seconds=10)


def test_send_now_that_loses_takes_no_place(sandbox, make_task, settings):
    settings.SENDS_PER_SECOND = 0.1
    assert send_one(make_task(status="skipped").pk) is None
    assert not Provider.objects.filter(taken_until__isnull=False).exists()


def test_a_place_that_was_rolled_back_is_taken_once(sandbox, make_task, settings, break_once):
    settings.SENDS_PER_SECOND = 0.1
    task, began = make_task(), timezone.now()
    break_once(providers, "use_places", OperationalError("deadlock detected"))
    assert send_one(task.pk) == "sent"
    assert Provider.objects.get(name=SENDGRID).taken_until < began + timedelta(seconds=15)


def test_a_sweep_at_a_rate_survives_the_same(sandbox, make_client, make_task, settings, break_once):
    settings.SENDS_PER_SECOND = 50
    make_many(make_client, make_task)
    break_once(providers, "use_places", OperationalError("deadlock detected"))
    assert sweep() == {"sent": 3}
    assert len(sandbox.mails()) == 3


def test_a_claim_that_fails_for_good_does_not_drop_what_is_on_its_way(sandbox, make_client, make_task, monkeypatch):
    make_many(make_client, make_task)
    really, times = TaskQuerySet.claim, [0]

    def claim(self, now, limit, owner=None):
        times[0] += 1
        if times[0] > 1:
            raise IntegrityError("nobody knows why")
        return really(self, now, 2, owner)

    monkeypatch.setattr(TaskQuerySet, "claim", claim)
    assert sweep(in_flight=4) == {"sent": 2}
    assert sorted(Task.objects.values_list("status", flat=True)) == ["completed", "completed", "pending"]


def test_one_that_nobody_could_even_break_off_is_given_back_at_the_end(sandbox, make_client, make_task, monkeypatch):
    make_many(make_client, make_task, 2)
    really = delivery.begin

    def begin(tasks, letters):
        if any(task.client.email == "0@example.com" for task in tasks):
            raise ValueError("it can't be rendered")
        return really(tasks, letters)

    def break_off(task):
        raise ValueError("nor this")

    monkeypatch.setattr(delivery, "begin", begin)
    monkeypatch.setattr(failures, "break_off", break_off)
    assert sweep() == {"sent": 1, "taken over": 1}
    task = Task.objects.get(client__email="0@example.com")
    assert (task.status, task.lease_owner) == ("pending", None)


def test_an_email_that_was_moved_under_a_claim_gives_the_claim_back(sandbox, make_task, monkeypatch):
    make_task()
    really = delivery.begin

    def begin(tasks, letters):
        EmailLog.objects.update(status="draft")
        return really(tasks, letters)

    monkeypatch.setattr(delivery, "begin", begin)
    assert sweep() == {"taken over": 1}
    assert (Task.objects.get().status, Task.objects.get().reason_code) == ("pending", "retrying")


def test_only_what_is_on_its_way_has_its_lease_renewed(make_client, make_task):
    going, forgotten = make_many(make_client, make_task, 2)
    line = pipeline.Pipeline(2)
    now = timezone.now()
    Task.objects.claim(now, 2, line.owner)
    line.in_progress.update([going.pk])
    line._renewed -= 3600
    before = Task.objects.get(pk=forgotten.pk).lease_until
    line._renew_leases()
    assert Task.objects.get(pk=going.pk).lease_until > before
    assert Task.objects.get(pk=forgotten.pk).lease_until == before
