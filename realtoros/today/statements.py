"""The SQL statements of Today: one for nearly all of a day, and a few for the rest."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from clients.models import finished_sql, reviewed_first_sql
from clients.story.shown import TALKS_SQL
from emails.models.office_mail import IN_TROUBLE
from emails.models.provider import DOWN_AFTER
from emails.models.writer_profile import ANNOUNCED
from followups.models import Reason
from followups.models.reasons import WAIT_FOR_THE_CLOCK
from realtoros.today.rules import BOUNCE_LASTS, DROP_LASTS, MINE, RULES, SHOWN, SIGNAL_LASTS, WORDS_READ

SIGNALS_SHOWN = 6
COUNT_TO = 999
MAILS_SHOWN = "7 days"
MAILS_IN_TROUBLE = ", ".join(f"'{status.value}'" for status in IN_TROUBLE)


def one_row(columns: Mapping[str, str], tables: Mapping[str, str] | None = None) -> str:
    """A statement with one row. Each column is a subquery; `tables` are the CTEs that all of them may use."""
    common = ",\n".join(f"{name} AS ({query})" for name, query in (tables or {}).items())
    named = ",\n".join(f"({query}) AS {name}" for name, query in columns.items())
    return f"WITH {common}\nSELECT {named}" if common else f"SELECT {named}"


def ask(statement: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Runs the statement; the rows as dictionaries by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _counted(rows: str) -> str:
    """A count of the rows that stops after COUNT_TO."""
    return f"SELECT count(*) FROM (SELECT FROM {rows} LIMIT {COUNT_TO + 1}) counted"


def _listed(rows: str) -> str:
    return f"SELECT jsonb_agg(listed) FROM ({rows}) listed"


# --- the state of sending, for the agent and the office ---

SENDING_STATE = {
    "last_sweep": "SELECT max(started_at) FROM sweep_runs",
    "outages": f"""
    SELECT count(*) FROM providers WHERE failures >= {DOWN_AFTER}
        OR dropped_at > %(now)s - interval '{DROP_LASTS.days} day'""",
    # Of any model, whether it is still in use or not: then SendingState looks closer.
    "shutdowns": f"""
    SELECT count(*) FROM writer_profiles
    WHERE shutdown_on <= (%(now)s AT TIME ZONE 'UTC')::date + {ANNOUNCED.days + 1}""",
    # What a restored backup left open. One that is unconfirmed has its own question.
    "unsettled": """
    SELECT count(*) FROM tasks WHERE unsettled_restore_id IS NOT NULL AND status IN ('pending', 'failed')""",
    "paused_offices": "SELECT count(*) FROM office WHERE paused_at IS NOT NULL",
}

# --- incoming mail ---

STRANGERS_SHOWN = 3
BROKEN_SHOWN = 3

_OF_NOBODY = "i.client_id IS NULL AND i.settled_at IS NULL AND i.kind = 'reply'"
_ITS_EMAIL = "LEFT JOIN email_logs l ON l.id = i.email_log_id LEFT JOIN clients q ON q.id = l.client_id"
_NAMES_AGENT = "(q.agent_id = %(agent)s OR i.agent_id = %(agent)s OR lower(i.to_email) = %(address)s)"


def strangers(only: str) -> str:
    """Answers of people who are not on file, the newest first; `only` says whose. One more than is shown."""
    return f"""
    SELECT i.id, i.from_email, i.from_name, i.subject, left(i.text, {WORDS_READ}) AS words, i.received_at AS at,
        l.subject AS quoted, q.name AS quoted_to
    FROM inbound_emails i {_ITS_EMAIL} WHERE {_OF_NOBODY} AND {only}
    ORDER BY i.received_at DESC, i.id DESC LIMIT {STRANGERS_SHOWN + 1}"""


STRANGERS_OF_AGENT = f"inbound_emails i {_ITS_EMAIL} WHERE {_OF_NOBODY} AND {_NAMES_AGENT}"


def broken(only: str) -> str:
    """Mail that could not be read, the newest first; `only` says whose. One more than is shown."""
    return f"""
    SELECT i.id, i.from_email, i.subject, i.error, i.received_at AS at, c.name AS client
    FROM inbound_emails i LEFT JOIN clients c ON c.id = i.client_id AND NOT c.is_deleted
    WHERE i.state = 'broken' AND i.settled_at IS NULL AND {only}
    ORDER BY i.received_at DESC, i.id DESC LIMIT {BROKEN_SHOWN + 1}"""


# --- an agent's day ---

# PostgreSQL evaluates a CTE that is used more than once only once.
TABLES = {
    # The agent's clients, by an index-only scan. Only the clients that the queries below find are read.
    "mine": f"SELECT id FROM clients c WHERE {MINE}",
    # Pending and due by the end of the agent's day: what is sent, what waits for approval, what is held. The clients
    # are one array: newer versions of PostgreSQL scan the index once for it, instead of one lookup per client.
    "due": f"""
    SELECT t.id, client_id, followup_type, scheduled_for, greatest(scheduled_for, not_before) AS goes_at, reason_code,
        reason_facts, sent_by_hand, planned_at,
        approved_at IS NULL AND hurried_at IS NULL AND NOT sent_by_hand AND coalesce((
            SELECT {reviewed_first_sql("clients", "%(reviews)s")} FROM clients WHERE id = t.client_id
        ), false) AS unapproved
    FROM tasks t
    WHERE client_id = ANY(ARRAY(SELECT id FROM mine)) AND status = 'pending' AND scheduled_for < %(midnight)s""",
    # Events from SendGrid: the frequent kinds of the last day, the rare ones of the last week.
    "heard": f"""
    SELECT activities.id, client_id, kind, occurred_at, email_id, task_id
    FROM activities JOIN mine ON mine.id = client_id
    WHERE kind IN ('delivered', 'opened', 'clicked') AND occurred_at >= %(now)s - interval '{SIGNAL_LASTS.days} day'
        OR kind IN ('bounced', 'unsubscribed', 'complained')
            AND occurred_at >= %(now)s - interval '{BOUNCE_LASTS.days} days'""",
}
TABLES |= {f"{rule.kind} (client_id, subject, at, place)": f"{rule.finds} LIMIT {rule.most}" for rule in RULES}
TABLES |= {
    "found": "\nUNION ALL ".join(
        f"SELECT {rank} AS rank, '{rule.kind}' AS kind, * FROM {rule.kind}" for rank, rule in enumerate(RULES)
    ),
    # One row for each client who needs the agent.
    "ranked": """
    SELECT DISTINCT ON (client_id) *, array_agg(kind) OVER (PARTITION BY client_id) AS kinds
    FROM found WHERE NOT EXISTS (
        SELECT FROM attention WHERE attention.client_id = found.client_id AND attention.kind = found.kind
            AND attention.subject = found.subject AND (until IS NULL OR until > %(now)s) AND put_aside_at >= found.at)
    ORDER BY client_id, rank, place""",
}

COUNTS = {
    "needs_by_kind": """
    SELECT jsonb_object_agg(kind, number) FROM (SELECT kind, count(*) AS number FROM ranked GROUP BY kind) each""",
    "due": "SELECT count(*) FROM due",
    "unclear": _counted("email_logs JOIN mine ON mine.id = client_id WHERE status IN ('failed', 'unconfirmed')"),
    "strangers": _counted(STRANGERS_OF_AGENT),
}

# The facts are read only for the rows that are shown.
FACTS = "\n".join(f"WHEN '{rule.kind}' THEN ({rule.facts})" for rule in RULES if rule.facts)

ENDS_BY_ITSELF = ", ".join(f"'{code.value}'" for code in (Reason.RETRYING, *WAIT_FOR_THE_CLOCK))

BY_ITSELF = f"""NOT (unapproved OR sent_by_hand) AND goes_at < %(midnight)s
    AND (reason_code = '' OR reason_code IN ({ENDS_BY_ITSELF}))"""

AGENT_COUNTS = one_row(COUNTS, TABLES)

AGENT_DAY = one_row(
    COUNTS
    | {
        "needs": _listed(f"""
    SELECT kind, c.id AS client_id, subject, at, kinds, name, stage, phone, email, property_address AS address,
        CASE kind {FACTS} END AS facts
    FROM top JOIN clients c ON c.id = client_id ORDER BY rank, place, client_id"""),
        "going_count": f"SELECT count(*) FROM due WHERE {BY_ITSELF}",
        "going": _listed(f"""
    SELECT due.id, name, followup_type AS step, goes_at AS at, reason_code, reason_facts,
        unapproved
    FROM due JOIN clients c ON c.id = client_id WHERE NOT sent_by_hand ORDER BY goes_at, due.id LIMIT {SHOWN}"""),
        "next": _listed(f"""
    SELECT name, goes_at AS at FROM due JOIN clients c ON c.id = client_id
    WHERE {BY_ITSELF} ORDER BY goes_at, due.id LIMIT 1"""),
        "signals": _listed(f"""
    SELECT heard.client_id, name, heard.kind, occurred_at AS at, coalesce(followup_type, '') AS about
    FROM heard JOIN clients c ON c.id = heard.client_id LEFT JOIN tasks t ON t.id = heard.task_id
    ORDER BY occurred_at DESC, heard.id DESC LIMIT {SIGNALS_SHOWN}"""),
        "from_strangers": _listed(strangers(_NAMES_AGENT)),
        "broken_mails": _listed(broken("c.agent_id = %(agent)s")),
    }
    | SENDING_STATE,
    TABLES | {"top": f"SELECT * FROM ranked ORDER BY rank, place, client_id LIMIT {SHOWN}"},
)

AGENTS_WEEK = """
SELECT (t.scheduled_for AT TIME ZONE %(zone)s)::date AS day, count(*) AS number
FROM tasks t JOIN clients c ON c.id = t.client_id
WHERE t.status = 'pending' AND NOT t.sent_by_hand AND t.scheduled_for >= %(midnight)s AND t.scheduled_for < %(week)s
    AND c.agent_id = %(agent)s AND NOT c.is_deleted GROUP BY 1"""

AGENTS_YESTERDAY = f"""
SELECT count(*) FILTER (WHERE kind = 'sent') AS sent,
    count(*) FILTER (WHERE kind = 'reply' AND NOT data ? 'event') AS replies,
    count(*) FILTER (
        WHERE a.agent_id IS NOT NULL AND (kind IN ('task', 'approved') OR kind IN ({TALKS_SQL}) AND NOT data ? 'event')
    ) AS cleared
