"""The tables as the contract names them: columns, indexes, defaults that a plain SQL insert relies on."""

import pytest
from django.db import IntegrityError, connection, transaction

from followups.engine.schedule import FOLLOWUP_SCHEDULE
from realtoros.celery import app

pytestmark = pytest.mark.django_db

COLUMNS = {
    "clients": """id agent_id name:100 email:255 phone:20 property_address:200 property_type stage notes custom_fields
        created_at updated_at last_contacted is_deleted""",
    "tasks": """id client_id email_sent_id followup_type scheduled_for status priority notes created_at updated_at
        completed_at""",
    "email_logs": """id task_id client_id to_email:255 subject:200 body status sendgrid_message_id created_at sent_at
        opened_at clicked_at error_message retry_count webhook_events""",
}
INDEXES = {
    "ix_clients_stage_is_deleted": "(stage, is_deleted)",
    "ix_clients_email_is_deleted": "(email, is_deleted)",
    "ix_tasks_client_status": "(client_id, status)",
    "ix_tasks_scheduled_status": "(scheduled_for, status)",
    "ix_email_logs_status_client": "(status, client_id)",
    "ix_email_logs_message_id": "(sendgrid_message_id)",
}


def query(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_with_their_lengths_and_times(table):
    sql = (
        "SELECT column_name, character_maximum_length, data_type FROM information_schema.columns WHERE table_name = %s"
    )
    found = {name: (length, kind) for name, length, kind in query(sql, table)}
    for column in COLUMNS[table].split():
        name, _, length = column.partition(":")
        assert name in found
        assert not length or found[name][0] == int(length)
        if name.endswith("_at") or name in ("scheduled_for", "last_contacted"):
            assert found[name][1] == "timestamp with time zone"
    assert {found[name][1] for name in ("custom_fields", "webhook_events") if name in found} <= {"jsonb"}


@pytest.mark.parametrize("name", INDEXES)
def test_indexes(name):
    ((definition,),) = query("SELECT indexdef FROM pg_indexes WHERE indexname = %s", name)
    assert definition.endswith(INDEXES[name])


def test_email_sent_id_has_no_constraint():
    sql = "SELECT conname FROM pg_constraint WHERE conrelid = 'tasks'::regclass AND pg_get_constraintdef(oid) ILIKE %s"
    assert query(sql, "FOREIGN KEY (email_sent_id)%") == []


def test_plain_sql_inserts_need_only_the_contracts_columns(ana):
    ((client,),) = query(
        """INSERT INTO clients (agent_id, name, email, phone, property_address, property_type, stage, notes,
                  custom_fields, created_at, updated_at, last_contacted, is_deleted)
           VALUES (%s, 'A', 'a@example.com', '', '', 'land', 'lead', '', '{}', now(), now(), NULL, false)
           RETURNING id""",
        ana.pk,
    )
    ((task,),) = query(
        """INSERT INTO tasks (client_id, email_sent_id, followup_type, scheduled_for, status, priority, notes,
                  created_at, updated_at, completed_at)
           VALUES (%s, NULL, 'Day 1', now(), 'pending', 'high', '', now(), now(), NULL) RETURNING id""",
        client,
    )
    query(
        """INSERT INTO email_logs (task_id, client_id, to_email, subject, body, status, sendgrid_message_id, created_at,
                  sent_at, opened_at, clicked_at, error_message, retry_count, webhook_events)
           VALUES (%s, %s, 'a@example.com', 's', 'b', 'sent', 'x', now(), now(), NULL, NULL, '', 0, '[]')
           RETURNING id""",
        task,
        client,
    )


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE clients SET stage = 'won'",
        "UPDATE clients SET property_type = 'castle'",
        "UPDATE clients SET custom_fields = '[]'",
    ],
)
def test_the_database_refuses_what_must_never_be(make_client, sql):
    make_client()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_task_names_and_retries():
    app.loader.import_default_modules()
    for name in ("create_followup_tasks_task", "process_due_tasks", "send_followup"):
        assert app.tasks[f"followups.tasks.{name}"].max_retries == 3


def test_the_schedule():
    found = [(step.followup_type, step.after.days, step.priority) for step in FOLLOWUP_SCHEDULE]
    assert found == [
        ("Day 1", 1, "high"),
        ("Day 3", 3, "medium"),
        ("Week 1", 7, "medium"),
        ("Week 2", 14, "low"),
        ("Month 1", 30, "low"),
    ]
