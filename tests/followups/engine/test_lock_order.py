"""Whoever locks many rows locks them in the order of their ids, so that two wait in line and never in a circle.

Each job is met by somebody who holds the first row and, once the job waits, takes the last one: as another of its kind
would. A job that took the last one first would now be in a deadlock, which PostgreSQL breaks with an error.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from clients import bulk
from clients.models import Client
from emails import writer
from emails.models import EmailLog, UnmatchedEvent
from emails.webhook.apply import apply, receive, retry, try_waiting
from followups.engine import delivery
from followups.engine.pipeline import Pipeline
from followups.engine.reconcile import reconcile, reconcile_many, release_held_for_people, release_held_for_time
from followups.models import Task
from tests.conftest import wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("office")]

# The planner then reads the rows as they lie, and these lie with the last one first.
AS_THEY_LIE = "SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off"


@pytest.fixture(autouse=True)
def _set_up(settings):
    settings.SENDGRID_API_KEY = settings.OPENAI_API_KEY = "test"


@contextmanager
def met_by_another(first, last, job):
    """Runs the job while somebody else holds `first` and then takes `last`. What the job raised is raised here."""
    process: list[int] = []

    def run():
        try:
            with connection.cursor() as cursor:
                cursor.execute(AS_THEY_LIE)
            process.append(connection.connection.info.backend_pid)
            return job()
        finally:
            connection.close()

    for row in (last, first):
        _sql(f"UPDATE {row._meta.db_table} SET id = id WHERE id = %s", row.pk)
    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            _lock(first)
            running = thread.submit(run)
            wait_until(lambda: process and _waits(process[0]), 10, "the job waits for the first row")
            _lock(last)
        yield running.result(timeout=20)


def _lock(row):
    type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)


def _waits(process):
    return _sql("SELECT 1 FROM pg_locks WHERE NOT granted AND pid = %s", process)


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else None


@pytest.fixture
def clients(make_client):
    """The first and the last by id; the last lies first."""
    last, first = (make_client(pk=pk, email=f"{pk}@example.com") for pk in (900_002, 900_001))
    return first, last


@pytest.fixture
def tasks(clients, make_task):
    """One of each, likewise."""
    first, last = clients
    late = make_task(last, pk=900_002)
    return make_task(first, pk=900_001), late


def emails_of(tasks, **fields):
    """An email of each task, the first by id for the last task."""
    made = [EmailLog(task=task, client=task.client, to_email=task.client.email, **fields) for task in reversed(tasks)]
    return EmailLog.objects.bulk_create(made)


def delivered(log):
    now = int(timezone.now().timestamp())
    return {"event": "delivered", "timestamp": now, "email": log.to_email, "email_log_id": str(log.pk)}


def test_events_that_settle_many_emails(clients, tasks):
    logs = emails_of(tasks, status="sending")
    body = json.dumps([delivered(log) for log in logs]).encode()
    with met_by_another(*clients, lambda: receive(body)) as answer:
        assert answer == {"processed": 2, "failed": 0, "total": 2}
    assert not Client.objects.filter(last_contacted=None).exists()


def test_events_that_name_their_emails_in_two_ways(tasks):
    first, last = sorted(emails_of(tasks, status="sent"), key=lambda log: log.pk)
    EmailLog.objects.filter(pk=first.pk).update(sendgrid_message_id="abc")
    unknown = delivered(first) | {"email_log_id": "999999", "sg_message_id": "abc.filter"}
    with met_by_another(first, last, lambda: apply([delivered(last), unknown])) as failed:
        assert failed == 0


def test_a_last_look_that_finds_many_emails_reported(clients, make_task):
    first, last = clients
    for client in (last, first):  # the first task is the last client's
        make_task(client)
    claimed = sorted(Task.objects.claim(timezone.now(), 2), key=lambda task: task.pk)
    logs = emails_of(claimed, status="queued", subject="s", body="b")
    apply([delivered(log) for log in logs])
    with met_by_another(first, last, lambda: delivery.begin(claimed, {})) as step:
        assert [outcome for _, outcome in step.ended] == ["sent", "sent"]


def test_what_sendgrid_accepted(clients, tasks):
    claimed = Task.objects.claim(timezone.now(), 2)
    emails_of(tasks, status="queued")
    claimed = Task.objects.claimed_by(claimed[0].lease_owner)
    letter = writer.Letter("s", "b", EmailLog.WrittenBy.AI)
    step = delivery.begin(claimed, {task.pk: letter for task in claimed})
    answers = [(task, f"id-{task.pk}") for task, _ in step.to_send]
    assert len(answers) == 2
    with met_by_another(*clients, lambda: delivery.accept(answers)) as accepted:
        assert [outcome for _, outcome in accepted.ended] == ["sent", "sent"]


def test_clients_who_are_back(clients):
    Client.objects.update(stopped_at=timezone.now())
    with met_by_another(*clients, lambda: reconcile_many([client.pk for client in reversed(clients)])):
        assert not Client.objects.filter(stopped_at__isnull=False).exists()


@pytest.mark.parametrize(
    ("code", "job"),
    [("client_paused", release_held_for_people), ("daily_cap", release_held_for_time)],
)
def test_follow_ups_that_are_let_go(tasks, code, job):
    Task.objects.update(reason_code=code, not_before=timezone.now() + timedelta(days=1))
    with met_by_another(*tasks, job):
        assert not Task.objects.filter(not_before__isnull=False).exists()


def test_follow_ups_that_a_reply_stops(clients, make_task):
    client, now = clients[0], timezone.now()
    # By their time the last id comes first.
    last = make_task(client, pk=900_002, scheduled_for=now + timedelta(days=1), planned_at=now)
    first = make_task(client, pk=900_001, scheduled_for=now + timedelta(days=2), followup_type="Day 3", planned_at=now)
    Client.objects.filter(pk=client.pk).update(replied_at=now + timedelta(seconds=1))
    with met_by_another(first, last, lambda: reconcile(client)):
        assert set(Task.objects.values_list("status", flat=True)) == {"cancelled"}


def test_leases_that_are_renewed(tasks, monkeypatch):
    line = Pipeline(2)
    monkeypatch.setattr(
        "followups.engine.database.keep_trying", lambda job: job()
    )  # without another try after a deadlock
    Task.objects.claim(timezone.now(), 2, line.owner)
    line.in_progress.update(task.pk for task in tasks)
    line._renewed -= 3600
    Task.objects.update(lease_until=timezone.now())
    with met_by_another(*tasks, line._renew_leases):
        assert not Task.objects.filter(lease_until__lt=timezone.now()).exists()


def test_a_kept_event_is_locked_before_its_email(clients, tasks):
    """Beside a sweep that tries all of them: the admin's Try again waits for it and holds nothing meanwhile."""
    (log, _) = emails_of(tasks, status="sent")
    raw = json.dumps(delivered(log)).encode()
    kept = UnmatchedEvent.objects.create(raw=raw, reason=UnmatchedEvent.Reason.NO_SUCH_EMAIL)
    with met_by_another(kept, log, lambda: retry(kept)) as applied:
        assert applied
    assert try_waiting(timezone.now()) == 0


@pytest.mark.parametrize(
    ("path", "asked"), [("stage", {"stage": "lost"}), ("resume", {}), ("delete", {"confirmed": "1"}), ("undo", {})]
)
def test_many_clients_wait_for_the_follow_ups_that_a_sweep_stops(
    browser_of_ana, ana, make_client, make_task, path, asked
):
    """A sweep takes a client's follow-ups first and then the client."""
    client = make_client(paused_at=timezone.now() if path == "resume" else None)
    task = make_task(client)
    address = f"/clients/bulk/{path}/"
    if path == "undo":
        address = reverse("bulk_undo", args=[bulk.pause(Client.objects.filter(pk=client.pk), by=ana).pk])
    with met_by_another(task, client, lambda: browser_of_ana.post(address, {"client": [client.pk], **asked})) as answer:
        assert answer.status_code == 302
    client.refresh_from_db()
    assert (client.stage, client.is_deleted, client.paused_at) == (asked.get("stage", "lead"), path == "delete", None)


@pytest.fixture
def browser_of_ana(ana):
    browser = Browser()
    browser.force_login(ana)
    return browser
