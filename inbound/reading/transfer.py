"""Content-Transfer-Encoding, also where it is broken: nothing is raised, and what can be read is read."""

import binascii
import re

LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
NOT_BASE64 = bytes(set(range(256)) - set(LETTERS))
PADDING = re.compile(rb"=+")
TRAILING = re.compile(rb"(?<=[^ \t])[ \t]{1,50}(?=\r?\n)")


def decoded(data: bytes, encoding: str) -> bytes:
    match encoding.strip(" \t\"';").lower():
        case "base64":
            return base64(data)
        case "quoted-printable":
            return binascii.a2b_qp(_without_trailing_spaces(data))
    return data


def base64(data: bytes) -> bytes:
    """A list adds its footer in clear behind the encoded text, so what follows it is kept as it is."""
    lines = data.splitlines(keepends=True) if b" " in data else [data]
    clear = next((number for number, line in enumerate(lines) if _is_clear(line)), len(lines))
    coded = b"".join(lines[:clear]).translate(None, NOT_BASE64).rstrip(b"=")
    # Some programs put pieces together that were encoded, and padded, each for itself.
    pieces = [_piece(piece) for piece in (PADDING.split(coded) if b"=" in coded else [coded])]
    rest = b"".join(lines[clear:])
    return b"".join([*pieces, b"\n" if clear and rest else b"", rest])


def _is_clear(line: bytes) -> bool:
    spaces = line.strip().count(b" ")
    return spaces > 1 or (spaces == 1 and bool(line.translate(None, LETTERS + b" \r\n")))


def _piece(letters: bytes) -> bytes:
    """Without padding. One letter alone at the end is less than a byte."""
    whole = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def _without_trailing_spaces(data: bytes) -> bytes:
    """RFC 2045, 6.7: spaces at the end of a line were put there on the way."""
    return TRAILING.sub(b"", data)
