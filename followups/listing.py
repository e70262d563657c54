"""How a list of follow-ups is cut into tabs, and how each row says where it stands. Read-only."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import IntegerField, Q, Subquery
from django.utils import timezone

from agents.models import Agent
from emails.history import Badge, badge_of
from emails.states import Status as EmailStatus
from followups.models import Task, TaskQuerySet

LATE_AFTER = timedelta(minutes=5)
"""A follow-up that is due goes with the next sweep: only later than this does something keep it."""

COUNT_TO = 1000  # a bigger number tells nobody more, and would cost a broker's page dearly

TABS = {"": "All", "overdue": "Overdue", "today": "Today", "upcoming": "Upcoming", "done": "Done", "failed": "Failed"}

OPEN = (Task.Status.PENDING, Task.Status.FAILED)
"""What a person may still change."""


@dataclass(frozen=True)
class Row:
    """One follow-up as the list shows it."""

    task: Task
    badge: Badge

    @property
    def is_open(self) -> bool:
        return self.task.status in OPEN

    @property
    def is_late(self) -> bool:
        late = self.task.scheduled_for + LATE_AFTER < timezone.now()
        return late and self.task.status == Task.Status.PENDING

    @property
    def is_unconfirmed(self) -> bool:
        return self.badge is UNCONFIRMED

    @property
    def again_at(self) -> datetime | None:
        """When a held one is looked at again."""
        return self.task.not_before if self.task.status == Task.Status.PENDING else None

    @property
    def was_sent(self) -> bool:
        return self.task.email_sent_id is not None


@dataclass(frozen=True)
class Tab:
    key: str
    label: str
    count: str
    is_current: bool


AUTO = Badge("Auto", "plain", "zap")
HELD = Badge("Held", "amber", "pause")
RETRYING = Badge("Retrying", "amber", "refresh-cw")
SENDING = Badge("Sending", "", "send")
UNCONFIRMED = Badge("Unconfirmed", "amber", "triangle-alert")
BY_HAND = Badge("Done by hand", "outline", "check")
ENDED = {
    Task.Status.SKIPPED: Badge("Skipped", "", "skip-forward"),
    Task.Status.CANCELLED: Badge("Cancelled", "", "ban"),
    Task.Status.FAILED: Badge("Failed", "red", "x"),
}


def row_of(task: Task) -> Row:
    return Row(task, _badge(task))


def shown(tasks: TaskQuerySet) -> TaskQuerySet:
    """With all that a row says, in one question."""
    return tasks.select_related("client__agent", "email_log").defer(
        "client__notes", "client__custom_fields", "email_log__body", "email_log__webhook_events"
    )


def in_tab(key: str) -> Q:
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    pending = Q(status=Task.Status.PENDING)
    unconfirmed = Q(status=Task.Status.PROCESSING, email_log__status=EmailStatus.UNCONFIRMED)
    return {
        "overdue": pending & Q(scheduled_for__lt=now),
        "today": pending & Q(scheduled_for__gte=now, scheduled_for__lt=midnight),
        "upcoming": pending & Q(scheduled_for__gte=midnight),
        "done": Q(status__in=[Task.Status.COMPLETED, Task.Status.SKIPPED, Task.Status.CANCELLED]),
        "failed": Q(status=Task.Status.FAILED) | unconfirmed,
    }.get(key, Q())


def quick_choices(scheduled_for: datetime) -> list[tuple[str, datetime]]:
    """The times that are asked for most, in the agent's zone; nine o'clock stays nine when the clocks change."""
    now = timezone.localtime()
    in_an_hour = (max(now, scheduled_for).astimezone(UTC) + timedelta(hours=1)).replace(second=0, microsecond=0)
    return [("In 1 hour" if scheduled_for <= now else "1 hour later", in_an_hour), *usual_times(now)]


def usual_times(now: datetime) -> list[tuple[str, datetime]]:
    """When one most often plans for, in the agent's zone."""
    now = timezone.localtime(now)
    nine = now.replace(hour=9, minute=0, second=0, microsecond=0, fold=0)
    return [
        ("Tomorrow 9:00 AM", nine + timedelta(days=1)),
        ("Next Monday 9:00 AM", nine + timedelta(days=7 - now.weekday())),
    ]


class _CappedCount(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()


def tabs_for(agent: Agent, current: str) -> list[Tab]:
    """The tabs with their counts, all in one question that stops counting where nobody cares."""
    mine = Task.objects.visible_to(agent).order_by()
    counts = {key: _CappedCount(mine.filter(in_tab(key)).values("pk")[:COUNT_TO]) for key in TABS if key}
    row: tuple[int, ...] = Agent.objects.filter(pk=agent.pk).values_list(*counts.values()).get()
    found = dict(zip(counts, row, strict=True))
    return [Tab(key, label, _capped(found.get(key)), key == current) for key, label in TABS.items()]


def _capped(count: int | None) -> str:
    if count is None:
        return ""
    return str(count) if count < COUNT_TO else f"{COUNT_TO - 1}+"


def _badge(task: Task) -> Badge:
    log = task.log
    if task.status == Task.Status.COMPLETED:
        return badge_of(log) if log and task.email_sent_id else BY_HAND
    if task.status == Task.Status.PROCESSING:
        return UNCONFIRMED if log and log.status == EmailStatus.UNCONFIRMED else SENDING
    if task.status == Task.Status.PENDING:
        if not task.reason:
            return AUTO
        return RETRYING if log and log.status == EmailStatus.QUEUED and log.retry_count else HELD
    return ENDED[Task.Status(task.status)]
