"""What the broker needs to know this morning: leads without an agent, leads going cold, and what goes out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from agents.models import Agent
from clients.last_touch import age
from clients.listing.quiet import QUIET_AFTER
from clients.models import Stage
from emails.models.provider import DOWN_AFTER
from followups.display.cards import UNTOUCHED_AFTER
from realtoros.today.page import Today
from realtoros.today.rows import Day, Signal, Yesterday
from realtoros.today.statements import COUNT_TO, SIGNALS_SHOWN

LEADS_SHOWN = 8
AGENTS_SHOWN = 12
LOOKED_AT = 2000
"""How many of the follow-ups due today are told apart by agent; a larger office sees their number alone."""

# Who has just come waits for somebody; whom a file brought stands behind them, however many those are.
UNASSIGNED = " UNION ALL ".join(
    f"""(SELECT c.id, c.name, c.stage, c.property_address, c.created_at, {is_imported} AS is_imported FROM clients c
WHERE c.agent_id IS NULL AND NOT c.is_deleted AND c.stage NOT IN ('closed', 'lost')
    AND (c.imported_at IS NOT NULL) = {is_imported} ORDER BY c.created_at LIMIT %(most)s)"""
    for is_imported in ("false", "true")
)
UNASSIGNED += " ORDER BY is_imported, created_at LIMIT %(most)s"

LEADS_COUNTED = 100
"""With so many open leads, nobody is the one to give another to."""

FEWEST_LEADS = f"""
SELECT a.id, a.name, (SELECT count(*) FROM (SELECT FROM clients c
    WHERE c.agent_id = a.id AND c.stage = 'lead' AND NOT c.is_deleted LIMIT {LEADS_COUNTED}) leads) AS number
FROM agents a WHERE a.is_active ORDER BY a.is_broker, number, a.name, a.id LIMIT %(agents)s"""

# Each agent's oldest lead that nobody has been in touch with, and how many they have.
COLD = """
SELECT a.id, a.name, cold.id, cold.client, cold.address, cold.created_at, coalesce(cold.number, 0) FROM agents a
LEFT JOIN (SELECT DISTINCT ON (agent_id) agent_id, c.id, c.name AS client, c.property_address AS address, c.created_at,
        count(*) OVER (PARTITION BY agent_id) AS number
    FROM clients c WHERE c.created_at >= %(since)s AND c.stage = 'lead' AND c.last_contacted IS NULL
        AND c.imported_at IS NULL AND NOT c.is_deleted AND c.agent_id IS NOT NULL
    ORDER BY agent_id, c.created_at) cold ON cold.agent_id = a.id
WHERE a.is_active AND (NOT a.is_broker OR cold.id IS NOT NULL)
ORDER BY cold.created_at NULLS LAST, a.name LIMIT %(agents)s"""

GOING = """
SELECT agent_id, count(*) FILTER (WHERE by_itself), count(*) FILTER (WHERE NOT by_itself) FROM (
    SELECT c.agent_id,
        c.agent_id IS NOT NULL AND t.reason_code = '' AND (t.approved_at IS NOT NULL OR NOT (c.sending_mode = 'review'
        OR c.sending_mode = '' AND coalesce(a.reviews_first, false))) AS by_itself
    FROM (SELECT client_id, reason_code, approved_at FROM tasks WHERE status = 'pending' AND NOT sent_by_hand
        AND scheduled_for < %(midnight)s ORDER BY scheduled_for DESC LIMIT %(looked_at)s) t
    JOIN clients c ON c.id = t.client_id LEFT JOIN agents a ON a.id = c.agent_id WHERE NOT c.is_deleted) due
GROUP BY agent_id"""

SIGNALS = f"""
SELECT heard.client_id, c.name, heard.kind, heard.occurred_at, coalesce('· ' || split_part(a.name, ' ', 1), ''),
    heard.email_id
FROM unnest(ARRAY['delivered', 'opened', 'clicked', 'bounced', 'unsubscribed', 'complained']) kinds(kind), LATERAL (
    SELECT * FROM activities WHERE activities.kind = kinds.kind AND occurred_at >= %(since)s
    ORDER BY occurred_at DESC, id DESC LIMIT {SIGNALS_SHOWN}) heard
JOIN clients c ON c.id = heard.client_id AND NOT c.is_deleted LEFT JOIN agents a ON a.id = c.agent_id
ORDER BY heard.occurred_at DESC, heard.id DESC LIMIT {SIGNALS_SHOWN}"""

AHEAD = """
SELECT (scheduled_for AT TIME ZONE %(zone)s)::date, count(*) FROM tasks WHERE status = 'pending' AND NOT sent_by_hand
    AND scheduled_for >= %(midnight)s AND scheduled_for < %(week)s GROUP BY 1"""

YESTERDAY = """
SELECT count(*) FILTER (WHERE kind = 'sent'), count(*) FILTER (WHERE kind = 'reply' AND NOT data ? 'event'),
    count(*) FILTER (
        WHERE agent_id IS NOT NULL AND (kind IN ('task', 'approved') OR kind = 'call' AND data ? 'outcome'))
