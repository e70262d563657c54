"""A client's plan as pages show it: each step's outcome as one word and one mark. Read-only."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone

from emails.models import EmailLog
from emails.models.states import ACCEPTED, Status
from emails.webhook.machines import why_not_engagement
from followups.engine.schedule import FOLLOWUP_SCHEDULE
from followups.models import Reason, Task
from followups.models.reasons import ABOUT_THE_ADDRESS
from lists.words import counted

STEPS = [step.followup_type for step in FOLLOWUP_SCHEDULE]
BROKEN = (Status.BOUNCE, Status.DROPPED, Status.SPAMREPORT)

ON_HOLD = "On hold"

LATE_AFTER = timedelta(minutes=5)
"""A due follow-up is sent by the next sweep. If it is later than this, something holds it."""

HELD_IN_SHORT: dict[str, str] = {
    Reason.RETRYING: "retrying soon",
    Reason.WAITS_FOR_SEND_NOW: "not sent yet",
    Reason.CLIENT_PAUSED: "paused",
    Reason.CLIENT_AWAY: "client away",
    Reason.ANSWER_UNREAD: "email not read yet",
    Reason.AGENT_PAUSED: "all paused",
    Reason.OFFICE_PAUSED: "all paused",
    Reason.MAY_HAVE_GONE: "may have been sent",
    Reason.IS_A_COPY: "test copy",
    Reason.NO_AGENT: "no agent",
    Reason.AGENT_LEFT: "no agent",
    Reason.SENDGRID_NOT_SET_UP: "not set up",
    Reason.OPENAI_NOT_SET_UP: "not set up",
    Reason.NO_SENDER: "no sender",
    Reason.NO_POSTAL_ADDRESS: "no sender",
    Reason.NEEDS_APPROVAL: "needs approval",
    Reason.TEXT_STOPPED: "needs review",
    Reason.FILE_MISSING: "attached file missing",
    Reason.FILES_TOO_LARGE: "attachments too large",
    Reason.TEXT_UNCHECKED: "not checked",
    Reason.OUTSIDE_HOURS: "outside hours",
    Reason.DAY_OFF: "outside hours",
    Reason.DAILY_CAP: "tomorrow",
}
"""What holds a follow-up, in two words; pages show the full reason next to it."""


@dataclass(frozen=True)
class PlanStep:
    task: Task
    state: str  # sent, opened, clicked, held, failed, skipped, next or planned: also the mark's CSS class
    word: str

    clicks: tuple[str, ...] = ()  # the URLs that people clicked, in order
    sends_at: datetime | None = None
    """When it is sent, if not at its planned time: outside the sending hours, or while the client is away."""

    @property
    def why(self) -> str:
        return why_asked(self.task)

    @property
    def waits_for_client(self) -> bool:
        """Whether it is later because the client is away."""
        back = self.task.client.away_until
        return self.sends_at is not None and back is not None and back > self.task.scheduled_for

    @property
    def is_behind(self) -> bool:
        return self.state not in ("held", "next", "planned")

    @property
    def is_open(self) -> bool:
        return self.task.status in (Task.Status.PENDING, Task.Status.FAILED)

    @property
    def is_due(self) -> bool:
        return self.task.scheduled_for <= timezone.now()

    @property
    def is_unconfirmed(self) -> bool:
        return self.task.status == Task.Status.PROCESSING and self.state == "held"

    @property
    def at(self) -> datetime:
        log = self.task.log
        # Somebody may have said so only later.
        sent_at = log.sent_at if log and self.task.email_sent_id else None
        return sent_at or self.task.completed_at or self.sends_at or self.task.scheduled_for

    @property
    def held_by(self) -> str:
        """What holds the step, in two words; "" if it is not held."""
        return HELD_IN_SHORT.get(self.task.reason_code, "") if self.task.status == Task.Status.PENDING else ""


def why_asked(task: Task) -> str:
    """The link text to the page that explains the follow-up's gates."""
    if task.email_sent_id:
        return "Why did this send?"
    is_late = task.scheduled_for + LATE_AFTER < timezone.now()
    has_time = task.status == Task.Status.PENDING and not task.reason_code and not is_late
    return "Will this send?" if has_time else "Why didn't this send?"


