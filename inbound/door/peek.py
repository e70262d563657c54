"""What the door must know of a mail before anybody reads it: its Message-ID, and whom it is for.

It looks at the bytes alone, and never at more of them than it says: a mail that can't be read here is stored like any
other.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import Message as Headers
from typing import BinaryIO

HEAD = 256 * 1024
"""Bytes of a message's headers that are looked at."""
FIELD = 64 * 1024
"""Bytes of a short field, such as the envelope of 500 recipients."""
PIECE = 256 * 1024
MOST_FIELDS = 1000

CHANGING = frozenset({"spam_score", "spam_report", "dkim", "SPF", "sender_ip"})
"""What SendGrid finds out about a mail, perhaps once more when it posts it again."""

MESSAGE_ID = re.compile(rb"^message-id[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.I | re.M)
TO = re.compile(rb"^(?:x-original-to|delivered-to|to)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.I | re.M)
ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]+@[^\s<>,;:\"()\[\]@]+")


@dataclass(frozen=True)
class Seen:
    from_email: str = ""
    """Of the envelope."""
    message_id: str = ""
    """Without `<` and `>`, whole; empty where it has none."""
    recipients: Sequence[str] = ()
    """Of the envelope, in its order; of the headers where there is no envelope."""
    fingerprint: str = ""
    """SHA-256 in hex: the same for a mail that is posted again to the same recipients."""


@dataclass(frozen=True)
class Field:
    name: str
    start: int
    end: int

    def read(self, raw: BinaryIO, most: int) -> bytes:
        raw.seek(self.start)
        return raw.read(min(most, self.end - self.start))


def look(raw: BinaryIO, raw_type: str, to: Sequence[str] = ()) -> Seen:
    """Of a post of SendGrid's, or of a message (message/rfc822), whose envelope is `to`."""
    headers = Headers()
    headers["Content-Type"] = raw_type
    boundary = headers.get_param("boundary")
    if headers.get_content_maintype() != "multipart" or not isinstance(boundary, str):
        whole = Field("", 0, raw.seek(0, 2))
        head = head_of(whole.read(raw, HEAD))
        return _seen(raw, lambda: [whole], head, to or _addresses(head), b"")
    mark = boundary.encode("latin-1", "replace")
    by_name = _first_ones(fields(raw, mark))
    message = by_name.get("headers") or by_name.get("email")
    head = head_of(message.read(raw, HEAD)) if message else b""
    envelope = by_name["envelope"].read(raw, FIELD) if "envelope" in by_name else b""
    to = to or _of_envelope(envelope)
    # An envelope that can't be read still tells two posts apart.
    seen = _seen(raw, lambda: fields(raw, mark), head, to or _addresses(head), b"" if to else envelope)
    return replace(seen, from_email=next(iter(_of_envelope(envelope, "from")), ""))


def _first_ones(found: Iterable[Field]) -> dict[str, Field]:
    """By its name the first field of each, until all is found that is looked at: what is attached comes after it."""
    by_name: dict[str, Field] = {}
    for field in found:
        by_name.setdefault(field.name, field)
        if "headers" in by_name and "envelope" in by_name:
            break
    return by_name


def head_of(message: bytes) -> bytes:
    """The lines before the first empty one, ended by LF alone."""
    return message.replace(b"\r\n", b"\n").replace(b"\r", b"\n").lstrip(b"\n").partition(b"\n\n")[0]


def message_id_of(head: bytes) -> str:
    for match in MESSAGE_ID.finditer(head):
        text = "".join(clean(match[1].decode("utf-8", "replace")).split())
        inner = re.search(r"<([^<>]*)>", text)
        if found := (inner[1] if inner else text.strip("<>")):
            return found
    return ""


def fields(raw: BinaryIO, boundary: bytes) -> Iterator[Field]:
    """Where the fields of multipart/form-data are, without reading them into memory."""
    begun: Field | None = None
    marks = _delimiters(raw, b"\r\n--" + boundary)
    for _, (start, end) in zip(range(MOST_FIELDS), marks, strict=False):
        raw.seek(end)
        head, blank, _ = raw.read(4096).partition(b"\r\n\r\n")
        if not head.startswith((b"\r\n", b"--", b" ", b"\t")):  # a longer word in the text of a field
            continue
        if begun:
            yield Field(begun.name, begun.start, start)
        if head.startswith(b"--"):
            return
        name = re.search(rb'[;\s]name="([^"\r\n]*)"', head)
        begun = Field(name[1].decode("latin-1") if name else "", end + len(head) + len(blank), 0)
    if begun:
        yield Field(begun.name, begun.start, raw.seek(0, 2))


def _delimiters(raw: BinaryIO, delimiter: bytes) -> Iterator[tuple[int, int]]:
    """Where each one starts and ends. The first one has no line before it."""
    raw.seek(0)
    # As if the body began with a line break: positions are two too high until they are given out.
    kept, at, position = b"\r\n", -2, 0
    while piece := raw.read(PIECE):
        position += len(piece)
        kept += piece
        start = 0
        # One byte is looked for ten times as fast, and in base64 there is none.
        has_any = b"-" in kept
        while has_any and (found := kept.find(delimiter, start)) >= 0:
            start = found + len(delimiter)
            yield max(at + found, 0), at + start
            raw.seek(position)  # whoever got it may have read elsewhere
        cut = max(start, len(kept) - len(delimiter) + 1)
        at += cut
        kept = kept[cut:]


def _of_envelope(envelope: bytes, name: str = "to") -> list[str]:
    try:
        to = json.loads(envelope)[name]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
    return [clean(each) for each in (to if isinstance(to, list) else [to]) if isinstance(each, str) and each.strip()]


def _addresses(head: bytes) -> list[str]:
    found = (ADDRESS.findall(match[1].decode("utf-8", "replace")) for match in TO.finditer(head))
    return list(dict.fromkeys(clean(address) for each in found for address in each))


def clean(text: str) -> str:
    """A text as a column of PostgreSQL takes it: no NUL, no half of a character."""
    return text.encode("utf-8", "replace").decode().replace("\0", "").strip()


def _seen(raw: BinaryIO, found: Callable[[], Iterable[Field]], head: bytes, to: Sequence[str], instead: bytes) -> Seen:
    message_id = message_id_of(head)
    identity = message_id.encode() if message_id else _content(raw, list(found()))
    parts = [b"id" if message_id else b"content", identity, *sorted({each.lower().encode() for each in to}), instead]
    return Seen(message_id=message_id, recipients=to, fingerprint=hashlib.sha256(b"\0".join(parts)).hexdigest())


def _content(raw: BinaryIO, found: Sequence[Field]) -> bytes:
    """A digest of the fields without their boundary, which is another one in each post; of all where there are none."""
    found = found or [Field("", 0, raw.seek(0, 2))]
    kept = (field for field in found if field.name not in CHANGING)
    digests = (field.name.encode("latin-1") + b"=" + _digest(raw, field) for field in kept)
    return hashlib.sha256(b"".join(sorted(digests))).digest()


def digest_of(raw: BinaryIO) -> str:
    """SHA-256 of all of it, in hex."""
    return _digest(raw, Field("", 0, raw.seek(0, 2))).hex()


def _digest(raw: BinaryIO, field: Field) -> bytes:
    digest, left = hashlib.sha256(), field.end - field.start
    raw.seek(field.start)
    while left > 0 and (piece := raw.read(min(PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.digest()
