"""The lines of a mail's body, with how deep each one is quoted."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

LONGEST_TEXT = 200_000
"""Characters of a plain text that are read. A person's new words stand near its beginning."""
MOST_LINES = 4_000
LONGEST_PLAIN = 1_000
"""Characters of a line that patterns see: more than any head or signature has, and few enough for all of them."""

MARKS = re.compile(r"[ \t]{0,3}(?:[>＞][ \t]?){1,60}")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u034f]")
SPACES = re.compile(r"[\s\u00a0]+")
EMPHASIS = re.compile(r"[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}")
AMOUNT = re.compile(r"[ \t]*>[=~$€£]?\d")


@dataclass
class Line:
    text: str
    depth: int = 0
    """How many quotes it stands in."""
    starts_quote: bool = False
    """A mail program's own mark says that the mail that is answered begins here."""
    is_signature: bool = False
    """A mail program's own mark says that it is a part of the signature."""
    is_mark: bool = False
    """Whether it is `-- `, with its space: the mark of a signature (RFC 3676)."""
    marked: bool = field(default=False)
    """Whether its depth was told by `>`."""

    @cached_property
    def plain(self) -> str:
        """Its beginning, for comparing: without marks of direction, stars of bold text and doubled spaces."""
        beginning = self.text.lstrip()[:LONGEST_PLAIN]
        return EMPHASIS.sub("", SPACES.sub(" ", INVISIBLE.sub("", beginning)).strip())

    @property
    def is_blank(self) -> bool:
        return not self.plain


def lines_of_text(text: str) -> list[Line]:
    """Of a plain-text part."""
    whole = unicodedata.normalize("NFC", text[:LONGEST_TEXT]).replace("\x00", "")
    rows = re.split(r"\r\n|\r|\n|\u2028|\u2029|\f", whole)[:MOST_LINES]
    lines = [_line(row) for row in rows]
    _take_back_amounts(lines, rows)
    return lines


def _line(row: str) -> Line:
    bare = row.lstrip("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff")
    if marks := MARKS.match(bare):
        depth = sum(each in ">＞" for each in marks[0])
        return Line(bare[marks.end() :].rstrip(), depth, marked=True)
    return Line(row.rstrip().replace("\u00a0", " "), is_mark=row == "-- ")


def _take_back_amounts(lines: Sequence[Line], rows: Sequence[str]) -> None:
    """“>500k is too much” alone among unmarked lines is no quote."""
    for at, line in enumerate(lines):
        if line.marked and AMOUNT.match(rows[at]):
            around = [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]]
            if not any(each.depth for each in around):
                line.depth, line.text = 0, rows[at].strip()