class Plan:
    """A client's follow-ups: the steps of the schedule, and the others.

    `waits`: nothing of it goes at the moment, so none of it is the next.
    `sends_at`: when a step is sent whose planned time is outside the sending hours, or while the client is away; None
    for any other.
    """

    def __init__(
        self,
        tasks: Iterable[Task],
        *,
        waits: bool = False,
        sends_at: Callable[[Task], datetime | None] = lambda task: None,
    ) -> None:
        self.waits, self.sends_at = waits, sends_at
        self.tasks = sorted(tasks, key=lambda task: (task.scheduled_for, task.pk))

    @cached_property
    def next(self) -> Task | None:
        return next((task for task in self.tasks if task.status == Task.Status.PENDING), None)

    @cached_property
    def upcoming(self) -> Task | None:
        """The follow-up that is sent next automatically; held ones are left out."""
        if self.waits:
            return None
        return next((task for task in self.tasks if task.status == Task.Status.PENDING and not task.reason_code), None)

    def chosen(self, pk: str | int | None) -> PlanStep | None:
        """The step with this id, else the next one, else the first held one, else the last; None without any step."""
        every = [*self.steps, *self.others]
        wanted = [str(pk), str(self.upcoming and self.upcoming.pk), str(self.next and self.next.pk)]
        found = (step for wish in wanted for step in every if str(step.task.pk) == wish)
        return next(found, None) or max(every, key=lambda step: step.at, default=None)

    def column_of(self, chosen: PlanStep | None) -> int:
        """The column of a scheduled step, from 1; 0 for any other step."""
        found = (number for number, step in enumerate(self.steps, 1) if chosen and step.task.pk == chosen.task.pk)
        return next(found, 0)

    @cached_property
    def summary(self) -> str:
        """“2 of 5 sent, 1 held”: of the scheduled steps."""
        states = [step.state for step in self.steps]
        sent = sum(step.task.email_sent_id is not None for step in self.steps)
        # What is on hold is told as such, below.
        held = sum(step.is_unconfirmed for step in self.steps) if self.waits else states.count("held")
        troubles = [f"{count} {word}" for count, word in ((held, "held"), (states.count("failed"), "failed")) if count]
        to_go = sum(step.task.status == Task.Status.PENDING for step in self.steps)
        if to_go and self.waits:
            troubles.append(f"{to_go} on hold")
        return ", ".join([f"{sent} of {len(states)} sent", *(troubles or ([f"{to_go} left"] if to_go else []))])

    @cached_property
    def clicks(self) -> dict[int, tuple[str, ...]]:
        """The URLs that people clicked, by the email's id."""
        every = (*self.steps, *self.others)
        return {step.task.log.pk: step.clicks for step in every if step.task.log and step.clicks}

    @cached_property
    def steps(self) -> list[PlanStep]:
        by_type = {task.followup_type: task for task in reversed(self.tasks)}
        return [self._step(by_type[name]) for name in STEPS if name in by_type]

    @cached_property
    def others(self) -> list[PlanStep]:
        return [self._step(task) for task in self.tasks if task.followup_type not in STEPS]

    @cached_property
    def marks(self) -> list[str]:
        """Five marks, one per scheduled step; “planned” for a step that does not exist."""
        states = {step.task.followup_type: step.state for step in self.steps}
        return [states.get(name, "planned") for name in STEPS]

    @cached_property
    def label(self) -> str:
        return (
            ", ".join(f"{step.task.followup_type} {step.word[:1].lower()}{step.word[1:]}" for step in self.steps)
            or "No plan"
        )

    @cached_property
    def stopped(self) -> list[Task]:
        """Follow-ups that were cancelled because of the address, and whose time is still to come."""
        now = timezone.now()
        return [
            task
            for task in self.tasks
            if task.status == Task.Status.CANCELLED
            and task.reason_code in ABOUT_THE_ADDRESS
            and task.scheduled_for > now
        ]

    @cached_property
    def pending(self) -> int:
        return sum(task.status == Task.Status.PENDING for task in self.tasks)

    @cached_property
    def sent(self) -> int:
        return sum(task.email_sent_id is not None for task in self.tasks)

    @cached_property
    def last_email(self) -> EmailLog | None:
        """The last email that SendGrid accepted: its outcome says more than that of earlier ones."""
        return next((task.log for task in reversed(self.tasks) if task.log and task.log.status in ACCEPTED), None)

    @property
    def last_one_broke(self) -> bool:
        return self.last_email is not None and self.last_email.status in BROKEN

    @cached_property
    def engagement(self) -> str:
        """What the client did with the emails, in two words; if the last email did not arrive, its status."""
        states = [step.state for step in (*self.steps, *self.others)]
        if self.last_one_broke and self.last_email:
            return str(EmailLog.Status(self.last_email.status).label)
        # A click counts as an open too.
        clicks = states.count("clicked")
        opens = states.count("opened") + clicks
        for count, word in ((clicks, "click"), (opens, "open")):
            if count:
                return counted(count, word)
        return "No opens" if self.sent else "Nothing sent"

    def _step(self, task: Task) -> PlanStep:
        if task.status == Task.Status.PENDING:
            if self.waits and task is self.next:
                return PlanStep(task, "held", ON_HOLD)
            if task.reason_code:
                return PlanStep(task, "held", "Held")
            state, word = ("next", "Next") if task is self.upcoming else ("planned", "Planned")
            return PlanStep(task, state, word, sends_at=self.sends_at(task))
        state, word = _OUTCOMES[task.status](task)
        clicks = tuple(_clicked(getattr(task, "clicks", None)))
        if state == "clicked" and len(clicks) > 1:
            word = "Clicked twice" if len(clicks) == 2 else f"Clicked {len(clicks)} times"
        return PlanStep(task, state, word, clicks)


def _clicked(events: Any) -> Iterable[str]:
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict) and not why_not_engagement(event):
            yield event["url"] if isinstance(event.get("url"), str) else ""


def _completed(task: Task) -> tuple[str, str]:
    log = task.log
    if task.email_sent_id is None or log is None:
        return "sent", "Done by hand"
    if log.status in BROKEN:
        return "failed", EmailLog.Status(log.status).label
    if log.clicked_at:
        return "clicked", "Clicked"
    if log.opened_at:
        return "opened", "Opened"
    if log.is_marked_sent:
        return "sent", "Marked as sent"
    return "sent", "Delivered" if log.status == Status.DELIVERED else "Sent"


def _processing(task: Task) -> tuple[str, str]:
    if task.log and task.log.status == Status.UNCONFIRMED:
        return "held", "Unconfirmed"
    return ("sent", "Sent") if task.log and task.log.status in ACCEPTED else ("next", "Sending")


_OUTCOMES: dict[str, Callable[[Task], tuple[str, str]]] = {
    Task.Status.COMPLETED: _completed,
    Task.Status.PROCESSING: _processing,
    Task.Status.FAILED: lambda task: ("failed", "Failed"),
    Task.Status.SKIPPED: lambda task: ("skipped", "Skipped"),
    Task.Status.CANCELLED: lambda task: ("skipped", "Canceled"),
}
