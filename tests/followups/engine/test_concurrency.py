"""Real threads on a real PostgreSQL: whoever comes at the same time, each client gets one email."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from emails.models import EmailLog
from followups.engine.plan import make_plan, start_plan
from followups.engine.reconcile import reconcile
from followups.engine.sweep import send_one, sweep
from followups.models import AlreadyMoved, Task
from tests.letters import TEXT
from tests.words import texts_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("office"),
    pytest.mark.repeat("races", rounds=20, short=2),
]


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Runs the jobs in threads that start together, each on a connection of its own; what each returned or raised."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            start.wait(10)
            return job()
        except AlreadyMoved as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_sweeps_that_overlap_send_each_email_once(sandbox, make_client, make_task):
    sandbox.faults(sendgrid={"latency_ms": 20})
    for number in range(12):
        make_task(make_client(email=f"client{number}@example.com"))
    counts = at_once(sweep, sweep, sweep, sweep)
    assert sum(count.total() for count in counts) == 12
    assert sorted(mail["to"] for mail in sandbox.mails()) == sorted(
        f"client{number}@example.com" for number in range(12)
    )
    assert set(Task.objects.values_list("status", flat=True)) == {"completed"}


def test_send_now_beside_a_sweep_sends_once(sandbox, make_task):
    task = make_task()
    at_once(sweep, lambda: send_one(task.pk), lambda: send_one(task.pk))
    assert len(sandbox.mails()) == 1


def test_plans_made_at_once_are_one_plan(make_client):
    client = make_client(planned_at=None)
    made = at_once(*[lambda: make_plan(client.pk)] * 4)
    assert sorted(made) == [0, 0, 0, 5]


def test_an_offer_accepted_by_two_at_once_is_one_plan(make_client, ana):
    client = make_client(planned_at=None, plan_offered_at=timezone.now())
    made = at_once(*[lambda: start_plan(client.pk, by=ana)] * 3, lambda: make_plan(client.pk))
    assert sorted(made) == [0, 0, 0, 5]


def test_reconciling_at_once_cancels_once(make_client):
    client = make_client(planned_at=None)
    make_plan(client.pk)
    client.move_to("lost")
    at_once(*[reconcile] * 4)
    assert sum(text.startswith("Day 1 canceled") for text in texts_of(client.activities.all())) == 1


def test_skip_against_claim_one_of_them_wins(sandbox, make_task, ana):
    task = make_task()
    at_once(lambda: task.skip(by=ana), lambda: send_one(task.pk))
    task.refresh_from_db()
    assert (task.status, len(sandbox.mails())) in [("skipped", 0), ("completed", 1)]


def test_a_completed_send_and_its_event_at_once_agree(sandbox, make_task):
    """The webhook may settle the email before the sender's own commit: nothing is lost and nothing doubled."""
    from emails.webhook.apply import apply

    task = make_task()
    log = EmailLog.objects.create(task=task, client=task.client, to_email=task.client.email, subject="s", body=TEXT)
    event = {"event": "delivered", "timestamp": 1_795_000_000, "email_log_id": str(log.pk), "sg_event_id": "one"}
    at_once(sweep, *[lambda: apply([event])] * 3)
    reconcile()
    log.refresh_from_db()
    task.refresh_from_db()
    assert (task.status, len(log.webhook_events), len(sandbox.mails())) in [("completed", 1, 1), ("completed", 1, 0)]
