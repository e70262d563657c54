"""Pages by key: the address says after which row a page begins, so one in the middle costs what the first one costs."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, F, QuerySet, Value
from django.db.models.expressions import Combinable, Func
from django.http import QueryDict

from lists.times import EARLIEST, LATEST

FURTHEST_PAGE = 400  # as far as an old link with a number may jump: what is skipped has to be read


class Unreadable(Exception):
    """The address names no place in this list."""


@dataclass(frozen=True)
class Place:
    """A row's place: in which stretch, how many rows stand before it, and its keys."""

    stretch: int
    before: int
    values: tuple[Any, ...]

    def __str__(self) -> str:
        values = [value.isoformat() if isinstance(value, datetime) else value for value in self.values]
        text = json.dumps([self.stretch, self.before, *values], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True)
class Stretch:
    """Rows in one order. The keys go the same way, and the last one is the row's alone."""

    rows: QuerySet[Any]
    keys: tuple[Combinable, ...]
    kinds: tuple[type, ...]
    descending: bool

    def read(self, limit: int, after: tuple[Any, ...] | None, backwards: bool, skip: int = 0) -> list[Any]:
        falling = self.descending != backwards
        named = {f"key_{number}": key for number, key in enumerate(self.keys)}
        rows = self.rows.annotate(**named)
        if after is not None:
            # As one row, not as an OR of comparisons: so an index begins to read right there.
            here, there = Func(*self.keys, function="ROW"), Func(*map(Value, after), function="ROW")
            sign = " < " if falling else " > "
            rows = rows.filter(
                Func(here, there, template="(%(expressions)s)", arg_joiner=sign, output_field=BooleanField())
            )
        rows = rows.order_by(*(F(name).desc() if falling else F(name).asc() for name in named))
        return list(rows[skip : skip + limit])

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


def page_of(stretches: Sequence[Stretch], asked: QueryDict, size: int) -> Page:
    """The page that the address asks for. Unreadable when it names no place in this list."""
    if after := asked.get("after"):
        return _forwards(stretches, _read(stretches, str(after)), size)
    if before := asked.get("before"):
        place = _read(stretches, str(before))
        found = _gather(stretches, place, size, backwards=True)
        if len(found) > size:
            found = found[size - 1 :: -1]
            return _page(stretches, found, max(0, place.before - size), has_previous=True, has_next=True)
        return _forwards(stretches, None, size)
    number = str(asked.get("page") or "1")
    if not (number.isdecimal() and 1 <= int(number[:9]) <= FURTHEST_PAGE):
        raise Unreadable
    return _forwards(stretches, None, size, skip=(int(number) - 1) * size)


def _forwards(stretches: Sequence[Stretch], place: Place | None, size: int, skip: int = 0) -> Page:
    found = _gather(stretches, place, size, backwards=False, skip=skip)
    if place and not found:  # what stood there is gone
        return _forwards(stretches, None, size)
    before = place.before if place else skip
    return _page(stretches, found[:size], before, has_previous=before > 0, has_next=len(found) > size)


def _gather(
    stretches: Sequence[Stretch], place: Place | None, size: int, backwards: bool, skip: int = 0
) -> list[tuple[int, Any]]:
    """One row more than asked for, if there is one, each with the number of its stretch."""
    numbers = list(range(len(stretches)))[:: -1 if backwards else 1]
    if place:
        numbers = numbers[numbers.index(place.stretch) :]
    found: list[tuple[int, Any]] = []
    for number in numbers:
        after = place.values if place and place.stretch == number else None
        rows = stretches[number].read(size + 1 - len(found), after, backwards, skip)
        found += [(number, row) for row in rows]
        if len(found) > size:
            break
        if skip and number != numbers[-1]:
            skip = 0 if rows else skip - stretches[number].rows.count()
    return found


def _page(
    stretches: Sequence[Stretch], found: list[tuple[int, Any]], before: int, has_previous: bool, has_next: bool
) -> Page:
    def place(at: int, count: int) -> str:
        number, row = found[at]
        return str(Place(number, count, stretches[number].values_of(row)))

    previous = place(0, before) if found and has_previous else ""
    following = place(-1, before + len(found)) if found and has_next else ""
    return Page([row for _, row in found], before + 1, previous, following)


def _read(stretches: Sequence[Stretch], text: str) -> Place:
    try:
        padded = text[:2000] + "=" * (-len(text[:2000]) % 4)
        number, before, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        stretch = stretches[number] if type(number) is int and number >= 0 else None
        if stretch is None or type(before) is not int or not 0 <= before < 10**9:
            raise Unreadable
        return Place(
            number, before, tuple(_value(kind, value) for kind, value in zip(stretch.kinds, values, strict=True))
        )
    except (binascii.Error, UnicodeDecodeError, RecursionError, ValueError, TypeError, IndexError) as error:
        raise Unreadable from error


def _value(kind: type, value: Any) -> Any:
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None or not EARLIEST <= moment <= LATEST:
            raise Unreadable
        return moment
    if kind is int:
        # A boolean is an int to Python, but no place.
        fits = type(value) is int and -(2**63) <= value < 2**63
    else:
        fits = isinstance(value, str) and "\x00" not in value and len(value) <= 300
    if not fits:
        raise Unreadable
    return value
