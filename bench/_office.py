"""A large office: clients with five follow-ups and three notes each, the emails that were sent, their opens and clicks.

Half of the clients have a second address, every fifth a second number, every tenth a spouse; all came from somewhere.
"""

from bench._stage import EMPTY, Stage

AGENTS, MINE = 200, 5000
"""Agent 1 has 5,000 clients, the last agent is the broker, and the others share the rest."""

MUCH, NOTHING = "Client with 5,000 entries", "Client with nothing"
CONTACTS = ("client_emails", "client_phones", "people")

STATEMENTS = (
    # They finished their checklist long ago.
    """
INSERT INTO agents (email, password, name, is_broker, timezone, welcomed_at)
SELECT 'agent' || n || '@example.com', '!', 'Agent ' || n, n = %(agents)s, 'America/Los_Angeles', now()
FROM generate_series(1, %(agents)s) n""",
    # Clients of two years; names and streets repeat, as in real data. What they are also found by is written at once:
    # the triggers of the tables below would write each client anew.
    """
INSERT INTO clients (agent_id, name, email, phone, property_address, stage, notes, custom_fields, created_at,
    last_contacted, planned_at, stopped_at, source_id, also_found_by)
SELECT CASE WHEN n %% (%(clients)s / %(mine)s) = 0 THEN 1 ELSE 2 + n %% (%(agents)s - 2) END,
    (ARRAY['Jonah', 'Priya', 'Marcus', 'Sofia', 'Grace', 'Helen', 'Daniel', 'Omar', 'Nina'])[1 + n %% 9] || ' '
    || (ARRAY['Whitlock', 'Raghunathan', 'Oyelaran', 'Lindqvist', 'Chen', 'Abara'])[1 + n / 9 %% 6] || ' ' || n,
    'client' || n || '@example.com', '(503) 555-' || lpad((n %% 10000)::text, 4, '0'),
    n %% 9999 || ' ' || (ARRAY['Alder Court', 'Hawthorne Boulevard', 'Larch Street', 'Elm Street'])[1 + n %% 4],
    (ARRAY['lead', 'lead', 'lead', 'negotiating', 'under_contract', 'closed', 'lost'])[1 + n %% 7], 'Wants a garden.',
    '{"Budget": "$640,000"}', now() - n * (interval '730 days' / %(clients)s),
    now() - n * (interval '730 days' / %(clients)s) + interval '1 day', now(), CASE WHEN n %% 7 >= 5 THEN now() END,
    (ARRAY(SELECT id FROM sources ORDER BY id))[1 + n %% 8],
    concat_ws(' ', CASE WHEN n %% 2 = 0 THEN 'work' || n || '@office.example' END,
        CASE WHEN n %% 10 = 1 THEN 'Robin Abara ' || n || ' robin' || n || '@example.com' END,
        CASE WHEN n %% 5 = 0 THEN '541555' || lpad((n %% 10000)::text, 4, '0') END)
FROM generate_series(1, %(clients)s) n""",
    """
INSERT INTO tasks (client_id, followup_type, scheduled_for, status, completed_at, reason_code)
SELECT id, step, due, CASE WHEN due > now() AND stage IN ('closed', 'lost') THEN 'cancelled'
    WHEN due > now() THEN 'pending' ELSE 'completed' END, CASE WHEN due <= now() THEN due END, ''
FROM clients,
unnest(ARRAY['Day 1', 'Day 3', 'Week 1', 'Week 2', 'Month 1'], ARRAY[1, 3, 7, 14, 30]) AS plan(step, days),
LATERAL (SELECT created_at + days * interval '1 day' AS due) AS at""",
    """
INSERT INTO email_logs (task_id, client_id, to_email, subject, body, status, sent_at, created_at, opened_at, clicked_at,
    sendgrid_message_id)
SELECT tasks.id, client_id, 'client' || client_id || '@example.com', 'A closer look', 'Hello.',
    (ARRAY['delivered', 'open', 'click', 'delivered'])[1 + client_id %% 4], completed_at, completed_at,
    CASE WHEN client_id %% 4 IN (1, 2) THEN completed_at + interval '2 hours' END,
    CASE WHEN client_id %% 4 = 2 THEN completed_at + interval '3 hours' END, 'message' || tasks.id
FROM tasks WHERE status = 'completed' AND followup_type IN ('Day 1', 'Day 3')""",
    "UPDATE tasks SET email_sent_id = email_logs.id FROM email_logs WHERE task_id = tasks.id",
    """
INSERT INTO activities (client_id, kind, occurred_at)
SELECT id, 'created', created_at FROM clients""",
    """
INSERT INTO activities (client_id, kind, data, occurred_at, email_id, task_id)
SELECT client_id, kind, '{"subject": "A closer look"}', coalesce(at, sent_at), id, task_id FROM email_logs,
LATERAL (VALUES ('sent', sent_at), ('opened', opened_at), ('clicked', clicked_at))
    AS event(kind, at) WHERE at IS NOT NULL""",
    *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in CONTACTS),
    """
INSERT INTO client_emails (client_id, label, email)
SELECT id, 'Work', 'work' || id || '@office.example' FROM clients WHERE id %% 2 = 0""",
    """
INSERT INTO people (client_id, name, role, email)
SELECT id, 'Robin Abara ' || id, 'spouse', 'robin' || id || '@example.com' FROM clients WHERE id %% 10 = 1""",
    """
INSERT INTO client_phones (client_id, label, phone)
SELECT id, 'Mobile', '(541) 555-' || lpad((id %% 10000)::text, 4, '0') FROM clients WHERE id %% 5 = 0""",
    *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in CONTACTS),
    """
INSERT INTO notes (client_id, agent_id, text, created_at)
SELECT id, agent_id, (ARRAY['Prefers calls after 4 PM.', 'They said August.', 'Wants to be near her parents.'])[day],
    created_at + day * interval '2 days' FROM clients, generate_series(1, 3) day""",
    # Two more of the first agent's, a year old.
    """
INSERT INTO clients (agent_id, name, planned_at, created_at)
SELECT 1, name, now(), now() - interval '1 year' FROM unnest(%(extremes)s::text[]) name""",
    """
INSERT INTO notes (client_id, agent_id, text, created_at)
SELECT id, 1, 'Note ' || n, now() - n * interval '100 minutes' FROM clients, generate_series(1, 2500) n
WHERE name = %(much)s""",
    """
INSERT INTO activities (client_id, kind, occurred_at, data)
SELECT id, 'edited', now() - n * interval '101 minutes', '{"field": "phone", "before": "", "after": "1"}'
FROM clients, generate_series(1, 2500) n WHERE name = %(much)s""",
    *(
        f"INSERT INTO {table} (client_id, {columns}) "
        f"SELECT id, {values} FROM clients, generate_series(1, 10) n WHERE name = %(much)s"
        for table, columns, values in (
            ("client_emails", "label, email", "'Email ' || n, 'much' || n || '@example.com'"),
            ("client_phones", "label, phone", "'Phone ' || n, '(503) 555-01' || (10 + n)"),
            ("people", "name, email", "'Person ' || n, 'person' || n || '@example.com'"),
        )
    ),
    "INSERT INTO sweep_runs (started_at, finished_at) VALUES (now(), now())",
)


def fill(place: Stage, clients: int) -> None:
    place.rows(EMPTY)
    values = {"agents": AGENTS, "mine": MINE, "clients": clients, "much": MUCH, "extremes": [MUCH, NOTHING]}
    for statement in STATEMENTS:
        place.rows(statement, values, timeout="30min")
    place.rows("VACUUM ANALYZE", timeout="30min")
