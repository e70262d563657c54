"""A message as a tree of parts: where each begins and ends in its bytes, which stay as they came.

The standard library's parser takes a message apart by lines, with a question for each open boundary, calls itself
for each level, and can't give the bytes of a forwarded message back. This one looks for one boundary at a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from inbound.reading.charset import to_text
from inbound.reading.head import Lines, first, read_head
from inbound.reading.params import with_params
from inbound.reading.transfer import decoded

DEEPEST = 100
"""Levels of multipart. What is deeper is one part."""

MOST_PARTS = 2000
"""In the whole message. The last one has all that follows."""

LONGEST_TEXT = 1_000_000
"""Characters that are read of one part's text."""

SOME_BOUNDARY = re.compile(rb"^--([!-~][ -~]{0,99}?)[ \t\r]*$", re.MULTILINE)


@dataclass
class Node:
    headers: Lines
    data: bytes
    """Of the whole message: the part's own are those from `start` to `end`."""
    start: int
    end: int
    content_type: str = "text/plain"
    params: dict[str, str] = field(default_factory=dict)
    children: "list[Node]" = field(default_factory=list)

    @property
    def body(self) -> bytes:
        """Decoded."""
        return decoded(self.data[self.start : self.end], first(self.headers, "content-transfer-encoding"))

    @property
    def text(self) -> str:
        return to_text(self.body, self.params.get("charset", ""))[:LONGEST_TEXT]


@dataclass
class Budget:
    parts: int = MOST_PARTS


def tree_of(data: bytes) -> Node:
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    at = len(data) - len(data.lstrip(b"\r\n"))
    return _node(data, at, len(data), "text/plain", DEEPEST, Budget())


def _node(data: bytes, start: int, end: int, default: str, levels: int, budget: Budget) -> Node:
    headers, at = read_head(data, start, end)
    content_type, params = with_params(first(headers, "content-type"), default)
    node = Node(headers, data, at, end, content_type, params)
    if content_type.startswith("multipart/") and levels:
        # RFC 2046, 5.1.5: the parts of a digest are messages.
        child = "message/rfc822" if content_type == "multipart/digest" else "text/plain"
        node.children = [
            _node(data, *each, child, levels - 1, budget) for each in _places(data, at, end, params, budget)
        ]
    if content_type.startswith("multipart/") and not node.children:
        node.content_type = "text/plain"
    return node


def _places(data: bytes, start: int, end: int, params: dict[str, str], budget: Budget) -> Iterator[tuple[int, int]]:
    """Where the parts begin and end. The last one may lack the boundary that closes it."""
    boundary = params.get("boundary", "").strip().encode(errors="replace")
    if not boundary or data.find(b"--" + boundary, start, end) < 0:
        guess = SOME_BOUNDARY.search(data, start, min(end, start + 10_000))
        boundary = guess[1] if guess else b""
    part: int | None = None
    for line, behind, closes in _boundaries(data, start, end, boundary) if boundary else ():
        if part is not None:
            yield part, _before_line_break(data, part, line)
        part = None if closes else behind
        budget.parts -= 1
        if closes or budget.parts <= 0:
            break
    if part is not None:
        yield part, end


def _boundaries(data: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int, bool]]:
    """Each line that is one: where it begins, where the next line begins, and whether it is the closing one."""
    sought = b"--" + boundary
    at = data.find(sought, start, end)
    while at >= 0:
        stop = data.find(b"\n", at, end) + 1 or end
        rest = data[at + len(sought) : min(stop, at + len(sought) + 200)].strip()
        if (at == start or data[at - 1] == 10) and rest in (b"", b"--"):
            yield at, stop, rest == b"--"
        at = data.find(sought, at + 1, end)


def _before_line_break(data: bytes, start: int, end: int) -> int:
    """The line break in front of a boundary belongs to the boundary."""
    if end > start and data[end - 1] == 10:
        end -= 1
    if end > start and data[end - 1] == 13:
        end -= 1
    return end
