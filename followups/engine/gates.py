"""What must hold before a follow-up may be emailed: looked at when it is due, and again right before it goes.

A gate is one function in GATES: it answers None while it is open, else why it is closed. Words: display/reasons.py.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils import timezone

from agents import hours
from agents.days_off import DaysOff
from agents.models import Office
from clients.models import Client, ClientFile, address_key, is_email
from emails.models import Suppression
from emails.models.guarded import GuardState
from emails.models.letters.attachment import LARGEST_TOGETHER, size_of
from followups import gate_facts
from followups.models import REMIND_AFTER, Reason, Task, Why
from followups.tables_above import clients_with_unread_mail

LOOK_AGAIN = timedelta(minutes=5)  # after which a held follow-up is checked, when nobody knows when its gate opens

UNTIL_A_PERSON_ACTS = timedelta(hours=1)
"""The same when only a person can open the gate. It may be long: reconcile lets it go as soon as they did."""

HURRY_LASTS = timedelta(hours=1)
"""How long Send now overrides the sending hours and the daily cap. It does not last into the next night."""


@dataclass(frozen=True)
class Closed:
    """A gate that says no. For good: the follow-up is cancelled. For now: it is held, `until` then if that is known."""

    why: Why
    for_good: bool
    until: datetime | None = None


def _never(code: Reason, **facts: Any) -> Closed:
    return Closed(Why.of(code, **facts), for_good=True)


def _not_yet(code: Reason, until: datetime | None = None, **facts: Any) -> Closed:
    return Closed(Why.of(code, **facts), for_good=False, until=until)


@dataclass(frozen=True)
class Facts:
    """What gates ask of the database beyond the task, its client and agent: fetched once for a whole batch."""

    office: Office
    suppressions: dict[str, Suppression]
    now: datetime
    sent_today: Counter[int] = field(default_factory=Counter)
    """By the agent's id, where there is a cap: what was sent on their own day, whoever sent it."""
    files: Mapping[int, Sequence[ClientFile]] = field(default_factory=dict)  # by the email's id
    unread: Mapping[int, int] = field(default_factory=dict)  # by the client's id: see clients_with_unread_mail

    @classmethod
    def about(cls, tasks: Iterable[Task], *, lock_caps: bool = False, office: Office | None = None) -> "Facts":
        """`lock_caps`: nobody else counts these agents' emails until the transaction is over."""
        tasks, now = list(tasks), timezone.now()
        clients, files = [task.client for task in tasks], gate_facts.files_of(tasks)
        office = office or Office.current()
        found = Suppression.by_address(client.email for client in clients)
        agents = {client.agent.pk: client.agent for client in clients if client.agent}
        unread = clients_with_unread_mail(client.pk for client in clients)
        if office.daily_cap is None:
            return cls(office, found, now, files=files, unread=unread)
        if lock_caps:
            gate_facts.lock_caps(agents)
        return cls(office, found, now, gate_facts.sent_today(agents, now), files, unread)

    def count(self, task: Task) -> None:
        """It goes: the next of its agent's in the same batch has one place less."""
        if task.client.agent:
            self.sent_today[task.client.agent.pk] += 1

    @cached_property
    def days_off(self) -> DaysOff:
        return DaysOff.of(self.office)


Gate = Callable[[Task, Facts], Closed | None]
"""None = open."""


def client_is_here(task: Task, facts: Facts) -> Closed | None:
    return _never(Reason.CLIENT_DELETED) if task.client.is_deleted else None


def stage_is_open(task: Task, facts: Facts) -> Closed | None:
    return _never(Reason.STAGE_FINISHED, stage=task.client.stage) if task.client.is_finished else None


def not_replied(task: Task, facts: Facts) -> Closed | None:
    if task.sent_by_hand and not task.hurried_at:
        return None  # an agent is writing it, perhaps as the answer: it goes nowhere before they say so
    replied = task.client.replied_at
    return _never(Reason.REPLIED) if replied and replied >= task.planned_at else None


def answer_is_read(task: Task, facts: Facts) -> Closed | None:
    """What came in may be an answer: a worker knows in a moment, or a person has to read what no worker can."""
    broken = facts.unread.get(task.client_id)
    if broken is None or (task.sent_by_hand and not task.hurried_at):
        return None
    soon = facts.now + timedelta(minutes=1)
    return _not_yet(Reason.ANSWER_UNREAD, broken=broken) if broken else _not_yet(Reason.ANSWER_UNREAD, soon)


