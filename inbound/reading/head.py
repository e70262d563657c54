"""The head of a message or of a part: its lines, unfolded, not decoded further. Nothing in it is refused."""

import re

from inbound.reading.charset import clean, to_text

NAME = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
MBOX_LINE = re.compile(rb">?From [^\n]{1,200}\d\d:\d\d[^\n]{0,50}\n")
# What a head goes on with, behind a line that a program folded without the space in front.
KNOWN = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|in-reply-to|references|reply-to|received|mime-version|return-path|"
    rb"content-[a-z-]{1,40}|x-[a-z0-9-]{1,60}|dkim-signature|list-[a-z-]{1,20}|auto-submitted)[ \t]*:",
    re.IGNORECASE,
)
LONGEST = 200_000
"""Bytes of a header that are kept: a few thousand addresses."""

Lines = list[tuple[str, str]]


def read_head(data: bytes, start: int, end: int) -> tuple[Lines, int]:
    """The headers, names in lower case, and where the body begins. A line that is no header begins the body."""
    found: list[tuple[bytes, list[bytes]]] = []
    at = _mbox_line(data, start, end)
    while at < end:
        stop = data.find(b"\n", at, end) + 1 or end
        line = data[at:stop].rstrip(b"\r\n")
        if not line.strip():
            at = stop
            break
        if line[:1] in b" \t" and found:
            found[-1][1].append(line)
        elif name := NAME.match(line):
            found.append((name[1], [line[name.end() :]]))
        elif found and KNOWN.match(data, stop, end):
            found[-1][1].append(line)
        else:
            break
        at = stop
    return [(name.decode().lower(), _unfolded(lines)) for name, lines in found], at


def first(headers: Lines, name: str) -> str:
    return next((value for each, value in headers if each == name), "")


def _unfolded(lines: list[bytes]) -> str:
    value = b" ".join(line.strip() for line in lines)[:LONGEST].strip()
    return clean(value.decode()) if value.isascii() else to_text(value)


def _mbox_line(data: bytes, start: int, end: int) -> int:
    """Behind the line `From somebody …` that mbox files have in front of each message."""
    line = MBOX_LINE.match(data, start, end)
    return line.end() if line else start
