"""Which clients need the agent, and in which order. Change the rules and their order only here.

A rule is a named query. The comment above it says why such a client needs a person. Earlier rules come first. A client
has one row, which also names the other reasons. One statement runs all rules (statements.py): it returns a few rows out
of millions, and each rule stops after `most` rows.
"""

from dataclasses import dataclass
from datetime import timedelta

from clients.listing.quiet import QUIET_AFTER
from clients.models import Stage
from clients.story.shown import STANDS, TALKS_SQL
from emails.webhook.copies import MARK
from followups.models import Reason
from followups.models.reasons import WAIT_BY_THEMSELVES

SHOWN = 8
WORDS_READ = 400
"""Characters of an answer that Today reads. It shows the first of them."""
COUNT_LIMIT = 99
"""Where a rule stops counting: above it, the page shows “99+”."""

SIGNAL_LASTS = timedelta(days=1)
BOUNCE_LASTS = timedelta(days=7)
DROP_LASTS = timedelta(days=1)
"""For how long Today says that a provider dropped emails it had accepted."""

WAITS = ", ".join(f"'{code.value}'" for code in (*WAIT_BY_THEMSELVES, Reason.NEEDS_APPROVAL))
"""Reasons for a hold that the agent does not have to correct. TO_APPROVE shows drafts that wait for approval."""

TOUCHED = "coalesce(c.last_contacted, c.created_at)"
MINE = "c.agent_id = %(agent)s AND NOT c.is_deleted"


@dataclass(frozen=True)
class Rule:
    """`mine`, `due` and `heard` in its queries are the tables of statements.py."""

    kind: str
    finds: str
    """Selects client_id, subject, at, place. `subject` is the id of the follow-up or email, 0 if the reason is about
    the client. `at` is the time of the newest event: a row that was snoozed or dismissed before it comes back. Rows are
    sorted by `place`, ascending."""
    facts: str = ""
    """Selects one JSON object: what words.py needs besides the client. `top` is the row that `finds` returned."""
    most: int = COUNT_LIMIT + 1


# The client replied. This stopped the plan, so nothing happens until a person answers.
REPLIED = Rule(
    "replied",
    f"""
    SELECT c.id, 0, c.replied_at, -extract(epoch FROM c.replied_at) FROM clients c
    WHERE {MINE} AND c.replied_at IS NOT NULL AND (c.last_contacted IS NULL OR c.last_contacted <= c.replied_at)
    ORDER BY c.replied_at DESC""",
    """
    SELECT jsonb_build_object('words', data->'note', 'inbound', data->'inbound') FROM activities a
    WHERE a.client_id = top.client_id AND kind = 'reply' AND NOT data ? 'event' AND NOT EXISTS (
        SELECT FROM inbound_emails i WHERE i.id = (data->>'inbound')::bigint AND i.undone_at IS NOT NULL)
    ORDER BY occurred_at DESC, a.id DESC LIMIT 1""",
)

# An email was not sent, and it is not retried automatically.
FAILED = Rule(
    "failed",
    """
    SELECT client_id, t.id, updated_at, -extract(epoch FROM updated_at) FROM tasks t
    JOIN mine ON mine.id = client_id WHERE status = 'failed' ORDER BY updated_at DESC""",
    """
    SELECT jsonb_build_object('step', followup_type, 'reason_code', reason_code, 'reason_facts', reason_facts,
        'has_new_address', l.to_email <> '' AND lower(l.to_email) <> lower(c.email))
    FROM tasks LEFT JOIN email_logs l ON l.task_id = tasks.id WHERE tasks.id = top.subject""",
)

# It is unknown whether an email was delivered. It is never repeated automatically, so a person has to decide.
UNCONFIRMED = Rule(
    "unconfirmed",
    """
    SELECT client_id, l.id, updated_at, -extract(epoch FROM updated_at) FROM email_logs l
    JOIN mine ON mine.id = client_id WHERE status = 'unconfirmed' ORDER BY updated_at DESC""",
    """
    SELECT jsonb_build_object('step', followup_type, 'email', l.subject)
    FROM email_logs l LEFT JOIN tasks t ON t.id = task_id WHERE l.id = top.subject""",
)

# The client's address bounced, which stopped the plan. It needs a person who enters another address.
BOUNCED = Rule(
    "bounced",
    """
    SELECT heard.client_id, 0, max(occurred_at) AS at, -extract(epoch FROM max(occurred_at))
    FROM heard JOIN email_logs l ON l.id = email_id WHERE kind = 'bounced'
        AND lower(to_email) = (SELECT lower(email) FROM clients WHERE id = heard.client_id)
        AND EXISTS (SELECT FROM suppressions WHERE address = lower(to_email) AND reason = 'bounced')
    GROUP BY heard.client_id ORDER BY at DESC""",
    f"""
    SELECT jsonb_build_object('step', followup_type, 'address', to_email, 'error_code', error_code,
        'stopped', (SELECT count(*) FROM tasks
        WHERE client_id = top.client_id AND status = 'cancelled' AND reason_code = '{Reason.DO_NOT_EMAIL.value}'))
    FROM activities a JOIN email_logs l ON l.id = email_id LEFT JOIN tasks t ON t.id = l.task_id
    WHERE a.client_id = top.client_id AND kind = 'bounced' ORDER BY occurred_at DESC LIMIT 1""",
)

