"""Who needs the agent, and in which order. This is the one place to argue about it.

A rule is one small function in RULES: its docstring says why such a client needs a person, and it answers the SQL that
finds them (client_id, subject, at, place). `subject` is the follow-up's or email's id, 0 where the reason is the
client's own; `at` is the newest fact, which brings back what was put aside before it; the smallest `place` comes first.
Earlier rules come first, a client has one row, and the other reasons are told in it.

All rules are asked in one statement: an agent's morning is a handful of rows out of millions, and each rule stops
reading where nobody would scroll any more.
"""

from collections.abc import Callable
from datetime import timedelta

from clients.listing.quiet import QUIET_AFTER
from clients.models import Stage
from followups.models import Reason
from followups.models.reasons import WAIT_BY_THEMSELVES

SHOWN = 8
ENOUGH = 99
"""Where a rule stops counting: “99+” says all that a bigger number would."""

SIGNAL_LASTS = timedelta(days=1)
BOUNCE_LASTS = timedelta(days=7)

WAITS = ", ".join(f"'{code.value}'" for code in (*WAIT_BY_THEMSELVES, Reason.NEEDS_APPROVAL))
"""What holds a follow-up without the agent having to mend anything here."""

TOUCHED = "coalesce(c.last_contacted, c.created_at)"
MINE = "c.agent_id = %(agent)s AND NOT c.is_deleted"

Rule = Callable[[], str]
"""Where `due` and `heard` are named, they are the tables below."""


def replied() -> str:
    """They answered. The emails have stopped for them, so nothing goes on until a person answers back."""
    return f"""
        SELECT c.id, 0, c.replied_at, -extract(epoch FROM c.replied_at) FROM clients c
        WHERE {MINE} AND c.replied_at IS NOT NULL AND (c.last_contacted IS NULL OR c.last_contacted <= c.replied_at)
        ORDER BY c.replied_at DESC"""


def failed() -> str:
    """An email did not go, and no machine will try again."""
    return """
        SELECT client_id, t.id, updated_at, -extract(epoch FROM updated_at) FROM tasks t
        JOIN mine ON mine.id = client_id WHERE status = 'failed' ORDER BY updated_at DESC"""


def unconfirmed() -> str:
    """Nobody knows whether an email arrived. It is never repeated by itself, so a person has to decide."""
    return """
        SELECT client_id, l.id, updated_at, -extract(epoch FROM updated_at) FROM email_logs l
        JOIN mine ON mine.id = client_id WHERE status = 'unconfirmed' ORDER BY updated_at DESC"""


def bounced() -> str:
    """Their address accepts no email, which stopped their plan: only somebody who has a better one can go on."""
    return """
        SELECT heard.client_id, 0, max(occurred_at) AS at, -extract(epoch FROM max(occurred_at))
        FROM heard JOIN email_logs l ON l.id = email_id WHERE kind = 'bounced'
            AND lower(to_email) = (SELECT lower(email) FROM clients WHERE id = heard.client_id)
            AND EXISTS (SELECT FROM suppressions WHERE address = lower(to_email) AND reason = 'bounced')
        GROUP BY heard.client_id ORDER BY at DESC"""


def to_approve() -> str:
    """A draft that is to go today and goes only once somebody has read it; the first to go comes first."""
    return """
        SELECT client_id, id, planned_at, extract(epoch FROM scheduled_for) FROM due
        WHERE unapproved ORDER BY scheduled_for"""


def clicked() -> str:
    """They clicked, or opened the same email again, since yesterday: they think of it now, so a call reaches them now.

    Over once somebody has called.
    """
    return f"""
        SELECT client_id, 0, max(occurred_at) AS at, -extract(epoch FROM max(occurred_at)) FROM heard
        WHERE kind = 'clicked' OR kind = 'opened' AND occurred_at >= %(now)s - interval '{SIGNAL_LASTS.days} day'
            AND 1 < (SELECT count(*) FROM email_logs l, jsonb_array_elements(l.webhook_events) AS event
            WHERE l.id = email_id AND event->>'event' = 'open' AND event->'sg_machine_open' IS DISTINCT FROM 'true')
        GROUP BY client_id
        HAVING 0 >= (SELECT count(*) FILTER (WHERE data ? 'outcome') - count(*) FILTER (WHERE data ? 'call')
            FROM activities k
            WHERE k.client_id = heard.client_id AND kind = 'call' AND k.occurred_at > max(heard.occurred_at))
        ORDER BY at DESC"""


