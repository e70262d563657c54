"""What an agent needs to know this morning: who needs them, what goes by itself, what came back.

Nearly all of it is one statement, because nearly all of it is cut from the same two piles: the agent's follow-ups that
are due today, and what came back since yesterday.
"""

import json
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from agents.days_off import DaysOff
from agents.models import Agent, Office
from clients.listing.sidebar import sidebar_lists
from clients.models import Activity
from emails.models import Provider, WebhookRefusal
from emails.models.provider import DOWN_AFTER
from emails.webhook import refusals
from followups.display.plan import HELD_IN_SHORT
from followups.display.reasons import in_words
from followups.models import OfReviewed, Task, Why
from lists import prepared
from lists.counts import kept
from lists.words import capped as capped_at
from lists.words import plural
from realtoros.reports.charts import Column, columns
from realtoros.today.rows import Day, Going, ListLink, NextEmail, Signal, Yesterday
from realtoros.today.rules import ENOUGH, KINDS, SHOWN
from realtoros.today.statements import AHEAD, ALL, COUNT_TO, COUNTED, YESTERDAY
from realtoros.today.words import OVERFLOW, Need

SWEEP_IS_LATE = timedelta(minutes=3)  # it runs every minute
DONE = (Activity.Kind.CALL, Activity.Kind.REPLY, Activity.Kind.TASK, Activity.Kind.APPROVED, Activity.Kind.STAGE)
REST_OF_THE_DAY = 3600
"""Seconds for which what happened yesterday is remembered: it does not change any more."""


