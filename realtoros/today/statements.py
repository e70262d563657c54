"""The statements behind Today: one for nearly all of an agent's day, and few for the rest."""

from emails.models.provider import DOWN_AFTER
from followups.models import Reason
from followups.models.reasons import WAIT_FOR_THE_CLOCK
from realtoros.today.rules import RANKED, SHOWN, TOLD, TOP

SIGNALS_SHOWN = 6
COUNT_TO = 999
DROPS_SHOWN = "1 day"

ENDS_BY_ITSELF = ", ".join(f"'{code.value}'" for code in (Reason.RETRYING, *WAIT_FOR_THE_CLOCK))

BY_ITSELF = f"""NOT (unapproved OR sent_by_hand) AND goes_at < %(midnight)s
    AND (reason_code = '' OR reason_code IN ({ENDS_BY_ITSELF}))"""

COUNTS = f"""
    (SELECT jsonb_object_agg(rank, number) FROM (SELECT rank, count(*) AS number FROM ranked GROUP BY rank) each),
    (SELECT count(*) FROM due),
    (SELECT count(*) FROM (SELECT FROM email_logs JOIN mine ON mine.id = client_id
        WHERE status IN ('failed', 'unconfirmed') LIMIT {COUNT_TO + 1}) unclear)"""

COUNTED = f"WITH {RANKED} SELECT {COUNTS}"

ALL = f"""
WITH {RANKED}, {TOP}
SELECT {COUNTS},
    (SELECT jsonb_agg(row) FROM (
        SELECT kind, c.id AS client_id, subject, at, reasons, name, stage, phone, property_address AS address,
            {TOLD} AS told
        FROM top JOIN clients c ON c.id = client_id ORDER BY rank, place, client_id) row),
    (SELECT count(*) FROM due WHERE {BY_ITSELF}),
    (SELECT jsonb_agg(row) FROM (
        SELECT due.id, client_id, name, followup_type, goes_at, scheduled_for, reason_code, reason_facts, unapproved,
            {BY_ITSELF} AS by_itself
        FROM due JOIN clients c ON c.id = client_id WHERE NOT sent_by_hand ORDER BY goes_at, due.id LIMIT {SHOWN}) row),
    (SELECT jsonb_agg(row) FROM (SELECT client_id, name, goes_at
        FROM due JOIN clients c ON c.id = client_id WHERE {BY_ITSELF} ORDER BY goes_at, due.id LIMIT 1) row),
    (SELECT jsonb_agg(row) FROM (
        SELECT heard.client_id, name, heard.kind, occurred_at AS at, followup_type, email_id
        FROM heard JOIN clients c ON c.id = heard.client_id LEFT JOIN tasks t ON t.id = heard.task_id
        ORDER BY occurred_at DESC, heard.id DESC LIMIT {SIGNALS_SHOWN}) row),
    (SELECT max(started_at) FROM sweep_runs),
    (SELECT count(*) FROM providers
        WHERE failures >= {DOWN_AFTER} OR dropped_at > %(now)s - interval '{DROPS_SHOWN}'),
    (SELECT count(*) FROM office WHERE paused_at IS NOT NULL)"""

AHEAD = """
SELECT (t.scheduled_for AT TIME ZONE %(zone)s)::date, count(*) FROM tasks t JOIN clients c ON c.id = t.client_id
WHERE t.status = 'pending' AND NOT t.sent_by_hand AND t.scheduled_for >= %(midnight)s AND t.scheduled_for < %(week)s
    AND c.agent_id = %(agent)s AND NOT c.is_deleted GROUP BY 1"""

YESTERDAY = """
SELECT count(*) FILTER (WHERE kind = 'sent'), count(*) FILTER (WHERE kind = 'reply' AND NOT data ? 'event'),
    count(*) FILTER (
        WHERE a.agent_id IS NOT NULL AND (kind IN ('task', 'approved') OR kind = 'call' AND data ? 'outcome'))
FROM activities a JOIN clients c ON c.id = a.client_id
WHERE kind IN ('sent', 'reply', 'call', 'task', 'approved') AND occurred_at >= %(yesterday)s
    AND occurred_at < %(morning)s AND c.agent_id = %(agent)s AND NOT c.is_deleted"""
