"""The day that a written date means, seen from the mail's own day. dateparser reads it, apart from its pitfalls."""

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from inbound.kinds.automatic.dates import NEXT_WEEK, Shape, Written
from inbound.kinds.automatic.language import Language
from inbound.kinds.automatic.order import Order

LONGEST_WAIT = timedelta(days=365)
LONGEST_WITHOUT_A_YEAR = timedelta(days=245)
"""A date without a year that is further ahead is rather one that has passed: an old note."""

TODAY_TOO = timedelta(days=1)
"""dateparser takes the base's own day for next year's."""

NUMBERED = re.compile(r"(?P<month>\d{1,2})\s*月")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day_of(written: Written, base: date, order: Order, language: Language) -> date | None:
    """None for a day that has passed, is too far away, or is none."""
    day = _day_of(written, base, order, language)
    return day if day and base <= day <= base + LONGEST_WAIT else None


def _day_of(written: Written, base: date, order: Order, language: Language) -> date | None:
    match written.shape:
        case Shape.WEEKDAY:
            return _weekday(int(written.first), base, next_week=written.next_week, language=language)
        case Shape.NEAR if written.first == NEXT_WEEK:
            return base + timedelta(days=7 - base.weekday())
        case Shape.NEAR:
            return parsed(written.first, base, "en")
        case Shape.DAY:
            return _next_with_day(int(written.first), base, written.weekday)
        case Shape.ISO:
            return parsed(f"{written.year}-{written.second}-{written.first}", base, "en", "YMD")
        case Shape.NUMBERS:
            return _numbers(written, base, order)
        case Shape.NAMED:
            # A month that is a number gets an English name: dateparser reads no Chinese date without a year.
            code = "en" if NUMBERED.match(written.second) else language.code
            return _checked(written, parsed(_phrase(written), base - TODAY_TOO, code), base)
    return None


def _next_with_day(number: int, base: date, weekday: int | None) -> date | None:
    """dateparser takes the base's own month for `the 14th`, passed or not. `Monday 9` may be nine o'clock."""
    coming = [base + timedelta(days=days) for days in range(62)]
    fitting = [day for day in coming if day.day == number and weekday in (None, day.weekday())]
    return fitting[0] if fitting else next((day for day in coming if day.weekday() == weekday), None)


def _weekday(number: int, base: date, *, next_week: bool, language: Language) -> date | None:
    if next_week and language.calendar_weeks:
        return base + timedelta(days=7 - base.weekday() + number)
    return parsed(WEEKDAYS[number], base, "en")


def _phrase(written: Written) -> str:
    number = NUMBERED.match(written.second)
    month = calendar.month_name[int(number["month"])] if number else written.second.strip(".").lower()
    return f"{written.first} {month} {_year(written)}".strip()


def _year(written: Written) -> str:
    return f"20{written.year}" if len(written.year) == 2 else written.year


def _numbers(written: Written, base: date, order: Order) -> date | None:
    """In the writer's order. Where that is open: by the weekday beside it, else the nearer one of the coming days."""
    orders = [order] if order is not Order.OPEN else [Order.DAY_FIRST, Order.MONTH_FIRST]
    if int(written.first) > 12:
        orders = [Order.DAY_FIRST]
    elif int(written.second) > 12:
        orders = [Order.MONTH_FIRST]
    elif written.weekday is not None:
        both = [_in_order(written, base, each) for each in (Order.DAY_FIRST, Order.MONTH_FIRST)]
        if len(fitting := {each for each in both if each and each.weekday() == written.weekday}) == 1:
            return fitting.pop()
    return _nearest((_in_order(written, base, each) for each in orders), base)


def _nearest(days: Iterable[date | None], base: date) -> date | None:
    return min((day for day in days if day and day >= base), default=None)


def _in_order(written: Written, base: date, order: Order) -> date | None:
    phrase = "/".join(filter(None, (written.first, written.second, _year(written))))
    return _checked(written, parsed(phrase, base - TODAY_TOO, "en", order.value), base)


def _checked(written: Written, day: date | None, base: date) -> date | None:
    """A coming date is no surprise in spring; `16 November`, read on the 30th, is two weeks ago and not next year's."""
    if day is None or written.year:
        return day
    if day - base > LONGEST_WITHOUT_A_YEAR:
        return None
    return day


@lru_cache(maxsize=256)
def parsed(phrase: str, base: date, code: str, order: str = "") -> date | None:
    """By dateparser. `code`: the language of the phrase; `order`: such as `DMY`."""
    # It takes 0.1 s and 12 MB to import, which web processes need not pay.
    import dateparser

    settings: dict[str, Any] = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "PREFER_DATES_FROM": "future",
        "PARSERS": ["relative-time", "absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "TIMEZONE": "UTC",
    }
    if order:
        settings["DATE_ORDER"] = order
    try:
        found = dateparser.parse(phrase, languages=[code], settings=settings)
    except (ValueError, OverflowError):
        return None
    return found.date() if found else None
