"""When a follow-up is sent or what holds it, as text; and the agent's other drafts that wait. Read-only."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from agents import zones
from agents.models import Office
from clients.models import Person
from emails.models.copies import Copy, people_of
from followups.display.reasons import cause_of, in_words, reason_of
from followups.display.rows import seconds_left
from followups.engine import gates
from followups.models import Reason, Task, TaskQuerySet
from followups.models.reasons import WAIT_FOR_THE_CLOCK
from lists.words import clock, month_day

ENDED_ON_THE_PAGE = (Reason.NEEDS_APPROVAL, Reason.WAITS_FOR_SEND_NOW)
"""Holds that a button on the page ends, so the text does not mention them."""

MAX_DRAFTS = 500  # in one queue; nobody approves more in a morning


@dataclass(frozen=True)
class Outlook:
    text: str
    tone: str = ""

    @property
    def within_sentence(self) -> str:
        """The text without its capital letter, for the middle of a line."""
        return self.text[:1].lower() + self.text[1:]


def outlook(task: Task, office: Office | None = None) -> Outlook:
    """“Sends Thu at 9:00 AM, 11:00 AM Central time”, in the agent's time zone and the client's."""
    if task.status == Task.Status.FAILED:
        return Outlook(f"Failed: {reason_of(task) or 'no reason recorded'}", "red")
    if task.is_going:
        return Outlook(f"Sending in {seconds_left(task)} s" if seconds_left(task) else "Email queued")
    if task.sent_by_hand and not task.hurried_at:
        return Outlook("Sends when you press Send now")
    facts = gates.Facts.about([task], office=office)
    now, look = facts.now, gates.GateCheck.of(task, facts)
    if look.never:
        return Outlook(f"Won't send: {in_words(look.never)}", "red")
    if task.reason_code == Reason.RETRYING and task.not_before and task.not_before > now:
        return Outlook(f"Retrying {moment(task.not_before, task)}: {cause_of(task.why)}", "amber")
    for closed in look.closed.values():
        if closed.why.code not in (*ENDED_ON_THE_PAGE, *WAIT_FOR_THE_CLOCK):
            return Outlook(f"Held: {in_words(closed.why)}", "amber")
    at, because = _earliest_time(task, facts)
    if task.needs_approval:
        then = f"Sends {moment(at, task)} once approved" if at > now else "Sends as soon as you approve it"
        return Outlook(f"{then}{f': {because}' if because else ''}")
    if at <= now:
        return Outlook("Sends within a minute")
    if because and task.scheduled_for <= now:
        return Outlook(f"Held until {moment(at, task).removeprefix('at ')}: {because}", "amber")
    return Outlook(f"Sends {moment(at, task)}{f': {because}' if because else ''}")


@dataclass(frozen=True)
class Copies:
    """Who gets a copy of an email, or got one. `others`: the linked people whom an agent may add to it."""

    chosen: list[Copy]
    others: list[Person]


def copies_shown(task: Task) -> Copies:
    """Before it is sent, as it would be now."""
    if task.status not in (Task.Status.PENDING, Task.Status.FAILED):
        return Copies(task.log.copies if task.log else [], [])
    people = people_of([task.client]).get(task.client_id) if task.client.also_found_by else None
    if people is None:
        return Copies([], [])
    chosen = people.chosen(task.log.cc_people if task.log else None)
    everybody = people.chosen([person.pk for person in people.all])
    addable = {copy["person"] for copy in everybody} - {copy["person"] for copy in chosen}
    return Copies(chosen, [person for person in people.all if person.pk in addable])


def _earliest_time(task: Task, facts: gates.Facts) -> tuple[datetime, str]:
    """The earliest time at which all gates would be open, and the reason if it is later than planned."""
    at, because = max(task.scheduled_for, facts.now), ""
    for _ in range(8):  # when one gate opens, another may be closed
        if at > facts.now:  # today's emails don't count towards the limit of a later day
            facts = replace(facts, now=at, sent_today=Counter())
        closed = gates.GateCheck.of(task, facts).closed.values()
        later = [no for no in closed if no.why.code in WAIT_FOR_THE_CLOCK]
        if not later:
            break
        last = max(later, key=lambda no: no.until or at)
        at, because = last.until or at, in_words(last.why)
    return at, because


def moment(at: datetime, task: Task) -> str:
    """“at 9:00 AM”, or “Thu at 9:00 AM, 11:00 AM Central time” if the client's time zone has another offset."""
    local = timezone.localtime(at)
    days = (local.date() - timezone.localdate()).days
    day = {0: "", 1: "tomorrow "}.get(days, f"{local:%a} " if 0 < days < 7 else f"on {month_day(local)} ")
    zone = task.client.tzinfo
    there = at.astimezone(zone)
    elsewhere = "" if there.utcoffset() == local.utcoffset() else f", {clock(there.time())} {zones.time_of(zone.key)}"
    return f"{day}at {clock(local)}{elsewhere}"


@dataclass(frozen=True)
class DraftQueue:
    """The drafts of one agent that wait for approval, in the order of their planned times."""

    ids: list[int]
    pk: int

    @classmethod
    def around(cls, task: Task) -> "DraftQueue":
        """The queue of this draft's agent. It contains the draft itself while that waits."""
        return cls(list(_drafts_to_approve(task).values_list("pk", flat=True)[:MAX_DRAFTS]), task.pk)

    @property
    def number(self) -> int:
        """The draft's position, from 1; 0 if it does not wait."""
        return self.ids.index(self.pk) + 1 if self.pk in self.ids else 0

    @property
    def before(self) -> int | None:
        return self.ids[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The next draft in the queue; the first one if this draft does not wait."""
        return next(iter(self.ids[self.number :]), None)

    @property
    def next(self) -> int | None:
        """The draft to open once this one is done: the one after it, else the first that is left."""
        return next((pk for pk in [*self.ids[self.number :], *self.ids] if pk != self.pk), None)


def _drafts_to_approve(task: Task) -> TaskQuerySet:
    # Only drafts that have a text: it is written the evening before they are due.
    shown = Q(email_log__body__gt="") | Q(pk=task.pk)
    mine = Task.objects.needing_approval().filter(shown, client__agent=task.client.agent_id, client__is_deleted=False)
    return mine.order_by("scheduled_for", "pk")
