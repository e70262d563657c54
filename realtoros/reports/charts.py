"""Charts as numbers that a template draws as SVG: a strict CSP forbids sizes in style attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lists.words import month_day, weekday_date


@dataclass(frozen=True)
class BarPart:
    name: str
    y: float
    height: float


@dataclass(frozen=True)
class GridLine:
    value: int
    y: float


@dataclass(frozen=True)
class Bar:
    x: float
    width: float
    parts: tuple[BarPart, ...]  # from the tallest to the shortest
    label: str
    tick: str = ""

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    bars: tuple[Bar, ...]
    grid: tuple[GridLine, ...]


def overlaid(
    rows: Sequence[Any], names: Sequence[str], *, width: int, height: int, left: int = 0, ticks: int = 1
) -> Chart:
    """One bar per row. Its parts overlap from the baseline, because each name counts a subset of the name before."""
    top = _ceiling(max((getattr(row, names[0]) for row in rows), default=0))
    slot = (width - left) / max(len(rows), 1)
    bar = min(slot * 0.72, 36)
    bars = []
    for number, row in enumerate(rows):
        parts = []
        for name in names:
            tall = round(height * getattr(row, name) / top, 1)
            parts.append(BarPart(name, round(height - tall, 1), tall))
        x = round(left + slot * number + (slot - bar) / 2, 1)
        tick = month_day(row.on) if number % ticks == 0 else ""
        words = ", ".join(f"{getattr(row, name)} {name}" for name in names)
        bars.append(Bar(x, round(bar, 1), tuple(parts), f"{weekday_date(row.on)}: {words}", tick))
    lines = tuple(GridLine(value, round(height - height * value / top, 1)) for value in (0, top // 2, top))
    return Chart(width, height, tuple(bars), lines)


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