def has_an_address(task: Task, facts: Facts) -> Closed | None:
    return None if is_email(task.client.email) else _never(Reason.NO_EMAIL_ADDRESS)


def may_be_emailed(task: Task, facts: Facts) -> Closed | None:
    entry = facts.suppressions.get(address_key(task.client.email))
    return _never(Reason.DO_NOT_EMAIL, ledger=entry.reason) if entry else None


def no_restore_holds_it(task: Task, facts: Facts) -> Closed | None:
    if not facts.office.is_copy and task.unsettled_restore_id is None:
        return None
    return _not_yet(Reason.IS_A_COPY if facts.office.is_copy else Reason.MAY_HAVE_GONE, facts.now + UNTIL_A_PERSON_ACTS)


def is_asked_for(task: Task, facts: Facts) -> Closed | None:
    # Nor does a letter go that its agent has not finished: the AI never writes what somebody else is to have written.
    has_text = task.log is not None and bool(task.log.body) and bool(task.log.subject)
    if not task.sent_by_hand or (task.hurried_at and has_text):
        return None
    return _not_yet(Reason.WAITS_FOR_SEND_NOW, facts.now + REMIND_AFTER)


def not_paused(task: Task, facts: Facts) -> Closed | None:
    return _not_yet(Reason.CLIENT_PAUSED) if task.client.paused_at else None


def is_back(task: Task, facts: Facts) -> Closed | None:
    until = task.client.away_until
    if until is None or until <= facts.now or task.hurried_at or task.sent_by_hand:
        return None
    return _not_yet(Reason.CLIENT_AWAY, until, back=until.isoformat())


def nobody_paused_everything(task: Task, facts: Facts) -> Closed | None:
    office, agent, until = facts.office, task.client.agent, facts.now + UNTIL_A_PERSON_ACTS
    if office.paused_at:
        return _not_yet(Reason.OFFICE_PAUSED, until, **office.pause_facts)
    if agent and agent.paused_at:
        return _not_yet(Reason.AGENT_PAUSED, until, by=str(agent), since=agent.paused_at.isoformat())
    return None


def agent_is_active(task: Task, facts: Facts) -> Closed | None:
    if (agent := task.client.agent) is None:
        return _not_yet(Reason.NO_AGENT)
    return None if agent.is_active else _not_yet(Reason.AGENT_LEFT, agent=str(agent))


def providers_are_set_up(task: Task, facts: Facts) -> Closed | None:
    if not settings.SENDGRID_API_KEY:
        return _not_yet(Reason.SENDGRID_NOT_SET_UP)
    return None if settings.OPENAI_API_KEY else _not_yet(Reason.OPENAI_NOT_SET_UP)


def sender_is_known(task: Task, facts: Facts) -> Closed | None:
    if not facts.office.from_email:
        return _not_yet(Reason.NO_SENDER)
    # CAN-SPAM: every commercial email carries a valid postal address.
    return None if facts.office.postal_address else _not_yet(Reason.NO_POSTAL_ADDRESS)


def is_approved(task: Task, facts: Facts) -> Closed | None:
    if task.hurried_at or task.sent_by_hand or task.is_approved or not task.client.reviews_first:
        return None
    since = {"since": task.scheduled_for.isoformat()} if task.scheduled_for <= facts.now else {}
    return _not_yet(Reason.NEEDS_APPROVAL, facts.now + UNTIL_A_PERSON_ACTS, **since)


def text_is_checked(task: Task, facts: Facts) -> Closed | None:
    log = task.log
    if log is None or not log.body or not log.is_stopped:
        return None
    if log.guard == GuardState.BROKEN:
        return _not_yet(Reason.TEXT_UNCHECKED)
    found = log.open_findings
    first = {"kind": found[0]["kind"], "said": found[0]["text"]} if found else {}
    return _not_yet(Reason.TEXT_STOPPED, facts.now + UNTIL_A_PERSON_ACTS, count=len(found), **first)


