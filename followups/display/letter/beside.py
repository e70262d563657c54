"""What an agent wants in sight while writing to a client: their last words, the pinned notes, the last emails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from clients.models import Activity, Client, Direction, Note
from clients.story.answers import standing
from clients.story.words import headline
from emails.models import EmailLog
from followups.engine.briefs import MOST_ROWS
from followups.models import Task

MOST_EMAILS = 3
EMAIL = ("client", "task", "subject", "body", "status", "sent_at", "opened_at", "clicked_at", "updated_at")

Kind = Activity.Kind
SAYING = (Kind.REPLY, Kind.CALL, Kind.TEXT, Kind.MEETING)
"""The kinds of events that hold words of the client."""


class Said(NamedTuple):
    at: datetime
    how: str  # "Replied", "Call, reached"
    words: str


@dataclass(frozen=True)
class Beside:
    said: Said | None
    pinned: Sequence[Note]
    emails: Sequence[EmailLog]
    drafts: Sequence[EmailLog]  # letters that nobody has sent

    @classmethod
    def of(cls, client: Client) -> "Beside":
        """In three short statements, each by an index of the client's rows, and each for a few of them."""
        logs = _emails(client)
        return cls(
            _last_words(client),
            list(Note.of(client).filter(pinned_at__isnull=False).order_by("-pinned_at")),
            [log for log in logs if log.sent_at],
            [log for log in logs if not log.sent_at],
        )

    def __bool__(self) -> bool:
        return bool(self.said or self.pinned or self.emails)


def _emails(client: Client) -> list[EmailLog]:
    """The last ones that were sent, and the last drafts of letters, in one statement."""
    mine = EmailLog.objects.filter(client=client).only(*EMAIL)
    sent = mine.accepted().filter(sent_at__isnull=False).order_by("-sent_at", "-pk")
    waiting = mine.filter(task__status=Task.Status.PENDING, task__sent_by_hand=True, task__hurried_at=None)
    drafts = waiting.filter(sent_at=None).order_by("-updated_at", "-pk")
    found = list(sent[:MOST_EMAILS].union(drafts[:MOST_EMAILS], all=True))
    return sorted(found, key=lambda log: log.sent_at or log.updated_at, reverse=True)


def _last_words(client: Client) -> Said | None:
    """The newest reply, call, meeting or text of theirs that has words; not what was taken back or deleted."""
    events = Activity.objects.filter(client=client, kind__in=SAYING).select_related("conversation")
    for event in standing(events.order_by("-occurred_at", "-pk")[:MOST_ROWS]):
        if words := _words(event):
            return Said(event.occurred_at, _how(event), words)
    return None


def _words(event: Activity) -> str:
    """Rows that name a conversation are read there: an event shows one only as long as it is the latest of it."""
    if "conversation" not in event.data:
        # words: before events had structured data
        return str(event.data.get("note") or event.data.get("words") or "").strip()
    said = getattr(event, "conversation", None)
    if said is None or said.deleted_at or (said.kind == Kind.TEXT and said.direction != Direction.INCOMING):
        return ""
    return str(said.text).strip()


def _how(event: Activity) -> str:
    if event.kind == Kind.REPLY:
        return "Replied"
    said = getattr(event, "conversation", None)
    codes = {"direction": said.direction, "outcome": said.outcome, "meeting": said.meeting} if said else event.data
    return headline(event.kind, codes).rstrip(".")
