"""The days and times that a record holds."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from emails.writer.guard.claims.calendar.days import (
    DAY_RANGE,
    HOUR_IN_SHORT,
    Moment,
    calendar_days,
    clock_times,
    weekdays,
)
from emails.writer.guard.claims.calendar.holidays import holidays_in, nth_weekdays_in
from emails.writer.guard.claims.numbers import ONES
from emails.writer.guard.record import EARLIER, Record

THEN = re.compile(r"(?:,| for| in| \+| takes)? (?:about |abt )?(\d{1,2}|[a-z]{3,6}) (week|day)s?\b", re.I)
SPAN_IN_SHORT = re.compile(
    r"(?:/\d{1,2}|day|\b(?:mon|tues?|wed|thurs?|fri|sat|sun)s?\b),? (?:from |@ ?)?"
    r"(1[0-2]|[1-9])\s?[-–]\s?(1[0-2]|[1-9])(?![/%\w-])",
    re.I,
)
"""In notes: "open house 5/30, 1-3"."""
DAYS_FROM = re.compile(r"\b(\d{1,3}) days (?:from|after|past)\b", re.I)
OF_MONTH = re.compile(r"\w*,? (?:of|in) (?:the|each|every) month", re.I)
NTH = re.compile(r"\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th)(?: and (?:third|fourth|3rd|4th))? $", re.I)
LAST = re.compile(r"\blast $", re.I)
SOON = 21  # days; of a later date nobody says only the weekday


class KnownDays:
    """The days and times that the record or an earlier email holds."""

    def __init__(self, texts: tuple[tuple[str, str], ...], today: date | None) -> None:
        self.today = today
        self.days: dict[tuple[int, int], str] = {}
        self.of_month: dict[int, str] = {}
        self.weekdays: dict[int, str] = {}
        self.hours: dict[tuple[int, int], str] = {}
        for label, text in texts:
            self._read(label, text)

    def _read(self, label: str, text: str) -> None:
        dates = list(calendar_days(text))
        for each in weekdays(text, is_shorthand=True):
            if any(0 <= other.start - each.end <= len(", the ") for other in dates):
                self.weekdays.setdefault(each.weekday or 0, label)
            elif OF_MONTH.match(text, each.end) and NTH.search(text, 0, each.start):
                self.weekdays.setdefault(each.weekday or 0, label)  # its days: nth_weekdays_in
            else:
                self._add_weekday(label, each.weekday or 0, is_past=LAST.search(text, 0, each.start) is not None)
        if "omorrow" in text and self.today:
            self._add_day(label, self.today + timedelta(1))
        for each in dates:
            if each.month and each.day:
                self._add_day_of_month(label, each.month, each.day)
            elif each.day:
                self.of_month.setdefault(each.day, label)
        for day in (*self._later(text, dates), *(nth_weekdays_in(text, self.today) if self.today else ())):
            self._add_day(label, day)
        for found in DAY_RANGE.finditer(text):
            self._add_day_of_month(label, int(found[1]), int(found[2]))
        for each in clock_times(text):
            if each.hour:
                self.hours.setdefault(each.hour, label)
        for found in SPAN_IN_SHORT.finditer(text):
            for hour in found.groups():
                self.hours.setdefault((int(hour) % 12, 0), label)
        for found in HOUR_IN_SHORT.finditer(text):
            self.hours.setdefault((int(found[1]) % 12, 0), label)
        for day in holidays_in(text, self.today) if self.today else ():
            self.days.setdefault((day.month, day.day), label)

    def _later(self, text: str, dates: list[Moment]) -> Iterator[date]:
        """ "Ordered 7/20, two weeks" ends on 8/3."""
        for each in dates:
            then = THEN.match(text, each.end)
            begins = self.near(each.month, each.day) if then and each.month and each.day else None
            if then and begins:
                count = int(then[1]) if then[1].isdigit() else ONES.get(then[1].lower(), 0)
                yield begins + timedelta(count * (7 if then[2].lower() == "week" else 1))

    def _add_day_of_month(self, label: str, month: int, day: int) -> None:
        self.days.setdefault((month, day), label)
        self.of_month.setdefault(day, label)
        found = self.near(month, day)
        if found and self.today and abs((found - self.today).days) <= SOON:
            self.weekdays.setdefault(found.weekday(), label)

    def _add_weekday(self, label: str, weekday: int, *, is_past: bool = False) -> None:
        """`is_past`: the notes say "last Thursday", which is none to come."""
        self.weekdays.setdefault(weekday, label)
        if self.today:
            first = self.today - timedelta(7)
            days_on = 8 if is_past else 15 if label == EARLIER else 22
            for each in (first + timedelta(days) for days in range(days_on)):
                if each.weekday() == weekday:
                    self._add_day(label, each)

    def _add_day(self, label: str, day: date) -> None:
        self.days.setdefault((day.month, day.day), label)
        if label != EARLIER:
            self.of_month.setdefault(day.day, label)
        self.weekdays.setdefault(day.weekday(), label)

    def near(self, month: int, day: int) -> date | None:
        """The day of this month that is nearest to today."""
        today = self.today
        if not today:
            return None
        found = []
        for year in (today.year - 1, today.year, today.year + 1):
            try:
                found.append(date(year, month, day))
            except ValueError:
                continue
        return min(found, key=lambda each: abs((each - today).days), default=None)

    def weekday_of(self, each: Moment) -> int | None:
        found = self.near(each.month, each.day) if each.month and each.day else None
        return found.weekday() if found else None

    def holds(self, day: date) -> bool:
        """Whether a field names it; a weekday in an earlier email is too little."""
        return self.days.get((day.month, day.day), EARLIER) != EARLIER

    def has_month(self, month: int) -> bool:
        return any(each == month for each, _ in self.days)

    def ends_before(self, month: int) -> str:
        """The label of a day that ends the month before: "to 10/31", so "not before November"."""
        before = date(2024, month, 1) - timedelta(1)
        return self.days.get((before.month, before.day), "")

    def label(self, each: Moment) -> str:
        if each.month and each.day:
            return self.days.get((each.month, each.day), "") or (self.ends_before(each.month) if each.day == 1 else "")
        if each.day:
            return self.of_month.get(each.day, "")
        if each.hour:
            return self.hours.get(each.hour, "")
        return self.weekdays.get(each.weekday, "") if each.weekday is not None else ""


def is_so_long_after(each: Moment, moments: list[Moment], sentence: str, known: KnownDays) -> bool:
    """ "45 days from September 25 is November 9", where the record has the first day."""
    counts = [int(found[1]) for found in DAYS_FROM.finditer(sentence)]
    begins = [
        known.near(other.month, other.day) for other in moments if other.month and other.day and known.label(other)
    ]
    ends = known.near(each.month, each.day) if counts and each.month and each.day else None
    return any(begin and ends and (ends - begin).days in counts for begin in begins)


class DaysOfRecord:
    """The record's days, read when a letter speaks of one."""

    def __init__(self, record: Record) -> None:
        self._record = record

    @cached_property
    def days(self) -> KnownDays:
        record = self._record
        texts = tuple(
            (label, str(text)) for label, text in (*record.fields, *record.said_before) if not _is_contact(label)
        )
        return KnownDays(texts, record.today)


CONTACTS = frozenset(
    f"{whose} {what}"
    for whose in ("Client", "Agent", "Office")
    for what in ("name", "email", "phone", "website", "address")
)


def _is_contact(label: str) -> bool:
    return label in CONTACTS or label == "Property address"
