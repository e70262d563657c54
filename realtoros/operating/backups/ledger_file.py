"""opt-outs.ledger, beside the backups: who must not be emailed, as it changes, for the time since the last backup.

One line for each entry that came or was lifted. Lines are encrypted with the passphrase of the backups, because they
have addresses. A worker compares it with the table every minute, so a full disk stops no unsubscribe: it is caught up.
"""

import json
import logging
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.db import connection, transaction
from django.utils import timezone
from psycopg.sql import SQL, Literal

from emails.models import Suppression
from realtoros.operating.backups.age import WORK
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.places import Place

logger = logging.getLogger(__name__)

NAME = "opt-outs.ledger"
ADDED, LIFTED = "added", "lifted"


@dataclass(frozen=True)
class Line:
    event: str
    id: int
    address: str
    reason: str
    source: str
    at: str
    """When it came, or was lifted."""

    @property
    def key(self) -> tuple[str, str]:
        return self.address, self.reason


class LedgerFile:
    """Of one office: the first line says which, and how the passphrase becomes the key."""

    def __init__(self, place: Place, office: str, passphrase: str) -> None:
        self._place, self.office, self._passphrase = place, office, passphrase

    def __str__(self) -> str:
        return self._place.address(NAME)

    def lines(self) -> list[Line]:
        """All that can be read. A line that was cut off by a power cut was never promised to anybody."""
        head, rest = self._parts()
        if head is None:
            return []
        if head["office"] != self.office:
            raise BackupError(f"{self} is the ledger of another office. Give each its own folder.")
        return list(self._opened(head, rest))

    def append(self, new: Iterable[Line]) -> None:
        """Written down for good when this returns. Raises OSError and BackupError."""
        head, _ = self._parts()
        text = b""
        if head is None:
            head = {"office": self.office, "salt": b64encode(os.urandom(16)).decode()}
            text = json.dumps(head).encode() + b"\n"
        cipher = self._cipher(head)
        for line in new:
            nonce = os.urandom(12)
            sealed = cipher.encrypt(nonce, json.dumps(asdict(line)).encode(), self.office.encode())
            text += b64encode(nonce + sealed) + b"\n"
        self._place.append(NAME, text)

    def _parts(self) -> tuple[dict[str, Any] | None, list[bytes]]:
        content = self._place.read(NAME)
        if not content:
            return None, []
        first, *rest = content.split(b"\n")
        try:
            head = json.loads(first)
            return {"office": str(head["office"]), "salt": str(head["salt"])}, [each for each in rest if each]
        except (ValueError, LookupError, TypeError) as error:
            raise BackupError(f"The first line of {self} is damaged.") from error

    def _opened(self, head: dict[str, Any], sealed: list[bytes]) -> Iterator[Line]:
        cipher, unread = self._cipher(head), 0
        for text in sealed:
            try:
                data = b64decode(text, validate=True)
                yield Line(**json.loads(cipher.decrypt(data[:12], data[12:], self.office.encode())))
            except (InvalidTag, ValueError, TypeError):
                unread += 1
        if unread and unread == len(sealed):
            raise BackupError(f"{self} was written with another passphrase. Move it away to begin a new one.")
        if unread:
            logger.error("lines of %s can't be read: %s", self, unread)

    def _cipher(self, head: dict[str, Any]) -> ChaCha20Poly1305:
        return ChaCha20Poly1305(_key(self._passphrase, head["salt"]))


@lru_cache(maxsize=2)
def _key(passphrase: str, salt: str) -> bytes:
    return Scrypt(salt=b"opt-outs.ledger" + b64decode(salt), length=32, n=2**WORK, r=8, p=1).derive(passphrase.encode())


def state_of(lines: Iterable[Line]) -> dict[tuple[str, str], Line]:
    """The entries that stand, by their address and reason: the last word counts."""
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        if line.event == ADDED:
            found[line.key] = line
        else:
            found.pop(line.key, None)
    return found


def version() -> tuple[int, int]:
    """Another one after an entry came or was lifted: how many there are, and the sum of their ids."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), coalesce(sum(id), 0)::bigint FROM suppressions")
        count, ids = cursor.fetchone()
        return int(count), int(ids)


def catch_up(file: LedgerFile) -> int:
    """Writes down what came and what was lifted since the last time; how many lines that took."""
    standing, now = state_of(file.lines()), timezone.now().isoformat()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM suppressions_id_seq")
        newest = int(cursor.fetchone()[0])
        rows = Suppression.objects.order_by("pk").values_list("pk", "address", "reason", "source", "created_at")
        table = {(address, reason): (pk, source, at) for pk, address, reason, source, at in rows}
    # A database that never gave this id is older than the file: what is missing in it was lost, and not lifted.
    lost = [line for key, line in standing.items() if key not in table and line.id > newest]
    if lost:
        take_back(lost)
    lifted = [
        Line(LIFTED, line.id, *key, line.source, now)
        for key, line in standing.items()
        if key not in table and line.id <= newest
    ]
    added = [
        Line(ADDED, pk, *key, source, at.isoformat()) for key, (pk, source, at) in table.items() if key not in standing
    ]
    if lifted or added:
        file.append([*lifted, *added])
    return len(lifted) + len(added)


def take_back(lines: Iterable[Line]) -> int:
    """Puts them on the table again; how many were not there."""
    entries = [
        Suppression(
            address=each.address, reason=each.reason, source=each.source, created_at=datetime.fromisoformat(each.at)
        )
        for each in lines
    ]
    return len(Suppression.add_many(entries))


MERGE = """
INSERT INTO suppressions (address, reason, source, created_at)
SELECT address, reason, source, at FROM jsonb_to_recordset({standing}::jsonb)
    AS new(address text, reason text, source text, at timestamptz)
ON CONFLICT (address, reason) DO NOTHING;
DELETE FROM suppressions USING jsonb_to_recordset({lifted}::jsonb) AS old(address text, reason text, at timestamptz)
    WHERE suppressions.address = old.address AND suppressions.reason = old.reason AND suppressions.created_at < old.at;
"""


def merge_sql(lines: list[Line]) -> str:
    """For the transaction of a restore: the table as the file has it, where the file knows the address."""
    standing = state_of(lines)
    last = {line.key: line for line in lines}
    lifted = [asdict(line) for key, line in last.items() if key not in standing]
    documents = {"standing": [asdict(line) for line in standing.values()], "lifted": lifted}
    return SQL(MERGE).format(**{k: Literal(json.dumps(v)) for k, v in documents.items()}).as_string(None)
