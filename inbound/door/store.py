"""Stores a mail as it came: first its bytes, then its row. Nothing is read of it but what `peek` sees."""

import logging
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, cast

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.utils import timezone

from emails.models import EmailLog
from emails.threads import named_by
from inbound.door import peek
from inbound.models import InboundEmail, MatchedBy
from inbound.models.inbound_email import LONGEST_MESSAGE_ID
from lists import prepared

logger = logging.getLogger(__name__)

FOLDER = "inbound"
LONGEST_ADDRESS, LONGEST_TYPE = 255, 300


INSERT = """
WITH client AS MATERIALIZED (SELECT id FROM clients WHERE id = %(client)s FOR NO KEY UPDATE)
INSERT INTO inbound_emails (
    fingerprint, received_at, raw_path, raw_type, raw_size, message_id, from_email, to_email, client_id, matched_by)
SELECT %(fingerprint)s, %(received_at)s, %(raw_path)s, %(raw_type)s, %(raw_size)s, %(message_id)s, %(from_email)s,
    CASE WHEN client.id IS NULL THEN %(to_email)s ELSE %(to_client)s END, client.id,
    CASE WHEN client.id IS NULL THEN '' ELSE %(by_token)s END
FROM (SELECT) one LEFT JOIN client ON true
ON CONFLICT (fingerprint) DO NOTHING RETURNING id"""
"""One statement, and so one transaction and one wait for the disk: all that a mail costs besides its bytes.

A send looks for unread answers under the client's lock: it sees this one, or had begun before it. The columns that are
not named have their defaults in the database.
"""


@dataclass(frozen=True)
class Stored:
    pk: int
    is_new: bool
    """False for a mail that was stored before."""


def store(raw: BinaryIO, raw_type: str, *, from_email: str = "", to_email: str = "") -> Stored:
    """`raw` can seek. When it returns, bytes and row outlast a power cut.

    `from_email` and `to_email` are the envelope of a message that comes without one.
    Whatever it raises, nothing is known to be stored: the same mail has to come again, and is stored once all the same.
    """
    seen = _seen(raw, raw_type, [to_email] if to_email else [])
    row = {
        "fingerprint": seen.fingerprint,
        "received_at": timezone.now(),
        "raw_path": keep_bytes(raw),
        "raw_type": peek.clean(raw_type)[:LONGEST_TYPE],
        "raw_size": raw.seek(0, os.SEEK_END),
        "message_id": seen.message_id[:LONGEST_MESSAGE_ID],
        "from_email": (from_email or seen.from_email)[:LONGEST_ADDRESS],
        "to_email": _ours(seen.recipients)[:LONGEST_ADDRESS],
    }
    # After an error nobody knows whether the row is committed, so the bytes stay. If there is no row, they are deleted
    # when their time is over: inbound/door/retention.py.
    return add_row(row, seen)


def _seen(raw: BinaryIO, raw_type: str, to: Sequence[str]) -> peek.Seen:
    try:
        return peek.look(raw, raw_type, to)
    except Exception:  # whatever is in it, it is stored: a worker reads it, and a person can
        logger.exception("incoming mail: nothing can be seen of it")
        return peek.Seen(fingerprint=peek.digest_of(raw))


class _InLargePieces(File):  # type: ignore[type-arg]
    DEFAULT_CHUNK_SIZE = peek.PIECE


def keep_bytes(raw: BinaryIO) -> str:
    """The path. In a folder, the bytes are on the disk; any other storage says itself when it has them."""
    raw.seek(0)
    name = f"{FOLDER}/{timezone.now():%Y/%m}/{secrets.token_hex(16)}"
    path = default_storage.save(name, _InLargePieces(cast("IO[Any]", raw), name=name))
    try:
        place = default_storage.path(path)
    except NotImplementedError:
        return path
    for each in (place, os.path.dirname(place)):
        number = os.open(each, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
    return path


def add_row(row: dict[str, Any], seen: peek.Seen) -> Stored:
    """With its client, where the address that it came to says whose it is: no send may overlook an unread answer."""
    to, client_id = _addressed(seen.recipients)
    its = {"client": client_id, "to_client": to[:LONGEST_ADDRESS], "by_token": MatchedBy.TOKEN.value}
    if found := prepared.rows(INSERT, row | its):
        return Stored(found[0][0], is_new=True)
    return _repeated(row)


def _repeated(row: dict[str, Any]) -> Stored:
    """The same mail came before: the bytes that were kept then stay, and these go."""
    known = InboundEmail.objects.filter(fingerprint=row["fingerprint"]).values_list("pk", flat=True).first()
    if not known:
        raise IntegrityError("The row of the same mail has gone again.")
    try:
        default_storage.delete(row["raw_path"])
    except Exception:  # they go when their time is over
        logger.exception("incoming mail: a second copy not deleted")
    return Stored(known, is_new=False)


def _addressed(recipients: Sequence[str]) -> tuple[str, int | None]:
    """The address that names a client, and the client's id. An answer to an email is its client's."""
    for address in recipients:
        if not (named := named_by(address)):
            continue
        client_id = named.client_id
        if named.email_log_id:
            client_id = EmailLog.objects.filter(pk=named.email_log_id).values_list("client_id", flat=True).first()
        if client_id:
            return address, client_id
    return "", None


def _ours(recipients: Sequence[str]) -> str:
    """The first one at our domain; at another, where there is none."""
    at_domain = f"@{settings.INBOUND_DOMAIN}"
    ours = (each for each in recipients if settings.INBOUND_DOMAIN and each.lower().endswith(at_domain))
    return next(ours, next(iter(recipients), ""))
