"""Facts become task states, whoever wrote the facts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from clients.models import Activity, Client
from emails.models import EmailLog, Suppression
from followups.engine.plan import make_plan
from followups.engine.reconcile import reconcile
from followups.engine.sweep import sweep
from followups.models import Task
from followups.tasks import create_followup_tasks_task
from tests.words import text_of, texts_of, why

pytestmark = pytest.mark.django_db

CREATED = datetime(2026, 3, 7, 20, 30, tzinfo=UTC)  # the day before clocks go forward in Chicago
PLAN = [
    ("Day 1", timedelta(days=1), "high"),
    ("Day 3", timedelta(days=3), "medium"),
    ("Week 1", timedelta(days=7), "medium"),
    ("Week 2", timedelta(days=14), "low"),
    ("Month 1", timedelta(days=30), "low"),
]


def statuses(client):
    return list(Task.objects.filter(client=client).order_by("scheduled_for").values_list("status", flat=True))


def test_the_five_followups_from_the_clients_creation_in_utc(make_client):
    client = make_client(created_at=CREATED, planned_at=None)
    assert create_followup_tasks_task(client.pk) == 5

    rows = list(
        Task.objects.order_by("scheduled_for").values_list("followup_type", "scheduled_for", "priority", "status")
    )
    assert rows == [(name, CREATED + after, priority, "pending") for name, after, priority in PLAN]
    assert Client.objects.get().planned_at
    assert text_of(Activity.objects.get(kind="plan")) == "5 follow-ups planned"


def test_running_it_twice_makes_no_second_set(make_client):
    client = make_client(planned_at=None)
    assert (make_plan(client.pk), make_plan(client.pk)) == (5, 0)
    assert Task.objects.count() == 5


def test_one_bulk_insert(make_client, django_assert_max_num_queries):
    client = make_client(planned_at=None)
    with django_assert_max_num_queries(7):  # savepoint, lock, look, insert, mark, timeline, release
        make_plan(client.pk)


def test_a_client_that_is_gone_gets_no_plan(make_client):
    assert make_plan(make_client(planned_at=None, is_deleted=True).pk) == 0
    assert make_plan(10**9) == 0


def test_a_missing_plan_is_made_whoever_wrote_the_client(ana):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO clients (agent_id, name, email) VALUES (%s, 'By SQL', 'sql@example.com') RETURNING id",
            [ana.pk],
        )
        pk = cursor.fetchone()[0]
    reconcile()
    assert Task.objects.filter(client_id=pk, status="pending").count() == 5


def test_a_client_that_came_with_followups_of_its_own_gets_no_more(make_client, make_task):
    client = make_client(planned_at=None)
    make_task(client)
    reconcile()
    assert Task.objects.count() == 1
    assert Client.objects.get().planned_at


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"is_deleted": True}, "the client was deleted"),
        ({"stage": "lost"}, "the client's stage is Lost"),
        ({"stage": "closed"}, "the client's stage is Closed"),
    ],
)
def test_a_client_that_is_finished_stops_its_followups(make_client, change, reason):
    client = make_client(planned_at=None)
    make_plan(client.pk)
    Task.objects.filter(followup_type="Day 1").update(status="completed")
    Client.objects.update(**change)  # as SQL would: no method of ours is called
    reconcile()

    assert statuses(client) == ["completed"] + ["cancelled"] * 4
    assert {why(task) for task in Task.objects.filter(status="cancelled")} == {reason}
    assert sum(reason in text for text in texts_of(Activity.objects.filter(kind="task"))) == 4


def test_each_end_of_a_client_is_noticed(make_client, ana):
    client = make_client(planned_at=None)
    make_plan(client.pk)
    for _ in range(2):
        client.move_to("lost", by=ana)
        reconcile(client)
        assert set(statuses(client)) == {"cancelled"}
        client.move_to("lead", by=ana)
        reconcile(client)
        for task in Task.objects.all():
            task.restore(by=ana)
    assert set(statuses(client)) == {"pending"}


def test_a_suppressed_address_stops_every_client_that_shares_it(make_client):
    clients = [make_client(email=email, planned_at=None) for email in ("Ann@Example.com", "ann@example.COM")]
    other = make_client(email="bob@example.com", planned_at=None)
    for client in (*clients, other):
        make_plan(client.pk)
    Suppression.add("ann@example.com", Suppression.Reason.BOUNCED, "event")
    reconcile()
    assert set(statuses(clients[0]) + statuses(clients[1])) == {"cancelled"}
    assert set(statuses(other)) == {"pending"}
    assert "the address bounced" in why(Task.objects.filter(status="cancelled").first())


def claimed(make_task, minutes_ago=3, **fields):
    lease = timezone.now() - timedelta(minutes=minutes_ago)
    return make_task(
        status="processing", lease_until=lease, lease_owner="00000000-0000-0000-0000-000000000001", **fields
    )


@pytest.mark.parametrize(
    ("log_status", "task_status", "log_after"),
    [
        (None, "pending", None),
        ("draft", "pending", "draft"),
        ("queued", "pending", "queued"),
        ("sending", "processing", "unconfirmed"),
        ("unconfirmed", "processing", "unconfirmed"),
        ("sent", "completed", "sent"),
        ("delivered", "completed", "delivered"),
        ("failed", "failed", "failed"),
    ],
)
def test_a_claim_whose_owner_died_is_settled_by_what_is_known(make_task, log_status, task_status, log_after):
    task = claimed(make_task)
    if log_status:
        EmailLog.objects.create(task=task, client=task.client, status=log_status, error_message="refused")
    reconcile()
    task.refresh_from_db()
    assert task.status == task_status
    assert (EmailLog.objects.get().status if log_status else None) == log_after
    assert task.email_sent_id == (EmailLog.objects.get().pk if task_status == "completed" else None)


def test_a_living_claim_is_left_alone(make_task):
    task = claimed(make_task, minutes_ago=-1)
    EmailLog.objects.create(task=task, client=task.client, status="sending")
    reconcile()
    assert (Task.objects.get().status, EmailLog.objects.get().status) == ("processing", "sending")


def test_an_unconfirmed_email_that_an_event_settles_completes_its_followup(make_task):
    task = claimed(make_task)
    log = EmailLog.objects.create(task=task, client=task.client, status="unconfirmed")
    reconcile()
    assert Task.objects.get().status == "processing"
    log.mark_sent()
    reconcile()
    task.refresh_from_db()
    assert (task.status, task.email_sent_id) == ("completed", log.pk)


def test_send_again_puts_the_followup_back(make_task, ana):
    task = claimed(make_task)
    log = EmailLog.objects.create(task=task, client=task.client, status="unconfirmed")
    log.send_again(by=ana)
    reconcile()
    assert (Task.objects.get().status, EmailLog.objects.get().status) == ("pending", "queued")


def test_finding_nothing_costs_the_same_few_queries(make_client, django_assert_num_queries):
    for _ in range(3):
        make_client()
    reconcile()
    with django_assert_num_queries(1):
        reconcile()


def test_a_sweep_goes_on_when_reconcile_breaks(make_task, office, sandbox, monkeypatch, caplog):
    monkeypatch.setattr("followups.engine.sweep.reconcile", lambda: 1 / 0)
    make_task()
    assert sweep().total() == 1
    assert "reconcile broke off" in caplog.text
