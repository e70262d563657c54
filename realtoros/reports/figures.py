"""The figures of a period: read-only queries across the apps. emails/models/engagement.py defines what is counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client, Stage
from emails.models import EmailLog, Engagement
from emails.models.engagement import WITH
from lists.times import within
from realtoros.reports.numbers import Number, Numbers

PERIODS = (7, 30, 90)

STILL_ACTIVE = [stage for stage in Stage if not stage.is_finished]


@dataclass(frozen=True)
class Figure:
    """A tile: a number, or the share of it in another one."""

    name: str
    number: Number
    means: str
    change: str = ""
    tone: str = ""  # green when the change is good, red when it is bad
    rate: str = ""

    @property
    def value(self) -> str:
        return self.rate or f"{self.number.count:,}"


@dataclass(frozen=True)
class Tally:
    sent: int = 0
    delivered: int = 0
    opened: int = 0
    clicked: int = 0
    bounced: int = 0
    unsubscribed: int = 0


@dataclass(frozen=True)
class DayTally:
    on: date
    sent: Number
    opened: Number
    clicked: Number


@dataclass(frozen=True)
class StageShare:
    stage: Stage
    number: Number
    percent: int  # of the stage with the most clients


class Report:
    """`days` whole days in the agent's time zone, including today. `of` limits a broker's view to one agent."""

    def __init__(self, agent: Agent, days: int, now: datetime, of: Agent | None = None) -> None:
        self.agent, self.days, self.of = agent, days, of
        self.last = timezone.localdate(now, agent.tzinfo)
        self.first = self.last - timedelta(days=days - 1)
        # The days that it is compared with.
        self.first_before, self.last_before = self.first - timedelta(days=days), self.first - timedelta(days=1)
        self._numbers = Numbers(of)

    @property
    def clients(self) -> QuerySet[Client]:
        mine = Client.objects.visible_to(self.agent)
        return mine.filter(agent=self.of) if self.of else mine

    @property
    def sent_emails(self) -> QuerySet[EmailLog]:
        """Emails that the provider accepted. Those of deleted clients count, because they were sent."""
        mine = EmailLog.objects.visible_to(self.agent).accepted().exclude(sent_at=None).order_by()
        return mine.filter(client__agent=self.of) if self.of else mine

    @cached_property
    def stages(self) -> list[tuple[Stage, int]]:
        counts = dict(self.clients.order_by().values_list("stage").annotate(Count("pk")))
        return [(stage, counts.get(stage, 0)) for stage in Stage]

    @property
    def shares(self) -> list[StageShare]:
        most = max(1, *(count for _, count in self.stages))
        return [
            StageShare(stage, self._at([stage], f"now at {stage.label}"), round(100 * count / most))
            for stage, count in self.stages
        ]

    @cached_property
    def by_day(self) -> list[DayTally]:
        rows = (
            self.sent_emails.filter(self._between(self.first, self.last))
            .annotate(day=TruncDate("sent_at", tzinfo=self.agent.tzinfo))
            .values("day")
            .annotate(sent=Count("pk"), **_counts(Engagement.OPENED, Engagement.CLICKED))
            .values_list("day", "sent", "opened", "clicked")
        )
        found = {day: counts for day, *counts in rows}
        days = (self.first + timedelta(days=number) for number in range(self.days))
        return [self._day(day, day, *found.get(day, (0, 0, 0))) for day in days]

    @property
    def total(self) -> DayTally:
        now = self.now_tally
        return self._day(self.first, self.last, now.sent, now.opened, now.clicked)

    def _day(self, first: date, last: date, sent: int, opened: int, clicked: int) -> DayTally:
        return DayTally(
            last,
            self._numbers.emails(sent, first, last),
            self._numbers.emails(opened, first, last, Engagement.OPENED),
            self._numbers.emails(clicked, first, last, Engagement.CLICKED),
        )

    @cached_property
    def now_tally(self) -> Tally:
        return self._tally(self.first, self.last)

    @cached_property
    def before_tally(self) -> Tally:
        return self._tally(self.first_before, self.last_before)

    def _tally(self, first: date, last: date) -> Tally:
        counts = self.sent_emails.filter(self._between(first, last)).aggregate(sent=Count("pk"), **_counts(*Engagement))
        left = Activity.objects.filter(self._between(first, last, "occurred_at"), kind=Activity.Kind.UNSUBSCRIBED)
        unsubscribed = left.filter(client__in=self.clients).values("client").distinct().count()
        return Tally(**counts, unsubscribed=unsubscribed)

    def _between(self, first: date, last: date, column: str = "sent_at") -> Q:
        return within(column, first, last, self.agent.tzinfo)

    def _sent(self, count: int, engagement: Engagement | None = None) -> Number:
        return self._numbers.emails(count, self.first, self.last, engagement)

    def _at(self, stages: list[Stage], counts: str) -> Number:
        return self._numbers.clients_at(sum(dict(self.stages)[stage] for stage in stages), stages, counts)

    @cached_property
    def figures(self) -> list[Figure]:
        now, before = self.now_tally, self.before_tally
        everyone = sum(count for _, count in self.stages)
        active, closed = self._at(STILL_ACTIVE, "active now"), self._at([Stage.CLOSED], "closed")
        unsubscribed = self._numbers.unsubscribed(now.unsubscribed, self.first, self.last)
        return [
            Figure("Active clients", active, "Now: not closed, lost or deleted"),
            Figure("Sent", self._sent(now.sent), "Accepted by SendGrid", *_change_in_count(now.sent, before.sent)),
            self._rate(Engagement.DELIVERED, "delivered ÷ sent", lambda tally: (tally.delivered, tally.sent)),
            self._rate(Engagement.OPENED, "opened ÷ delivered", lambda tally: (tally.opened, tally.delivered)),
            self._rate(Engagement.CLICKED, "clicked ÷ delivered", lambda tally: (tally.clicked, tally.delivered)),
            Figure(
                "Bounced",
                self._sent(now.bounced, Engagement.BOUNCED),
                "Bounced, or dropped by SendGrid",
                *_change_in_count(now.bounced, before.bounced, good=False),
            ),
            Figure(
                "Unsubscribed",
                unsubscribed,
                "Clients who unsubscribed",
                *_change_in_count(now.unsubscribed, before.unsubscribed, good=False),
            ),
            Figure(
                "Conversion",
                closed,
                "closed ÷ (closed + lost + active)",
                rate=_percent(closed.count, everyone),
            ),
        ]

    def _rate(self, engagement: Engagement, means: str, parts: Callable[[Tally], tuple[int, int]]) -> Figure:
        now, before = parts(self.now_tally), parts(self.before_tally)
        number, change = self._sent(now[0], engagement), _change_in_points(now, before)
        return Figure(str(engagement.label), number, means, *change, rate=_percent(*now))


def _counts(*engagements: Engagement) -> dict[str, Count]:
    return {engagement.value: Count("pk", filter=WITH[engagement]) for engagement in engagements}


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _change_in_count(now: int, before: int, *, good: bool | None = None) -> tuple[str, str]:
    """The change as text with an arrow, and its colour; `good`: whether more is good (None: neither)."""
    if now == before:
        return "no change", ""
    rises = now > before
    tone = "" if good is None else "green" if rises == good else "red"
    return f"{'↑' if rises else '↓'} {abs(now - before):,}", tone


def _change_in_points(now: tuple[int, int], before: tuple[int, int]) -> tuple[str, str]:
    if not now[1] or not before[1]:
        return "", ""
    change = 100 * now[0] / now[1] - 100 * before[0] / before[1]
    if abs(change) < 0.05:
        return "no change", ""
    return f"{'↑' if change > 0 else '↓'} {abs(change):.1f} pts", "green" if change > 0 else "red"
