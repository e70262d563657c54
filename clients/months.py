"""The months of a client's timeline, in the reader's time zone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lists.times import EARLIEST, LATEST, begin_of

MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Month:
    year: int
    number: int
    count: int = 0  # of entries

    def __str__(self) -> str:
        """As an address has it: “2026-11”."""
        return f"{self.year}-{self.number:02}"

    @classmethod
    def read(cls, text: str) -> "Month | None":
        """None for what is no month of the years that a time may lie in."""
        said = MONTH.fullmatch(text)
        if said is None:
            return None
        year, number = int(said[1]), int(said[2])
        return cls(year, number) if 1 <= number <= 12 and EARLIEST.year <= year < LATEST.year else None

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def end(self) -> datetime:
        """When the next one begins, in the current time zone."""
        return begin_of((self.first + timedelta(days=31)).replace(day=1))


def by_year(counts: Sequence[tuple[date, int]]) -> dict[int, list[Month]]:
    """The months in their order, grouped by year."""
    years: dict[int, list[Month]] = {}
    for first, count in counts:
        years.setdefault(first.year, []).append(Month(first.year, first.month, count))
    return years