def untouched() -> str:
    """A new lead whom nobody has been in touch with: they ask somebody else within the hour. The longest wait first.

    Later than this they are a quiet client like others. Whom a file brought is no new lead: the agent knew them before.
    """
    return f"""
        SELECT c.id, 0, c.created_at, extract(epoch FROM c.created_at) FROM clients c
        WHERE {MINE} AND c.created_at >= %(now)s - interval '{QUIET_AFTER[Stage.LEAD].days} days'
            AND c.stage = 'lead' AND c.last_contacted IS NULL AND c.imported_at IS NULL
        ORDER BY c.created_at"""


def own() -> str:
    """What no machine does: an email begun by hand, or one that waits until somebody mends what holds it.

    The longest overdue first.
    """
    return f"""
        SELECT client_id, id, planned_at, extract(epoch FROM scheduled_for) FROM due
        WHERE NOT unapproved AND (sent_by_hand OR reason_code <> '' AND reason_code NOT IN ({WAITS}))
        ORDER BY scheduled_for"""


def quiet() -> str:
    """Nobody was in touch for longer than their stage allows. The newest clients first: their wish is the freshest.

    A few at a time, or a large office would never see its list end; all of them are the smart list “Going quiet”.
    """
    limits = " OR ".join(
        f"c.stage = '{stage.value}' AND {TOUCHED} < %(now)s - interval '{limit.days} days'"
        for stage, limit in ((Stage(stage), limit) for stage, limit in QUIET_AFTER.items())
    )
    return f"""
        SELECT c.id, 0, {TOUCHED}, -extract(epoch FROM c.created_at) FROM clients c
        WHERE {MINE} AND c.created_at < %(now)s - interval '{min(QUIET_AFTER.values()).days} days' AND ({limits})
        ORDER BY c.created_at DESC LIMIT {SHOWN}"""


RULES: tuple[Rule, ...] = (
    replied,
    failed,
    unconfirmed,
    bounced,
    to_approve,
    clicked,
    untouched,
    own,
    quiet,
)
KINDS = [rule.__name__ for rule in RULES]
NAMES = ", ".join(f"'{kind}'" for kind in KINDS)

# The agent's clients, from the index alone: their rows are read only for those who turn up below.
OWN_CLIENTS = f"SELECT id FROM clients c WHERE {MINE}"

# Pending and due by the end of the agent's day: what goes, what waits for approval, what is held. Their clients are
# looked for as one array, which a newer PostgreSQL reads along the index instead of looking up each.
DUE = """
    SELECT t.id, client_id, followup_type, scheduled_for, greatest(scheduled_for, not_before) AS goes_at, reason_code,
        reason_facts, sent_by_hand, planned_at,
        approved_at IS NULL AND hurried_at IS NULL AND NOT sent_by_hand AND coalesce((
            SELECT sending_mode = 'review' OR sending_mode = '' AND %(reviews)s FROM clients WHERE id = t.client_id
        ), false) AS unapproved
    FROM tasks t
    WHERE client_id = ANY(ARRAY(SELECT id FROM mine)) AND status = 'pending' AND scheduled_for < %(midnight)s"""

# What came back: the frequent kinds of a day, the rare ones of a week.
HEARD = f"""
    SELECT activities.id, client_id, kind, occurred_at, email_id, task_id
    FROM activities JOIN mine ON mine.id = client_id
    WHERE kind IN ('delivered', 'opened', 'clicked') AND occurred_at >= %(now)s - interval '{SIGNAL_LASTS.days} day'
        OR kind IN ('bounced', 'unsubscribed', 'complained')
            AND occurred_at >= %(now)s - interval '{BOUNCE_LASTS.days} days'"""

