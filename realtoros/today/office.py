"""The broker's Today: leads without an agent, leads that nobody has contacted, and the emails of the day.

The cost of each query depends on a day or a week, never on the size of the office.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count

from agents.models import Agent
from clients.listing.quiet import QUIET_AFTER
from clients.models import DELETED_OR_FINISHED, Client, Stage
from followups.display.cards import UNTOUCHED_AFTER
from lists import prepared
from lists.counts import kept
from lists.words import age
from realtoros.today.incoming import BrokenMails, Strangers
from realtoros.today.parts import Counts, SendingState, Signal, Times, Week, Yesterday
from realtoros.today.statements import (
    FEWEST_LEADS,
    LEADS_COUNTED,
    OFFICE_DAY,
    OFFICES_SHARES,
    OFFICES_SIGNALS,
    OFFICES_WEEK,
    OFFICES_YESTERDAY,
    OLDEST_UNTOUCHED,
    SHARES_COUNT_TO,
    UNASSIGNED,
    ask,
)

LEADS_SHOWN = 8
AGENTS_SHOWN = 12
SHARES_SHOWN = 6
SIGNALS_LAST = timedelta(days=7)


@dataclass(frozen=True)
class Lead:
    """A client without an agent."""

    pk: int
    name: str
    stage: str
    address: str
    waited: timedelta
    is_imported: bool

    @property
    def stage_label(self) -> str:
        return Stage(self.stage).label

    @property
    def age(self) -> str:
        return age(self.waited)

    @property
    def is_late(self) -> bool:
        return not self.is_imported and self.waited >= UNTOUCHED_AFTER


@dataclass(frozen=True)
class Assignee:
    """An agent who could get a lead, and the number of their open leads."""

    pk: int
    name: str
    leads: int

    @property
    def leads_in_words(self) -> str:
        return f"{self.leads}+" if self.leads == LEADS_COUNTED else str(self.leads)


@dataclass(frozen=True)
class UntouchedLead:
    """An agent and the lead that has waited longest for a first contact, if there is one."""

    agent_id: int
    name: str
    client_id: int | None
    client_name: str | None
    address: str | None
    waited: timedelta | None
    number: int

    @property
    def initials(self) -> str:
        return Agent(name=self.name).initials

    @property
    def age(self) -> str:
        return "" if self.waited is None else age(self.waited)

    @property
    def is_late(self) -> bool:
        return self.waited is not None and self.waited >= UNTOUCHED_AFTER


@dataclass(frozen=True)
class Share:
    """One agent's emails of today: those sent automatically, and those that wait for the agent."""

    name: str
    by_itself: int
    waits: int
    width: int
    waits_width: int

    @property
    def number(self) -> int:
        return self.by_itself + self.waits


@dataclass(frozen=True)
class Shares:
    """The emails of today per agent, the agent with the most first."""

    all: list[Share]

    @property
    def shown(self) -> list[Share]:
        return self.all[:SHARES_SHOWN]

    @property
    def count(self) -> int:
        return sum(share.number for share in self.all)

    @property
    def in_words(self) -> str:
        return f"{self.count}+" if self.count >= SHARES_COUNT_TO else str(self.count)


@dataclass(frozen=True)
class DepartedAgent:
    """An agent who is switched off, and the number of open clients that wait for another agent."""

    pk: int
    name: str
    clients: int


class OfficeDay:
    """The day of the whole office at the time `now`, for the broker `agent`."""

    template = "today/office.html"

    def __init__(self, agent: Agent, now: datetime) -> None:
        self.agent = agent
        self.times = Times(agent, now)

    @classmethod
    def count(cls, agent: Agent, now: datetime) -> Counts:
        """The counts in the sidebar. The statement of the page reads them, and little more."""
        return cls(agent, now).counts

    @cached_property
    def _row(self) -> dict[str, Any]:
        return prepared.named_row(OFFICE_DAY, {"now": self.times.now, "midnight": self.times.midnight})

    @cached_property
    def counts(self) -> Counts:
        return Counts(self._row["unassigned"], self._row["due"], self._row["unclear"])

    @cached_property
    def sending(self) -> SendingState:
        return SendingState.of(self.agent, self.times.now, self._row)

    @cached_property
    def strangers(self) -> Strangers:
        return Strangers.of(self._row)

    @cached_property
    def broken_mails(self) -> BrokenMails:
        return BrokenMails.of(self._row)

    @cached_property
    def leads(self) -> list[Lead]:
        return [Lead(**_with_waiting_time(row, self.times.now)) for row in ask(UNASSIGNED, {"most": LEADS_SHOWN})]

    @cached_property
    def assignees(self) -> list[Assignee]:
        """The agent with the fewest open leads first."""
        return [Assignee(**row) for row in ask(FEWEST_LEADS, {"agents": AGENTS_SHOWN})] if self.leads else []

    @cached_property
    def cold(self) -> list[UntouchedLead]:
        values = {"since": self.times.now - QUIET_AFTER[Stage.LEAD], "agents": AGENTS_SHOWN}
        return [UntouchedLead(**_with_waiting_time(row, self.times.now)) for row in ask(OLDEST_UNTOUCHED, values)]

    @cached_property
    def cold_count(self) -> int:
        return sum(row.is_late for row in self.cold)

    @cached_property
    def shares(self) -> Shares:
        name = f"shares before {self.times.midnight.isoformat()}"
        rows = kept(self.agent.view_key, name, self._shares)
        most = max((by_itself + waits for _, by_itself, waits in rows), default=0) or 1
        found = [
            Share(name, by_itself, waits, width=100 * by_itself // most, waits_width=100 * waits // most)
            for name, by_itself, waits in rows
        ]
        return Shares(sorted(found, key=lambda share: (-share.number, share.name)))

    def _shares(self) -> list[tuple[str, int, int]]:
        rows = ask(OFFICES_SHARES, {"midnight": self.times.midnight})
        names = dict(Agent.objects.filter(pk__in=[row["agent_id"] for row in rows]).values_list("pk", "name"))
        return [(names.get(row["agent_id"], "Unassigned"), row["by_itself"], row["waits"]) for row in rows]

    @cached_property
    def departed(self) -> list[DepartedAgent]:
        return [DepartedAgent(*row) for row in kept(self.agent.view_key, "departed agents", self._departed)]

    def _departed(self) -> list[tuple[int, str, int]]:
        clients = Client.objects.exclude(DELETED_OR_FINISHED).filter(agent__is_active=False).order_by()
        rows = clients.values("agent", "agent__name").annotate(number=Count("pk")).order_by("agent__name")
        return [(row["agent"], row["agent__name"], row["number"]) for row in rows]

    @cached_property
    def signals(self) -> list[Signal]:
        return [Signal(**row) for row in ask(OFFICES_SIGNALS, {"since": self.times.now - SIGNALS_LAST})]

    @cached_property
    def week(self) -> Week:
        return Week.ask(OFFICES_WEEK, self.agent, self.times, "office")

    @cached_property
    def yesterday(self) -> Yesterday:
        return Yesterday.ask(OFFICES_YESTERDAY, self.agent, self.times, "office")


def _with_waiting_time(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The row with `waited`, a duration, instead of `created_at`."""
    came_at = row.pop("created_at")
    return row | {"waited": now - came_at if came_at else None}
