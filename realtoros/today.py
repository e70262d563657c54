"""What an agent needs to know this morning: read-only questions across the apps."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client
from emails import refusals
from emails.models import EmailLog, Provider, WebhookRefusal
from emails.states import Status
from followups.gates import WAITS_BY_ITSELF
from followups.models import RETRY, SweepRun, Task

SHOWN = 8
SWEEP_IS_LATE = timedelta(minutes=3)  # it runs every minute
SIGNALS = (
    Activity.Kind.OPENED,
    Activity.Kind.CLICKED,
    Activity.Kind.BOUNCED,
    Activity.Kind.UNSUBSCRIBED,
    Activity.Kind.COMPLAINED,
)

# How many of the client's follow-ups stopped because their address is on the ledger.
STOPPED = Count(
    "client__tasks",
    filter=Q(client__tasks__status=Task.Status.CANCELLED, client__tasks__reason__startswith="do not email"),
)


@dataclass(frozen=True)
class Day:
    on: date
    count: int


class Today:
    def __init__(self, agent: Agent, now: datetime) -> None:
        self.agent = agent
        self.now = now
        local = timezone.localtime(now, agent.tzinfo)
        self.midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        self.morning = local.replace(hour=0, minute=0, second=0, microsecond=0)
        self.hour = local.hour

    @property
    def greeting(self) -> str:
        return "Good morning" if self.hour < 12 else "Good afternoon" if self.hour < 18 else "Good evening"

    @property
    def tasks(self) -> QuerySet[Task]:
        """The agent's follow-ups with their client. Texts stay in the database: no list shows them."""
        shown = Task.objects.visible_to(self.agent).select_related("client", "email_log")
        return shown.defer("client__notes", "client__custom_fields", "email_log__body", "email_log__webhook_events")

    # --- what needs the agent ---

    @property
    def broken(self) -> QuerySet[Task]:
        """Failed for good, or nobody knows whether it arrived."""
        unconfirmed = Q(status=Task.Status.PROCESSING, email_log__status=Status.UNCONFIRMED)
        return self.tasks.filter(Q(status=Task.Status.FAILED) | unconfirmed).order_by("-updated_at", "-id")

    @property
    def held(self) -> QuerySet[Task]:
        """Due, but something keeps it from going that a person must see to."""
        return self.due.exclude(reason="").exclude(held_by__in=WAITS_BY_ITSELF)

    @property
    def bounced(self) -> QuerySet[EmailLog]:
        """Addresses that refused an email in the last day."""
        refused = EmailLog.objects.visible_to(self.agent).filter(status__in=(Status.BOUNCE, Status.DROPPED))
        recent = refused.filter(updated_at__gte=self.now - timedelta(days=1), client__is_deleted=False)
        return recent.select_related("client", "task").defer("body", "webhook_events")

    @cached_property
    def needs(self) -> list[tuple[str, Task | EmailLog]]:
        """Each with the kind of its reason, the most urgent first, at most SHOWN."""
        rows: list[tuple[str, Task | EmailLog]] = []
        rows += [("broken", task) for task in self.broken[:SHOWN]]
        rows += [("bounced", log) for log in self.bounced.annotate(stopped=STOPPED)[:SHOWN]]
        rows += [("held", task) for task in self.held[:SHOWN]]
        return rows[:SHOWN]

    @property
    def needs_parts(self) -> list[QuerySet[Any]]:
        """All that needs the agent, each part from its own index: an OR over two tables would read every follow-up."""
        failed = self.tasks.filter(status=Task.Status.FAILED)
        unconfirmed = self.tasks.filter(status=Task.Status.PROCESSING, email_log__status=Status.UNCONFIRMED)
        return [failed, unconfirmed, self.held, self.bounced]

    @cached_property
    def needs_count(self) -> int:
        parts = [rows.order_by().values("pk") for rows in self.needs_parts]
        return parts[0].union(*parts[1:], all=True).count()

    # --- what happens by itself ---

    @property
    def due(self) -> QuerySet[Task]:
        """Pending and due before the day ends, the overdue ones first."""
        return self.tasks.filter(status=Task.Status.PENDING, scheduled_for__lt=self.midnight)

    @property
    def by_itself(self) -> QuerySet[Task]:
        """What goes before the day ends without anybody doing anything."""
        may_go = Q(reason="") | Q(held_by__in=(RETRY, "within_sending_hours"), not_before__lt=self.midnight)
        return self.due.filter(may_go)

    @cached_property
    def going(self) -> list[Task]:
        return list(self.by_itself[:SHOWN])

    @cached_property
    def going_count(self) -> int:
        return len(self.going) if len(self.going) < SHOWN else self.by_itself.count()

    @cached_property
    def next(self) -> Task | None:
        return self.going[0] if self.going else self.tasks.filter(status=Task.Status.PENDING, reason="").first()

    @cached_property
    def sent(self) -> list[EmailLog]:
        """Accepted by the provider since the agent's midnight."""
        mine = (
            EmailLog.objects.visible_to(self.agent)
            .accepted()
            .filter(sent_at__gte=self.morning, client__is_deleted=False)
        )
        return list(
            mine.select_related("client", "task").defer("body", "webhook_events").order_by("-sent_at", "-id")[:SHOWN]
        )

    @cached_property
    def signals(self) -> list[Activity]:
        clients = Client.objects.visible_to(self.agent)
        recent = Activity.objects.filter(
            kind__in=SIGNALS, occurred_at__gte=self.now - timedelta(days=7), client__in=clients
        )
        return list(
            recent.select_related("client", "email__task").defer("email__body", "email__webhook_events")[:SHOWN]
        )

    @cached_property
    def week(self) -> list[Day]:
        """Emails scheduled for each of the seven days after today."""
        ahead = Task.objects.visible_to(self.agent).filter(
            status=Task.Status.PENDING,
            scheduled_for__gte=self.midnight,
            scheduled_for__lt=self.midnight + timedelta(days=7),
        )
        by_day = ahead.order_by().annotate(day=TruncDate("scheduled_for", tzinfo=self.agent.tzinfo)).values("day")
        counts = dict(by_day.annotate(number=Count("pk")).values_list("day", "number"))
        days = [self.midnight.date() + timedelta(days=number) for number in range(7)]
        return [Day(day, counts.get(day, 0)) for day in days]

    @cached_property
    def week_count(self) -> int:
        return sum(day.count for day in self.week)

    # --- is the engine alive? ---

    @cached_property
    def outages(self) -> list[Provider]:
        """Providers that fail so often that they are left alone for now."""
        return [provider for provider in Provider.objects.all() if provider.is_down]

    @cached_property
    def refused(self) -> list[WebhookRefusal]:
        """What the webhook refused in the last day: shown to whoever may mend the key."""
        return list(refusals.recent(self.now)) if self.agent.is_broker else []

    @cached_property
    def last_sweep(self) -> SweepRun | None:
        return SweepRun.objects.first()

    @property
    def sweep_is_late(self) -> bool:
        return self.last_sweep is None or self.now - self.last_sweep.started_at > SWEEP_IS_LATE
