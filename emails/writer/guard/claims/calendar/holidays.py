"""The days that a letter means by a holiday or by "this week", where the record has the date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

FIXED = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "new year's eve": (12, 31),
    "new year": (1, 1),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "valentine": (2, 14),
    "halloween": (10, 31),
    "juneteenth": (6, 19),
    "veterans day": (11, 11),
}
MOVABLE = {
    "thanksgiving": (11, 3, 4),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "presidents": (2, 0, 3),
    "columbus day": (10, 0, 2),
    "mother's day": (5, 6, 2),
    "father's day": (6, 6, 3),
}
"""Month, weekday, and which one of the month; -1 is the last."""
ORDINALS = (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"))
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NTH = re.compile(r"\b(first|second|third|fourth|1st|2nd|3rd|4th) (mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.I)
WITHIN = re.compile(r"\b(this|next) (weekend|week|month)\b")
MONTH_END = re.compile(r"\bend of (?:the|this) month\b|\bmonth'?s end\b")
NEAR = 3  # days; "Memorial Day weekend" begins so long before


def days_around(name: str, today: date) -> Iterator[date]:
    """The days that a letter may mean by this holiday: its day and those beside it, this year and next."""
    small = name.lower()
    for year in (today.year, today.year + 1):
        day = _day(small, year)
        if day:
            yield from (day + timedelta(off) for off in range(-NEAR, NEAR + 1))


def days_within(words: str, today: date) -> Iterator[date]:
    """The days of "this week", "next month" and their like; from the weekend on, "this week" may be the next one."""
    found, end = WITHIN.search(words.lower()), MONTH_END.search(words.lower())
    if end:
        days = (date(today.year, today.month, 24) + timedelta(each) for each in range(8))
        yield from (day for day in days if day.month == today.month)
    if not found:
        return
    which, unit = found[1], found[2]
    if unit == "month":
        month = today.month + (which == "next")
        year, month = (today.year + 1, 1) if month > 12 else (today.year, month)
        days = (date(year, month, 1) + timedelta(each) for each in range(31))
        yield from (day for day in days if day.month == month)
        return
    monday = today - timedelta(today.weekday()) + timedelta(7 * (which == "next"))
    first, last = (4, 7) if unit == "weekend" else (0, 10 if today.weekday() > 4 else 7)
    yield from (monday + timedelta(each) for each in range(first, last))


def holidays_in(text: str, today: date) -> Iterator[date]:
    """The coming days of the holidays that a text names."""
    small = text.lower()
    for name in (*FIXED, *MOVABLE, "easter"):
        if name in small:
            days = (_day(name, year) for year in (today.year, today.year + 1))
            yield from (day for day in days if day and -30 < (day - today).days < 330)


def nth_weekdays_in(text: str, today: date) -> Iterator[date]:
    """The coming days of "board meets first Thursday"."""
    for found in NTH.finditer(text):
        which = next(at for at, each in enumerate(ORDINALS, 1) if found[1].lower() in each)
        weekday = WEEKDAYS.index(found[2].lower()[:3])
        months = (divmod(today.month - 1 + ahead, 12) for ahead in range(3))
        days = (_nth(today.year + years, month + 1, weekday, which) for years, month in months)
        yield from (day for day in days if day >= today)


def _day(name: str, year: int) -> date | None:
    if "easter" in name:
        return _easter(year)
    for known, (month, day) in FIXED.items():
        if known in name:
            return date(year, month, day)
    for known, (month, weekday, which) in MOVABLE.items():
        if known in name:
            return _nth(year, month, weekday, which)
    return None


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    """By Gauss and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
