"""Parts of both the agent's and the broker's Today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils import timezone

from agents.days_off import DaysOff
from agents.models import Agent, Office
from emails.errors.words import Trouble, last_drop_of, last_error_of
from emails.models import Provider, WebhookRefusal
from emails.models.provider import DOWN_AFTER
from emails.webhook.refusals import refusals
from emails.writer.call import profiles
from emails.writer.call.words import Shutdown, shutdown_in_words
from followups.display.timeline import MARKS
from inbound.models import InboundRefusal
from inbound.views import receive
from lists.counts import kept
from lists.words import capped, clock, weekday_and_time
from realtoros.operating.heartbeats.running import SWEEP_IS_LATE
from realtoros.reports.charts import Column, columns
from realtoros.today.rules import COUNT_LIMIT, DROP_LASTS
from realtoros.today.statements import COUNT_TO, ask

YESTERDAY_CACHED_FOR = 3600
"""Seconds for which the counts of yesterday are cached: they no longer change."""


class Times:
    """The current time, and the begin and end of its day in the agent's time zone."""

    def __init__(self, agent: Agent, now: datetime) -> None:
        self.now = now
        self.zone = agent.tzinfo
        local = timezone.localtime(now, self.zone)
        self.hour = local.hour
        self.morning = local.replace(hour=0, minute=0, second=0, microsecond=0)
        self.midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)

    @property
    def greeting(self) -> str:
        return "Good morning" if self.hour < 12 else "Good afternoon" if self.hour < 18 else "Good evening"

    @property
    def tomorrow(self) -> date:
        return self.midnight.date()


@dataclass(frozen=True)
class Counts:
    """The counts in the sidebar: clients who need a person, tasks due by midnight, failed or unconfirmed emails."""

    needs: int
    due: int
    unclear: int

    @property
    def needs_in_words(self) -> str:
        return capped(self.needs, COUNT_LIMIT)

    @property
    def due_in_words(self) -> str:
        return capped(self.due, COUNT_TO)

    @property
    def unclear_in_words(self) -> str:
        return capped(self.unclear, COUNT_TO)


@dataclass(frozen=True)
class Outage:
    provider: Provider
    error: Trouble
    drop: Trouble


@dataclass(frozen=True)
class SendingState:
    """Whether anything blocks sending: a pause, a provider that is down, or sweeps that do not run."""

    agent: Agent
    now: datetime
    last_sweep: datetime | None
    """When the last sweep started."""
    has_outages: bool
    is_office_paused: bool
    has_shutdowns: bool = False
    unsettled: int = 0
    """Follow-ups that may have been sent before a backup was restored."""
    lost_mails: int = 0
    """The office's own mails of the last week that may not have arrived. Only the office's day asks for them."""

    @classmethod
    def of(cls, agent: Agent, now: datetime, row: Mapping[str, Any]) -> "SendingState":
        """From a row with the columns of statements.SENDING_STATE."""
        return cls(
            agent,
            now,
            row["last_sweep"],
            bool(row["outages"]),
            bool(row["paused_offices"]),
            bool(row["shutdowns"]),
            row["unsettled"],
            row.get("office_mails", 0),
        )

    @property
    def is_paused(self) -> bool:
        return bool(self.agent.paused_at or self.paused_office)

    @cached_property
    def paused_office(self) -> Office | None:
        """The office if it is paused, else None."""
        return Office.current() if self.is_office_paused else None

    @cached_property
    def outages(self) -> list[Outage]:
        """Providers that are down after repeated failures, or that dropped accepted emails not long ago."""
        dropped = Q(dropped_at__gt=self.now - DROP_LASTS)
        found = Provider.objects.filter(Q(failures__gte=DOWN_AFTER) | dropped) if self.has_outages else []
        return [Outage(provider, last_error_of(provider), last_drop_of(provider)) for provider in found]

    @cached_property
    def refused(self) -> list[WebhookRefusal]:
        """Webhook requests refused in the last day. Only for a broker, who can correct the key."""
        return list(refusals.recent(self.now)) if self.agent.is_broker else []

    @cached_property
    def refused_mail(self) -> list[InboundRefusal]:
        """The same of incoming mail. SendGrid posts none of it again."""
        return list(receive.refusals.recent(self.now)) if self.agent.is_broker else []

    @cached_property
    def shutdown(self) -> Shutdown | None:
        """That the writer's model is switched off soon. Only for a broker, who can choose another."""
        if not (self.has_shutdowns and self.agent.is_broker):
            return None
        today = timezone.localtime(self.now, self.agent.tzinfo).date()
        return shutdown_in_words(profiles.configured(), today)

    @property
    def sweep_is_late(self) -> bool:
        return self.last_sweep is None or self.now - self.last_sweep > SWEEP_IS_LATE


@dataclass(frozen=True)
class Signal:
    """An event from a client: a delivery, an open, a click, a bounce and so on."""

    client_id: int
    name: str
    kind: str
    at: datetime
    about: str
    """The step of the follow-up; for the office, the first name of the client's agent."""

    @property
    def did(self) -> str:
        return VERB_OF_EVENT.get(self.kind, self.kind)

    @property
    def icon(self) -> str:
        return MARKS[self.kind][0]

    @property
    def tone(self) -> str:
        return MARKS[self.kind][1]

    @property
    def when(self) -> str:
        is_today = timezone.localdate(self.at) == timezone.localdate()
        return clock(self.at) if is_today else weekday_and_time(self.at)


VERB_OF_EVENT = {"delivered": "received", "complained": "marked as spam"}


@dataclass(frozen=True)
class Day:
    on: date
    count: int
    off: str = ""
    """The name of the day off; empty on a day on which emails are sent."""


@dataclass(frozen=True)
class Week:
    """Emails scheduled for each of the seven days after today."""

    days: list[Day]

    @classmethod
    def ask(cls, statement: str, agent: Agent, times: Times, whose: str) -> "Week":
        dates = [(times.midnight + timedelta(days=number)).date() for number in range(7)]

        def count() -> list[tuple[int, str]]:
            days_off = DaysOff.of(Office.current())
            values = {"agent": agent.pk, "zone": times.zone.key, "midnight": times.midnight}
            rows = ask(statement, values | {"week": times.midnight + timedelta(days=7)})
            numbers = {row["day"]: row["number"] for row in rows}
            return [(numbers.get(each, 0), days_off.name_of(each)) for each in dates]

        found = kept(agent.view_key, f"week of {whose} {times.zone.key} from {dates[0]}", count)
        return cls([Day(on, number, off) for on, (number, off) in zip(dates, found, strict=True)])

    @property
    def columns(self) -> list[Column]:
        return columns(self.days)

    @property
    def count(self) -> int:
        return sum(day.count for day in self.days)


@dataclass(frozen=True)
class Yesterday:
    """The number of emails sent, of replies, and of tasks, approvals and calls done."""

    sent: int
    replies: int
    cleared: int

    @classmethod
    def ask(cls, statement: str, agent: Agent, times: Times, whose: str) -> "Yesterday":
        before = (times.morning - timedelta(hours=12)).replace(hour=0)
        values = {"agent": agent.pk, "yesterday": before, "morning": times.morning}
        name = f"yesterday of {whose} {times.zone.key} before {times.morning.date()}"
        return cls(**kept(agent.view_key, name, lambda: ask(statement, values)[0], YESTERDAY_CACHED_FOR))


@dataclass(frozen=True)
class ListLink:
    """A link to a list: clients that the page does not show, or work that could be done."""

    words: str
    href: str
