"""Sends the office's own mail: the rows are the queue, as with follow-ups, and each goes at most once.

A claim commits `sending` before the request leaves, so whoever dies then leaves a row that says so. Nobody repeats one
of which nobody knows whether it went: a person decides, or an event does.
"""

import logging
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from agents.models import Office
from emails import providers, sendgrid
from emails.errors.codes import ErrorCode
from emails.errors.words import WORDS
from emails.letters.body import room_for
from emails.letters.files import StoredFile
from emails.models import AlreadyMoved, OfficeMail, OfficeMailQuerySet
from emails.models.office_mail import BODY_KEPT_FOR, LEASE, NOT_ACCEPTED
from emails.models.provider import SENDGRID
from emails.models.states import Status

logger = logging.getLogger(__name__)

WITHOUT_FILES = "The attached files could not be read, so they are not attached. Look for them on the client’s page."
FILES_AT_FAULT = (ErrorCode.FILE_MISSING, ErrorCode.OUR_FAULT)
"""What the last try does not meet again: the words matter more than the files, so it goes without them."""

STOP_AFTER = timedelta(seconds=45)
"""Others wait for this worker too, and the next call is never more than a minute away."""


def send_due() -> int:
    """Sends what is due, one after the other; how many SendGrid took."""
    began, sent = timezone.now(), 0
    tidy(began)
    while (now := timezone.now()) < began + STOP_AFTER and OfficeMail.objects.due(now).exists():
        office = Office.current()
        if why := why_not_set_up(office) or _why_not_now(now):
            _change(OfficeMail.objects.due(now).exclude(error_code=why), error_code=why.value, error_message=WORDS[why])
            break
        mail = _claim(now)
        if mail is None:
            break  # somebody else has them all
        sent += _send(mail, office)
    return sent


def why_not_set_up(office: Office) -> ErrorCode | None:
    """What the office lacks to send anything; None when it can."""
    if office.is_copy:
        return ErrorCode.IS_A_COPY
    if not settings.SENDGRID_API_KEY:
        return ErrorCode.NOT_SET_UP
    return None if office.from_email else ErrorCode.NO_SENDER


def _why_not_now(now: datetime) -> ErrorCode | None:
    """The pause that all workers keep. The one who may try whether SendGrid is back finds none."""
    gateway = providers.current()[SENDGRID]
    is_open = not gateway.pause_left(now) and (not gateway.is_down or providers.take_probe(SENDGRID))
    return None if is_open else ErrorCode.SENDGRID_PAUSED


def _claim(now: datetime) -> OfficeMail | None:
    rate = settings.SENDS_PER_SECOND
    with transaction.atomic():
        mail = OfficeMail.objects.claim(now)
        if mail and rate:
            # Somebody waits for it, so like Send now it goes first, and follow-ups have a place less.
            providers.use_places(SENDGRID, 1, rate, now)
    return mail


def _send(mail: OfficeMail, office: Office) -> bool:
    """Whether SendGrid took it."""
    try:
        request = sendgrid.build_office_mail(mail, office, _files_of(mail))
        with room_for(request):  # it may have been waited for
            if _is_late(mail):
                mail.queue()
                return False
            message_id = sendgrid.send(request, partial(_check_time, mail))
    except (sendgrid.FileGone, sendgrid.TooLate) as error:
        _refuse(mail, error)  # it says nothing of SendGrid
    except sendgrid.GatewayError as error:
        _note(error)
        _refuse(mail, error)
    except AlreadyMoved:
        logger.warning("office mail taken over mail=%s", mail.pk)
    except Exception:
        # A fault of ours, and nobody knows at which point.
        logger.exception("office mail broke off mail=%s", mail.pk)
        _refuse(
            mail,
            sendgrid.GatewayError("something went wrong on our side during sending", ErrorCode.OUR_FAULT, unknown=True),
        )
    else:
        mail.accept(message_id, timezone.now())
        providers.note(SENDGRID, [""])
        logger.info("office mail sent mail=%s kind=%s", mail.pk, mail.kind)
        return True
    return False


def _files_of(mail: OfficeMail) -> list[StoredFile]:
    """What goes along. A storage that lost a file, or is too slow for it, does not keep the words from the agent."""
    is_last_try = mail.retry_count >= len(sendgrid.RETRY_AFTER)
    if mail.files and is_last_try and mail.error_code in FILES_AT_FAULT:
        mail.body = f"{mail.body}\n\n{WITHOUT_FILES}"  # not saved
        return []
    return [StoredFile(**file) for file in mail.files]


def _is_late(mail: OfficeMail) -> bool:
    """This process stood still for so long that others may soon take it for dead."""
    return timezone.now() > (mail.sending_since or timezone.now()) + LEASE / 2


def _check_time(mail: OfficeMail) -> None:
    """A storage that hands out files slowly may use up the lease as well."""
    if _is_late(mail):
        raise sendgrid.TooLate("our server was too slow to send it", ErrorCode.OUR_FAULT)


def _note(error: sendgrid.GatewayError) -> None:
    answers = [] if error.retry_after else [str(error) if error.outage else ""]
    providers.note(SENDGRID, answers, error.retry_after, code=error.code)


def _refuse(mail: OfficeMail, error: sendgrid.GatewayError) -> None:
    """What SendGrid's refusal, or its silence, means for the mail."""
    wait = error.wait_after(mail.retry_count)
    try:
        if error.unknown:
            mail.leave_unconfirmed(str(error), error.code)
        elif wait is None:
            mail.fail(str(error), error.code)
        else:
            mail.try_later(str(error), error.code, timezone.now() + wait)
    except AlreadyMoved:
        logger.info("office mail settled meanwhile mail=%s", mail.pk)  # by an event, which knows more
    else:
        logger.warning("office mail %s mail=%s kind=%s: %s", mail.status, mail.pk, mail.kind, error)


# --- what time alone decides ---


def tidy(now: datetime) -> None:
    """Gives up what has expired, settles what lost its worker, and empties the bodies that nobody needs any more."""
    rows = OfficeMail.objects.with_body()
    lost = rows.filter(status=Status.SENDING, sending_since__lte=now - LEASE)
    _change(lost, status=Status.UNCONFIRMED, error_code=ErrorCode.WORKER_STOPPED.value, error_message="")
    # What kept it until then stays beside it.
    expired = rows.filter(status=Status.QUEUED, expires_at__lte=now)
    _change(expired, status=Status.FAILED, error_code=ErrorCode.EXPIRED.value)
    useless = Coalesce("expires_at", F("created_at") + Value(BODY_KEPT_FOR))
    _change(rows.alias(useless=useless).filter(status__in=NOT_ACCEPTED, useless__lte=now), body="")


def _change(rows: OfficeMailQuerySet, **changes: object) -> None:
    """In the order of their ids, as everywhere; what somebody else has locked is for the next time."""
    with transaction.atomic():
        free = rows.order_by("pk").select_for_update(skip_locked=True, no_key=True)
        if ids := list(free.values_list("pk", flat=True)):
            OfficeMail.objects.filter(pk__in=ids).update(**changes, updated_at=timezone.now())
