"""A delivery report, or a report of spam, that came as a mail: as the event that SendGrid would have sent of it."""

from datetime import datetime
from typing import Any

from emails.errors.bounces import code_of
from emails.errors.codes import ErrorCode
from emails.webhook.match import EMAIL_LOG_ID

BLOCKS = frozenset(
    (
        *(ErrorCode.FULL, ErrorCode.TOO_LARGE, ErrorCode.SERVER_AWAY, ErrorCode.SERVER_FAULT, ErrorCode.BLOCKED),
        *(ErrorCode.CALLED_SPAM, ErrorCode.SENDER_DOUBTED, ErrorCode.TOO_MANY),
    )
)
"""They refuse this one email and say nothing of the address. SendGrid calls that a block, too."""


def bounce_of(
    address: str, status: str, diagnostic: str, *, event_id: str, at: datetime, email_log_id: int
) -> dict[str, Any]:
    """`status` as in RFC 3463, or empty. `event_id`: the same for the same report, however often it is read."""
    event = _event("bounce", address, event_id, at, email_log_id)
    event |= {"type": "bounce", "status": status, "reason": diagnostic[:1000]}
    if status.startswith("4") or code_of(event) in BLOCKS:
        event["type"] = "blocked"
    return event


def complaint_of(address: str, *, event_id: str, at: datetime, email_log_id: int) -> dict[str, Any]:
    return _event("spamreport", address, event_id, at, email_log_id)


def _event(name: str, address: str, event_id: str, at: datetime, email_log_id: int) -> dict[str, Any]:
    event: dict[str, Any] = {"event": name, "timestamp": int(at.timestamp()), "sg_event_id": event_id, "email": address}
    return event | {EMAIL_LOG_ID: str(email_log_id)}
