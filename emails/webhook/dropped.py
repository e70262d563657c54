"""Emails that SendGrid dropped for a reason that is not the address: quota, plan, headers, spam content.

Nobody got such an email, so followups/engine/resend.py plans it once more. The office sees a warning. If the drop is
about the account, all workers pause requests to SendGrid for a while (emails/providers.py).
"""

from collections.abc import Sequence

from emails import providers
from emails.errors.bounces import code_of
from emails.models.provider import SENDGRID
from emails.webhook.match import Event
from emails.webhook.reasons import is_about_account, why_stop


def is_not_about_address(event: Event) -> bool:
    """Whether it is a drop, and the address is not the reason."""
    return event["event"] == "dropped" and not why_stop(event)


def note_drops(events: Sequence[Event]) -> None:
    """Records the last of these drops, if there is one, so that the office sees it."""
    drops = [event for event in events if is_not_about_address(event)]
    if drops:
        latest = drops[-1]
        reason = str(latest.get("reason") or "no reason given")
        providers.note_drop(SENDGRID, reason, code_of(latest) or "", pause=any(map(is_about_account, drops)))