# A draft that is due today and waits for approval. The one that is due first comes first.
TO_APPROVE = Rule(
    "to_approve",
    """
    SELECT client_id, id, planned_at, extract(epoch FROM scheduled_for) FROM due
    WHERE unapproved ORDER BY scheduled_for""",
    """
    SELECT jsonb_build_object('step', followup_type, 'goes_at', goes_at, 'email', l.subject, 'version', text_version,
        'is_written', coalesce(body, '') <> '')
    FROM due LEFT JOIN email_logs l ON l.task_id = due.id WHERE due.id = top.subject""",
)

# The client clicked, or opened the same email again, since yesterday: a good time to call. Ends with the next call,
# text or meeting.
CLICKED = Rule(
    "clicked",
    f"""
    SELECT client_id, 0, max(occurred_at) AS at, -extract(epoch FROM max(occurred_at)) FROM heard
    WHERE kind = 'clicked' OR kind = 'opened' AND occurred_at >= %(now)s - interval '{SIGNAL_LASTS.days} day'
        AND 1 < (SELECT count(*) FROM email_logs l, jsonb_array_elements(l.webhook_events) AS event
        WHERE l.id = email_id AND event->>'event' = 'open' AND event->'sg_machine_open' IS DISTINCT FROM 'true'
        AND NOT event ? '{MARK}')
    GROUP BY client_id
    HAVING NOT EXISTS (SELECT FROM activities a LEFT JOIN conversations v ON v.event_id = a.id
        WHERE a.client_id = heard.client_id AND a.kind IN ({TALKS_SQL}) AND a.occurred_at > max(heard.occurred_at)
            AND {STANDS})
    ORDER BY at DESC""",
    f"""
    SELECT jsonb_build_object('email', min(l.subject), 'events', jsonb_agg(event) FILTER (WHERE event IS NOT NULL))
    FROM email_logs l LEFT JOIN jsonb_array_elements(webhook_events) event
        ON event->>'event' IN ('open', 'click') AND NOT event ? '{MARK}'
    WHERE l.id IN (
        SELECT email_id FROM heard WHERE heard.client_id = top.client_id AND kind IN ('opened', 'clicked'))""",
)

# A new lead that nobody has contacted: leads ask another agent within the hour. The longest wait first. Older leads
# fall under QUIET. Imported clients are no new leads: the agent knew them before.
UNTOUCHED = Rule(
    "untouched",
    f"""
    SELECT c.id, 0, c.created_at, extract(epoch FROM c.created_at) FROM clients c
    WHERE {MINE} AND c.created_at >= %(now)s - interval '{QUIET_AFTER[Stage.LEAD].days} days'
        AND c.stage = 'lead' AND c.last_contacted IS NULL AND c.imported_at IS NULL
    ORDER BY c.created_at""",
)

# Work that only a person can do: an email written by hand, or one whose hold somebody has to resolve. The longest
# overdue first.
OWN = Rule(
    "own",
    f"""
    SELECT client_id, id, planned_at, extract(epoch FROM scheduled_for) FROM due
    WHERE NOT unapproved AND (sent_by_hand OR reason_code <> '' AND reason_code NOT IN ({WAITS}))
    ORDER BY scheduled_for""",
    """
    SELECT jsonb_build_object('step', due.followup_type, 'due_at', due.scheduled_for, 'reason_code', due.reason_code,
        'reason_facts', due.reason_facts, 'by_hand', due.sent_by_hand, 'notes', notes, 'email', l.subject)
    FROM due JOIN tasks t ON t.id = due.id LEFT JOIN email_logs l ON l.task_id = due.id WHERE due.id = top.subject""",
)

QUIET_TOO_LONG = " OR ".join(
    f"c.stage = '{Stage(stage).value}' AND {TOUCHED} < %(now)s - interval '{limit.days} days'"
    for stage, limit in QUIET_AFTER.items()
)

# Nobody contacted the client for longer than the limit of their stage. The newest clients first: their interest is the
# most recent. Only a few, or the list of a large office would never end. The smart list “Going quiet” has all of them.
QUIET = Rule(
    "quiet",
    f"""
    SELECT c.id, 0, {TOUCHED}, -extract(epoch FROM c.created_at) FROM clients c
    WHERE {MINE} AND c.created_at < %(now)s - interval '{min(QUIET_AFTER.values()).days} days' AND ({QUIET_TOO_LONG})
    ORDER BY c.created_at DESC""",
    most=SHOWN,
)

RULES = (REPLIED, FAILED, UNCONFIRMED, BOUNCED, TO_APPROVE, CLICKED, UNTOUCHED, OWN, QUIET)
KINDS = [rule.kind for rule in RULES]
