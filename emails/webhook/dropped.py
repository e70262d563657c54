"""What SendGrid did not send on, for a reason that says nothing of the address: quota, plan, headers, spam content.

The email reached nobody, so it is owed: followups/engine/resend.py plans it once more. The office is told, and while
the account takes no email, all workers leave SendGrid alone for a while (emails/providers.py).
"""

from collections.abc import Sequence

from emails import providers
from emails.models.provider import SENDGRID
from emails.webhook.match import Event
from emails.webhook.reasons import is_about_account, why_stop


def is_ours(event: Event) -> bool:
    """Whether the drop is no fault of the address."""
    return event["event"] == "dropped" and not why_stop(event)


def note_drops(events: Sequence[Event]) -> None:
    """Tells the office of the latest of these drops, if there is one."""
    drops = [event for event in events if is_ours(event)]
    if drops:
        latest = drops[-1]
        reason = str(latest.get("reason") or "no reason given")
        providers.note_drop(SENDGRID, reason, pause=any(map(is_about_account, drops)))
