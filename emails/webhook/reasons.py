"""What an event of SendGrid's says of the address that it is about: why nothing may be sent there any more, if so.

SendGrid's constants decide, never the words of a mail server. They are documented in the Event Webhook Reference
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
"""By `type`; without one it is a bounce. The other type, “blocked”, is a server that refused this email for now."""

DROPS = {
    "bounced address": Reason.BOUNCED,
    "invalid": Reason.BOUNCED,
    "unsubscribed address": Reason.UNSUBSCRIBED,
    "spam reporting address": Reason.COMPLAINED,
}
"""By `reason`, in lower case: the address is on one of the lists that SendGrid keeps of what it heard before."""

ABOUT_ACCOUNT = frozenset(("recipient list over package quota", "invalid smtpapi header"))
"""Drops that any other email would have met too."""


def is_about_account(event: dict[str, Any]) -> bool:
    return event.get("event") == "dropped" and _constant(event.get("reason")) in ABOUT_ACCOUNT


def why_stop(event: dict[str, Any]) -> str:
    """The ledger's reason against the address; "" for an event that says nothing of it.

    A drop for any other reason leaves the address alone: "Invalid SMTPAPI header", "Spam Content (if Spam Checker app
    is enabled)", "Recipient List over Package Quota" and whatever SendGrid may add. Those are about the account or the
    email, and the ledger would silence good addresses for ever. Nobody is mailed against their wish by it: the wishes
    have constants of their own, and what SendGrid drops reaches nobody, however often it is sent.
    """
    name = event.get("event")
    if name == "bounce":
        return BOUNCES.get(_constant(event.get("type")), "")
    if name == "dropped":
        return DROPS.get(_constant(event.get("reason")), "")
    return KINDS.get(name, "") if isinstance(name, str) else ""


def _constant(value: Any) -> str:
    """As it stands in the tables. What is no text stands in none of them."""
    if value is None:
        return ""
    return value.strip().lower() if isinstance(value, str) else "?"
