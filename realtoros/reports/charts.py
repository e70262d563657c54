"""Charts as numbers that a template draws: a strict CSP forbids sizes in style attributes, so bars are SVG in percent.

The words beside it are the page's own text: they keep their size whatever the width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lists.words import month_day, weekday_date
from realtoros.reports.numbers import Number


@dataclass(frozen=True)
class BarPart:
    name: str
    y: float  # percent of the height, like the other
    height: float


@dataclass(frozen=True)
class Bar:
    number: Number
    """What its whole height counts, and what it opens."""
    parts: tuple[BarPart, ...]  # from the tallest to the shortest
    label: str
    tick: str
    is_tick_always_shown: bool  # else only where there is room for twice as many


@dataclass(frozen=True)
class Chart:
    bars: tuple[Bar, ...]
    scale: tuple[int, ...]  # from the top down, at the same distances


TICKS = 5
"""How many dates fit below a chart on a phone."""


def overlaid(rows: Sequence[Any], names: Sequence[str]) -> Chart:
    """One bar per row. Its parts overlap from the baseline, because each name counts a subset of the name before.

    Each row has the day that it is of as `on`, and a Number by each of the names.
    """
    top = _ceiling(max((getattr(row, names[0]).count for row in rows), default=0))
    always = -(-len(rows) // TICKS) or 1
    often = -(-always // 2)
    bars = []
    for at, row in enumerate(rows):
        counts = {name: getattr(row, name).count for name in names}
        heights = {name: round(100 * count / top, 2) for name, count in counts.items()}
        parts = tuple(BarPart(name, round(100 - tall, 2), tall) for name, tall in heights.items() if tall)
        label = f"{weekday_date(row.on)}: {', '.join(f'{count} {name}' for name, count in counts.items())}"
        tick = month_day(row.on) if at % often == 0 else ""
        bars.append(Bar(getattr(row, names[0]), parts, label, tick, at % always == 0))
    return Chart(tuple(bars), (top, top // 2, 0))


def _ceiling(most: int) -> int:
    """The next round and even number, so that the middle grid line has an integer value too."""
    unit = 1
    while most > 10 * unit:
        unit *= 10
    return max(2 * unit * -(-most // (2 * unit)), 2)


@dataclass(frozen=True)
class Column:
    """A day of the coming week."""

    x: float
    middle: float
    y: float
    tall: float
    count: int
    weekday: str
    label: str


def columns(days: Sequence[Any], width: int = 303, height: int = 48) -> list[Column]:
    """One column per day, its height in proportion to its count; `days` have `on` and `count`."""
    top, slot = max((day.count for day in days), default=0) or 1, width / max(len(days), 1)
    found = []
    for number, day in enumerate(days):
        tall, x = max(round(height * day.count / top, 1), 3) if day.count else 0, round(slot * number + 3, 1)
        label = f"{weekday_date(day.on)}: {day.count}"
        found.append(
            Column(x, round(x + slot / 2 - 3, 1), round(height - tall, 1), tall, day.count, f"{day.on:%a}", label)
        )
    return found
