"""An agent's Today: clients who need the agent, emails that are sent automatically, and opens, clicks and bounces.

One SQL statement reads nearly all of it, because nearly all of it uses the same two sets of rows: the agent's
follow-ups that are due today, and the events since yesterday.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.urls import reverse

from agents.models import Agent
from clients.listing.sidebar import sidebar_lists
from clients.models import Activity, Client
from emails.history import Badge
from followups.display.plan import HELD_IN_SHORT
from followups.display.plan_state import final_blocks
from followups.display.reasons import in_words
from followups.display.rows import APPROVE_BADGE, AUTO_BADGE, HELD_BADGE
from followups.models import Task, Why, client_is_reviewed
from lists import prepared
from lists.words import capped, plural
from realtoros.today.incoming import BrokenMails, Strangers
from realtoros.today.parts import Counts, ListLink, SendingState, Signal, Times, Week, Yesterday
from realtoros.today.rules import COUNT_LIMIT, SHOWN
from realtoros.today.statements import AGENT_COUNTS, AGENT_DAY, AGENTS_WEEK, AGENTS_YESTERDAY
from realtoros.today.words import OVERFLOW, Need

DONE = (
    *(Activity.Kind.CALL, Activity.Kind.TEXT, Activity.Kind.MEETING, Activity.Kind.REPLY),
    *(Activity.Kind.TASK, Activity.Kind.APPROVED, Activity.Kind.STAGE),
)


@dataclass(frozen=True)
class Needs:
    """The most urgent clients who need the agent, and the number of clients per reason."""

    shown: list[Need]
    by_kind: dict[str, int]

    @property
    def count(self) -> int:
        return sum(self.by_kind.values())

    @property
    def count_in_words(self) -> str:
        return capped(self.count, COUNT_LIMIT)

    @property
    def more(self) -> list[ListLink]:
        """Links to the clients that the list does not show, by kind."""
        left = dict(self.by_kind)
        for need in self.shown:
            left[need.kind] -= 1
        return [
            ListLink(
                f"{capped(number, COUNT_LIMIT)} {plural(number, one, many)}", f"{reverse(page)}{query and f'?{query}'}"
            )
            for kind, (one, many, page, query) in OVERFLOW.items()
            if (number := left.get(kind, 0))
        ]

    @property
    def more_in_words(self) -> str:
        return capped(self.count - len(self.shown), COUNT_LIMIT)


DUE_BADGE = replace(AUTO_BADGE, word="Due now")


@dataclass(frozen=True)
class DueFollowup:
    """A follow-up that is due today, and whether it is sent automatically."""

    id: int
    name: str
    step: str
    at: datetime
    badge: Badge
    why: str = ""

    @classmethod
    def of(cls, row: dict[str, Any], now: datetime, is_paused: bool) -> "DueFollowup":
        pk, name, step, at = row["id"], row["name"], row["step"], datetime.fromisoformat(row["at"])
        if row["unapproved"]:
            return cls(pk, name, step, at, APPROVE_BADGE)
        if code := row["reason_code"]:
            why = HELD_IN_SHORT.get(code) or in_words(Why(code, row["reason_facts"]))
            return cls(pk, name, step, at, HELD_BADGE, why=why)
        if is_paused:
            return cls(pk, name, step, at, HELD_BADGE, why="all paused")
        return cls(pk, name, step, at, DUE_BADGE if at < now else AUTO_BADGE)


@dataclass(frozen=True)
class NextEmail:
    """The next email that is sent automatically, and its client's name."""

    name: str
    at: datetime


