"""A database of the very first migrations, with an office's rows in it, becomes like a new one, and its pages open."""

import pytest

from tests.upgrades import another_database, manage, migrate

FIRST = (("agents", "0001"), ("clients", "0002"), ("emails", "0002"), ("followups", "0001"))
APPS = {app for app, _ in FIRST}

CLIENTS = 400
ROWS = f"""
INSERT INTO agents (password, email, name, is_broker) VALUES
    ('!', 'ana@example.com', 'Ana Morales', false), ('!', 'broker@example.com', 'Carla Reyes', true);
INSERT INTO office (id, name, postal_address) VALUES (1, 'Cedar & Main Realty', '210 SW Main Street, Portland');
INSERT INTO clients (agent_id, name, email, stage, notes, custom_fields, planned_at, is_deleted)
    SELECT 1 + n % 2, 'Client ' || n, 'Client' || n || '@Example.com',
        (ARRAY['lead', 'negotiating', 'under_contract', 'closed', 'lost'])[1 + n % 5], 'A dog 🐕, 100 % “ideas”.',
        '{{"Pool": "yes"}}', now(), n % 40 = 0
    FROM generate_series(1, {CLIENTS}) n;
INSERT INTO tasks (client_id, followup_type, scheduled_for, status, reason)
    SELECT clients.id, step, now() + (row_number() OVER () - 500) * interval '1 hour',
        (ARRAY['pending', 'completed', 'failed', 'skipped', 'cancelled'])[1 + (clients.id + length(step)) % 5],
        (ARRAY['', 'the client replied', 'SendGrid answered 400: no', 'what nobody wrote', ''])[1 + clients.id % 5]
    FROM clients, unnest(ARRAY['Day 1', 'Day 3', 'Week 1', 'Week 2', 'Month 1']) step;
INSERT INTO email_logs (client_id, task_id, to_email, subject, body, status, sent_at, webhook_events)
    SELECT client_id, tasks.id, 'client@example.com', 'Hello', repeat('Hi. ', 200), 'open', now(),
        '[{{"event": "open", "sg_event_id": "1", "timestamp": 1764000000}}]'
    FROM tasks WHERE status = 'completed';
UPDATE tasks SET email_sent_id = email_logs.id FROM email_logs WHERE task_id = tasks.id;
INSERT INTO activities (client_id, kind, text, data, task_id)
    SELECT client_id, 'task', followup_type || ' ' || status, '{{}}', id FROM tasks;
INSERT INTO suppressions (address, reason, source) VALUES ('client1@example.com', 'unsubscribed', 'link in an email');
INSERT INTO unmatched_events (raw, reason) VALUES ('[]', 'not an array');
"""
KEPT = """
SELECT (SELECT count(*) FROM agents), (SELECT count(*) FROM clients), (SELECT count(*) FROM activities),
    (SELECT array_agg((client_id, followup_type, scheduled_for, status) ORDER BY id) FROM tasks),
    (SELECT array_agg((client_id, task_id, status, body) ORDER BY id) FROM email_logs),
    (SELECT array_agg((name, stage, notes, custom_fields, is_deleted) ORDER BY id) FROM clients),
    (SELECT array_agg((address, reason)) FROM suppressions)"""
SHAPE = {
    "columns": """
        SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
        FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2""",
    "indexes": "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
    "constraints": """
        SELECT conrelid::regclass::text, pg_get_constraintdef(oid), convalidated FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2""",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
    "functions": "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1",
}
OPEN_THE_PAGES = """
import django; django.setup()
from django.apps import apps
from django.test import Client
from agents.models import Agent
for model in apps.get_models():
    list(model.objects.all())
for email in ("ana@example.com", "broker@example.com"):
    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(Agent.objects.get(email=email))
    for page in ("/", "/clients/", "/clients/2/", "/pipeline/", "/followups/", "/emails/", "/reports/", "/settings/"):
        print(page, browser.get(page).status_code)
"""


def shape(connection):
    return {name: connection.execute(question).fetchall() for name, question in SHAPE.items()}


def to_be_applied(address):
    """(app, migration) of each of ours that is missing, in the order of the plan."""
    plan = manage(address, "showmigrations", "--plan").splitlines()
    missing = [tuple(line.removeprefix("[ ]  ").split(".")) for line in plan if line.startswith("[ ]  ")]
    return [(app, name) for app, name in missing if app in APPS]


@pytest.fixture(scope="module")
def shape_of_a_new_one(django_db_setup):
    with another_database("fresh") as (connection, address):
        migrate(address)
        return shape(connection)


@pytest.mark.prove("upgrades", minutes=10)
@pytest.mark.parametrize("way", ["at once", "one by one"])
def test_it_is_taken_over(way, short, shape_of_a_new_one):
    if short and way == "one by one":
        pytest.skip("only without --short")
    with another_database("first") as (connection, address):
        for app, name in FIRST:
            migrate(address, app, name)
        connection.execute(ROWS)
        before = connection.execute(KEPT).fetchone()
        assert before[:3] == (2, CLIENTS, 5 * CLIENTS)
        steps = to_be_applied(address)
        assert len(steps) > 30
        for app, name in steps if way == "one by one" else []:
            migrate(address, app, name)
        migrate(address)
        assert connection.execute(KEPT).fetchone() == before
        assert shape(connection) == shape_of_a_new_one
        answers = manage(address, "shell", "--no-imports", "-c", OPEN_THE_PAGES).splitlines()
        assert len(answers) == 16
        assert [line for line in answers if not line.endswith(" 200")] == []
