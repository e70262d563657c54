"""The figures of a period: read-only queries across the apps. Each figure is defined where it is counted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client, Stage
from emails.models import EmailLog
from emails.models.states import Status

PERIODS = (7, 30, 90)

REFUSED = (Status.BOUNCE, Status.DROPPED)
CLICKED = Q(clicked_at__isnull=False)
OPENED = Q(opened_at__isnull=False) | CLICKED  # a click proves an open, even if images are blocked
REACHED = (
    Q(
        status__in=(
            Status.DELIVERED,
            Status.OPEN,
            Status.CLICK,
            Status.UNSUBSCRIBE,
            Status.GROUP_UNSUBSCRIBE,
            Status.SPAMREPORT,
        )
    )
    | OPENED
) & ~Q(status__in=REFUSED)


@dataclass(frozen=True)
class Figure:
    name: str
    value: str
    means: str
    change: str = ""
    tone: str = ""  # green when the change is good, red when it is bad
    href: str = ""


@dataclass(frozen=True)
class Tally:
    sent: int = 0
    delivered: int = 0
    opened: int = 0
    clicked: int = 0
    refused: int = 0
    unsubscribed: int = 0


@dataclass(frozen=True)
class DayTally:
    on: date
    sent: int
    opened: int
    clicked: int


@dataclass(frozen=True)
class StageShare:
    stage: Stage
    count: int
    percent: int  # of the stage with the most clients


class Report:
    """`days` whole days in the agent's time zone, including today. `of` limits a broker's view to one agent."""

    def __init__(self, agent: Agent, days: int, now: datetime, of: Agent | None = None) -> None:
        self.agent, self.days, self.of = agent, days, of
        local = timezone.localtime(now, agent.tzinfo)
        self.until = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        self.since = self.until - timedelta(days=days)
        self.first, self.last = self.since.date(), local.date()

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
        return [StageShare(stage, count, round(100 * count / most)) for stage, count in self.stages]

    @cached_property
    def by_day(self) -> list[DayTally]:
        rows = (
            self.sent_emails.filter(sent_at__gte=self.since, sent_at__lt=self.until)
            .annotate(day=TruncDate("sent_at", tzinfo=self.agent.tzinfo))
            .values("day")
            .annotate(sent=Count("pk"), opened=Count("pk", filter=OPENED), clicked=Count("pk", filter=CLICKED))
            .values_list("day", "sent", "opened", "clicked")
        )
        found = {day: counts for day, *counts in rows}
        days = (self.first + timedelta(days=number) for number in range(self.days))
        return [DayTally(day, *found.get(day, (0, 0, 0))) for day in days]

    @cached_property
    def now_tally(self) -> Tally:
        return self._tally(self.since, self.until)

    @cached_property
    def before_tally(self) -> Tally:
        return self._tally(self.since - timedelta(days=self.days), self.since)

    def _tally(self, since: datetime, until: datetime) -> Tally:
        counts = self.sent_emails.filter(sent_at__gte=since, sent_at__lt=until).aggregate(
            sent=Count("pk"),
            delivered=Count("pk", filter=REACHED),
            opened=Count("pk", filter=REACHED & OPENED),
            clicked=Count("pk", filter=REACHED & CLICKED),
            refused=Count("pk", filter=Q(status__in=REFUSED)),
        )
        left = Activity.objects.filter(kind=Activity.Kind.UNSUBSCRIBED, occurred_at__gte=since, occurred_at__lt=until)
        unsubscribed = left.filter(client__in=self.clients).values("client").distinct().count()
        return Tally(**counts, unsubscribed=unsubscribed)

    @cached_property
    def figures(self) -> list[Figure]:
        now, before = self.now_tally, self.before_tally
        counts = dict(self.stages)
        closed, lost = counts[Stage.CLOSED], counts[Stage.LOST]
        active = sum(counts.values()) - closed - lost
        clients, emails = reverse("client_list"), reverse("email_list")
        return [
            Figure("Active clients", f"{active:,}", "Not closed, lost or deleted", href=clients),
            Figure(
                "Sent",
                f"{now.sent:,}",
                "Accepted by SendGrid",
                *_change_in_count(now.sent, before.sent, good=None),
                href=emails,
            ),
            Figure(
                "Delivered",
                _percent(now.delivered, now.sent),
                "Delivered ÷ sent",
                *_change_in_points((now.delivered, now.sent), (before.delivered, before.sent)),
                href=f"{emails}?status=delivered",
            ),
            Figure(
                "Opened",
                _percent(now.opened, now.delivered),
                "Emails opened ÷ delivered",
                *_change_in_points((now.opened, now.delivered), (before.opened, before.delivered)),
                href=f"{emails}?status=open",
            ),
            Figure(
                "Clicked",
                _percent(now.clicked, now.delivered),
                "Emails clicked ÷ delivered",
                *_change_in_points((now.clicked, now.delivered), (before.clicked, before.delivered)),
                href=f"{emails}?status=click",
            ),
            Figure(
                "Bounced",
                f"{now.refused:,}",
                "Bounced or dropped by SendGrid",
                *_change_in_count(now.refused, before.refused, good=False),
                href=f"{emails}?status=bounce",
            ),
            Figure(
                "Unsubscribed",
                f"{now.unsubscribed:,}",
                "Clients who unsubscribed",
                *_change_in_count(now.unsubscribed, before.unsubscribed, good=False),
                href=f"{emails}?status=unsubscribe",
            ),
            Figure(
                "Conversion",
                _percent(closed, closed + lost + active),
                "Closed ÷ (closed + lost + active)",
                href=f"{clients}?stage=closed",
            ),
        ]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _change_in_count(now: int, before: int, *, good: bool | None) -> tuple[str, str]:
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
