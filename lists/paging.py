"""Pages by key: the address says after which row a page begins, so one in the middle costs what the first one costs."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, F, QuerySet, Value
from django.db.models.expressions import Combinable, Func

from lists.ids import read_id
from lists.times import EARLIEST, LATEST

FURTHEST_PAGE = 400  # as far as an old link with a number may jump: what is skipped has to be read
MOST_THAT_FIT = 50  # rows: as high as a window may say it is
NO_SUCH_PAGE = "That page doesn’t exist, so we show the first one."

Kinds = tuple[type, ...]
"""The types of a row's keys, in their order."""


@dataclass(frozen=True)
class PageStart:
    """After which row a page begins: its keys, which part of the list it is in, and how many rows come before."""

    values: tuple[Any, ...]
    part: int = 0
    before: int = 0

    def __str__(self) -> str:
        values = [value.isoformat() if isinstance(value, datetime) else value for value in self.values]
        text = json.dumps([self.part, self.before, *values], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, *parts: Kinds) -> "PageStart | None":
        """What str() wrote, for a list whose parts have keys of these kinds; None for any other text."""
        try:
            padded = text[:2000] + "=" * (-len(text[:2000]) % 4)
            number, before, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if type(number) is not int or number < 0 or type(before) is not int or not 0 <= before < 10**9:
                return None
            read = [_value(kind, value) for kind, value in zip(parts[number], values, strict=True)]
        except (binascii.Error, UnicodeDecodeError, RecursionError, ValueError, TypeError, IndexError):
            return None
        return cls(tuple(read), number, before)


@dataclass(frozen=True)
class SortedRows:
    """Rows in one order: a list, or a part of one. All keys sort the same way, and the last one is unique."""

    rows: QuerySet[Any]
    keys: tuple[Combinable, ...]
    kinds: Kinds
    descending: bool

    def after(self, values: tuple[Any, ...] | None, backwards: bool = False) -> QuerySet[Any]:
        """The rows in their order, or in the opposite one: all, or those behind the row with these keys."""
        falls = self.descending != backwards
        named = {f"key_{number}": key for number, key in enumerate(self.keys)}
        rows: QuerySet[Any] = self.rows.annotate(**named)
        if values is not None:
            # As one row, not as an OR of comparisons: so an index begins to read right there.
            here, there = Func(*self.keys, function="ROW"), Func(*map(Value, values), function="ROW")
            sign = " < " if falls else " > "
            rows = rows.filter(
                Func(here, there, template="(%(expressions)s)", arg_joiner=sign, output_field=BooleanField())
            )
        return rows.order_by(*(F(name).desc() if falls else F(name).asc() for name in named))

    def values_of(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, f"key_{number}") for number in range(len(self.keys)))


@dataclass(frozen=True)
class Page:
    rows: list[Any]
    start: int  # the number of its first row
    previous: str
    next: str

    @property
    def end(self) -> int:
        return self.start + len(self.rows) - 1


def size_that_fits(said: str, least: int) -> int:
    """The rows of a page, when a browser says how many fit its window: never fewer than without it."""
    number = read_id(said)
    return least if number is None else max(least, min(number, MOST_THAT_FIT))


def page_of(parts: Sequence[SortedRows], asked: Mapping[str, Any], size: int) -> tuple[Page, str]:
    """The page that the address asks for by `after`, `before` or `page`, and "".

    The first page and NO_SUCH_PAGE when there is no such page.
    """
    page = _asked_page(parts, asked, size)
    if page is None or (not page.rows and page.start > 1):
        return _forwards(parts, None, size), NO_SUCH_PAGE
    return page, ""


def _asked_page(parts: Sequence[SortedRows], asked: Mapping[str, Any], size: int) -> Page | None:
    kinds = [part.kinds for part in parts]
    if after := asked.get("after"):
        start = PageStart.read(after, *kinds)
        return _forwards(parts, start, size) if start else None
    if before := asked.get("before"):
        start = PageStart.read(before, *kinds)
        return _backwards(parts, start, size) if start else None
    number = int(asked.get("page") or 1)
    return _forwards(parts, None, size, skip=(number - 1) * size) if 1 <= number <= FURTHEST_PAGE else None


def _backwards(parts: Sequence[SortedRows], start: PageStart, size: int) -> Page:
    found = _gather(parts, start, size, backwards=True)
    if len(found) <= size:  # the first page is a full one
        return _forwards(parts, None, size)
    return _page(parts, found[size - 1 :: -1], max(0, start.before - size), has_previous=True, has_next=True)


def _forwards(parts: Sequence[SortedRows], start: PageStart | None, size: int, skip: int = 0) -> Page:
    found = _gather(parts, start, size, backwards=False, skip=skip)
    if start and not found:  # what stood there is gone
        return _forwards(parts, None, size)
    before = start.before if start else skip
    return _page(parts, found[:size], before, has_previous=before > 0, has_next=len(found) > size)


def _gather(
    parts: Sequence[SortedRows], start: PageStart | None, size: int, backwards: bool, skip: int = 0
) -> list[tuple[int, Any]]:
    """One row more than asked for, if there is one, each with the number of its part."""
    numbers = list(range(len(parts)))[:: -1 if backwards else 1]
    if start:
        numbers = numbers[numbers.index(start.part) :]
    found: list[tuple[int, Any]] = []
    for number in numbers:
        after = start.values if start and start.part == number else None
        rows = list(parts[number].after(after, backwards)[skip : skip + size + 1 - len(found)])
        found += [(number, row) for row in rows]
        if len(found) > size:
            break
        if skip and number != numbers[-1]:
            skip = 0 if rows else skip - parts[number].rows.count()
    return found


def _page(
    parts: Sequence[SortedRows], found: list[tuple[int, Any]], before: int, has_previous: bool, has_next: bool
) -> Page:
    def start(at: int, count: int) -> str:
        number, row = found[at]
        return str(PageStart(parts[number].values_of(row), number, count))

    previous = start(0, before) if found and has_previous else ""
    following = start(-1, before + len(found)) if found and has_next else ""
    return Page([row for _, row in found], before + 1, previous, following)


def _value(kind: type, value: Any) -> Any:
    """The key that was written as `value`. ValueError when it is of another kind, or none that a row can have."""
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None or not EARLIEST <= moment <= LATEST:
            raise ValueError
        return moment
    if kind is int:
        # A boolean is an int to Python, but no key.
        fits = type(value) is int and -(2**63) <= value < 2**63
    else:
        fits = isinstance(value, str) and "\x00" not in value and len(value) <= 300
    if not fits:
        raise ValueError
    return value
