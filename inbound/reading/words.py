"""The value of a header, as people read it: RFC 2047's encoded words, and raw bytes of whatever charset."""

import binascii
import re

from inbound.reading.charset import one_line, to_text
from inbound.reading.transfer import base64

# A question mark that should have been encoded is taken for text, a few times.
WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*){0,3})\?=")


def readable(raw: str) -> str:
    return one_line(decoded_words(raw))


def decoded_words(raw: str) -> str:
    """Words of the same charset are put together first: some programs cut a letter in two."""
    if "=?" not in raw:
        return raw
    pieces: list[tuple[str, bytes | str]] = []
    end = 0
    for found in WORD.finditer(raw):
        gap, end = raw[end : found.start()], found.end()
        if gap.strip() or (gap and not _after_a_word(pieces)):
            pieces.append(("", gap))
        charset, data = found[1].lower(), _bytes_of(found[2], found[3])
        if _after_a_word(pieces) and pieces[-1][0] == charset:
            data = bytes(pieces.pop()[1]) + data  # type: ignore[arg-type]
        pieces.append((charset, data))
    pieces.append(("", raw[end:]))
    return "".join(piece if isinstance(piece, str) else to_text(piece, charset) for charset, piece in pieces)


def _after_a_word(pieces: list[tuple[str, bytes | str]]) -> bool:
    return bool(pieces) and isinstance(pieces[-1][1], bytes)


def _bytes_of(encoding: str, letters: str) -> bytes:
    coded = letters.encode(errors="replace")
    return base64(coded) if encoding in "bB" else binascii.a2b_qp(coded.replace(b" ", b"=20"), header=True)
