"""What Today lists: follow-ups that go, signals that came back, the days ahead."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from followups.display.timeline import MARKS
from lists.words import clock


@dataclass(frozen=True)
class Day:
    on: date
    count: int
    off: str = ""  # what the day is called if nothing is sent on it


@dataclass(frozen=True)
class Going:
    """A follow-up of today, and whether it goes by itself."""

    id: int
    client_id: int
    name: str
    step: str
    at: datetime
    badge: str  # auto, approval or held
    word: str
    why: str = ""


@dataclass(frozen=True)
class NextEmail:
    """The next one that goes by itself, and to whom."""

    name: str
    at: datetime


@dataclass(frozen=True)
class ListLink:
    """A list of what the page has no room for, or of what could be done."""

    words: str
    href: str


@dataclass(frozen=True)
class Yesterday:
    """What was sent, how many replied, and what the agent cleared away."""

    sent: int
    replies: int
    cleared: int


@dataclass(frozen=True)
class Signal:
    client_id: int
    name: str
    kind: str
    at: datetime
    step: str
    email: int | None

    @property
    def did(self) -> str:
        return DID.get(self.kind, self.kind)

    @property
    def icon(self) -> str:
        return MARKS[self.kind][0]

    @property
    def tone(self) -> str:
        return MARKS[self.kind][1]

    @property
    def when(self) -> str:
        local = timezone.localtime(self.at)
        return clock(self.at) if local.date() == timezone.localdate() else f"{local:%a} {clock(self.at)}"


DID = {"delivered": "received", "complained": "marked as spam"}
