"""A delivery report: what it says has failed counts like SendGrid's own event about the same email."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from emails.models import EmailLog
from emails.webhook import apply
from emails.webhook.reported import bounce_of

if TYPE_CHECKING:
    from inbound.kinds.verdict import Reported
    from inbound.models import InboundEmail

FAILED = "failed"
"""What is delayed is still on its way, and whatever else is reported is no trouble: that is only kept."""


def apply_bounce(mail: "InboundEmail", reported: "Sequence[Reported]") -> Iterable[int]:
    """In the caller's transaction.

    A report that names no email of ours is only kept: anybody could write one, and close a client's address with it.
    """
    log = mail.email_log
    events = [_event(mail, log, number, each) for number, each in enumerate(reported) if each.action == FAILED and log]
    if not events:
        return ()
    apply.apply(events)
    return (mail.client_id,) if mail.client_id else ()


def _event(mail: "InboundEmail", log: EmailLog, number: int, reported: "Reported") -> dict[str, Any]:
    return bounce_of(
        reported.address or log.to_email,
        reported.status,
        reported.diagnostic,
        event_id=f"inbound-{mail.pk}-{number}",
        at=mail.received_at,
        email_log_id=log.pk,
    )
