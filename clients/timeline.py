"""A client's timeline: which events it shows, and how each of them is told."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from clients.models import Activity, Client
from clients.tables_above import events_of
from lists.times import EARLIEST, LATEST

Kind = Activity.Kind
PAGE, MOST = 50, 200

MARKS: dict[str, tuple[str, str]] = {
    Kind.CREATED: ("user-plus", ""),
    Kind.EDITED: ("pencil", ""),
    Kind.STAGE: ("circle-dot", ""),
    Kind.DELETED: ("trash-2", ""),
    Kind.RESTORED: ("undo-2", ""),
    Kind.NOTE: ("sticky-note", ""),
    Kind.CALL: ("phone", ""),
    Kind.REPLY: ("reply", "green"),
    Kind.PAUSED: ("pause", "amber"),
    Kind.RESUMED: ("play", ""),
    Kind.PLAN: ("calendar-plus", ""),
    Kind.TASK: ("calendar-check", ""),
    Kind.APPROVED: ("check", ""),
    Kind.HELD: ("pause", "amber"),
    Kind.FAILED: ("circle-alert", "red"),
    Kind.SENT: ("send", ""),
    Kind.UNCONFIRMED: ("mail-question-mark", "amber"),
    Kind.DELIVERED: ("check-check", ""),
    Kind.OPENED: ("mail-open", "accent"),
    Kind.CLICKED: ("mouse-pointer-click", "accent"),
    Kind.BOUNCED: ("mail-x", "red"),
    Kind.UNSUBSCRIBED: ("user-x", "amber"),
    Kind.COMPLAINED: ("shield-alert", "red"),
}

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

# How a text begins: what of it is the key word. The first that fits.
KEY_WORDS = [
    re.compile(r"(?P<key>Call, [a-z ]+\.|Call taken back)"),
    re.compile(r"(?P<key>(?:Day \d|Week \d|Month \d|Custom|Email) [a-z ]+?)(?=:| to | for |$)"),
    re.compile(r"(?P<key>[A-Z][a-z ]{2,30}:)"),
    re.compile(
        r"(?P<key>Follow-ups (?:paused|resumed)|Marked as [a-z ]+|Clicked a link|Nobody knows|Reply taken back)"
    ),
    re.compile(r"(?P<key>\d+ follow-ups? planned|[A-Z][a-z]+)\b"),
]
NOT_SENT = re.compile(r"(?P<what>“.*”|Email) was not sent: (?P<why>.+)", re.S)
STAGES = re.compile(r"Stage (?P<before>.+) to (?P<after>.+)$")


@dataclass(frozen=True)
class Entry:
    """One event as it is told: its key word first."""

    event: Any
    key: str
    rest: str
    is_void: bool = False  # a call that was taken back later
    stages: tuple[str, str] | None = None

    @property
    def mark(self) -> tuple[str, str]:
        icon, tone = MARKS.get(self.event.kind, ("circle-dot", ""))
        return icon, "void" if self.is_void else tone

    @property
    def by(self) -> str:
        """“, by Ana”, after whatever the text ends with."""
        if self.event.agent is None:
            return ""
        name = self.event.agent.first_name
        return f" By {name}." if self.event.text.endswith((".", "!", "?")) else f", by {name}"


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

    def told(self, clicks: Mapping[int, tuple[str, ...]]) -> list[Entry]:
        """The events in words; `clicks` are the addresses that were clicked in each email."""
        void = {event.data.get("call") for event in self.events if event.kind == Kind.CALL}
        return [_told(event, clicks.get(event.email_id or 0, ()), event.pk in void) for event in self.events]


def key_of(event: Activity) -> str:
    return f"{(event.occurred_at - EPOCH) // timedelta(microseconds=1)}-{event.pk}"


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _read_key(key: str) -> tuple[datetime, int] | None:
    """The moment and the id that it names; None for anything else."""
    match = re.fullmatch(r"(\d{1,16})-(\d{1,18})", key, re.ASCII)
    return (EPOCH + timedelta(microseconds=int(match[1])), int(match[2])) if match else None


def _told(event: Activity, clicked: tuple[str, ...], is_void: bool) -> Entry:
    if stages := STAGES.match(event.text) if event.kind == Kind.STAGE else None:
        return Entry(event, "", "", stages=(stages["before"], stages["after"]))
    if event.kind == Kind.CLICKED and (what := _clicked(clicked)):
        return Entry(event, "Clicked", what)
    if event.kind == Kind.FAILED and (failed := NOT_SENT.match(event.text)):
        return Entry(event, "Not sent:", f"{failed['what']}: {failed['why']}")
    for pattern in KEY_WORDS if event.kind != Kind.NOTE else ():
        if match := pattern.match(event.text):
            end = match.end("key") + event.text[match.end("key") :].startswith(":")
            return Entry(event, event.text[:end], event.text[end:].strip(), is_void)
    return Entry(event, "", event.text, is_void)


def _clicked(urls: Iterable[str]) -> str:
    """“cedarmain.example/tour, 3 clicks so far”."""
    known = [url for url in urls if url]
    if not known:
        return ""
    where = known[0]
    with suppress(ValueError):  # whoever made the link need not have made it well
        parts = urlsplit(known[0])
        where = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" or known[0]
    where = where if len(where) <= 60 else where[:59] + "…"
    others = len(set(known)) - 1
    more = f" and {others} other link{'' if others == 1 else 's'}" if others else ""
    return f"{where}{more}" + (f", {len(known)} clicks so far" if len(known) > 1 else "")
