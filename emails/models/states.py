"""Which email status may follow which: the graph, and the rank of what SendGrid reports."""

from django.db import models


class Status(models.TextChoices):
    """How far an email got. Its label is its badge, and a choice of the list's filter: a changed one needs a migration.

    What happened on the way, and the stations of an email's page, have words of their own in emails/history.py.
    """

    DRAFT = "draft", "Draft"
    QUEUED = "queued", "Queued"
    SENDING = "sending", "Sending"
    UNCONFIRMED = "unconfirmed", "Unconfirmed"
    FAILED = "failed", "Failed"
    SENT = "sent", "Sent"
    PROCESSED = "processed", "Sent"
    DEFERRED = "deferred", "Deferred"
    DELIVERED = "delivered", "Delivered"
    OPEN = "open", "Opened"
    CLICK = "click", "Clicked"
    BOUNCE = "bounce", "Bounced"
    DROPPED = "dropped", "Dropped"
    UNSUBSCRIBE = "unsubscribe", "Unsubscribed"
    GROUP_UNSUBSCRIBE = "group_unsubscribe", "Unsubscribed"
    SPAMREPORT = "spamreport", "Marked as spam"


SHOWN_AS: dict[str, str] = {
    Status.PROCESSED: Status.SENT,
    Status.GROUP_UNSUBSCRIBE: Status.UNSUBSCRIBE,
}
"""A status with the same label as another one: to people they are one, and the list's filter offers one for both."""

# From each status, what it may become while the email is still ours to send.
MAY_BECOME: dict[str, frozenset[str]] = {
    Status.DRAFT: frozenset({Status.QUEUED}),
    Status.QUEUED: frozenset({Status.SENDING, Status.DRAFT, Status.FAILED}),
    Status.SENDING: frozenset({Status.SENT, Status.FAILED, Status.QUEUED, Status.UNCONFIRMED}),
    Status.UNCONFIRMED: frozenset({Status.SENT, Status.QUEUED, Status.FAILED}),
    Status.FAILED: frozenset({Status.QUEUED}),
}

# Once sent, SendGrid's events move the status forward only. Equal ranks never replace each other.
RANK: dict[str, int] = {
    Status.SENT: 1,
    Status.PROCESSED: 2,
    Status.DEFERRED: 3,
    Status.DELIVERED: 4,
    Status.OPEN: 5,
    Status.CLICK: 6,
    Status.BOUNCE: 7,
    Status.DROPPED: 7,
    Status.UNSUBSCRIBE: 8,
    Status.GROUP_UNSUBSCRIBE: 8,
    Status.SPAMREPORT: 9,
}

ACCEPTED = frozenset(RANK)
"""Every status that says SendGrid took the email: it must never be sent again."""


def sources_of(target: str) -> list[str]:
    return [source for source, targets in MAY_BECOME.items() if target in targets]
