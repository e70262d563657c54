"""Reads a stored mail and does what it means: once, however often its worker is killed on the way.

    claim (counts the try) -> read, match, kind, new text (no transaction) -> one transaction: columns and effects

A mail that can't be read is broken, which a person sees. While the database or the storage is away, it stays received.
"""

import logging
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Q
from django.utils import timezone

from clients.models import Client
from inbound import attachments, columns
from inbound.columns import Found
from inbound.effects.apply import apply, bring_about
from inbound.effects.mailbox import hand_on
from inbound.kinds.kind import kind_of
from inbound.match import client_at, match
from inbound.models import InboundEmail, Kind, MatchedBy, State
from inbound.new_text import new_text
from inbound.ours import our_addresses, ours_of
from inbound.reading.read import read

logger = logging.getLogger(__name__)

SOFT_LIMIT, HARD_LIMIT = 30, 45
"""Seconds for one mail. After the first it is broken; what does not even stop then takes its process along."""

MOST_TRIES = 3
LEASE = timedelta(seconds=HARD_LIMIT + 15)
"""How long nobody else begins with a mail that somebody began with."""

LEFT_TO_ITS_MESSAGE = timedelta(seconds=15)
"""How old a mail is before a look for lost ones takes it."""

AT_ONCE = 200

WHAT_TO_DO = "The message is kept as it came. Try again; if it stays so, download the original and read it there."


def waiting() -> list[int]:
    """The ids of those that nobody reads, the oldest first."""
    now = timezone.now()
    lost = InboundEmail.objects.filter(_free(now), received_at__lt=now - LEFT_TO_ITS_MESSAGE)
    return list(lost.order_by("received_at", "pk").values_list("pk", flat=True)[:AT_ONCE])


def understand_mail(inbound_id: int) -> InboundEmail | None:
    """The mail, read or broken. None when there is nothing to do: somebody else reads it, or has."""
    mail = _claim(inbound_id)
    if mail is None:
        return None
    if mail.tries > MOST_TRIES:
        return _break(mail, "Reading it was begun three times and never came to an end.")
    try:
        found = _read(mail)
    except (OperationalError, InterfaceError):
        _give_back(mail)
        raise
    except FileNotFoundError:
        return _break(mail, "Its bytes are no longer in the storage.")
    except OSError:  # the storage is away
        _give_back(mail)
        raise
    except Exception as error:
        logger.exception("incoming mail can't be read mail=%s", mail.pk)
        return _break(mail, f"Reading it failed ({type(error).__name__}).")
    return _settle(mail, found)


def _free(now: datetime) -> Q:
    return Q(state=State.RECEIVED) & (Q(tried_at=None) | Q(tried_at__lt=now - LEASE))


def _claim(inbound_id: int) -> InboundEmail | None:
    """The try is counted before anything is read: what kills its worker must not kill one each minute for ever."""
    now = timezone.now()
    free = InboundEmail.objects.filter(_free(now), pk=inbound_id)
    if not free.update(tries=F("tries") + 1, tried_at=now):
        return None
    return InboundEmail.objects.get(pk=inbound_id)


def _give_back(mail: InboundEmail) -> None:
    """It was no fault of the mail. A database that is away counts the try: nobody is there to take it back."""
    try:
        rows = InboundEmail.objects.filter(pk=mail.pk, state=State.RECEIVED, tried_at=mail.tried_at)
        rows.update(tries=F("tries") - 1, tried_at=None)
    except (OperationalError, InterfaceError):
        logger.warning("incoming mail waits for the database mail=%s", mail.pk)


def _read(mail: InboundEmail) -> Found:
    with default_storage.open(mail.raw_path) as raw:
        message = read(
            raw.read(),
            mail.raw_type,
            envelope_to=[mail.to_email] if mail.to_email else [],
            envelope_from=mail.from_email,
        )
    matched = match(message)
    text = new_text(message, ours_of(matched))
    verdict = kind_of(message, now=timezone.now(), text=text, ours=our_addresses())
    if verdict.message_ids:  # a report names the email that it is about
        matched = match(message, verdict.message_ids)
    attachments.keep(mail, message)
    return Found(message, verdict, matched, text)


def _settle(mail: InboundEmail, found: Found) -> InboundEmail | None:
    with transaction.atomic():
        row = _lock(mail)
        if row is None:
            return None
        columns.fill(row, found)
        row.state, row.read_at, row.error = State.READ, timezone.now(), ""
        row.save()
        touched = apply(row, found.verdict.reported)
        hand_on(row, found.message)
    logger.info("incoming mail read mail=%s kind=%s client=%s", row.pk, row.kind, row.client_id)
    bring_about(touched)
    return row


def _break(mail: InboundEmail, what: str) -> InboundEmail | None:
    with transaction.atomic():
        row = _lock(mail)
        if row is None:
            return None
        row.state, row.kind, row.error = State.BROKEN, Kind.OTHER, f"{what} {WHAT_TO_DO}"
        if row.client_id is None and (client := client_at(row.from_email)):
            # It may be an answer: nothing goes to them until somebody knows (followups.engine.gates.answer_is_read).
            Client.objects.lock([client])
            row.client_id, row.matched_by = client, MatchedBy.ADDRESS
        row.save(update_fields=["state", "kind", "error", "client", "matched_by"])
    logger.error("incoming mail is broken mail=%s: %s", row.pk, what)
    return row


def _lock(mail: InboundEmail) -> InboundEmail | None:
    """None if another worker has read it meanwhile."""
    rows = InboundEmail.objects.filter(pk=mail.pk, state=State.RECEIVED)
    return rows.select_for_update(no_key=True, of=("self",)).first()
