"""Figures that follow from the record: how long ago one of its days is, how many homes it names."""

import re
from collections.abc import Iterator
from datetime import date

from emails.writer.guard.claims.calendar.days import Moment, calendar_days
from emails.writer.guard.claims.numbers import Number, numbers
from emails.writer.guard.record import EARLIER, NO_CLAIMS, Record

DAYS_IN = {"day": 1, "week": 7, "month": 30}
SLACK = {"day": 1, "week": 4, "month": 16}
PERIOD = re.compile(r"[\s-](day|week|month)s?\b", re.I)
SEEN = re.compile(
    r"\b(?:saw|seen|toured|visited|viewed|walked|showed|looked at|showings?|tours?|tour of|visits?)\b:? "
    r"([^.;\n]{3,160})",
    re.I,
)
RANGE = re.compile(r"(?<![\d/$.])(\d{1,2},\d{3}|\d{3,5})\s?(?:-|–|to|a)\s?(\d{1,2},\d{3}|\d{3,5})(?![\d/.])")
OF_MANY = re.compile(r"\b(?:average|median|most|typical\w*|homes|houses|condos|listings|properties|places)\b", re.I)
PARTS_OF_AN_ACRE = {"half": r"1/2|0?\.50?", "quarter": r"1/4|0?\.25", "third": r"1/3|0?\.33?"}
LEAST_OF_A_RANGE = 100
LEAST_REST = 10
BETWEEN = re.compile(r",| and | & |\+| then |/(?=[A-Z])")
HOME = re.compile(r"\W*(?:the |also |only )?(?:\d{1,5} )?[A-Z][a-z]")
DONE = "bought|sold|owns?|has|have|toured|saw|seen|showed|visited|closed|closed on|already has|already owns"
AS_SEEN = re.compile(
    r"\b(?:bought|own|sold|have|saw|seen|toured|visited|viewed|walked|looked at|showed|went to|been to|last|tour|"
    r"visit)\b"
)


def worked_out(value: float, unit: str, after: str, sentence: str, record: Record) -> str:
    """The field from which this figure follows."""
    if unit == "days":
        return _elapsed(value, after, record) or _between_two_days(value, after, sentence, record)
    if unit in ("area", "near"):
        return _within_a_range(value, record)
    return _homes_seen(value, sentence, record) if unit == "sale" else ""


def _elapsed(count: float, words_after: str, record: Record) -> str:
    """The field with the day since which so many days, weeks or months have passed."""
    period, today = PERIOD.match(words_after), record.today
    if not (period and today):
        return ""
    unit = period[1].lower()
    for label, text in (*record.fields, *record.said_before):
        if label == EARLIER and unit == "day":
            continue
        for each in calendar_days(str(text)):
            passed = _days_since(each, today)
            if passed is not None and abs(passed - count * DAYS_IN[unit]) <= SLACK[unit]:
                return label
    return ""


def _between_two_days(count: float, after: str, sentence: str, record: Record) -> str:
    """The field with two days that are so far apart: listed on 6/1, an offer on 6/12."""
    period = PERIOD.match(after)
    if not period or period[1].lower() != "day" or OF_MANY.search(sentence):
        return ""
    for label, text in record.fields:
        if label == "Notes" or label.startswith("Custom field"):
            days = {passed for each in calendar_days(str(text)) if (passed := _since(each, record)) is not None}
            if any(abs(one - other) == count for one in days for other in days if one != other):
                return label
    return ""


def _since(each: Moment, record: Record) -> int | None:
    return _days_since(each, record.today) if record.today else None


def _days_since(each: Moment, today: date) -> int | None:
    """How many days ago this day was the last time."""
    if not (each.month and each.day):
        return None
    for year in (today.year, today.year - 1):
        try:
            passed = (today - date(year, each.month, each.day)).days
        except ValueError:
            continue
        if passed >= 0:
            return passed
    return None


def _within_a_range(value: float, record: Record) -> str:
    """The field with a range that this lies in: "3,000 square feet" of "2,800-3,500 sf"."""
    for label, text in record.fields:
        for found in RANGE.finditer(str(text)) if label == "Notes" or label.startswith("Custom field") else ():
            low, high = (float(each.replace(",", "")) for each in found.groups())
            if LEAST_OF_A_RANGE <= low <= value <= high:
                return label
    return ""


def _homes_seen(count: float, sentence: str, record: Record) -> str:
    """The field that says so or names so many homes, where the sentence speaks of homes seen, bought or owned."""
    if not AS_SEEN.search(sentence.lower()):
        return ""
    told = [(label, text) for label, text in record.fields if label == "Notes" or label.startswith("Custom field")]
    counted = re.compile(rf"\b(?:{DONE}) {int(count)}\b", re.I)
    if label := next((label for label, text in told if counted.search(str(text))), ""):
        return label
    return next((label for label, text in told if count in set(_named(str(text)))), "")


def _named(text: str) -> Iterator[int]:
    for found in SEEN.finditer(text):
        pieces = BETWEEN.split(found[1])
        yield next((at for at, piece in enumerate(pieces) if not HOME.match(piece)), len(pieces))


def of_that_age(years: float, record: Record) -> str:
    """The field with the year from which on it is that old."""
    if record.today is None:
        return ""
    born = {f"{record.today.year - int(years) + shift}" for shift in (-1, 0, 1)}
    return next((label for label, held in record.spoken if born.intersection(held)), "")


def times_of(count: int, record: Record) -> str:
    """The field that has so many of them: "6-plex", "1,050 x6"."""
    pattern = re.compile(rf"(?<!\d){count}-?plex\b|\bx ?{count}\b|(?<!\d){count} ?x ", re.I)
    return next((label for label, field in record.fields if pattern.search(str(field))), "")


def is_rest(number: Number, record: Record) -> bool:
    """ "Thirty are tillable and fifty are woods", of 80 acres."""
    held = {each.value for label, text in record.fields if label not in NO_CLAIMS for each in numbers(str(text))}
    return any(whole - number.value in held for whole in held if whole > number.value >= LEAST_REST)


def is_rated(said: str, record: Record) -> bool:
    """The record has the words, or "1/2 ac" for "half an acre"."""
    texts = [each.text.lower for each in record.fields]
    part = next((figures for name, figures in PARTS_OF_AN_ACRE.items() if said.startswith(name)), "")
    written = re.compile(rf"(?<![\d/])(?:{part})[- ]?(?:ac\b|acres?\b)") if part and said.endswith("acre") else None
    return any(said in text or (written and written.search(text)) for text in texts)
