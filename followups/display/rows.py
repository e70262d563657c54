"""A list of follow-ups: its tabs, and each row's badge, reason and remedy. Read-only."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from math import ceil

from django.db.models import Prefetch
from django.utils import timezone

from agents.models import Agent
from agents.web.requests import AgentRequest
from emails.errors.words import error_in_words
from emails.history import Badge, badge_of
from emails.models.states import Status as EmailStatus
from followups.display.plan import LATE_AFTER, Plan, why_asked
from followups.display.plan_rows import plans_of
from followups.display.reasons import reason_of
from followups.display.remedies import Remedy, remedy_of
from followups.models import OPEN, Task, TaskQuerySet
from followups.tabs import TABS, in_tab
from lists.counts import capped_counts, kept
from lists.words import capped, narrow_clock, weekday_date

TAB_COUNT_TO = 999
"""Where the counts of the tabs and of the shown list stop: above that, an exact number has no use."""


MARKS_OF_THE_PAST = {
    Task.Status.COMPLETED: "sent",
    Task.Status.FAILED: "failed",
    Task.Status.SKIPPED: "dropped",
    Task.Status.CANCELLED: "dropped",
}
MARKS_IN_WORDS = {"yours": "manual", "review": "needs approval", "auto": "sends automatically", "waits": "on hold"}


LISTED = (
    *("client", "followup_type", "scheduled_for", "status", "priority", "notes", "completed_at", "email_sent"),
    *("reason_code", "reason_facts", "not_before", "send_after", "hurried_at", "approved_at", "sent_by_hand"),
    *("email_log__task", "email_log__status", "email_log__subject", "email_log__text_version"),
    *("email_log__error_code", "email_log__error_message", "email_log__settled_at", "email_log__retry_count"),
    *("email_log__sent_at", "email_log__opened_at", "email_log__clicked_at", "email_log__guard"),
    *("email_log__written_by", "email_log__edited_at"),
    *("client__name", "client__email", "client__property_address", "client__stage", "client__paused_at"),
    *("client__sending_mode", "client__agent"),
)
"""What a row of a list shows, with its badge, its reason and its remedy."""


@dataclass(frozen=True)
class FollowupRow:
    """One follow-up as the list shows it."""

    task: Task
    badge: Badge
    plan: Plan | None = None
    remedy: Remedy | None = None
    """What to do if the follow-up was not sent automatically."""

    @property
    def is_open(self) -> bool:
        return self.task.status in OPEN

    @property
    def is_late(self) -> bool:
        late = self.task.scheduled_for + LATE_AFTER < timezone.now()
        return late and self.task.status == Task.Status.PENDING

    @property
    def day(self) -> str:
        return weekday_date(self.task.scheduled_for)

    @property
    def clock(self) -> str:
        """“9:05a”, for narrow columns."""
        return narrow_clock(self.task.scheduled_for)

    @property
    def needs_approval(self) -> bool:
        return self.task.needs_approval

    @property
    def is_approved(self) -> bool:
        """Approved and not sent yet, so the approval can be undone."""
        return self.task.status == Task.Status.PENDING and self.task.is_approved and not self.task.hurried_at

    @property
    def why(self) -> str:
        return why_asked(self.task)

    @cached_property
    def reason(self) -> str:
        return reason_of(self.task) or (error_in_words(self.task.log) if self.task.log else "")

    @property
    def detail(self) -> str:
        """The reason and the advice, or the subject of a draft."""
        if self.reason:
            reason = self.reason[:1].upper() + self.reason[1:]
            return f"{reason.rstrip('.')}. {self.remedy.advice}" if self.remedy and self.remedy.advice else reason
        if self.remedy:
            return self.remedy.advice
        return f"“{self.draft}”" if self.draft else ""

    @property
    def sentence(self) -> str:
        """The detail with a full stop."""
        return f"{self.detail.rstrip('.')}." if self.detail else ""

    @property
    def mark(self) -> str:
        """What the calendar's mark shows: yours, review, auto or waits; once it is over, what became of it."""
        if self.task.status in MARKS_OF_THE_PAST:
            return MARKS_OF_THE_PAST[Task.Status(self.task.status)]
        if self.task.sent_by_hand:
            return "yours"
        if self.needs_approval:
            return "review"
        return "waits" if self.task.reason_code or self.is_late else "auto"

    @property
    def mark_in_words(self) -> str:
        return MARKS_IN_WORDS.get(self.mark) or self.in_brief

    @property
    def quick(self) -> list[tuple[str, datetime]]:
        return quick_choices(self.task.scheduled_for)

    @property
    def is_going(self) -> bool:
        """Send now was pressed, and can still be undone."""
        return self.task.is_going

    @property
    def is_on_its_way(self) -> bool:
        return self.badge is SENDING_BADGE

    @property
    def seconds_left(self) -> int:
        return seconds_left(self.task)

    @property
    def in_brief(self) -> str:
        """“Sent”, “Email queued”, or “Cancelled: the client replied”."""
        return f"{self.badge.word}: {self.reason}" if self.reason else self.badge.word

    @property
    def pk(self) -> str:
        return str(self.task.pk)

    @property
    def draft(self) -> str:
        """The subject of a draft that waits for approval, else ""."""
        return self.task.log.subject if self.needs_approval and self.task.log else ""

    @property
    def about(self) -> str:
        """The subject of its email, or what an agent wants to write about; "" while there is neither."""
        return (self.task.log.subject if self.task.log else "") or self.task.notes

    @property
    def is_unconfirmed(self) -> bool:
        return self.badge is UNCONFIRMED_BADGE

    @property
    def again_at(self) -> datetime | None:
        """When a held follow-up is tried again."""
        return self.task.not_before if self.task.status == Task.Status.PENDING else None

    @property
    def was_sent(self) -> bool:
        return self.task.email_sent_id is not None

    @property
    def is_marked_sent(self) -> bool:
        return self.task.log is not None and self.task.log.is_marked_sent


