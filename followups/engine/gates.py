"""What must hold before a follow-up may be emailed: looked at when it is due, and again right before it goes.

A gate is one small function in GATES: it answers None while it is open, else why it is closed. Its docstring is how the
agent reads it. What all of them said, and when, is kept with the follow-up.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from agents import hours
from agents.days_off import DaysOff
from agents.models import Agent, Office
from clients.models import Client
from emails.models import EmailLog, Suppression
from emails.models.states import Status as EmailStatus
from followups.models import FOR_YOU, REMIND_AFTER, RETRY, Task

LOOK_AGAIN = timedelta(minutes=5)
"""How long what is held for now waits, where nobody can say when its gate opens."""

UNTIL_A_PERSON_ACTS = timedelta(hours=1)
"""The same where that takes a person, and reconcile lets go what they have acted on."""


@dataclass(frozen=True)
class Closed:
    """A gate that says no. For good: the follow-up is cancelled. For now: it is held, `until` then if that is known."""

    reason: str
    for_good: bool
    until: datetime | None = None


@dataclass(frozen=True)
class Facts:
    """What gates ask of the database beyond the task, its client and agent: fetched once for a whole batch."""

    office: Office
    suppressions: dict[str, Suppression]
    now: datetime
    gone_today: Counter[int] = field(default_factory=Counter)
    """By the agent's id, where the office has a cap: what went on the agent's own day, whoever sent it."""

    @classmethod
    def about(cls, tasks: Iterable[Task], *, lock_caps: bool = False) -> "Facts":
        """`lock_caps`: nobody else counts these agents' emails until the transaction is over."""
        clients, now = [task.client for task in tasks], timezone.now()
        office = Office.current()
        found = Suppression.by_address({client.email.strip().lower() for client in clients})
        agents = {client.agent.pk: client.agent for client in clients if client.agent}
        if office.daily_cap is None:
            return cls(office, found, now)
        if lock_caps:
            rows = Agent.objects.filter(pk__in=agents).order_by("pk")
            list(rows.select_for_update(no_key=True).values_list("pk", flat=True))
        return cls(office, found, now, _gone_today(agents, now))

    def goes(self, task: Task) -> None:
        """The next of its agent's in the same batch has one place less."""
        if task.client.agent:
            self.gone_today[task.client.agent.pk] += 1

    @cached_property
    def days_off(self) -> DaysOff:
        return DaysOff.of(self.office)


def _gone_today(agents: dict[int, Agent], now: datetime) -> Counter[int]:
    days = {pk: now.astimezone(agent.tzinfo).date() for pk, agent in agents.items()}
    rows = EmailLog.objects.filter(sender__in=days, went_on__in=set(days.values()))
    rows = rows.exclude(status__in=(EmailStatus.DRAFT, EmailStatus.QUEUED, EmailStatus.FAILED))
    return Counter(pk for pk, day in rows.values_list("sender_id", "went_on") if pk and day == days[pk])


Gate = Callable[[Task, Facts], Closed | None]


def client_is_here(task: Task, facts: Facts) -> Closed | None:
    """The client is on the books"""
    return Closed("the client was deleted", for_good=True) if task.client.is_deleted else None


def stage_is_open(task: Task, facts: Facts) -> Closed | None:
    """Their stage is neither closed nor lost"""
    if not task.client.is_finished:
        return None
    return Closed(f"the client's stage is {task.client.get_stage_display()}", for_good=True)


def not_replied(task: Task, facts: Facts) -> Closed | None:
    """They have not replied since it was planned"""
    replied = task.client.replied_at
    return Closed(REPLIED, for_good=True) if replied and replied >= task.planned_at else None


def has_an_address(task: Task, facts: Facts) -> Closed | None:
    """They have a valid email address"""
    try:
        validate_email(task.client.email)
    except ValidationError:
        return Closed("the client has no valid email address", for_good=True)
    return None


def may_be_emailed(task: Task, facts: Facts) -> Closed | None:
    """The address may be emailed"""
    entry = facts.suppressions.get(task.client.email.strip().lower())
    return Closed(f"do not email: {entry.get_reason_display()}", for_good=True) if entry else None


def is_asked_for(task: Task, facts: Facts) -> Closed | None:
    """It goes by itself, or somebody pressed Send now"""
    if task.hurried_at or not task.sent_by_hand:
        return None
    return Closed(FOR_YOU, for_good=False, until=facts.now + REMIND_AFTER)


def not_paused(task: Task, facts: Facts) -> Closed | None:
    """Follow-ups are not paused for this client"""
    return Closed("follow-ups are paused for this client", for_good=False) if task.client.paused_at else None


def nobody_paused_everything(task: Task, facts: Facts) -> Closed | None:
    """Neither the agent nor the office paused all sending"""
    office, agent = facts.office, task.client.agent
    until = facts.now + UNTIL_A_PERSON_ACTS
    if office.paused_at:
        by = f" by {office.paused_by}" if office.paused_by else ""
        reason = f"sending is paused for the whole office{by} since {_moment(office.paused_at, agent)}"
        return Closed(reason, for_good=False, until=until)
    if agent and agent.paused_at:
        since = _moment(agent.paused_at, agent)
        return Closed(f"all sending is paused by {agent} since {since}", for_good=False, until=until)
    return None


def agent_is_active(task: Task, facts: Facts) -> Closed | None:
    """The client has an agent who works here"""
    agent = task.client.agent
    if agent is None:
        return Closed("the client has no agent yet", for_good=False)
    return None if agent.is_active else Closed(f"{agent} no longer works here: reassign the client", for_good=False)


