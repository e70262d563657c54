"""Whether a SendGrid event suppresses its address, and for which reason.

SendGrid's constants decide, never the text of a mail server. They are documented in the Event Webhook Reference
(twilio.com/docs/sendgrid/for-developers/tracking-events/event) and in the glossary's page on drops
(twilio.com/docs/sendgrid/glossary/drops).
"""

from typing import Any

from emails.models import Suppression

Reason = Suppression.Reason

KINDS = {
    "unsubscribe": Reason.UNSUBSCRIBED,
    "group_unsubscribe": Reason.UNSUBSCRIBED,
    "spamreport": Reason.COMPLAINED,
}
BOUNCES = {"bounce": Reason.BOUNCED, "": Reason.BOUNCED}
"""By `type`; without a type it is a bounce. The other type, “blocked”, means that a server refused this one email."""

DROPS = {
    "bounced address": Reason.BOUNCED,
    "invalid": Reason.BOUNCED,
    "unsubscribed address": Reason.UNSUBSCRIBED,
    "spam reporting address": Reason.COMPLAINED,
}
"""By `reason`, in lower case: the address is on one of SendGrid's suppression lists."""

ABOUT_ACCOUNT = frozenset(("recipient list over package quota", "invalid smtpapi header"))
"""Reasons of drops that concern every email of the account."""


def is_about_account(event: dict[str, Any]) -> bool:
    return event.get("event") == "dropped" and _constant(event.get("reason")) in ABOUT_ACCOUNT


def why_stop(event: dict[str, Any]) -> str:
    """The reason to suppress the address; "" if the event is not about the address.

    A drop for any other reason does not suppress it: "Invalid SMTPAPI header", "Spam Content (if Spam Checker app is
    enabled)", "Recipient List over Package Quota" and whatever SendGrid may add. Those are about the account or the
    email, and suppression would block good addresses for ever. No opt-out is missed: opt-outs have their own
    constants, and what SendGrid drops reaches nobody, however often it is sent.
    """
    name = event.get("event")
    if name == "bounce":
        return BOUNCES.get(_constant(event.get("type")), "")
    if name == "dropped":
        return DROPS.get(_constant(event.get("reason")), "")
    return KINDS.get(name, "") if isinstance(name, str) else ""


def _constant(value: Any) -> str:
    """The value as a key of the tables above; "?", which is in none of them, if it is not a string."""
    if value is None:
        return ""
    return value.strip().lower() if isinstance(value, str) else "?"