FOUND = "\nUNION ALL\n".join(
    f"(SELECT {rank}, * FROM ({rule()} LIMIT {ENOUGH + 1}) rule)"
    if rule is not quiet
    else f"(SELECT {rank}, * FROM ({rule()}) rule)"
    for rank, rule in enumerate(RULES)
)

RANKED = f"""
mine AS MATERIALIZED ({OWN_CLIENTS}),
due AS MATERIALIZED ({DUE}),
heard AS MATERIALIZED ({HEARD}),
found (rank, client_id, subject, at, place) AS ({FOUND}),
ranked AS (
    SELECT DISTINCT ON (client_id) *, array_agg(rank) OVER (PARTITION BY client_id) AS reasons
    FROM found WHERE NOT EXISTS (
        SELECT FROM attention WHERE attention.client_id = found.client_id AND kind = (ARRAY[{NAMES}])[rank + 1]
            AND attention.subject = found.subject AND (until IS NULL OR until > %(now)s) AND put_aside_at >= found.at)
    ORDER BY client_id, rank, place)"""
"""Common tables of a statement: `ranked` has one row for each client who needs the agent."""

TOP = f"""
top AS (SELECT *, (ARRAY[{NAMES}])[rank + 1] AS kind FROM ranked ORDER BY rank, place, client_id LIMIT {SHOWN})"""

# What a row tells beyond its rule and its client, asked only of the rows that are shown.
TOLD = f"""
CASE kind
WHEN 'replied' THEN (SELECT data->'note' FROM activities a WHERE a.client_id = top.client_id AND kind = 'reply'
    ORDER BY occurred_at DESC, id DESC LIMIT 1)
WHEN 'failed' THEN (
    SELECT jsonb_build_array(followup_type, reason_code, reason_facts,
        l.to_email <> '' AND lower(l.to_email) <> lower(c.email))
    FROM tasks LEFT JOIN email_logs l ON l.task_id = tasks.id WHERE tasks.id = top.subject)
WHEN 'unconfirmed' THEN (SELECT jsonb_build_array(followup_type, l.subject, error_message)
    FROM email_logs l LEFT JOIN tasks t ON t.id = task_id WHERE l.id = top.subject)
WHEN 'bounced' THEN (SELECT jsonb_build_array(followup_type, error_message, to_email, (SELECT count(*) FROM tasks
        WHERE client_id = top.client_id AND status = 'cancelled' AND reason_code = '{Reason.DO_NOT_EMAIL.value}'))
    FROM activities a JOIN email_logs l ON l.id = email_id LEFT JOIN tasks t ON t.id = l.task_id
    WHERE a.client_id = top.client_id AND kind = 'bounced' ORDER BY occurred_at DESC LIMIT 1)
WHEN 'to_approve' THEN (
    SELECT jsonb_build_array(followup_type, goes_at, l.subject, text_version, coalesce(body, '') <> '')
    FROM due LEFT JOIN email_logs l ON l.task_id = due.id WHERE due.id = top.subject)
WHEN 'clicked' THEN (SELECT jsonb_build_array(min(l.subject), jsonb_agg(event) FILTER (WHERE event IS NOT NULL))
    FROM email_logs l LEFT JOIN jsonb_array_elements(webhook_events) event ON event->>'event' IN ('open', 'click')
    WHERE l.id IN (SELECT email_id FROM heard WHERE heard.client_id = top.client_id AND kind IN ('opened', 'clicked')))
WHEN 'own' THEN (
    SELECT jsonb_build_array(due.followup_type, due.scheduled_for, due.reason_code, due.reason_facts, due.sent_by_hand,
        notes, l.subject)
    FROM due JOIN tasks t ON t.id = due.id LEFT JOIN email_logs l ON l.task_id = due.id WHERE due.id = top.subject)
END"""
