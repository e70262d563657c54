"""How a client's plan looks: what became of each step, in one word and one mark. Read-only."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import DateTimeField, IntegerField, prefetch_related_objects
from django.db.models.expressions import RawSQL
from django.utils import timezone

from agents.models import Agent
from agents.web.live import stretch
from clients.models import Client, ClientQuerySet
from emails.models import EmailLog
from emails.models.states import ACCEPTED, Status
from emails.webhook.machines import why_machine
from followups.engine.schedule import FOLLOWUP_SCHEDULE
from followups.models import RETRY, WAITS_FOR_A_PERSON, Task
from lists import prepared
from lists.prepared import Columns

STEPS = [step.followup_type for step in FOLLOWUP_SCHEDULE]
BROKEN = (Status.BOUNCE, Status.DROPPED, Status.SPAMREPORT)

LATE_AFTER = timedelta(minutes=5)
"""A follow-up that is due goes with the next sweep: only later than this does something keep it."""

FOR_THE_ADDRESS = ("do not email: ", "the client has no valid email address")
"""How the reasons of follow-ups begin that an address stopped."""

HELD_IN_SHORT = {
    RETRY: "tried again soon",
    WAITS_FOR_A_PERSON: "yours to send",
    "not_paused": "paused",
    "nobody_paused_everything": "all paused",
    "agent_is_active": "no agent",
    "providers_are_set_up": "not set up",
    "sender_is_known": "no sender",
    "is_approved": "needs approval",
    "within_sending_hours": "outside hours",
    "within_daily_cap": "tomorrow",
}
"""What holds a follow-up, in two words; the whole reason stands beside it."""


class Glance(NamedTuple):
    """A follow-up as a list shows it. A plan reads it like a Task, and a page of plans costs a quarter."""

    pk: int
    client_id: int
    followup_type: str
    scheduled_for: datetime
    status: str
    reason: str
    held_by: str
    updated_at: datetime
    email_sent_id: int | None
    log: "GlanceAtEmail | None"


class GlanceAtEmail(NamedTuple):
    status: str
    opened_at: bool  # whether
    clicked_at: bool


@dataclass(frozen=True)
class Step:
    task: Task
    state: str  # sent, opened, clicked, held, failed, skipped, next or planned: also the class of its mark
    word: str

    clicks: tuple[str, ...] = ()  # the addresses that people clicked, in order

    @property
    def why(self) -> str:
        return why_asked(self.task)

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
        return self.task.completed_at or self.task.scheduled_for

    @property
    def held_by(self) -> str:
        """What holds it, in short; "" where it isn't held."""
        return HELD_IN_SHORT.get(self.task.held_by, "") if self.task.status == Task.Status.PENDING else ""


def why_asked(task: Task) -> str:
    """The question that its gates answer."""
    if task.email_sent_id:
        return "Why did this send?"
    is_late = task.scheduled_for + LATE_AFTER < timezone.now()
    has_time = task.status == Task.Status.PENDING and not task.reason and not is_late
    return "Will this send?" if has_time else "Why didn't this send?"


class Plan:
    """A client's follow-ups, the scheduled five first and in order."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.tasks = sorted(tasks, key=lambda task: (task.scheduled_for, task.pk))

    @cached_property
    def next(self) -> Task | None:
        return next((task for task in self.tasks if task.status == Task.Status.PENDING), None)

    @cached_property
    def upcoming(self) -> Task | None:
        """The one that goes next by itself; one that is held doesn't."""
        return next((task for task in self.tasks if task.status == Task.Status.PENDING and not task.reason), None)

    def chosen(self, pk: str | int | None) -> Step | None:
        """The step with this id; without one the next, else the first that is held, else the last."""
        every = [*self.steps, *self.others]
        wanted = [str(pk), str(self.upcoming and self.upcoming.pk), str(self.next and self.next.pk)]
        found = (step for wish in wanted for step in every if str(step.task.pk) == wish)
        return next(found, None) or max(every, key=lambda step: step.at, default=None)

    @cached_property
    def summary(self) -> str:
        """“2 of 5 sent, 1 held”: of the scheduled steps."""
        states = [step.state for step in self.steps]
        sent = sum(step.task.email_sent_id is not None for step in self.steps)
        counts = [(states.count("held"), "held"), (states.count("failed"), "failed")]
        troubles = [f"{count} {word}" for count, word in counts if count]
        to_go = sum(step.task.status == Task.Status.PENDING for step in self.steps)
        return ", ".join([f"{sent} of {len(states)} sent", *(troubles or ([f"{to_go} to go"] if to_go else []))])

    @cached_property
    def clicks(self) -> dict[int, tuple[str, ...]]:
        """What people clicked, by the email's id."""
        every = (*self.steps, *self.others)
        return {step.task.log.pk: step.clicks for step in every if step.task.log and step.clicks}

    @cached_property
    def steps(self) -> list[Step]:
        by_type = {task.followup_type: task for task in reversed(self.tasks)}
        return [self._step(by_type[name]) for name in STEPS if name in by_type]

    @cached_property
    def others(self) -> list[Step]:
        return [self._step(task) for task in self.tasks if task.followup_type not in STEPS]

    @cached_property
    def marks(self) -> list[str]:
        """Five marks, one for each scheduled step; a step that was never made is an empty one."""
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
        """What stopped because of an address, and could still go in its time."""
        now = timezone.now()
        return [
            task
            for task in self.tasks
            if task.status == Task.Status.CANCELLED
            and task.reason.startswith(FOR_THE_ADDRESS)
            and task.scheduled_for > now
        ]

    @cached_property
    def pending(self) -> int:
        return sum(task.status == Task.Status.PENDING for task in self.tasks)

    @cached_property
    def sent(self) -> int:
        return sum(task.email_sent_id is not None for task in self.tasks)

    @cached_property
    def engagement(self) -> str:
        """What the client did with what was sent, in two words."""
        states = [step.state for step in (*self.steps, *self.others)]
        if any(task.log and task.log.status in BROKEN for task in self.tasks):
            return "Bounced"
        # Whoever clicked has opened it.
        clicks = states.count("clicked")
        opens = states.count("opened") + clicks
        for count, word in ((clicks, "click"), (opens, "open")):
            if count:
                return f"{count} {word}{'' if count == 1 else 's'}"
        return "No opens" if self.sent else "Nothing sent"

    def _step(self, task: Task) -> Step:
        if task.status == Task.Status.PENDING:
            if task.reason:
                return Step(task, "held", "Held")
            return Step(task, "next", "Next") if task is self.upcoming else Step(task, "planned", "Planned")
        state, word = _OUTCOMES[task.status](task)
        clicks = tuple(_clicked(getattr(task, "clicks", None)))
        if state == "clicked" and len(clicks) > 1:
            word = "Clicked twice" if len(clicks) == 2 else f"Clicked {len(clicks)} times"
        return Step(task, state, word, clicks)


