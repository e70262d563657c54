"""Finds what is written as a date, in one sentence and one language. What it means is decided afterwards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from inbound.kinds.automatic.language import Language


class Shape(Enum):
    ISO = 1
    NUMBERS = 2  # 12/14, 14.12.2026: which one is the month is open
    NAMED = 3  # 14 December
    WEEKDAY = 4
    NEAR = 5  # tomorrow, next week
    DAY = 6  # the 14th


@dataclass(frozen=True)
class Written:
    start: int
    end: int
    shape: Shape
    first: str = ""
    """The day; of NUMBERS the first number; of NEAR the phrase in English; of WEEKDAY the number, 0 is Monday."""
    second: str = ""
    """The month as it is written; of NUMBERS the second number."""
    year: str = ""
    weekday: int | None = None
    """That stands beside the date, 0 is Monday."""
    next_week: bool = False
    in_range: bool = False
    """The end of a range in one piece: `Dec 10-14`."""


ISO = re.compile(r"(?<![\d-])(?P<year>20\d\d)[-/.](?P<second>\d{1,2})[-/.](?P<first>\d{1,2})(?!\d)")
NUMBERS = re.compile(
    r"(?<![\d/:#$€£])(?<!\d[.,])(?!24/7)(?P<first>\d{1,2})"
    r"(?:\s?(?P<separator>[/.])\s?(?P<second>\d{1,2})(?:(?P=separator)\s?(?P<year>20\d\d|\d\d)(?!\d))?"
    r"|(?<!\d-..)(?<!-.)-(?P<second_>\d{1,2})-(?P<year_>20\d\d|\d\d))"
    r"(?![\d/]|[.:,-]\d|\s?(?:am|pm|a\.m|p\.m|uhr|h|hrs?|%)\b)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d{1,3}")
NEXT_WEEK = "next_week"
FIRST = r"primero|premier|1er|primo|primeiro|ersten"


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    edge = "" if language.code == "zh" else r"(?<!\w)"
    after = "" if language.code == "zh" else r"(?!\w)"
    between, end = language.between, language.after_day
    year = rf"(?:{between}\s?(?P<year>20\d\d|['’]\d\d)(?!\d))?"
    month = rf"(?P<second>{language.months})"
    weekday = "|".join(f"(?P<w{number}>{each})" for number, each in enumerate(language.weekdays))
    wording = {
        "day_month": rf"(?<![\d/:])(?P<first>\d{{1,2}}|{FIRST}){end}{between}{edge}{month}{after}{year}",
        "month_range": (
            rf"{edge}{month}{between}\d{{1,2}}{end}\s*(?:{language.to})\s*(?P<first>\d{{1,2}}){end}(?![\d:/]){year}"
        ),
        "month_day": rf"{edge}{month}{between}(?:the\s+)?(?P<first>\d{{1,2}}){end}(?![\d:/]){year}",
        "weekday": rf"{edge}(?:(?P<before>{language.next_week})\s*)?(?:{weekday}){after}"
        rf"(?:\s+(?P<after>(?:{language.next_week})(?:\s+week|\s+woche)?))?",
        "weekday_day": rf"{edge}(?:{weekday}){between}(?P<first>\d{{1,2}}){end}(?![\w:/-]|[.,]\d|\s?(?:am|pm|h|uhr)\b)",
        "day": f"{edge}(?:{language.day_alone})",
        "beside": rf"{edge}(?:{weekday}){between}(?:the\s+|le\s+|el\s+|il\s+|o\s+|de[nmr]\s+)?$",
        "behind": rf"^\s*[(,]\s*(?:{weekday})\s*\)?",
    }
    if language.code == "zh":
        wording["day_month"] = r"(?!)"
        wording["month_range"] = r"(?!)"
        wording["month_day"] = (
            rf"(?:(?P<year>20\d\d)\s*年\s*)?(?<!\d)(?P<second>{language.months})\s*(?P<first>\d{{1,2}})(?!\d)\s*[日号號]?"
        )
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in wording.items()}


@cache
def _near(language: Language) -> list[tuple[re.Pattern[str], str]]:
    edge, after = ("", "") if language.code == "zh" else (r"(?<!\w)", r"(?!\w)")
    return [(re.compile(f"{edge}(?:{each}){after}", re.IGNORECASE), said) for each, said in language.near.items()]


def dates_in(sentence: str, language: Language) -> list[Written]:
    """In their order; none overlaps another."""
    taken: list[Written] = []
    for written in _all(sentence, language):
        if all(written.end <= each.start or written.start >= each.end for each in taken):
            taken.append(_with_weekday(written, sentence, language))
    # A weekday that belongs to a date is no date of its own.
    whole = [each for each in taken if each.shape is not Shape.WEEKDAY]
    alone = [
        each
        for each in taken
        if each.shape is Shape.WEEKDAY and all(each.end <= one.start or each.start >= one.end for one in whole)
    ]
    return sorted([*whole, *alone], key=lambda each: each.start)


def _all(sentence: str, language: Language) -> Iterator[Written]:
    """The surest shapes first."""
    patterns = _patterns(language)
    for found in ISO.finditer(sentence):
        yield Written(found.start(), found.end(), Shape.ISO, found["first"], found["second"], found["year"])
    for name in ("month_range", "day_month", "month_day"):
        for found in patterns[name].finditer(sentence):
            day = found["first"] if NUMBER.fullmatch(found["first"]) else "1"
            year = (found["year"] or "").strip("'’")
            yield Written(
                found.start(), found.end(), Shape.NAMED, day, found["second"], year, in_range=name == "month_range"
            )
    yield from _numbers(sentence, language)
    for pattern, said in _near(language):
        for found in pattern.finditer(sentence):
            if phrase := _near_phrase(found, said, language):
                yield Written(found.start(), found.end(), Shape.NEAR, phrase)
    if language.code != "zh":
        for found in patterns["weekday_day"].finditer(sentence):
            yield Written(found.start(), found.end(), Shape.DAY, found["first"], weekday=_weekday_of(found))
    for found in patterns["weekday"].finditer(sentence):
        number = _weekday_of(found)
        yield Written(
            found.start(), found.end(), Shape.WEEKDAY, str(number), next_week=bool(found["before"] or found["after"])
        )
    for found in patterns["day"].finditer(sentence):
        yield Written(found.start(), found.end(), Shape.DAY, found[found.lastgroup or "day"])


def _numbers(sentence: str, language: Language) -> Iterator[Written]:
    for found in NUMBERS.finditer(sentence):
        second, year = found["second"] or found["second_"], found["year"] or found["year_"] or ""
        # In English a point without a year is a time, a price or a version.
        if found["separator"] == "." and not year and language.code in ("en", "zh"):
            continue
        if 1 <= int(found["first"]) <= 31 and 1 <= int(second) <= 31 and min(int(found["first"]), int(second)) <= 12:
            point = 1 if sentence[found.end() : found.end() + 1] == "." and language.code == "de" else 0
            yield Written(found.start(), found.end() + point, Shape.NUMBERS, found["first"], second, year)


def _near_phrase(found: re.Match[str], said: str, language: Language) -> str:
    """Empty where its number is no number: `in other weeks`."""
    if "{n}" not in said:
        return said
    word = found["n"].lower()
    number = int(word) if NUMBER.fullmatch(word) else language.numbers.get(word, 0)
    return said.format(n=number) if 0 < number < 400 else ""


def _weekday_of(found: re.Match[str]) -> int:
    return next(number for number in range(7) if found[f"w{number}"])


def _with_weekday(written: Written, sentence: str, language: Language) -> Written:
    if written.shape in (Shape.WEEKDAY, Shape.NEAR):
        return written
    patterns = _patterns(language)
    reach = max(0, written.start - 30)
    if before := patterns["beside"].search(sentence[reach : written.start]):
        written = replace(written, start=reach + before.start(), weekday=_weekday_of(before))
    if behind := patterns["behind"].match(sentence[written.end : written.end + 30]):
        written = replace(written, end=written.end + behind.end(), weekday=_weekday_of(behind))
    return written
