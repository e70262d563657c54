"""What an agent wants in sight while writing to a client: their last words, the pinned notes, the last emails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from clients.models import Activity, Call, Client, Note
from emails.models import EmailLog
from followups.engine.briefs import MOST_ROWS, standing

MOST_EMAILS = 3

SAYING = (Activity.Kind.REPLY, Activity.Kind.CALL)
"""The kinds of events that hold words of the client."""


class Said(NamedTuple):
    at: datetime
    how: str  # "Reply", "Call, reached"
    words: str


@dataclass(frozen=True)
class Beside:
    said: Said | None
    pinned: Sequence[Note]
    emails: Sequence[EmailLog]

    @classmethod
    def of(cls, client: Client) -> "Beside":
        """In three short queries, each by an index and of a few rows."""
        sent = EmailLog.objects.filter(client=client).accepted().filter(sent_at__isnull=False)
        columns = ("client", "subject", "body", "status", "sent_at", "opened_at", "clicked_at")
        return cls(
            _last_words(client),
            list(Note.of(client).filter(pinned_at__isnull=False).order_by("-pinned_at")),
            list(sent.only(*columns).order_by("-sent_at", "-pk")[:MOST_EMAILS]),
        )

    def __bool__(self) -> bool:
        return bool(self.said or self.pinned or self.emails)


def _last_words(client: Client) -> Said | None:
    """The newest reply or call that somebody wrote something of; not what was taken back."""
    events = Activity.objects.filter(client=client, kind__in=SAYING).order_by("-occurred_at", "-pk")[:MOST_ROWS]
    for event in standing(events):
        # words: before events had structured data
        if words := str(event.data.get("note") or event.data.get("words") or "").strip():
            return Said(event.occurred_at, _how(event), words)
    return None


def _how(event: Activity) -> str:
    if event.kind == Activity.Kind.REPLY:
        return "Reply"
    outcome = str(event.data.get("outcome", ""))
    return f"Call, {Call(outcome).label.lower()}" if outcome in Call.values else "Call"