PLANS = """
SELECT t.id, t.client_id, t.followup_type, t.scheduled_for, t.status, t.reason, t.held_by, t.updated_at,
    t.email_sent_id, l.status, l.opened_at IS NOT NULL, l.clicked_at IS NOT NULL
FROM tasks t LEFT JOIN email_logs l ON l.task_id = t.id WHERE t.client_id = ANY(%(clients)s::bigint[])"""
"""Whether an email was opened, not when: a time costs more to read than all the rest of its row."""


def plans_of(clients: Iterable[Client]) -> dict[int, Plan]:
    """The plans of many clients in one question, by client id, of what a list shows: see Glance."""
    found: dict[int, list[Any]] = defaultdict(list)
    ids = [client.pk for client in clients]
    for row in prepared.rows(PLANS, {"clients": ids}) if ids else ():
        log = GlanceAtEmail(*row[-3:]) if row[-3] else None
        found[row[1]].append(Glance._make((*row[:-3], log)))
    return {pk: Plan(found[pk]) for pk in ids}


_TASK = Columns(Task, "t", without=["gates"])
_LOG = Columns(EmailLog, "l", without=["body", "webhook_events"])
PLAN = f"""
SELECT {_TASK.sql}, {_LOG.sql}, jsonb_path_query_array(l.webhook_events, '$[*] ? (@.event == "click")')
FROM tasks t LEFT JOIN email_logs l ON l.task_id = t.id WHERE t.client_id = %(client)s"""  # noqa: S608  columns' names alone
"""Of what came back, the clicks alone: a history is long, and most of it says nothing here."""


def plan_of(client: Client) -> Plan:
    """One client's plan with all that their page says of it: notes, and what was clicked."""
    found: list[Any] = []
    for row in prepared.rows(PLAN, {"client": client.pk}):
        task: Any = _TASK.read(row)
        task.client, task.clicks = client, json.loads(row[-1]) if row[-1] else []
        Task._meta.get_field("email_log").set_cached_value(task, _LOG.read(row, len(_TASK)))  # or None: not asked again
        found.append(task)
    # Who edited or approved is looked up where somebody did: joined, it would be two agents' columns for each step.
    prefetch_related_objects(found, "email_log__edited_by", "approved_by")
    return Plan(found)


def _clicked(events: Any) -> Iterable[str]:
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict) and not why_machine(event):
            yield event["url"] if isinstance(event.get("url"), str) else ""


def version_of(pk: int, agent: Agent, now: datetime) -> str:
    """Changes when the client's page does, "" for a client that the agent may not see. One question, by index."""
    found = with_version(Client.objects.visible_to(agent)).filter(pk=pk).only("planned_at").first()
    return version_in(found, agent, now) if found else ""


def with_version(clients: ClientQuerySet) -> ClientQuerySet:
    """The clients with what version_in reads."""
    return clients.annotate(events=EVENTS, moved_at=MOVED)


# Counted, not the newest: SendGrid reports late, and what commits last need not have the highest id.
EVENTS = RawSQL("(SELECT COUNT(*) FROM activities WHERE activities.client_id = clients.id)", (), IntegerField())
MOVED = RawSQL("(SELECT MAX(tasks.updated_at) FROM tasks WHERE tasks.client_id = clients.id)", (), DateTimeField())


def version_in(client: Any, agent: Agent, now: datetime) -> str:
    """The same, of a client that was read with it."""
    return f"{stretch(agent, now)}-{'-'.join(map(_stamp, (client.planned_at, client.events, client.moved_at)))}"


def _stamp(value: datetime | int | None) -> str:
    return f"{value.timestamp():.6f}" if isinstance(value, datetime) else str(value)


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
    Task.Status.CANCELLED: lambda task: ("skipped", "Cancelled"),
}
