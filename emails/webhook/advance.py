"""What an event makes of an email's status, whoever the email goes to. Nothing is saved here."""

from collections.abc import Iterable

from django.utils import timezone

from emails.errors.bounces import code_of
from emails.models import Outgoing
from emails.models.states import RANK, Status
from emails.webhook.match import Event, is_event, moment_of


def mark_accepted(email: Outgoing, events: Iterable[Event]) -> None:
    """Marks the email as sent: an event proves that SendGrid accepted it, even if our request failed."""
    email.status, email.error_code, email.error_message = Status.SENT, "", ""
    email.sent_at = email.sent_at or min(map(moment_of, filter(is_event, events)), default=timezone.now())


def advance(email: Outgoing, event: Event) -> bool:
    """Moves the status forward if the event has a higher rank, and keeps what it says went wrong; True if it moved."""
    name = event["event"]
    # A bounce that was reported before the delay that it ended stays what went wrong.
    if RANK.get(name, 0) >= RANK[email.status] and (code := code_of(event)):
        email.error_code = code
        email.error_message = str(event.get("reason") or event.get("response") or "")[:1000]
    if RANK.get(name, 0) <= RANK[email.status]:
        return False
    email.status = name
    return True
