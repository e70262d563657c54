"""Whether Today would show anything new: one query, by the primary key of `activities`."""

import re
from datetime import datetime
from typing import Any

from agents.models import Agent
from agents.web.live import version_prefix
from emails.models.provider import DOWN_AFTER
from lists import prepared
from realtoros.operating.heartbeats.running import SWEEP_IS_LATE

AT_FIRST, AT_MOST = 1000, 10_000
"""How many of the newest activities a new page counts, and the most that one query reads, whatever version it has."""

# Everything that Today shows has a row in `activities`, except the state of sending, a pause, snoozed or dismissed rows
# and answers of people who are not on file. A row may commit after a row with a higher id. So each version counts from
# the query before the last one.
# The agent of a client is looked up row by row: PostgreSQL can't estimate the number of rows here, and would read all
# clients for a join.
VERSION_SQL = """
SELECT newest.id, count(*) FILTER (WHERE new.mine), count(*) FILTER (WHERE new.mine AND new.id > %(last)s),
    (SELECT max(started_at) >= %(on_time)s FROM sweep_runs),
    (SELECT count(*) FROM providers WHERE failures >= %(down)s),
    (SELECT put_aside_at FROM attention WHERE agent_id = %(agent)s ORDER BY put_aside_at DESC LIMIT 1),
    (SELECT max(paused_at) FROM office),
    (SELECT concat(count(*), '-', max(id)) FROM inbound_emails
        WHERE client_id IS NULL AND settled_at IS NULL AND kind = 'reply')
FROM (SELECT coalesce(max(id), 0) AS id FROM activities) AS newest
LEFT JOIN LATERAL (
    SELECT id, %(all)s OR (SELECT agent_id FROM clients WHERE id = activities.client_id) = %(agent)s AS mine
    FROM activities WHERE id > greatest(coalesce(%(since)s, newest.id - %(at_first)s), newest.id - %(at_most)s)
) AS new ON true
GROUP BY newest.id"""

VERSION = re.compile(r"(?P<start>.+)\.(?P<since>\d{1,18})\.(?P<known>\d{1,9})\.(?P<last>\d{1,18})")


def version_of(agent: Agent, now: datetime, held: str = "") -> tuple[str, bool]:
    """The version of the agent's Today, and whether it differs from the version `held` that the page has."""
    parts = VERSION.fullmatch(held)
    since, known, last = (int(parts[name]) for name in ("since", "known", "last")) if parts else (None, 0, 0)
    newest, number, later, on_time, *others = _query(agent, now, since, last)
    others = [other.timestamp() if isinstance(other, datetime) else other for other in (*others, agent.paused_at)]
    start = f"{version_prefix(agent, now)}-{'on' if on_time else 'late'}-{'-'.join(map(str, others))}"
    if parts is None or since is None:
        return f"{start}.{max(newest - AT_FIRST, 0)}.{number}.{newest}", True
    if not (newest - AT_MOST <= since <= last <= newest):
        return version_of(agent, now)[0], True
    return f"{start}.{last}.{later}.{newest}", parts["start"] != start or number != known


def _query(agent: Agent, now: datetime, since: int | None, last: int) -> tuple[Any, ...]:
    values = {"since": since, "last": last, "on_time": now - SWEEP_IS_LATE, "down": DOWN_AFTER}
    values |= {"all": agent.is_broker, "agent": agent.pk, "at_first": AT_FIRST, "at_most": AT_MOST}
    return prepared.rows(VERSION_SQL, values)[0]
