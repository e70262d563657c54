"""How a client's plan looks: what became of each step, in one word and one mark. Read-only."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Max, OuterRef, Subquery

from agents.live import stretch
from agents.models import Agent
from clients.models import Activity, Client
from emails.models import EmailLog
from emails.states import ACCEPTED, Status
from followups.models import Task
from followups.schedule import FOLLOWUP_SCHEDULE

STEPS = [step.followup_type for step in FOLLOWUP_SCHEDULE]
BROKEN = (Status.BOUNCE, Status.DROPPED, Status.SPAMREPORT)


@dataclass(frozen=True)
class Step:
    task: Task
    state: str  # sent, opened, clicked, held, failed, skipped, next or planned: also the class of its mark
    word: str

    @property
    def is_behind(self) -> bool:
        return self.state not in ("held", "next", "planned")


class Plan:
    """A client's follow-ups, the scheduled five first and in order."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.tasks = sorted(tasks, key=lambda task: (task.scheduled_for, task.pk))

    @cached_property
    def next(self) -> Task | None:
        return next((task for task in self.tasks if task.status == Task.Status.PENDING), None)

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
            return Step(task, "next", "Next") if task is self.next else Step(task, "planned", "Planned")
        return Step(task, *_OUTCOMES[task.status](task))


def plans_of(clients: Iterable[Client]) -> dict[int, Plan]:
    """The plans of many clients in one question, by client id."""
    found: dict[int, list[Task]] = defaultdict(list)
    ids = [client.pk for client in clients]
    tasks = Task.objects.filter(client__in=ids).select_related("email_log")
    for task in tasks.defer("notes", "email_log__body", "email_log__webhook_events"):
        found[task.client_id].append(task)
    return {pk: Plan(found[pk]) for pk in ids}


def version_of(pk: int, agent: Agent, now: datetime) -> str:
    """Changes when the client's page does, "" for a client that the agent may not see. One question, by index."""
    # Counted, not the newest: SendGrid reports late, and what commits last need not have the highest id.
    events = Activity.objects.filter(client=OuterRef("pk")).order_by().values("client").values(number=Count("pk"))
    tasks = Task.objects.filter(client=OuterRef("pk")).order_by().values("client").values(at=Max("updated_at"))
    mine = Client.objects.visible_to(agent).filter(pk=pk)
    found = mine.values_list("planned_at", Subquery(events), Subquery(tasks)).first()
    return f"{stretch(agent, now)}-{'-'.join(map(_stamp, found))}" if found else ""


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
