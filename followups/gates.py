"""What must hold before a follow-up may be emailed: looked at when it is due, and again right before it goes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from agents.models import Office
from emails.models import Suppression
from followups.models import Task


@dataclass(frozen=True)
class Closed:
    """A gate that says no. For good: the follow-up is cancelled. For now: it is held and looked at again."""

    reason: str
    for_good: bool


@dataclass(frozen=True)
class Facts:
    """What gates ask of the database beyond the task, its client and agent: fetched once for a whole batch."""

    office: Office
    suppressions: dict[str, Suppression]

    @classmethod
    def about(cls, tasks: Iterable[Task]) -> "Facts":
        addresses = {task.client.email.strip().lower() for task in tasks}
        found = Suppression.objects.filter(address__in=addresses)
        return cls(Office.current(), {entry.address: entry for entry in found})


Gate = Callable[[Task, Facts], Closed | None]


def client_is_here(task: Task, facts: Facts) -> Closed | None:
    return Closed("the client was deleted", for_good=True) if task.client.is_deleted else None


def stage_is_open(task: Task, facts: Facts) -> Closed | None:
    if not task.client.is_finished:
        return None
    return Closed(f"the client's stage is {task.client.get_stage_display()}", for_good=True)


def has_an_address(task: Task, facts: Facts) -> Closed | None:
    try:
        validate_email(task.client.email)
    except ValidationError:
        return Closed("the client has no valid email address", for_good=True)
    return None


def may_be_emailed(task: Task, facts: Facts) -> Closed | None:
    entry = facts.suppressions.get(task.client.email.strip().lower())
    return Closed(f"do not email: {entry.get_reason_display()}", for_good=True) if entry else None


def agent_is_active(task: Task, facts: Facts) -> Closed | None:
    agent = task.client.agent
    if agent is None:
        return Closed("the client has no agent yet", for_good=False)
    return None if agent.is_active else Closed(f"{agent} no longer works here: reassign the client", for_good=False)


def providers_are_set_up(task: Task, facts: Facts) -> Closed | None:
    if not settings.SENDGRID_API_KEY:
        return Closed("SendGrid is not set up (SENDGRID_API_KEY)", for_good=False)
    if not settings.OPENAI_API_KEY:
        return Closed("OpenAI is not set up (OPENAI_API_KEY)", for_good=False)
    return None


def sender_is_known(task: Task, facts: Facts) -> Closed | None:
    if not facts.office.from_email:
        return Closed("the office has no sender address: set it in Settings", for_good=False)
    # CAN-SPAM: every commercial email carries a valid postal address.
    if not facts.office.postal_address:
        return Closed("the office has no postal address: set it in Settings", for_good=False)
    return None


GATES: tuple[Gate, ...] = (
    client_is_here,
    stage_is_open,
    has_an_address,
    may_be_emailed,
    agent_is_active,
    providers_are_set_up,
    sender_is_known,
)


def first_closed(task: Task, facts: Facts) -> Closed | None:
    return next((closed for gate in GATES if (closed := gate(task, facts))), None)