FROM activities WHERE kind IN ('sent', 'reply', 'call', 'task', 'approved')
    AND occurred_at >= %(yesterday)s AND occurred_at < %(morning)s"""

COUNTED = f"""
SELECT NULL,
    (SELECT count(*) FROM (SELECT FROM tasks t JOIN clients c ON c.id = t.client_id AND NOT c.is_deleted
        WHERE t.status = 'pending' AND t.scheduled_for < %(midnight)s LIMIT {COUNT_TO + 1}) due),
    (SELECT count(*) FROM (SELECT FROM email_logs l JOIN clients c ON c.id = l.client_id AND NOT c.is_deleted
        WHERE l.status IN ('failed', 'unconfirmed') LIMIT {COUNT_TO + 1}) unclear),
    (SELECT count(*) FROM (SELECT FROM clients c WHERE c.agent_id IS NULL AND NOT c.is_deleted
        AND c.stage NOT IN ('closed', 'lost') LIMIT {COUNT_TO + 1}) unassigned),
    NULL, NULL, NULL, NULL,
    (SELECT max(started_at) FROM sweep_runs),
    (SELECT count(*) FROM providers WHERE failures >= {DOWN_AFTER}),
    (SELECT count(*) FROM office WHERE paused_at IS NOT NULL)"""
"""The columns stand where those of an agent's day do."""


@dataclass(frozen=True)
class Lead:
    """A client without an agent."""

    pk: int
    name: str
    stage: str
    address: str
    age: str
    is_late: bool

    @property
    def stage_label(self) -> str:
        return Stage(self.stage).label


@dataclass(frozen=True)
class Taker:
    """An agent to whom a lead could be given, and how many open ones they have."""

    pk: int
    name: str
    leads: int

    @property
    def leads_in_words(self) -> str:
        return f"{self.leads}+" if self.leads == LEADS_COUNTED else str(self.leads)


@dataclass(frozen=True)
class Cold:
    """An agent and the lead whom they have left alone for longest."""

    agent: int
    name: str
    client: int | None
    client_name: str
    address: str
    age: str
    is_late: bool
    number: int

    @property
    def initials(self) -> str:
        return Agent(name=self.name).initials


@dataclass(frozen=True)
class Share:
    """What goes out today of one agent: by itself, and what waits for them."""

    name: str
    by_itself: int
    waits: int
    width: int
    waits_width: int

    @property
    def number(self) -> int:
        return self.by_itself + self.waits


class OfficeDay(Today):
    """The same questions of the whole office, each bounded by a day or a week and never by the office's size."""

    def _ask(self, statement: str) -> tuple[Any, ...]:
        return super()._ask(COUNTED)

    @property
    def _counts(self) -> tuple[Any, ...]:  # type: ignore[override]
        return self._found

    @property
    def needs_count(self) -> int:  # type: ignore[override]
        return int(self._found[3])

    @cached_property
    def leads(self) -> list[Lead]:
        rows = self._rows(UNASSIGNED, most=LEADS_SHOWN)
        return [
            Lead(pk, name, stage, address, age(self.now - at), not is_imported and self.now - at >= UNTOUCHED_AFTER)
            for pk, name, stage, address, at, is_imported in rows
        ]

    @cached_property
    def takers(self) -> list[Taker]:
        """The fewest open leads first."""
        return [Taker(*row) for row in self._rows(FEWEST_LEADS, agents=AGENTS_SHOWN)] if self.leads else []

    @cached_property
    def cold(self) -> list[Cold]:
        since = self.now - QUIET_AFTER[Stage.LEAD]
        return [self._cold(*row) for row in self._rows(COLD, since=since, agents=AGENTS_SHOWN)]

    def _cold(
        self, agent: int, name: str, client: int | None, who: str, address: str, at: datetime | None, number: int
    ) -> Cold:
        waited = self.now - at if at else timedelta()
        return Cold(agent, name, client, who, address, age(waited) if at else "", waited >= UNTOUCHED_AFTER, number)

    @cached_property
    def cold_count(self) -> int:
        return sum(row.is_late for row in self.cold)

    @cached_property
    def shares(self) -> list[Share]:
        rows = {agent: (auto, waits) for agent, auto, waits in self._rows(GOING, looked_at=LOOKED_AT)}
        names = dict(Agent.objects.filter(pk__in=[pk for pk in rows if pk]).values_list("pk", "name"))
        most = max((sum(numbers) for numbers in rows.values()), default=0) or 1
        found = [
            Share(names.get(pk, "Nobody yet"), auto, waits, 100 * auto // most, 100 * waits // most)
            for pk, (auto, waits) in rows.items()
        ]
        return sorted(found, key=lambda share: (-share.number, share.name))

    @property
    def shares_shown(self) -> list[Share]:
        return self.shares[:6]

    @property
    def going_count(self) -> int:
        return sum(share.by_itself for share in self.shares)

    @property
    def going_in_all(self) -> int:
        """By itself or once somebody has read it."""
        return sum(share.number for share in self.shares)

    @property
    def going_total(self) -> str:
        return f"{self.going_in_all}+" if self.going_in_all >= LOOKED_AT else str(self.going_in_all)

    @cached_property
    def signals(self) -> list[Signal]:
        return [Signal(*row) for row in self._rows(SIGNALS, since=self.now - timedelta(days=7))]

    @cached_property
    def week(self) -> list[Day]:
        return self._week(AHEAD)

    @cached_property
    def yesterday(self) -> Yesterday:
        return self._yesterday(YESTERDAY)