@dataclass(frozen=True)
class Tab:
    key: str
    label: str
    count: str
    address: str
    is_current: bool


AUTO_BADGE = Badge("Auto", "plain", "zap")
APPROVE_BADGE = Badge("Needs approval", "amber", "eye")
APPROVED_BADGE = Badge("Approved", "green", "check")
HELD_BADGE = Badge("Held", "amber", "pause")
RETRYING_BADGE = Badge("Retrying", "amber", "refresh-cw")
SENDING_BADGE = Badge("Sending", "", "send")
QUEUED_BADGE = Badge("Email queued", "", "clock")
UNCONFIRMED_BADGE = Badge("Unconfirmed", "amber", "triangle-alert")
BY_HAND_BADGE = Badge("Done by hand", "outline", "check")
ENDED_BADGES = {
    Task.Status.SKIPPED: Badge("Skipped", "", "skip-forward"),
    Task.Status.CANCELLED: Badge("Canceled", "", "ban"),
    Task.Status.FAILED: Badge("Failed", "red", "x"),
}


def row_of(task: Task) -> FollowupRow:
    return FollowupRow(task, _badge(task), remedy=remedy_of(task))


def entry_of(task: Task) -> FollowupRow:
    """A row of a calendar, which has no room for what to do about it."""
    return FollowupRow(task, _badge(task))


def rows_of(tasks: Iterable[Task]) -> list[FollowupRow]:
    """The rows of many follow-ups, each with its client's plan, in one more query."""
    tasks = list(tasks)
    plans = plans_of({task.client_id: task.client for task in tasks}.values())
    return [replace(row_of(task), plan=plans[task.client_id]) for task in tasks]


def shown(tasks: TaskQuerySet) -> TaskQuerySet:
    """Reads everything that a row shows in one query."""
    return tasks.select_related("client__agent", "email_log").defer(
        "client__notes", "client__custom_fields", "email_log__body", "email_log__webhook_events"
    )


def listed(tasks: TaskQuerySet) -> TaskQuerySet:
    """The same for many at once: only the columns that rows show, and each agent once.

    Reading all columns of all of them takes half of the time of a month.
    """
    agents = Prefetch("client__agent", Agent.objects.only("name", "reviews_first"))
    return tasks.select_related("client", "email_log").only(*LISTED).prefetch_related(agents)


def seconds_left(task: Task) -> int:
    """For how many seconds, rounded up, its Send now waits for Undo; 0 once the workers may take it."""
    return max(0, ceil((task.send_after - timezone.now()).total_seconds())) if task.send_after else 0


def sends_at_once(task: Task) -> bool:
    """Whether the next sweep sends it."""
    waits = task.sent_by_hand or task.reason_code or task.needs_approval
    return task.status == Task.Status.PENDING and task.scheduled_for <= timezone.now() and not waits


def quick_choices(scheduled_for: datetime) -> list[tuple[str, datetime]]:
    """The most used times for a reschedule, in the agent's time zone. 9:00 AM stays 9:00 AM when DST changes."""
    now = timezone.localtime()
    in_an_hour = (max(now, scheduled_for).astimezone(UTC) + timedelta(hours=1)).replace(second=0, microsecond=0)
    return [("In 1 hour" if scheduled_for <= now else "1 hour later", in_an_hour), *usual_times(now)]


def usual_times(now: datetime) -> list[tuple[str, datetime]]:
    """The most used times for a new follow-up, in the agent's time zone."""
    now = timezone.localtime(now)
    nine = now.replace(hour=9, minute=0, second=0, microsecond=0, fold=0)
    return [
        ("Tomorrow 9:00 AM", nine + timedelta(days=1)),
        ("Next Monday 9:00 AM", nine + timedelta(days=7 - now.weekday())),
    ]


def tabs_for(request: AgentRequest, current: str, address: Callable[[str], str]) -> list[Tab]:
    """The tabs with their counts, in one query; each count stops above TAB_COUNT_TO."""
    counts = kept(request.agent.view_key, "tabs", lambda: _counts(request.agent))
    # The last tab, “All”, shows no number.
    words = [*(capped(count, TAB_COUNT_TO) for count in counts), ""]
    return [Tab(key, TABS[key], word, address(key), key == current) for key, word in zip(TABS, words, strict=True)]


def _counts(agent: Agent) -> list[int]:
    mine = Task.objects.by_client(agent)
    return capped_counts([mine.filter(in_tab(key)) for key in TABS if key], TAB_COUNT_TO)


def _badge(task: Task) -> Badge:
    log = task.log
    if task.status == Task.Status.COMPLETED:
        return badge_of(log) if log and task.email_sent_id else BY_HAND_BADGE
    if task.status == Task.Status.PROCESSING:
        return UNCONFIRMED_BADGE if log and log.status == EmailStatus.UNCONFIRMED else SENDING_BADGE
    if task.is_going:
        return SENDING_BADGE if seconds_left(task) else QUEUED_BADGE
    if task.status == Task.Status.PENDING:
        if not task.reason_code:
            return APPROVE_BADGE if task.needs_approval else APPROVED_BADGE if task.is_approved else AUTO_BADGE
        return RETRYING_BADGE if log and log.status == EmailStatus.QUEUED and log.retry_count else HELD_BADGE
    return ENDED_BADGES[Task.Status(task.status)]
