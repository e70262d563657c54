"""A client's timeline: which events it shows. Their words are made in followups/display/activity_words.py."""

from datetime import datetime

from clients.models import Activity, Client
from clients.tables_above import events_of
from lists.paging import PageStart
from lists.times import EARLIEST, LATEST

Kind = Activity.Kind
PAGE, MOST = 50, 200
KEY_KINDS = (datetime, int)
"""The types of an event's keys: when it happened, and its id."""

EMAILS = (
    *(Kind.SENT, Kind.UNCONFIRMED, Kind.FAILED, Kind.DELIVERED, Kind.OPENED, Kind.CLICKED),
    *(Kind.BOUNCED, Kind.UNSUBSCRIBED, Kind.COMPLAINED, Kind.REPLY),
)
LABELS = {"": "All", "emails": "Emails", "calls": "Calls", "changes": "Changes"}
KINDS: dict[str, list[str]] = {
    "": Kind.values,
    "emails": [kind.value for kind in EMAILS],
    "calls": [Kind.CALL.value],
    "changes": [kind for kind in Kind.values if kind not in (*EMAILS, Kind.CALL)],
}


class Timeline:
    """A page of events, newest first, by key: those older than the place `before`, or all down to the place `since`."""

    def __init__(self, client: Client, show: str = "", before: str = "", since: str = "") -> None:
        self.client = client
        self.show = show if show in LABELS else ""
        oldest, self._before = PageStart.read(since, KEY_KINDS), PageStart.read(before, KEY_KINDS)
        begins = oldest.values if oldest else (EARLIEST, 0)
        ends = self._before.values if self._before else (LATEST, 0)
        most = MOST if oldest else PAGE
        found = events_of(client, KINDS[self.show], begins, ends, most + 1)
        self.events, self.has_older = found[:most], len(found) > most

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


def place_of(event: Activity) -> PageStart:
    return PageStart((event.occurred_at, event.pk))
