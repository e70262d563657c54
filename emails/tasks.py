"""The jobs: sending the office's own mail, which the rest of the code hands over here, and a look at the AI's model."""

from datetime import datetime

from celery import shared_task
from django.db import transaction

from agents.models import Agent
from emails.models import OfficeMail
from emails.office_mails import send_due
from emails.writer.call import shutdown


@shared_task
def send_office_mails() -> int:
    return send_due()


@shared_task
def look_up_shutdown() -> None:
    shutdown.look_up()


def enqueue(
    kind: OfficeMail.Kind,
    *,
    to_email: str,
    to_name: str = "",
    agent: Agent | None = None,
    subject: str,
    body: str,
    expires_at: datetime | None = None,
) -> OfficeMail:
    """Writes the mail down, in the caller's transaction, and has it sent as soon as that is committed.

    `agent`: whom it goes to, if they are one already. `body` is plain text; the office's name is put under it. From
    `expires_at` on it is of no use, so it does not go any more.
    """
    mail = OfficeMail.objects.write_down(
        kind, to_email=to_email, to_name=to_name, agent=agent, subject=subject, body=body, expires_at=expires_at
    )
    send_office_mails_soon()
    return mail


def send_office_mails_soon() -> None:
    """A dead broker costs nobody anything: `robust` makes its error a log line, and Beat asks again within a minute."""
    transaction.on_commit(send_office_mails.delay, robust=True)
