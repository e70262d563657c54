"""Encrypts a stream with a passphrase, in the format of age (age-encryption.org/v1), and reads it back.

Anybody can open such a file without our software: `age -d FILE | tar x`. See docs/decisions/0040.
"""

import hmac
import io
import os
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from lists.ids import read_id
from realtoros.operating.backups.errors import BackupError, Damaged, WrongPassphrase

VERSION = b"age-encryption.org/v1"
WORK = 16
"""scrypt's cost as a power of two: 64 MB of memory and a fraction of a second. age itself takes 18, which is 256 MB."""
MOST_WORK = 20
"""A file may not ask for more than 1 GB."""
CHUNK, TAG = 64 * 1024, 16
LONGEST_LINE = 256
SHORTEST_PASSPHRASE = 12


def check_passphrase(passphrase: str) -> str:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BackupError(f"The passphrase is too short: it needs at least {SHORTEST_PASSPHRASE} characters.")
    return passphrase


class Encrypting(io.RawIOBase):
    """What is written goes encrypted into `out`. Only close() writes the last chunk: without it the file is cut off."""

    def __init__(self, out: BinaryIO, passphrase: str) -> None:
        self._out, self._waiting, self._number = out, bytearray(), 0
        file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
        wrapped = ChaCha20Poly1305(_wrap_key(passphrase, salt, WORK)).encrypt(bytes(12), file_key, None)
        head = b"%s\n-> scrypt %s %d\n%s\n---" % (VERSION, _text(salt), WORK, _text(wrapped))
        out.write(b"%s %s\n%s" % (head, _text(_mac(file_key, head)), nonce))
        self._cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._waiting += data
        # The last chunk is known only at the end, so a full one waits until more comes.
        while len(self._waiting) > CHUNK:
            self._put(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def finish(self) -> None:
        self._put(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _put(self, chunk: bytes, *, is_last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, is_last), chunk, None))
        self._number += 1


class Decrypting(io.RawIOBase):
    """Reads what `source` holds, decrypted. Nothing is given out that was not authenticated.

    Raises WrongPassphrase, and Damaged for what is cut off, changed or in another order.
    """

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        self._source, self._number, self._ended = source, 0, False
        file_key = _file_key(source, passphrase)
        nonce = _exactly(source, 16)
        self._cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
        self._next, self._open = _up_to(source, CHUNK + TAG), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._open and not self._ended:
            self._open = self._chunk()
        count = min(len(buffer), len(self._open))
        buffer[:count], self._open = self._open[:count], self._open[count:]
        return count

    def _chunk(self) -> bytes:
        sealed, self._next = self._next, _up_to(self._source, CHUNK + TAG)
        self._ended = not self._next
        at, number = self._number * (CHUNK + TAG), self._number
        self._number += 1
        if (chunk := self._opened(sealed, number, is_last=self._ended)) is not None:
            return chunk
        if self._ended and (len(sealed) < CHUNK + TAG or self._opened(sealed, number, is_last=False) is not None):
            raise Damaged("The file is cut off, or damaged at its very end: it was not written or copied to its end.")
        raise Damaged(f"The file is damaged: what stands about {at:,} bytes after its start is not what was written.")

    def _opened(self, sealed: bytes, number: int, *, is_last: bool) -> bytes | None:
        try:
            return self._cipher.decrypt(_nonce(number, is_last), sealed, None)
        except (InvalidTag, ValueError):
            return None


def _file_key(source: BinaryIO, passphrase: str) -> bytes:
    lines = [_line(source) for _ in range(4)]
    start, end = lines[1].split(b" "), lines[3].split(b" ")
    if lines[0] != VERSION or start[:2] != [b"->", b"scrypt"] or len(start) != 4 or end[0] != b"---" or len(end) != 2:
        raise Damaged("This is no backup of RealtorOS, or its first lines are damaged.")
    salt, work, wrapped = _bytes(start[2]), read_id(start[3].decode(errors="replace")), _bytes(lines[2])
    if work is None or not 1 <= work <= MOST_WORK:
        raise Damaged("The file's first lines are damaged: they ask for too much work.")
    try:
        file_key = ChaCha20Poly1305(_wrap_key(passphrase, salt, work)).decrypt(bytes(12), wrapped, None)
    except InvalidTag as error:
        raise WrongPassphrase("The passphrase is wrong. (Or the first lines of the file are damaged.)") from error
    if not hmac.compare_digest(_mac(file_key, b"\n".join([*lines[:3], b"---"])), _bytes(end[1])):
        raise Damaged("The file's first lines are damaged.")
    return file_key


def _wrap_key(passphrase: str, salt: bytes, work: int) -> bytes:
    kdf = Scrypt(salt=VERSION + b"/scrypt" + salt, length=32, n=2**work, r=8, p=1)
    return kdf.derive(passphrase.encode())


def _derived(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(file_key)


def _mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), head, sha256)


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _text(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    try:
        data = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise Damaged("The file's first lines are damaged.") from error
    if _text(data) != text:  # the last character has bits that mean nothing
        raise Damaged("The file's first lines are damaged.")
    return data


def _line(source: BinaryIO) -> bytes:
    line = bytearray()
    while len(line) < LONGEST_LINE and (byte := source.read(1)) not in (b"", b"\n"):
        line += byte
    return bytes(line)


def _up_to(source: BinaryIO, count: int) -> bytes:
    """As many bytes, fewer only at the end: a network's stream may give less at a time."""
    parts, left = [], count
    while left and (part := source.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _exactly(source: BinaryIO, count: int) -> bytes:
    data = _up_to(source, count)
    if len(data) < count:
        raise Damaged("The file is cut off.")
    return data
