"""The jobs: each a few lines, because the rows are the queue and a message only says "look now"."""

from celery import shared_task
from django.db import OperationalError, transaction

from emails.tasks import send_office_mails_soon
from followups.tasks import sweep_after_undo
from inbound.models import Kind
from inbound.understand import HARD_LIMIT, SOFT_LIMIT, understand_mail, waiting


# A mail that hangs, or that takes its worker along, is one job by itself: the others don't wait for it.
@shared_task(
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    max_retries=3,
    soft_time_limit=SOFT_LIMIT,
    time_limit=HARD_LIMIT,
)
def understand(inbound_id: int) -> str | None:
    mail = understand_mail(inbound_id)
    if mail and mail.kind == Kind.REPLY and mail.client_id:
        # What it wrote down goes at once; should the worker die here, Beat's next look sends it.
        sweep_after_undo() if mail.agent_id else send_office_mails_soon()
    return mail.state if mail else None


@shared_task
def understand_waiting() -> int:
    """Those whose message was lost, and those whose worker died."""
    ids = waiting()
    for pk in ids:
        understand.apply_async((pk,), expires=60)
    return len(ids)


def understand_soon(inbound_id: int) -> None:
    """Has a mail read as soon as it is committed. A dead broker makes a log line, and the next look finds the mail."""
    transaction.on_commit(lambda: understand.delay(inbound_id), robust=True)
