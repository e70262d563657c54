"""A client's timeline: which events and notes it shows. Words are made in followups/display/activity_words.py."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from clients.models import Activity, Client, Note
from clients.months import Month, by_year
from clients.notes import notes_of
from clients.tables_above import Meanings, events_of, months_of
from lists.paging import PageStart
from lists.times import EARLIEST, LATEST

Kind = Activity.Kind
PAGE, MOST = 50, 200
LONGEST_SEARCH = 100  # characters
KEY_KINDS = (datetime, int)
"""The types of a key: when it happened, and its id; a note's id is negative there, so that no event has it."""
BELOW_ALL = -(2**63)
"""Below the id of everything that happened at the same moment."""

EMAILS = (
    *(Kind.SENT, Kind.UNCONFIRMED, Kind.FAILED, Kind.DELIVERED, Kind.OPENED, Kind.CLICKED),
    *(Kind.BOUNCED, Kind.UNSUBSCRIBED, Kind.COMPLAINED, Kind.REPLY, Kind.ANSWERED, Kind.AWAY),
)


@dataclass(frozen=True)
class Filter:
    """What can be chosen above the timeline; `nothing` is said where there is none of it."""

    key: str
    label: str
    kinds: tuple[str, ...]
    nothing: str
    noun: str  # “no NOUN match”
    with_notes: bool = False


LOGGED = "logged yet. What you log above appears here."
OF_A_KIND = (
    Filter("notes", "Notes", (), "No notes yet. What you add above appears here.", "notes", with_notes=True),
    Filter("emails", "Emails", EMAILS, "No emails yet. They appear here when sent, opened or clicked.", "emails"),
    Filter("calls", "Calls", (Kind.CALL,), f"No calls {LOGGED}", "calls"),
    Filter("texts", "Texts", (Kind.TEXT,), f"No texts {LOGGED}", "texts"),
    Filter("meetings", "Meetings", (Kind.MEETING,), f"No meetings {LOGGED}", "meetings"),
    Filter("files", "Files", (Kind.FILE,), "No files yet. What you add above appears here.", "files"),
)
"""One line for each kind of entry. What no line names is a change."""
CHANGES = tuple(kind for kind in Kind if kind not in {kind for each in OF_A_KIND for kind in each.kinds})
NOTHING = "Nothing has happened yet."
FILTERS = {
    each.key: each
    for each in (
        Filter("", "All", tuple(Kind), NOTHING, "entries", with_notes=True),
        *OF_A_KIND,
        Filter("changes", "Changes", CHANGES, NOTHING, "changes"),
    )
}


def no_meanings(words: list[str]) -> Mapping[str, Meanings]:
    return {word: {} for word in words}


class Timeline:
    """A page of entries, newest first, by key: those older than the place `before`, or all down to the place `since`.

    `month` begins at its end instead of at the newest. `meanings_of` says what the words of a search mean: which
    codes of events are read as them.
    """

    def __init__(
        self,
        client: Client,
        show: str = "",
        before: str = "",
        since: str = "",
        search: str = "",
        month: str = "",
        *,
        meanings_of: Callable[[list[str]], Mapping[str, Meanings]] = no_meanings,
    ) -> None:
        self.client = client
        self.filter = FILTERS.get(show, FILTERS[""])
        self.search = " ".join(search.replace("\x00", " ").split())[:LONGEST_SEARCH].rstrip()
        self.words = [_without_quotes(word) for word in self.search.split()]
        self.month = Month.read(month)
        self._meanings = meanings_of(self.words) if self.words else {}
        oldest, self._before = PageStart.read(since, KEY_KINDS), PageStart.read(before, KEY_KINDS)
        begins = oldest.values if oldest else (EARLIEST, 0)
        ends = [self._before.values] if self._before else [(LATEST, 0)]
        if self.month:
            ends.append((self.month.end, BELOW_ALL))
        most = MOST if oldest else PAGE
        found = self._find(begins, min(ends), most + 1)
        self.events, self.has_older = found[:most], len(found) > most

    def _find(self, begins: Any, ends: Any, most: int) -> list[Any]:
        """The events and notes in one order. `pinned` are the notes above them."""
        self.pinned: list[Any] = []
        kinds = self.filter.kinds
        found = events_of(self.client, kinds, begins, ends, most, self._meanings) if kinds else []
        if self.filter.with_notes:
            in_place = self.is_narrowed
            notes = notes_of(self.client, begins, ends, most, self.words, in_place=in_place)
            self.pinned = [note for note in notes if note.pinned_at and not in_place]
            found += [note for note in notes if not note.pinned_at or in_place]
        return sorted(found, key=_key_of, reverse=True)

    @property
    def show(self) -> str:
        return self.filter.key

    @property
    def filters(self) -> list[Filter]:
        return list(FILTERS.values())

    @property
    def is_narrowed(self) -> bool:
        """Whether something is looked for: then pinned notes are in their places, too."""
        return bool(self.words or self.month)

    @property
    def is_older(self) -> bool:
        """Whether it is a page below the first."""
        return self._before is not None

    @property
    def has_months(self) -> bool:
        """Whether there is more than a page of it."""
        return self.has_older or self.is_older or self.month is not None

    @property
    def last_place(self) -> str:
        return str(place_of(self.events[-1])) if self.events else ""

    @property
    def shown_day(self) -> datetime | None:
        """The day that stands above this page already."""
        return self._before.values[0] if self._before else None

    def asked(self, **changes: str) -> str:
        """What is shown, as an address says it, with these changes; an empty one ends what was."""
        parts = {"q": self.search, "month": str(self.month or "")}
        return urlencode({"show": self.show, **{name: part for name, part in parts.items() if part}, **changes})

    def months(self) -> dict[int, list[Month]]:
        """The months that have entries of this filter and search, by year; one query over all of them."""
        zone = timezone.get_current_timezone_name()
        return by_year(months_of(self.client, self.filter.kinds, self.filter.with_notes, zone, self._meanings))


def _without_quotes(word: str) -> str:
    """The quotes and full stops around it are the page's, and not in what happened."""
    return word.strip('“”"').rstrip(",.:;").rstrip('“”"') or word


def place_of(event: Activity | Note) -> PageStart:
    return PageStart(_key_of(event))


def _key_of(event: Activity | Note) -> tuple[datetime, int]:
    return (event.occurred_at, -event.pk if isinstance(event, Note) else event.pk)
