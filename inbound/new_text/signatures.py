"""Takes a person's signature away: the marked one, the line of a phone, the legal notice, the block with a number."""

import re
from collections.abc import Sequence
from itertools import islice

from inbound.new_text.closings import DISCLAIMER, MOBILE
from inbound.new_text.lines import Line
from inbound.new_text.signature_block import block_start, may_be_in_block, reads_as_signature

RULE = re.compile(r"[-_=*~—–•·\s]{2,}|—")
DECORATION = re.compile(r"\[(?:image|inline image|cid|photo|logo|bild)\b[^\[\]]{0,200}\]|[|\s]*\|[|\s]*", re.IGNORECASE)
"""Where a picture was, or the rule of a table."""
LINKED = re.compile(r"\[([^\]]{1,60})\]\(\S{1,200}\)|\s?[<(\[](?:https?://|mailto:)[^\s>)\]]*[>)\]]")
"""A link behind its words; or, as in Markdown, with them before it in brackets."""
LONGEST_LINE = 120
"""Characters that the line of a phone has at most."""
MOST_BELOW = 14
"""Rows below a plain `--`. Without its space, it may also part two halves of a letter."""


def without_signature(lines: Sequence[Line], names: Sequence[str], address: str = "") -> list[Line]:
    """`names`: how the sender is called, for telling which line begins the block."""
    kept = [line for line in lines if not line.is_signature and not DECORATION.fullmatch(line.plain)]
    kept = _up_to_mark(kept, names)
    kept = _up_to_disclaimer(kept, names)
    kept = [line for line in kept if not _is_of_a_phone(line)]
    kept = _without_own_address(kept, address)
    return kept[: block_start([line.plain for line in kept], names)]


def _without_own_address(lines: list[Line], address: str) -> list[Line]:
    """Foxmail signs with the sender's address alone."""
    filled = [row for row, line in enumerate(lines) if not line.is_blank]
    alone = len(filled) > 1 and lines[filled[-1]].plain.casefold() == address and lines[filled[-1] - 1].is_blank
    return lines[: filled[-1]] if alone else lines


def _up_to_mark(lines: list[Line], names: Sequence[str]) -> list[Line]:
    for row, line in enumerate(lines):
        if line.is_mark:
            return lines[:row]
        if not RULE.fullmatch(line.plain):
            continue
        below = list(islice((each.plain for each in lines[row + 1 :] if not each.is_blank), MOST_BELOW + 5))
        is_short = line.plain == "--" and len(below) <= MOST_BELOW
        if not below or is_short or reads_as_signature(below, names):
            return lines[:row]
    return lines


def _up_to_disclaimer(lines: list[Line], names: Sequence[str]) -> list[Line]:
    """A notice begins a paragraph, or stands right below a signature. What stands below it is more of it."""
    for row, line in enumerate(lines):
        above = lines[row - 1] if row else None
        if above is None or _ends_something(above) or line.plain.isupper() or may_be_in_block(above.plain, names):
            whole = " ".join(each.plain for each in lines[row : row + 3])
            if DISCLAIMER.match(whole):
                return lines[:row]
    return lines


def _ends_something(line: Line) -> bool:
    return line.is_blank or RULE.fullmatch(line.plain) is not None


def _is_of_a_phone(line: Line) -> bool:
    plain = LINKED.sub(lambda found: found[1] or "", line.plain).strip(' *_-–—<>[]()"“”.')
    return 5 < len(plain) <= LONGEST_LINE and bool(MOBILE.fullmatch(plain))
