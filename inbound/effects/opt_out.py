"""Somebody asks not to be emailed: the ledger knows it at once, whoever they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from emails.opt_out import by_mail
from emails.webhook import apply
from emails.webhook.reported import complaint_of

if TYPE_CHECKING:
    from inbound.models import InboundEmail

COMPLAINT = "complaint"
"""The rule that finds a mailbox provider's report of spam: who sends that is not who asks."""


def apply_opt_out(mail: "InboundEmail") -> Iterable[int]:
    """In the caller's transaction."""
    if not any(each["rule"] == COMPLAINT for each in mail.evidence):
        return by_mail(mail.from_email, mail.pk, client=mail.client, log=mail.email_log)
    if mail.email_log is None:
        return ()
    log = mail.email_log
    apply.apply([complaint_of(log.to_email, event_id=f"inbound-{mail.pk}", at=mail.received_at, email_log_id=log.pk)])
    return (log.client_id,)