FROM activities a JOIN clients c ON c.id = a.client_id
WHERE kind IN ('sent', 'reply', {TALKS_SQL}, 'task', 'approved') AND occurred_at >= %(yesterday)s
    AND occurred_at < %(morning)s AND c.agent_id = %(agent)s AND NOT c.is_deleted"""

# --- the office's day ---

IS_UNASSIGNED = f"c.agent_id IS NULL AND NOT c.is_deleted AND NOT {finished_sql('c')}"

OFFICE_DAY = one_row(
    {
        "unassigned": _counted(f"clients c WHERE {IS_UNASSIGNED}"),
        "due": _counted("""tasks t JOIN clients c ON c.id = t.client_id AND NOT c.is_deleted
        WHERE t.status = 'pending' AND t.scheduled_for < %(midnight)s"""),
        "unclear": _counted("""email_logs l JOIN clients c ON c.id = l.client_id AND NOT c.is_deleted
        WHERE l.status IN ('failed', 'unconfirmed')"""),
        "office_mails": _counted(f"""office_mails WHERE status IN ({MAILS_IN_TROUBLE})
            AND created_at > %(now)s - interval '{MAILS_SHOWN}'"""),
        "from_strangers": _listed(strangers("true")),
        "broken_mails": _listed(broken("true")),
    }
    | SENDING_STATE
)

# New leads come before imported clients, however many of those there are.
UNASSIGNED = " UNION ALL ".join(
    f"""(SELECT c.id AS pk, c.name, c.stage, c.property_address AS address, c.created_at, {is_imported} AS is_imported
FROM clients c WHERE {IS_UNASSIGNED}
    AND (c.imported_at IS NOT NULL) = {is_imported} ORDER BY c.created_at LIMIT %(most)s)"""
    for is_imported in ("false", "true")
)
UNASSIGNED += " ORDER BY is_imported, created_at LIMIT %(most)s"

LEADS_COUNTED = 100
"""Where the count of an agent's open leads stops: nobody with so many should get another."""