def files_can_go(task: Task, facts: Facts) -> Closed | None:
    """Nothing goes without what its writer attached. Whether the bytes are there shows when it is sent."""
    files = facts.files.get(task.log.pk, []) if task.log else []
    until = facts.now + UNTIL_A_PERSON_ACTS
    if gone := next((file for file in files if file.deleted_at), None):
        return _not_yet(Reason.FILE_MISSING, until, name=gone.name)
    return _not_yet(Reason.FILES_TOO_LARGE, until) if size_of(files) > LARGEST_TOGETHER else None


def within_sending_hours(task: Task, facts: Facts) -> Closed | None:
    agent, zone = task.client.agent, task.client.tzinfo
    if agent is None or _is_hurried(task, facts):
        return None
    if (opens := hours.opens_at(agent, facts.now, zone, facts.days_off)) is None:
        return None
    today = facts.now.astimezone(zone).date()
    if (holiday := facts.days_off.name_of(today)) and str(today.isoweekday()) in agent.send_days:
        return _not_yet(Reason.DAY_OFF, opens, day=today.isoformat(), name=holiday)
    where = {} if zone.key == agent.tzinfo.key else {"zone": zone.key}
    return _not_yet(Reason.OUTSIDE_HOURS, opens, agent=agent.first_name, hours=hours.in_words(agent), **where)


def within_daily_cap(task: Task, facts: Facts) -> Closed | None:
    agent, cap = task.client.agent, facts.office.daily_cap
    if agent is None or cap is None or _is_hurried(task, facts) or facts.sent_today[agent.pk] < cap:
        return None
    opens = hours.opens_tomorrow(agent, facts.now, task.client.tzinfo, facts.days_off)
    return _not_yet(Reason.DAILY_CAP, opens, cap=cap, agent=agent.first_name)


def _is_hurried(task: Task, facts: Facts) -> bool:
    return task.hurried_at is not None and facts.now < task.hurried_at + HURRY_LASTS


GATES: tuple[Gate, ...] = (
    client_is_here,
    stage_is_open,
    not_replied,
    answer_is_read,
    has_an_address,
    may_be_emailed,
    no_restore_holds_it,
    is_asked_for,
    not_paused,
    is_back,
    nobody_paused_everything,
    agent_is_active,
    providers_are_set_up,
    sender_is_known,
    is_approved,
    text_is_checked,
    files_can_go,
    within_sending_hours,
    within_daily_cap,
)

WAITED_OUT = (is_back, is_approved, text_is_checked, files_can_go, within_sending_hours, within_daily_cap)
DRAFT_ANYWAY = frozenset(gate.__name__ for gate in (sender_is_known, *WAITED_OUT))
"""When only these gates are closed, the draft is written anyway: the follow-up goes once they open."""


@dataclass(frozen=True)
class GateCheck:
    """What every gate said at one time."""

    at: datetime
    closed: dict[str, Closed]

    @classmethod
    def of(cls, task: Task, facts: Facts) -> "GateCheck":
        return cls(facts.now, {gate.__name__: closed for gate in GATES if (closed := gate(task, facts))})

    @classmethod
    def of_a_new_email(cls, client: Client, office: Office | None = None) -> "GateCheck":
        """What they would say of an email to this client that somebody asked for now."""
        now = timezone.now()
        task = Task(client=client, scheduled_for=now, planned_at=now, hurried_at=now)
        return cls.of(task, Facts.about([task], office=office))

    @property
    def is_worth_writing(self) -> bool:
        return self.closed.keys() <= DRAFT_ANYWAY

    @property
    def never(self) -> Why | None:
        """Why it never goes; None when it may."""
        first = self.first_closed
        return first.why if first and first.for_good else None

    @property
    def first_closed(self) -> Closed | None:
        """The gate that decides: one that closed for good before one that may open again."""
        return min(self.closed.values(), key=lambda closed: not closed.for_good, default=None)

    @property
    def until(self) -> datetime:
        """When the gate that decides is looked at again. Another one may open sooner than it says, so it has no say."""
        return (self.first_closed and self.first_closed.until) or self.at + LOOK_AGAIN

    def kept(self) -> dict[str, Any]:
        """As it is kept with the follow-up: of each gate why it was closed, or nothing."""
        said = {name: closed.why.as_json for name, closed in self.closed.items()}
        return {"at": self.at.isoformat(), "said": {gate.__name__: {} for gate in GATES} | said}
