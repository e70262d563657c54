"""What stands above a quote: “On …, X wrote:”, a block of From, Sent, To and Subject, “-----Original Message-----”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inbound.new_text.lines import Line
from inbound.new_text.words import FORWARDED, LABEL, ORIGINAL, ORIGINAL_BETWEEN_DASHES, ROLES, STARTS, WROTE

LONGEST_HEAD = 500
"""Characters of an attribution."""
MOST_ROWS = 4
"""Rows over which one is wrapped."""
LOOSE_ROWS = 14
"""Rows that a header block may have, with those that were wrapped."""

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)")
TIME = re.compile(r"\d{1,2}\s?[:.hH時时点]\s?\d{2}|\d{1,2}\s?(?:am|pm|uhr)\b", re.IGNORECASE)
ENDS = re.compile(r"[:：]\s*$|wrote\s*[-–—]{2,}\s*$|(?:wrote|写道|escribió|a écrit|schrieb|escreveu|ha scritto)\s*$")
RULE = re.compile(r"[_\-=—–\s*]{5,}")
ADDRESS = re.compile(r"\S@\S")


@dataclass(frozen=True)
class Head:
    first: int
    end: int
    """The index after its last line."""
    is_certain: bool = True
    """Whether all behind it is a quote, even if no line is marked."""


def heads_of(lines: Sequence[Line]) -> list[Head]:
    """In their order. Those inside of marked quotes are not looked for."""
    found: list[Head] = []
    at = 0
    while at < len(lines):
        head = None
        if not lines[at].depth:
            head = _by_mark(lines, at) or _separator(lines, at) or _header_block(lines, at) or _attribution(lines, at)
        if head:
            found.append(head)
        at = max(head.end, at + 1) if head else at + 1
    return found


def _by_mark(lines: Sequence[Line], at: int) -> Head | None:
    return Head(at, at) if lines[at].starts_quote else None


def _separator(lines: Sequence[Line], at: int) -> Head | None:
    plain = lines[at].plain
    if len(plain) > 100:
        return None
    alone = ORIGINAL_BETWEEN_DASHES.fullmatch(plain) or (
        ORIGINAL.fullmatch(plain) and (plain[0] in "-—–_=* " or plain[-1] in ":：-" or _next_is_header(lines, at + 1))
    )
    if alone or (FORWARDED.match(plain) and plain[-1] in ":："):
        block = _header_block(lines, _skip_blank(lines, at + 1), is_announced=True)
        return Head(at, block.end if block else at + 1)
    if len(plain) >= 5 and RULE.fullmatch(plain) and (block := _header_block(lines, _skip_blank(lines, at + 1))):
        return Head(at, block.end)
    return None


def _next_is_header(lines: Sequence[Line], at: int) -> bool:
    return bool(_header_block(lines, _skip_blank(lines, at), is_announced=True))


def _header_block(lines: Sequence[Line], at: int, is_announced: bool = False) -> Head | None:
    """A person writes “To: 468 our offer”, too. So a block has a sender, and an address or a whole date."""
    roles: dict[str, str] = {}
    end, row, pending = at, at, ""
    while row < min(len(lines), at + LOOSE_ROWS):
        plain = lines[row].plain
        label = _label(plain)
        if label:
            pending = label[0]
            roles.setdefault(pending, label[1])
            end = row + 1
        elif not plain:
            if roles and roles.get(pending) and not _label(_at(lines, row + 1)):
                break
        elif pending and (not roles[pending] or _continues(plain, lines, row)):
            roles[pending] += " " + plain
            end = row + 1
        else:
            break
        row += 1
    return Head(at, end) if _is_header(roles, is_announced) else None


def _is_header(roles: dict[str, str], is_announced: bool) -> bool:
    if "from" not in roles or len(roles) < 2:
        return False
    sent = roles.get("date", "")
    dated = bool(YEAR.search(sent)) and (len(roles) >= 3 or bool(TIME.search(sent)))
    addressed = bool(ADDRESS.search(roles["from"] + " " + roles.get("to", "")))
    return is_announced or dated or (addressed and len(roles) >= 3) or (addressed and bool(YEAR.search(sent)))


def _label(plain: str) -> tuple[str, str] | None:
    if not (match := LABEL.match(plain)):
        return None
    role = ROLES.get(match[1].strip().lower()) or ROLES.get(match[1].replace(" ", "").lower())
    return (role, match[2].strip()) if role else None


def _continues(plain: str, lines: Sequence[Line], row: int) -> bool:
    """The rest of a wrapped list of addresses, date or subject, before the next label."""
    return bool(ADDRESS.search(plain) and len(plain) < 200) or bool(_label(_at(lines, row + 1)) and len(plain) < 90)


def _at(lines: Sequence[Line], row: int) -> str:
    return lines[row].plain if row < len(lines) else ""


def _skip_blank(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at


def _attribution(lines: Sequence[Line], at: int) -> Head | None:
    """The shortest run of rows from here that reads as one. The nearest start counts: a sentence above may begin so."""
    if not STARTS.match(lines[at].plain):
        return None
    joined = ""
    for row in range(at, min(at + MOST_ROWS, len(lines))):
        line = lines[row]
        if line.is_blank or line.depth or len(joined) > LONGEST_HEAD:
            return None
        joined = f"{joined} {line.plain}".strip()
        is_before_quote = _is_quoted(lines, row + 1)
        if (is_before_quote or ENDS.search(joined)) and _reads_as_attribution(joined, is_before_quote):
            return None if _starts_nearer(lines, at + 1, row + 1) else Head(at, row + 1)
    return None


def _starts_nearer(lines: Sequence[Line], at: int, end: int) -> bool:
    for first in range(at, end):
        joined = " ".join(each.plain for each in lines[first:end])
        if STARTS.match(lines[first].plain) and WROTE.search(joined) and YEAR.search(joined):
            return True
    return False


def _reads_as_attribution(joined: str, is_before_quote: bool) -> bool:
    if len(joined) > LONGEST_HEAD:
        return False
    dated, timed, addressed = bool(YEAR.search(joined)), bool(TIME.search(joined)), bool(ADDRESS.search(joined))
    if WROTE.search(joined):
        return dated or addressed or timed or (is_before_quote and bool(ENDS.search(joined)))
    return bool(ENDS.search(joined)) and ((addressed and (dated or timed)) or (is_before_quote and dated and timed))


def _is_quoted(lines: Sequence[Line], at: int) -> bool:
    at = _skip_unquoted_blank(lines, at)
    return at < len(lines) and lines[at].depth > 0


def _skip_unquoted_blank(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and lines[at].is_blank and not lines[at].depth:
        at += 1
    return at