FEWEST_LEADS = f"""
SELECT a.id AS pk, a.name, (SELECT count(*) FROM (SELECT FROM clients c
    WHERE c.agent_id = a.id AND c.stage = 'lead' AND NOT c.is_deleted LIMIT {LEADS_COUNTED}) leads) AS leads
FROM agents a WHERE a.is_active ORDER BY a.is_broker, leads, a.name, a.id LIMIT %(agents)s"""

# Each agent's oldest lead that nobody has contacted, and the number of such leads.
OLDEST_UNTOUCHED = """
SELECT a.id AS agent_id, a.name, cold.id AS client_id, cold.client_name, cold.address, cold.created_at,
    coalesce(cold.number, 0) AS number
FROM agents a
LEFT JOIN (SELECT DISTINCT ON (agent_id) agent_id, c.id, c.name AS client_name, c.property_address AS address,
        c.created_at, count(*) OVER (PARTITION BY agent_id) AS number
    FROM clients c WHERE c.created_at >= %(since)s AND c.stage = 'lead' AND c.last_contacted IS NULL
        AND c.imported_at IS NULL AND NOT c.is_deleted AND c.agent_id IS NOT NULL
    ORDER BY agent_id, c.created_at) cold ON cold.agent_id = a.id
WHERE a.is_active AND (NOT a.is_broker OR cold.id IS NOT NULL)
ORDER BY cold.created_at NULLS LAST, a.name LIMIT %(agents)s"""

