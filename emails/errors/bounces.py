"""What a mail server's refusal, or SendGrid's own, means: one code for each event that reports one.

Servers answer with an enhanced status code: RFC 3463, section 3, and the registry that continues it
(iana.org/assignments/smtp-enhanced-status-codes). Where it says nothing, SendGrid's `bounce_classification` does
(twilio.com/docs/sendgrid/ui/sending-email/bounce-and-block-classifications). The sentences around it differ from server
to server, so nobody reads them here.
"""

import re
from typing import Any

from emails.errors.codes import ABOUT_ADDRESS, ErrorCode
from emails.webhook.reasons import why_stop

# “5.1.1”, and no part of an IP address.
ENHANCED = re.compile(r"(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")

DETAILS = {
    **dict.fromkeys(("1.1", "1.3", "1.6", "1.10"), ErrorCode.NO_MAILBOX),
    "1.2": ErrorCode.NO_DOMAIN,
    **dict.fromkeys(("1.7", "1.8"), ErrorCode.SENDER_DOUBTED),
    "2.1": ErrorCode.CLOSED,
    **dict.fromkeys(("2.2", "3.1"), ErrorCode.FULL),
    **dict.fromkeys(("2.3", "3.4"), ErrorCode.TOO_LARGE),
    **dict.fromkeys(("4.1", "4.2", "4.3", "4.4", "4.5", "4.7"), ErrorCode.SERVER_AWAY),
    **dict.fromkeys(("3.0", "3.2", "3.3", "3.5"), ErrorCode.SERVER_FAULT),
    **{f"7.{number}": ErrorCode.SENDER_DOUBTED for number in range(20, 28)},
    "7.28": ErrorCode.TOO_MANY,
}
"""By subject and detail of the enhanced status code. Any other code of subject 7, a policy, blocks this one email."""

NO_SUCH_RECIPIENT = ("5", "4.1")
"""Microsoft's servers answer 5.4.1 for an address that they don't know; elsewhere x.4.1 is a server that is away."""

CLASSIFICATIONS = {
    "invalid address": ErrorCode.NO_MAILBOX,
    "mailbox unavailable": ErrorCode.UNAVAILABLE,
    "reputation": ErrorCode.BLOCKED,
    "content": ErrorCode.CALLED_SPAM,
    "frequency or volume too high": ErrorCode.TOO_MANY,
    "technical failure": ErrorCode.SERVER_FAULT,
}
"""By SendGrid's `bounce_classification`, in lower case. “Unclassified” says nothing."""

DROPS = {
    "bounced address": ErrorCode.BOUNCED_BEFORE,
    "invalid": ErrorCode.INVALID,
    "unsubscribed address": ErrorCode.UNSUBSCRIBED_BEFORE,
    "spam reporting address": ErrorCode.SPAM_BEFORE,
    "recipient list over package quota": ErrorCode.QUOTA,
    "spam content (if spam checker app is enabled)": ErrorCode.SPAM_CHECKER,
    "invalid smtpapi header": ErrorCode.HEADERS,
}
"""By the `reason` of a drop, in lower case: SendGrid's own constants, as in webhook/reasons.py."""

GENERAL = {
    "bounce": ErrorCode.NOT_TAKEN,
    "deferred": ErrorCode.LATER,
    "dropped": ErrorCode.DROPPED,
}
"""By event, where nothing says more."""


def code_of(event: dict[str, Any]) -> ErrorCode | None:
    """Why the email did not arrive, or not yet; None if the event reports no trouble."""
    general = GENERAL.get(str(event.get("event")))
    if general is None:
        return None
    if event["event"] == "dropped":
        return DROPS.get(_text(event, "reason").strip().lower(), general)
    code = _by_status(event) or CLASSIFICATIONS.get(_text(event, "bounce_classification").strip().lower(), general)
    # What SendGrid calls a block says nothing of the address, whatever the server answered: webhook/reasons.py.
    return ErrorCode.BLOCKED if code in ABOUT_ADDRESS and event["event"] == "bounce" and not why_stop(event) else code


def _by_status(event: dict[str, Any]) -> ErrorCode | None:
    """`status` may be empty, or less precise than the answer that it was taken from."""
    for text in (_text(event, "status"), _text(event, "reason"), _text(event, "response")):
        for kind, subject, detail in ENHANCED.findall(text[:1000]):
            if (kind, f"{subject}.{detail}") == NO_SUCH_RECIPIENT:
                return ErrorCode.NO_MAILBOX
            if code := DETAILS.get(f"{subject}.{detail}", ErrorCode.BLOCKED if subject == "7" else None):
                return code
    return None


def _text(event: dict[str, Any], key: str) -> str:
    value = event.get(key)
    return value if isinstance(value, str) else ""