def providers_are_set_up(task: Task, facts: Facts) -> Closed | None:
    """OpenAI and SendGrid are set up"""
    if not settings.SENDGRID_API_KEY:
        return Closed("SendGrid is not set up (SENDGRID_API_KEY)", for_good=False)
    if not settings.OPENAI_API_KEY:
        return Closed("OpenAI is not set up (OPENAI_API_KEY)", for_good=False)
    return None


def sender_is_known(task: Task, facts: Facts) -> Closed | None:
    """The office has a sender and a postal address"""
    if not facts.office.from_email:
        return Closed("the office has no sender address: set it in Settings", for_good=False)
    # CAN-SPAM: every commercial email carries a valid postal address.
    if not facts.office.postal_address:
        return Closed("the office has no postal address: set it in Settings", for_good=False)
    return None


def is_approved(task: Task, facts: Facts) -> Closed | None:
    """Somebody approved it, or it goes by itself"""
    if task.hurried_at or task.sent_by_hand or task.is_approved or not task.client.reviews_first:
        return None
    is_due = task.scheduled_for <= facts.now
    since = f" since {_moment(task.scheduled_for, task.client.agent)}" if is_due else ""
    return Closed(f"waits for your approval{since}", for_good=False, until=facts.now + UNTIL_A_PERSON_ACTS)


def within_sending_hours(task: Task, facts: Facts) -> Closed | None:
    """It is inside the agent's sending hours on a working day, or somebody asked for it now"""
    agent, zone = task.client.agent, task.client.tzinfo
    if agent is None or task.hurried_at or (opens := hours.opens_at(agent, facts.now, zone, facts.days_off)) is None:
        return None
    today = facts.now.astimezone(zone).date()
    if (holiday := facts.days_off.name_of(today)) and str(today.isoweekday()) in agent.send_days:
        return Closed(f"nothing is sent on {today:%a, %b} {today.day}: {holiday}", for_good=False, until=opens)
    where = "" if zone.key == agent.tzinfo.key else f", in the client's time zone, {zone.key.replace('_', ' ')}"
    reason = f"outside {agent.first_name}'s sending hours ({hours.in_words(agent)}{where})"
    return Closed(reason, for_good=False, until=opens)


def within_daily_cap(task: Task, facts: Facts) -> Closed | None:
    """The agent's emails of today are fewer than the office allows, or somebody asked for it now"""
    agent, cap = task.client.agent, facts.office.daily_cap
    if agent is None or cap is None or task.hurried_at or facts.gone_today[agent.pk] < cap:
        return None
    opens = hours.opens_tomorrow(agent, facts.now, task.client.tzinfo, facts.days_off)
    reason = f"the office's limit of {cap} email{'' if cap == 1 else 's'} a day is reached for {agent.first_name}"
    return Closed(reason, for_good=False, until=opens)


def _moment(moment: datetime, reader: Agent | None) -> str:
    """“Tue, Nov 24, 9:00 AM” in the agent's zone."""
    local = moment.astimezone(reader.tzinfo if reader else UTC)
    return f"{local:%a, %b} {local.day}, {local.hour % 12 or 12}:{local:%M %p}"


REPLIED = "the client replied"

GATES: tuple[Gate, ...] = (
    client_is_here,
    stage_is_open,
    not_replied,
    has_an_address,
    may_be_emailed,
    is_asked_for,
    not_paused,
    nobody_paused_everything,
    agent_is_active,
    providers_are_set_up,
    sender_is_known,
    is_approved,
    within_sending_hours,
    within_daily_cap,
)

WAITS_BY_ITSELF = (RETRY, "not_paused", "nobody_paused_everything", "within_sending_hours", "within_daily_cap")
"""What holds a follow-up without anybody having to do something about it: it was meant, or it ends by itself."""


ABOUT_ITS_GOING = frozenset(("is_approved", "sender_is_known", "within_sending_hours", "within_daily_cap"))
"""What may still hold a follow-up whose draft is worth writing: it will go once that is over."""


@dataclass(frozen=True)
class Look:
    """What every gate said at one time."""

    at: datetime
    closed: dict[str, Closed]

    @classmethod
    def at_gates(cls, task: Task, facts: Facts) -> "Look":
        return cls(facts.now, {gate.__name__: no for gate in GATES if (no := gate(task, facts))})

    @classmethod
    def at_a_new_one(cls, client: Client) -> "Look":
        """What they would say of an email to this client that somebody asked for now."""
        now = timezone.now()
        task = Task(client=client, scheduled_for=now, planned_at=now, hurried_at=now)
        return cls.at_gates(task, Facts.about([task]))

    @property
    def is_worth_writing(self) -> bool:
        return self.closed.keys() <= ABOUT_ITS_GOING

    @property
    def never(self) -> str:
        """Why it never goes, in words; "" when it may."""
        return self.first_closed[1].reason if self.first_closed and self.first_closed[1].for_good else ""

    @property
    def first_closed(self) -> tuple[str, Closed] | None:
        """The gate that decides, with its name: one that closed for good before one that may open again."""
        return min(self.closed.items(), key=lambda item: not item[1].for_good, default=None)

    @property
    def until(self) -> datetime:
        """When to look again: no gate that knows its time is open before it."""
        return max(no.until or self.at + LOOK_AGAIN for no in self.closed.values())

    def kept(self) -> dict[str, Any]:
        """As it is kept with the follow-up."""
        said = {
            gate.__name__: self.closed[gate.__name__].reason if gate.__name__ in self.closed else "" for gate in GATES
        }
        return {"at": self.at.isoformat(), "said": said}