SHARES_COUNT_TO = 2000
"""The most follow-ups due today that are counted per agent. Above it, a sum is shown with a plus sign."""

OFFICES_SHARES = f"""
SELECT agent_id, count(*) FILTER (WHERE by_itself) AS by_itself, count(*) FILTER (WHERE NOT by_itself) AS waits FROM (
    SELECT c.agent_id,
        c.agent_id IS NOT NULL AND t.reason_code = '' AND (
            t.approved_at IS NOT NULL OR NOT {reviewed_first_sql("c", "coalesce(a.reviews_first, false)")}
        ) AS by_itself
    FROM (SELECT client_id, reason_code, approved_at FROM tasks WHERE status = 'pending' AND NOT sent_by_hand
        AND scheduled_for < %(midnight)s ORDER BY scheduled_for DESC LIMIT {SHARES_COUNT_TO}) t
    JOIN clients c ON c.id = t.client_id LEFT JOIN agents a ON a.id = c.agent_id WHERE NOT c.is_deleted) due
GROUP BY agent_id"""

OFFICES_SIGNALS = f"""
SELECT heard.client_id, c.name, heard.kind, heard.occurred_at AS at,
    coalesce('· ' || split_part(a.name, ' ', 1), '') AS about
FROM unnest(ARRAY['delivered', 'opened', 'clicked', 'bounced', 'unsubscribed', 'complained']) kinds(kind), LATERAL (
    SELECT * FROM activities WHERE activities.kind = kinds.kind AND occurred_at >= %(since)s
    ORDER BY occurred_at DESC, id DESC LIMIT {SIGNALS_SHOWN}) heard
JOIN clients c ON c.id = heard.client_id AND NOT c.is_deleted LEFT JOIN agents a ON a.id = c.agent_id
ORDER BY heard.occurred_at DESC, heard.id DESC LIMIT {SIGNALS_SHOWN}"""

OFFICES_WEEK = """
SELECT (scheduled_for AT TIME ZONE %(zone)s)::date AS day, count(*) AS number FROM tasks
WHERE status = 'pending' AND NOT sent_by_hand AND scheduled_for >= %(midnight)s AND scheduled_for < %(week)s
GROUP BY 1"""

OFFICES_YESTERDAY = f"""
SELECT count(*) FILTER (WHERE kind = 'sent') AS sent,
    count(*) FILTER (WHERE kind = 'reply' AND NOT data ? 'event') AS replies,
    count(*) FILTER (
        WHERE agent_id IS NOT NULL AND (kind IN ('task', 'approved') OR kind IN ({TALKS_SQL}) AND NOT data ? 'event')
    ) AS cleared
FROM activities WHERE kind IN ('sent', 'reply', {TALKS_SQL}, 'task', 'approved')
    AND occurred_at >= %(yesterday)s AND occurred_at < %(morning)s"""
