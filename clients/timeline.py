"""A client's timeline: which events it shows. Their words are made in followups/display/timeline.py."""

import re
from datetime import UTC, datetime, timedelta

from clients.models import Activity, Client
from clients.tables_above import events_of
from lists.times import EARLIEST, LATEST

Kind = Activity.Kind
PAGE, MOST = 50, 200

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
    """A page of events, newest first, by key: `before` and `since` are keys of events, “<microseconds>-<id>”."""

    def __init__(self, client: Client, show: str = "", before: str = "", since: str = "") -> None:
        self.client = client
        self.show = show if show in LABELS else ""
        start, end = _read_key(since), _read_key(before)
        self.before = before if end else ""
        most = MOST if start else PAGE
        found = events_of(client, KINDS[self.show], start or (EARLIEST, 0), end or (LATEST, 0), most + 1)
        self.events, self.has_older = found[:most], len(found) > most

    @property
    def last_key(self) -> str:
        return key_of(self.events[-1]) if self.events else ""

    @property
    def shown_day(self) -> datetime | None:
        """The day that stands above this page already."""
        end = _read_key(self.before)
        return end[0] if end else None

    @property
    def filters(self) -> list[tuple[str, str]]:
        return list(LABELS.items())


def key_of(event: Activity) -> str:
    return f"{(event.occurred_at - EPOCH) // timedelta(microseconds=1)}-{event.pk}"


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _read_key(key: str) -> tuple[datetime, int] | None:
    """The moment and the id that it names; None for anything else."""
    match = re.fullmatch(r"(\d{1,16})-(\d{1,18})", key, re.ASCII)
    return (EPOCH + timedelta(microseconds=int(match[1])), int(match[2])) if match else None
