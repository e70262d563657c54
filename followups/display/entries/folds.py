"""Runs of small events of the same kind, shown as one line that opens. Nothing is folded over days or pages.

What an agent has to see is never in a fold: failures, bounces, opt-outs, replies, calls and notes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone

from clients.fields import CUSTOM, LABELS
from clients.models import Activity, Note
from followups.display.activity_words import Words
from followups.display.reasons import in_words as reason_in_words
from followups.display.timeline import Entry
from followups.models import Why
from lists.words import counted

Kind = Activity.Kind
FEWEST = 3
"""Entries that are worth a fold."""
TASKS = {"skipped": "skipped", "restored": "restored", "cancelled": "canceled"}


@dataclass(frozen=True)
class Fold:
    """Entries that are told as one: newest first, and each of them inside."""

    entries: Sequence[Entry]
    key: str
    rest: str

    is_fold = True

    @property
    def id(self) -> str:
        """Of its oldest: the newest is another one as soon as something happens."""
        return f"fold-{self.entries[-1].event.pk}"

    @property
    def first(self) -> Entry:
        return self.entries[0]


def fold(entries: Iterable[Entry]) -> list[Entry | Fold]:
    rows: list[Entry | Fold] = []
    for run, same in groupby(entries, _run):
        found = list(same)
        if run is None or len(found) < FEWEST:
            rows += found
        else:
            rows.append(Fold(found, *_words(found)))
    return rows


def _run(entry: Entry) -> tuple[Any, ...] | None:
    """What all of a run have in common; None for an entry that always stands alone."""
    event = entry.event
    if isinstance(event, Note):
        return None
    what: Any = None
    if event.kind in (Kind.OPENED, Kind.CLICKED) and event.email_id:
        what = event.email_id
    elif event.kind == Kind.EDITED and isinstance(event.data.get("field"), str) and not event.data.get("event"):
        what = "fields"
    elif event.kind == Kind.TASK and str(event.data.get("event")) in TASKS:
        what = str(event.data["event"]), str(event.data.get("reason"))
    if what is None:
        return None
    agent = event.agent.pk if event.agent else None
    return timezone.localtime(event.occurred_at).date(), event.kind, what, agent


def _words(entries: Sequence[Entry]) -> Words:
    event, count = entries[0].event, len(entries)
    if event.kind == Kind.EDITED:
        names = list(dict.fromkeys(_field(entry.event.data) for entry in entries))
        what = counted(count, "field") + " changed:" if len(names) == count else counted(count, "change") + " to"
        return Words(what, ", ".join(names))
    if event.kind == Kind.TASK:
        why = reason_in_words(Why.read(event.data["reason"])) if event.data.get("reason") else ""
        done = f"{counted(count, 'follow-up')} {TASKS[event.data['event']]}"
        return Words(f"{done}:" if why else done, why)
    verb = "Opened" if event.kind == Kind.OPENED else "Clicked"
    subject = event.subject or event.data.get("subject")
    return Words(f"{verb} {count} times", f"“{subject}”" if subject else "")


def _field(data: Any) -> str:
    """The field's name as it is read; of a custom field its own."""
    if data["field"] == CUSTOM:
        for kept in (data.get("after"), data.get("before")):
            if isinstance(kept, dict) and kept:
                return str(next(iter(kept)))
    return LABELS.get(data["field"], str(data["field"]))
