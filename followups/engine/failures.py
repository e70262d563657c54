"""What a refusal, a silence or a fault of ours means for a claimed follow-up. Nothing is called and nothing is sent."""

from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from clients.models import Activity, Client, address_key
from emails import sendgrid
from emails.errors.codes import ErrorCode
from emails.models import AlreadyMoved as EmailMoved
from emails.models import EmailLog, Suppression
from emails.models.states import Status as EmailStatus
from followups.engine.gates import UNTIL_A_PERSON_ACTS
from followups.models import AlreadyMoved, Reason, Task, Why


class Outcome(StrEnum):
    SENT = "sent"
    FAILED = "failed"
    HELD = "held"
    RETRY = "to retry"
    CANCELLED = "cancelled"
    UNCONFIRMED = "unconfirmed"
    LOST = "taken over"  # somebody else moved it meanwhile: theirs is the last word


def refuse(task: Task, error: sendgrid.GatewayError) -> Outcome:
    """What SendGrid's refusal, or its silence, means for the follow-up."""
    log = task.email_log
    try:
        with transaction.atomic():
            return _refuse(task, log, error)
    except EmailMoved:
        log.refresh_from_db()
        if not log.is_accepted:
            return Outcome.LOST
        task.complete_sent(log)  # an event already proved that it arrived
        return Outcome.SENT
    except AlreadyMoved:
        return Outcome.LOST


def break_off(task: Task) -> Outcome:
    """A fault of ours. Before the request left it is tried again like a provider's; after it nobody knows."""
    try:
        with transaction.atomic():
            task.renew(timezone.now())  # first of all: is it still ours?
            log = EmailLog.objects.select_for_update().filter(task=task).first()
            if log is None or log.status == EmailStatus.FAILED:
                task.fail(Why.of(Reason.INTERNAL_ERROR))
                return Outcome.FAILED
            task.email_log = log
            if log.is_accepted:
                task.complete_sent(log)
                return Outcome.SENT
            if log.status == EmailStatus.SENDING:
                error = sendgrid.GatewayError(
                    "something went wrong on our side during sending", ErrorCode.OUR_FAULT, unknown=True
                )
                return _refuse(task, log, error)
            if log.status == EmailStatus.DRAFT:
                log.queue()
            log.begin_sending()
            error = sendgrid.GatewayError("something went wrong on our side before sending", ErrorCode.OUR_FAULT)
            return _refuse(task, log, error)
    except (AlreadyMoved, EmailMoved):
        return Outcome.LOST


def settle(task: Task) -> bool:
    """What the facts say of a task that nobody works on any more; False where only a person can say."""
    log = task.log
    if log and log.is_accepted:
        task.complete_sent(log)
    elif log and log.status == EmailStatus.SENDING:
        with transaction.atomic():
            code = ErrorCode.WORKER_STOPPED
            log.mark_unconfirmed(error_code=code)
            task.await_confirmation(Why.of(Reason.UNCONFIRMED, error_code=code))
    elif log and log.status == EmailStatus.UNCONFIRMED:
        return False
    elif log and log.status == EmailStatus.FAILED:
        task.fail(Why.of(Reason.SEND_FAILED, error=log.error_message, error_code=log.error_code))
    else:
        task.release()
    return True


def _leave_out(log: EmailLog, refused: tuple[str, ...]) -> bool:
    """Copies whose addresses SendGrid does not take: the next try goes without them. False: that is known already."""
    bounced, source = Suppression.Reason.BOUNCED, f"SendGrid rejected the address in email {log.pk}"
    added = Suppression.add_many(Suppression(address=each, reason=bounced, source=source) for each in refused)
    left_out = set(map(address_key, refused))
    for copy in log.copies:
        if address_key(copy["email"]) in left_out:
            Client(pk=log.client_id).record(
                Activity.Kind.EDITED,
                email=log,
                event="copy_bounced",
                name=copy["name"],
                subject=log.subject,
                error_code=ErrorCode.COPY_REJECTED.value,
            )
    return bool(added)


def _refuse(task: Task, log: EmailLog, error: sendgrid.GatewayError) -> Outcome:
    facts = {"error": str(error), "error_code": error.code.value}
    if isinstance(error, sendgrid.FileGone):  # only a person can bring it back, or leave it out
        log.queue(error_message=str(error), error_code=error.code)
        task.wait(timezone.now() + UNTIL_A_PERSON_ACTS, Why.of(Reason.FILE_MISSING, name=error.name))
        return Outcome.HELD
    is_news = bool(error.refused_copies) and _leave_out(log, error.refused_copies)
    if is_news or (error.refused_copies and log.retry_count < len(sendgrid.RETRY_AFTER)):
        # No news: another email with the same copy was refused meanwhile. Only news are no try of the email's own:
        # should an address be refused though it is on the ledger, that must not go round in circles.
        log.queue(retry_count=log.retry_count + (not is_news), error_message=str(error), error_code=error.code)
        task.wait(timezone.now() + sendgrid.RETRY_AFTER[0], Why.of(Reason.RETRYING, **facts))
        return Outcome.RETRY
    if error.unknown:
        log.mark_unconfirmed(str(error), error.code)
        task.await_confirmation(Why.of(Reason.UNCONFIRMED, **facts))
        return Outcome.UNCONFIRMED
    wait = error.wait_after(log.retry_count)
    if wait is None:
        log.mark_failed(str(error), error.code)
        is_address = error.code == ErrorCode.ADDRESS_REJECTED
        task.fail(Why.of(Reason.ADDRESS_REFUSED if is_address else Reason.SEND_FAILED, **facts))
        return Outcome.FAILED
    log.queue(retry_count=log.retry_count + 1, error_message=str(error), error_code=error.code)
    task.wait(timezone.now() + wait, Why.of(Reason.RETRYING, **facts))
    return Outcome.RETRY
