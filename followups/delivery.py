"""One claimed follow-up, from its gates to its email: what can go wrong is told apart here.

The steps that talk to the database and those that talk to a provider are separate functions, and no provider is
called inside a transaction. `sending` is committed before the request leaves, so a crash at any point leaves a row
that says what is known.
"""

import logging
import random
from datetime import timedelta
from enum import StrEnum

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from agents.models import Office
from emails import sendgrid, writer
from emails.models import AlreadyMoved as EmailMoved
from emails.models import EmailLog
from emails.rendering import render
from emails.states import Status as EmailStatus
from followups import gates
from followups.models import AlreadyMoved, Task
from followups.schedule import purpose_of

logger = logging.getLogger(__name__)

RETRY_AFTER = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10))
LOOK_AGAIN = timedelta(minutes=5)


class Outcome(StrEnum):
    SENT = "sent"
    FAILED = "failed"
    HELD = "held"
    RETRY = "to retry"
    CANCELLED = "cancelled"
    UNCONFIRMED = "unconfirmed"
    LOST = "taken over"  # somebody else moved it meanwhile: theirs is the last word


def deliver(task: Task) -> Outcome:
    """Does one claimed task to its end. A lost database passes through: the lease brings the task back."""
    try:
        outcome = _deliver(task)
    except (AlreadyMoved, EmailMoved):
        outcome = Outcome.LOST
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("follow-up broke off task=%s client=%s", task.pk, task.client_id)
        outcome = _broke_off(task)
    log = task.log
    logger.info("follow-up %s task=%s client=%s email=%s", outcome, task.pk, task.client_id, log and log.pk)
    return outcome


def _deliver(task: Task) -> Outcome:
    if closed := gates.first_closed(task):
        return _shut(task, closed)
    log = prepare(task)
    if log.is_accepted:
        return _accepted(task, log)
    if not log.body:
        write(task, log)
    mail = begin(task, log)
    if isinstance(mail, gates.Closed):
        return _shut(task, mail)
    try:
        message_id = sendgrid.send(mail)
    except sendgrid.GatewayError as error:
        return _refused(task, log, error)
    return _accepted(task, log, message_id)


def prepare(task: Task) -> EmailLog:
    """The follow-up's one email, queued; a saved draft goes out exactly as it was saved."""
    log, _created = EmailLog.objects.get_or_create(
        task=task, defaults={"client": task.client, "to_email": task.client.email, "status": EmailStatus.QUEUED}
    )
    task.email_log = log
    if log.status in (EmailStatus.DRAFT, EmailStatus.FAILED):
        log.queue(error_message="")
    # SendGrid already reported on it, so it was accepted: a second request would be a second email.
    if log.status == EmailStatus.QUEUED and log.webhook_events:
        with transaction.atomic():
            log.begin_sending()
            log.mark_sent()
    return log


def write(task: Task, log: EmailLog) -> None:
    letter = writer.write(brief(task))
    log.save_draft(letter.subject, letter.body, letter.written_by, letter.error)


def brief(task: Task, instructions: str = "") -> writer.Brief:
    return writer.Brief(
        client=task.client,
        followup_type=task.followup_type,
        purpose=purpose_of(task.followup_type),
        priority=task.priority,
        notes=task.notes,
        instructions=instructions or task.instructions,
    )


def begin(task: Task, log: EmailLog) -> sendgrid.Mail | gates.Closed:
    """The last look, on fresh rows, and the point of no return in the same transaction: the mail that must go now."""
    with transaction.atomic():
        fresh = Task.objects.select_for_update(of=("self",)).select_related("client__agent").get(pk=task.pk)
        if (fresh.status, fresh.lease_owner) != (Task.Status.PROCESSING, task.lease_owner):
            raise AlreadyMoved(f"{task} has moved on")
        task.client = fresh.client
        if closed := gates.first_closed(task):
            return closed
        task.renew(timezone.now())
        if log.to_email != task.client.email:
            EmailLog.objects.filter(pk=log.pk).update(to_email=task.client.email)
            log.to_email = task.client.email
        mail = compose(task, log)
        log.begin_sending()
    return mail


def compose(task: Task, log: EmailLog) -> sendgrid.Mail:
    office, agent = Office.current(), task.client.agent
    rendered = render(log, agent, office)
    return sendgrid.build(log, agent, office, rendered)


def settle(task: Task) -> bool:
    """What the facts say of a task that nobody works on any more; False where only a person can say."""
    log = task.log
    if log and log.is_accepted:
        task.complete_sent(log)
    elif log and log.status == EmailStatus.SENDING:
        with transaction.atomic():
            reason = "the worker stopped while it was being sent"
            log.mark_unconfirmed(reason)
            task.await_confirmation(f"unconfirmed: {reason}")
    elif log and log.status == EmailStatus.UNCONFIRMED:
        return False
    elif log and log.status == EmailStatus.FAILED:
        task.fail(log.error_message)
    else:
        task.release()
    return True


def _accepted(task: Task, log: EmailLog, message_id: str = "") -> Outcome:
    with transaction.atomic():
        try:
            log.mark_sent(message_id)
        except EmailMoved:
            # An event overtook us and settled it: only the message id is still ours to add.
            EmailLog.objects.accepted().filter(pk=log.pk, sendgrid_message_id="").update(sendgrid_message_id=message_id)
            log.refresh_from_db()
            if not log.is_accepted:
                raise
        task.complete_sent(log)
    return Outcome.SENT


def _shut(task: Task, closed: gates.Closed) -> Outcome:
    if closed.for_good:
        task.stop(closed.reason)
        return Outcome.CANCELLED
    task.wait(timezone.now() + LOOK_AGAIN, closed.reason)
    return Outcome.HELD


def _refused(task: Task, log: EmailLog, error: sendgrid.GatewayError) -> Outcome:
    if error.unknown:
        with transaction.atomic():
            log.mark_unconfirmed(str(error))
            task.await_confirmation(f"unconfirmed: {error}")
        return Outcome.UNCONFIRMED
    if error.permanent or log.retry_count >= len(RETRY_AFTER):
        with transaction.atomic():
            log.mark_failed(str(error))
            task.fail(str(error))
        return Outcome.FAILED
    delay = max(RETRY_AFTER[log.retry_count], timedelta(seconds=error.retry_after or 0))
    with transaction.atomic():
        log.queue(retry_count=log.retry_count + 1, error_message=str(error))
        # Jitter: what failed together must not come back together.
        jitter = random.uniform(1.0, 1.2)  # noqa: S311
        task.wait(timezone.now() + delay * jitter, f"will be tried again: {error}")
    return Outcome.RETRY


def _broke_off(task: Task) -> Outcome:
    """A fault of ours. Before the request it is tried again like a provider's; after it nobody knows."""
    try:
        log = EmailLog.objects.filter(task=task).first()
        if log is None or log.status == EmailStatus.FAILED:
            task.fail("something went wrong on our side; the log has the details")
            return Outcome.FAILED
        task.email_log = log
        if log.is_accepted:
            task.complete_sent(log)
            return Outcome.SENT
        if log.status != EmailStatus.SENDING:
            log.begin_sending()
            error = sendgrid.GatewayError("something went wrong on our side before it was sent", permanent=False)
        else:
            error = sendgrid.GatewayError("something went wrong on our side while it was sent", unknown=True)
        return _refused(task, log, error)
    except (AlreadyMoved, EmailMoved):
        return Outcome.LOST
