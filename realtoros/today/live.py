"""Whether Today would show anything new: one question, by the activities' primary key."""

import re
from datetime import datetime
from typing import Any

from agents.models import Agent
from agents.web.live import stretch
from emails.models.provider import DOWN_AFTER
from lists import prepared
from realtoros.today.parts import SWEEP_IS_LATE

AT_FIRST, AT_MOST = 1000, 10_000
"""How many of the newest activities a new page counts, and how many a question reads, whatever version it names."""

# Everything that Today shows leaves a row on a timeline, except how the engine is, a pause, and what was put aside.
# Ids tell what came since, but a row may commit after one with a higher id; so what a version knows is counted from the
# question before the last. Whose a client is, is looked up row by row: a join, for want of an estimate of the rows,
# would read all clients.
NEWS = """
SELECT newest.id, count(*) FILTER (WHERE new.mine), count(*) FILTER (WHERE new.mine AND new.id > %(last)s),
    (SELECT max(started_at) >= %(on_time)s FROM sweep_runs),
    (SELECT count(*) FROM providers WHERE failures >= %(down)s),
    (SELECT put_aside_at FROM attention WHERE agent_id = %(agent)s ORDER BY put_aside_at DESC LIMIT 1),
    (SELECT max(paused_at) FROM office)
FROM (SELECT coalesce(max(id), 0) AS id FROM activities) AS newest
LEFT JOIN LATERAL (
    SELECT id, %(all)s OR (SELECT agent_id FROM clients WHERE id = activities.client_id) = %(agent)s AS mine
    FROM activities WHERE id > greatest(coalesce(%(since)s, newest.id - %(at_first)s), newest.id - %(at_most)s)
) AS new ON true
GROUP BY newest.id"""

HELD = re.compile(r"(?P<start>.+)\.(?P<since>\d{1,18})\.(?P<known>\d{1,9})\.(?P<last>\d{1,18})")


def look(agent: Agent, now: datetime, held: str = "") -> tuple[str, bool]:
    """The version of the agent's Today, and whether it shows what the page that has the version `held` doesn't."""
    parts = HELD.fullmatch(held)
    since, known, last = (int(parts[name]) for name in ("since", "known", "last")) if parts else (None, 0, 0)
    newest, number, later, on_time, *others = _ask(agent, now, since, last)
    others = [other.timestamp() if isinstance(other, datetime) else other for other in (*others, agent.paused_at)]
    start = f"{stretch(agent, now)}-{'on' if on_time else 'late'}-{'-'.join(map(str, others))}"
    if parts is None or since is None:
        return f"{start}.{max(newest - AT_FIRST, 0)}.{number}.{newest}", True
    if not (newest - AT_MOST <= since <= last <= newest):
        return look(agent, now)[0], True
    return f"{start}.{last}.{later}.{newest}", parts["start"] != start or number != known


def _ask(agent: Agent, now: datetime, since: int | None, last: int) -> tuple[Any, ...]:
    values = {"since": since, "last": last, "on_time": now - SWEEP_IS_LATE, "down": DOWN_AFTER}
    values |= {"all": agent.is_broker, "agent": agent.pk, "at_first": AT_FIRST, "at_most": AT_MOST}
    return prepared.rows(NEWS, values)[0]