class AgentDay:
    """The day of one agent at the time `now`."""

    template = "today/today.html"

    def __init__(self, agent: Agent, now: datetime) -> None:
        self.agent = agent
        self.times = Times(agent, now)

    @classmethod
    def count(cls, agent: Agent, now: datetime) -> Counts:
        """The counts in the sidebar, by a statement of their own: every other page shows them too."""
        return _counts_in(prepared.named_row(AGENT_COUNTS, _values(agent, Times(agent, now))))

    @cached_property
    def _row(self) -> dict[str, Any]:
        return prepared.named_row(AGENT_DAY, _values(self.agent, self.times))

    def _json_list(self, column: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self._row[column] or "[]")
        return found

    @cached_property
    def counts(self) -> Counts:
        return _counts_in(self._row)

    @cached_property
    def sending(self) -> SendingState:
        return SendingState.of(self.agent, self.times.now, self._row)

    @cached_property
    def needs(self) -> Needs:
        rows = self._json_list("needs")
        needs = [Need.of(row, self.times.now) for row in rows]
        clients = [Client(pk=need.client_id, email=need.email, stage=need.stage) for need in needs]
        blocks = final_blocks(clients, self.agent)
        shown = [replace(need, block=blocks.get(need.client_id)) for need in needs]
        return Needs(shown, _needs_by_kind(self._row))

    @cached_property
    def strangers(self) -> Strangers:
        return Strangers.of(self._row)

    @cached_property
    def broken_mails(self) -> BrokenMails:
        return BrokenMails.of(self._row)

    # --- when nothing needs the agent ---

    @cached_property
    def done(self) -> list[Activity]:
        """What the agent did today, newest first."""
        mine = Activity.objects.filter(agent=self.agent, occurred_at__gte=self.times.morning, kind__in=DONE)
        # `data__event` would leave out those that have no such key, too.
        return list(mine.exclude(data__contains={"event": "edited"}).select_related("client")[:SHOWN])

    @cached_property
    def spare(self) -> list[ListLink]:
        """Lists that the agent could work on next."""
        lists = {entry.name: entry for entry in sidebar_lists(self.agent)}
        found = []
        for name, one, many in (
            ("Going quiet", "client is going quiet.", "clients are going quiet."),
            ("No next touch", "client has no next touch.", "clients have no next touch."),
        ):
            if (count := lists[name].count) not in ("", "0"):
                found.append(ListLink(f"{count} {one if count == '1' else many}", lists[name].url))
        return found

    # --- what is sent automatically ---

    @property
    def going_count(self) -> int:
        """How many are sent automatically today."""
        return 0 if self.sending.is_paused else int(self._row["going_count"])

    @property
    def to_approve(self) -> int:
        """How many could still be sent today, but wait for approval."""
        return 0 if self.sending.is_paused else self.needs.by_kind.get("to_approve", 0)

    @cached_property
    def going(self) -> list[DueFollowup]:
        is_paused = self.sending.is_paused
        return [DueFollowup.of(row, self.times.now, is_paused) for row in self._json_list("going")]

    @cached_property
    def next(self) -> NextEmail | None:
        if self.sending.is_paused:
            return None
        for row in self._json_list("next"):
            return NextEmail(row["name"], datetime.fromisoformat(row["at"]))
        later = Task.objects.filter(
            client__agent=self.agent, client__is_deleted=False, status="pending", reason_code=""
        )
        later = later.filter(~client_is_reviewed() | Q(approved_at__isnull=False), sent_by_hand=False)
        later = later.filter(scheduled_for__gte=self.times.midnight)
        found = later.values_list("client__name", "scheduled_for").first()
        return NextEmail(*found) if found else None

    @cached_property
    def sent(self) -> list[Activity]:
        """What was sent today, newest first. Only read when nothing more is due today."""
        gone = Activity.objects.filter(kind=Activity.Kind.SENT, occurred_at__gte=self.times.morning)
        gone = gone.filter(client__agent=self.agent, client__is_deleted=False, email__isnull=False)
        gone = gone.select_related("client", "email__task").defer("email__body", "email__webhook_events")
        return [] if self.going else list(gone[:SHOWN])

    @cached_property
    def signals(self) -> list[Signal]:
        return [Signal(**row | {"at": datetime.fromisoformat(row["at"])}) for row in self._json_list("signals")]

    @cached_property
    def week(self) -> Week:
        return Week.ask(AGENTS_WEEK, self.agent, self.times, "agent")

    @cached_property
    def yesterday(self) -> Yesterday:
        return Yesterday.ask(AGENTS_YESTERDAY, self.agent, self.times, "agent")


def _values(agent: Agent, times: Times) -> dict[str, Any]:
    values = {"agent": agent.pk, "now": times.now, "midnight": times.midnight, "reviews": agent.reviews_first}
    return values | {"address": agent.email.lower()}


def _needs_by_kind(row: dict[str, Any]) -> dict[str, int]:
    found: dict[str, int] = json.loads(row["needs_by_kind"] or "{}")
    return found


def _counts_in(row: dict[str, Any]) -> Counts:
    needs = sum(_needs_by_kind(row).values()) + row["strangers"]
    return Counts(needs, row["due"], row["unclear"])
