"""A client's timeline: which events and notes it shows. Words are made in followups/display/activity_words.py."""

from datetime import datetime
from typing import Any

from clients.models import Activity, Client, Note
from clients.notes import notes_of
from clients.tables_above import events_of
from lists.paging import PageStart
from lists.times import EARLIEST, LATEST

Kind = Activity.Kind
PAGE, MOST = 50, 200
LONGEST_SEARCH = 100  # characters
KEY_KINDS = (datetime, int)
"""The types of a key: when it happened, and its id; a note's id is negative there, so that no event has it."""

EMAILS = (
    *(Kind.SENT, Kind.UNCONFIRMED, Kind.FAILED, Kind.DELIVERED, Kind.OPENED, Kind.CLICKED),
    *(Kind.BOUNCED, Kind.UNSUBSCRIBED, Kind.COMPLAINED, Kind.REPLY),
)
WITH_NOTES = ("", "notes")
LABELS = {
    "": "All",
    "notes": "Notes",
    "emails": "Emails",
    "calls": "Calls",
    "texts": "Texts",
    "meetings": "Meetings",
    "files": "Files",
    "changes": "Changes",
}
OTHERS = (Kind.CALL, Kind.TEXT, Kind.MEETING, Kind.FILE)
KINDS: dict[str, list[str]] = {
    "": Kind.values,
    "notes": [],
    "emails": [kind.value for kind in EMAILS],
    "calls": [Kind.CALL.value],
    "texts": [Kind.TEXT.value],
    "meetings": [Kind.MEETING.value],
    "files": [Kind.FILE.value],
    "changes": [kind for kind in Kind.values if kind not in (*EMAILS, *OTHERS)],
}


class Timeline:
    """A page of events, newest first, by key: those older than the place `before`, or all down to the place `since`.

    `search` looks among the notes alone.
    """

    def __init__(self, client: Client, show: str = "", before: str = "", since: str = "", search: str = "") -> None:
        self.client = client
        self.show = show if show in LABELS else ""
        self.search = " ".join(search.replace("\x00", " ").split())[:LONGEST_SEARCH] if self.show == "notes" else ""
        oldest, self._before = PageStart.read(since, KEY_KINDS), PageStart.read(before, KEY_KINDS)
        begins = oldest.values if oldest else (EARLIEST, 0)
        ends = self._before.values if self._before else (LATEST, 0)
        most = MOST if oldest else PAGE
        found = self._find(begins, ends, most + 1)
        self.events, self.has_older = found[:most], len(found) > most

    def _find(self, begins: Any, ends: Any, most: int) -> list[Any]:
        """The events and notes in one order. `pinned` are the notes above them."""
        self.pinned: list[Any] = []
        kinds = KINDS[self.show]
        found = events_of(self.client, kinds, begins, ends, most) if kinds else []
        if self.show in WITH_NOTES:
            notes = notes_of(self.client, begins, ends, most, self.search.split())
            self.pinned = [note for note in notes if note.pinned_at and not self.search]
            found += [note for note in notes if not note.pinned_at or self.search]
        return sorted(found, key=_key_of, reverse=True)

    @property
    def is_older(self) -> bool:
        """Whether it is a page below the first."""
        return self._before is not None

    @property
    def last_place(self) -> str:
        return str(place_of(self.events[-1])) if self.events else ""

    @property
    def shown_day(self) -> datetime | None:
        """The day that stands above this page already."""
        return self._before.values[0] if self._before else None

    @property
    def filters(self) -> list[tuple[str, str]]:
        return list(LABELS.items())


def place_of(event: Activity | Note) -> PageStart:
    return PageStart(_key_of(event))


def _key_of(event: Activity | Note) -> tuple[datetime, int]:
    return (event.occurred_at, -event.pk if isinstance(event, Note) else event.pk)