class Today:
    """The day of one agent; `now` is when it is looked at. Not whole: only what the sidebar counts."""

    def __init__(self, agent: Agent, now: datetime, *, is_whole: bool = True) -> None:
        self.agent = agent
        self.is_whole = is_whole
        self.now = now
        local = timezone.localtime(now, agent.tzinfo)
        self.morning = local.replace(hour=0, minute=0, second=0, microsecond=0)
        self.midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        self.hour = local.hour

    @property
    def greeting(self) -> str:
        return "Good morning" if self.hour < 12 else "Good afternoon" if self.hour < 18 else "Good evening"

    @cached_property
    def _found(self) -> tuple[Any, ...]:
        return self._ask(ALL)

    @cached_property
    def _counts(self) -> tuple[Any, ...]:
        """The same counts, of whichever statement the page has asked already."""
        return self._found[:3] if self.is_whole else self._ask(COUNTED)

    def _ask(self, statement: str) -> tuple[Any, ...]:
        return prepared.rows(statement, self._values)[0]

    def _rows(self, statement: str, **more: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, self._values | more)
            return cursor.fetchall()

    @property
    def _values(self) -> dict[str, Any]:
        reviews = self.agent.reviews_first
        return {"agent": self.agent.pk, "now": self.now, "midnight": self.midnight, "reviews": reviews}

    # --- what needs the agent ---

    @cached_property
    def needs(self) -> list[Need]:
        """The most urgent first, at most SHOWN."""
        return [Need.of(row, self.now) for row in self._json(3)]

    @cached_property
    def needs_by_kind(self) -> dict[str, int]:
        return {KINDS[int(rank)]: number for rank, number in json.loads(self._counts[0] or "{}").items()}

    @cached_property
    def needs_count(self) -> int:
        return sum(self.needs_by_kind.values())

    @property
    def needs_total(self) -> str:
        return capped(self.needs_count)

    @cached_property
    def more(self) -> list[ListLink]:
        """What the list has no room for, by kind."""
        left = dict(self.needs_by_kind)
        for need in self.needs:
            left[need.kind] -= 1
        return [
            ListLink(f"{capped(number)} {plural(number, one, many)}", f"{reverse(page)}{query and f'?{query}'}")
            for kind, (one, many, page, query) in OVERFLOW.items()
            if (number := left.get(kind, 0))
        ]

    @property
    def more_count(self) -> str:
        return capped(self.needs_count - len(self.needs))

    @property
    def tomorrow(self) -> str:
        return f"{self.midnight:%Y-%m-%d}"

    # --- when nothing does ---

    @cached_property
    def done(self) -> list[Activity]:
        """What the agent did today, the last first."""
        mine = Activity.objects.filter(agent=self.agent, occurred_at__gte=self.morning, kind__in=DONE)
        return list(mine.select_related("client")[:SHOWN])

    @cached_property
    def spare(self) -> list[ListLink]:
        """What could be done all the same."""
        lists = {entry.name: entry for entry in sidebar_lists(self.agent)}
        found = []
        for name, one, many in (
            ("Going quiet", "client is going quiet.", "clients are going quiet."),
            ("No next touch", "client has no next touch.", "clients have no next touch."),
        ):
            if (count := lists[name].count) not in ("", "0"):
                found.append(ListLink(f"{count} {one if count == '1' else many}", lists[name].url))
        return found

    # --- what happens by itself ---

    @property
    def due_count(self) -> int:
        """Pending and due by the end of the agent's day."""
        return int(self._counts[1])

    @property
    def due_total(self) -> str:
        return capped_at(self.due_count, COUNT_TO)

    @property
    def unclear_count(self) -> int:
        """Emails that failed, or of which nobody knows."""
        return int(self._counts[2])

    @property
    def is_paused(self) -> bool:
        return bool(self.agent.paused_at or self.paused_office)

    @cached_property
    def paused_office(self) -> Office | None:
        """The office, when somebody paused it as a whole."""
        return Office.current() if self._found[10] else None

    @property
    def going_count(self) -> int:
        """How many go today without anybody doing anything."""
        return 0 if self.is_paused else int(self._found[4])

    @property
    def to_approve(self) -> int:
        """How many could still go today, but wait for somebody to read them."""
        return 0 if self.is_paused else self.needs_by_kind.get("to_approve", 0)

    @cached_property
    def going(self) -> list[Going]:
        return [self._going(row) for row in self._json(5)]

    def _going(self, row: dict[str, Any]) -> Going:
        at = _moment(row["goes_at"] or row["scheduled_for"])
        badge, word, why = "auto", "Auto", ""
        if row["unapproved"]:
            badge, word = "approval", "Needs approval"
        elif row["reason_code"] or self.is_paused:
            badge, word = "held", "Held"
            reason = Why(row["reason_code"], row["reason_facts"])
            why = HELD_IN_SHORT.get(reason.code, in_words(reason)) if reason.code else "all paused"
        elif at < self.now:
            word = "Due now"
        return Going(row["id"], row["client_id"], row["name"], row["followup_type"], at, badge, word, why)

    @cached_property
    def next(self) -> NextEmail | None:
        if self.is_paused:
            return None
        if rows := self._json(6):
            return NextEmail(rows[0]["name"], _moment(rows[0]["goes_at"]))
        later = Task.objects.filter(
            client__agent=self.agent, client__is_deleted=False, status="pending", reason_code=""
        )
        later = later.filter(~OfReviewed(F("client_id")) | Q(approved_at__isnull=False), sent_by_hand=False)
        found = later.filter(scheduled_for__gte=self.midnight).values_list("client__name", "scheduled_for").first()
        return NextEmail(*found) if found else None

    @cached_property
    def sent(self) -> list[Activity]:
        """What went today, the last first: asked once nothing more goes."""
        gone = Activity.objects.filter(kind=Activity.Kind.SENT, occurred_at__gte=self.morning, email__isnull=False)
        gone = gone.filter(client__agent=self.agent, client__is_deleted=False).select_related("client", "email__task")
        return [] if self.going else list(gone.defer("email__body", "email__webhook_events")[:SHOWN])

    @cached_property
    def signals(self) -> list[Signal]:
        return [
            Signal(
                row["client_id"],
                row["name"],
                row["kind"],
                _moment(row["at"]),
                row["followup_type"] or "",
                row["email_id"],
            )
            for row in self._json(7)
        ]

    @cached_property
    def week(self) -> list[Day]:
        """Emails scheduled for each of the seven days after today."""
        return self._week(AHEAD)

    def _week(self, statement: str) -> list[Day]:
        days = [(self.midnight + timedelta(days=number)).date() for number in range(7)]

        def count() -> list[tuple[int, str]]:
            days_off = DaysOff.of(Office.current())
            rows = self._rows(statement, zone=self.agent.tzinfo.key, week=self.midnight + timedelta(days=7))
            counts = dict(rows)
            return [(counts.get(day, 0), days_off.name_of(day)) for day in days]

        found = kept(self.agent.view_key, f"{type(self).__name__} {self.agent.timezone} from {days[0]}", count)
        return [Day(day, number, closed) for day, (number, closed) in zip(days, found, strict=True)]

    @property
    def columns(self) -> list[Column]:
        return columns(self.week)

    @cached_property
    def week_count(self) -> int:
        return sum(day.count for day in self.week)

    @cached_property
    def yesterday(self) -> Yesterday:
        """It doesn't change any more."""
        return self._yesterday(YESTERDAY)

    def _yesterday(self, statement: str) -> Yesterday:
        before = (self.morning - timedelta(hours=12)).replace(hour=0)
        counts = kept(
            self.agent.view_key,
            f"{type(self).__name__} {self.agent.timezone} before {self.morning.date()}",
            lambda: self._rows(statement, yesterday=before, morning=self.morning)[0],
            REST_OF_THE_DAY,
        )
        return Yesterday(*counts)

    def _json(self, column: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self._found[column] or "[]")
        return found

    # --- is the engine alive? ---

    @cached_property
    def outages(self) -> list[Provider]:
        """Providers that fail so often that they are left alone for now, or that dropped what they had taken."""
        dropped = Q(dropped_at__gt=self.now - timedelta(days=1))
        return list(Provider.objects.filter(Q(failures__gte=DOWN_AFTER) | dropped)) if self._found[9] else []

    @cached_property
    def refused(self) -> list[WebhookRefusal]:
        """What the webhook refused in the last day: shown to whoever may mend the key."""
        return list(refusals.recent(self.now)) if self.agent.is_broker else []

    @property
    def last_sweep(self) -> datetime | None:
        """When it last began."""
        at: datetime | None = self._found[8]
        return at

    @property
    def sweep_is_late(self) -> bool:
        return self.last_sweep is None or self.now - self.last_sweep > SWEEP_IS_LATE


def capped(number: int) -> str:
    return capped_at(number, ENOUGH)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
