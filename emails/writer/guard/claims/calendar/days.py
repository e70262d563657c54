"""Dates, weekdays and clock times as a text says them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from emails.writer.guard.claims.numbers import ONES
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.calendar_words import (
    FRENCH,
    ORDINALS,
    OTHER_MONTHS,
    OTHER_WEEKDAYS,
    PORTUGUESE,
    PORTUGUESE_WEEKDAYS,
    SHORT_MONTHS_ABROAD,
    SHORT_WEEKDAYS,
    SPANISH,
)
from emails.writer.guard.vocabulary.proper import MONTHS, WEEKDAYS

_SPANISH = "|".join(sorted(SPANISH, key=len, reverse=True))
_MONTHS_ABROAD = "|".join(OTHER_MONTHS)
ABROAD = re.compile(rf"(?<!\d)(\d{{1,2}})(?:\.|er|º|°)?(?: de| di)? ({_MONTHS_ABROAD})\b", re.I)
ABROAD_IN_WORDS = re.compile(rf"\b({_SPANISH}) de ({_MONTHS_ABROAD})\b", re.I)
SHORT_ABROAD = re.compile(rf"(?<!\d)(\d{{1,2}})(?: de)? ({'|'.join(SHORT_MONTHS_ABROAD)})\b\.?", re.I)
SHORT_MONTHS = tuple(each[:3] for each in MONTHS)
DIGIT = re.compile(r"\d")
NOON = re.compile(r"\b(?:noon|midnight|midday)\b")
CLOCK_WORDS = (
    *("half past", "quarter", "thirty", "clock", " am", " pm", "in the morn", "in the aft", "in the eve"),
    *("a.m", "p.m"),
)
_MONTH = "|".join(f"{each[:3]}(?:{each[3:]})?" if len(each) > 3 else each for each in MONTHS).replace(
    "sep(?:tember)?", "sept?(?:ember)?"
)
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_LATE_ORDINAL = "|".join(each for each in sorted(ORDINALS, key=len, reverse=True) if ORDINALS[each] > 9)
MONTH_DAY = re.compile(
    rf"\b({_MONTH})\.?,? (?:the )?(?:(\d{{1,2}})(?:st|nd|rd|th)?|({_ORDINAL}))(?![\d:%])(?!,\d)\b(?:,? ((?:19|"
    rf"20)\d\d)\b)?",
    re.I,
)
ANOTHER_DAY = re.compile(
    r"(?:st|nd|rd|th)?\s?(?:-|–|to|or|and|through|until|&)\s?(?:the )?(\d{1,2})(?:st|nd|rd|"
    r"th)?\b(?!:|\s?[ap]\.?m|%|,\d|\.\d)",
    re.I,
)
DAY_MONTH = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?|({_ORDINAL}))(?: of| de)? ({_MONTH})\b\.?(?:,? ((?:19|"
    rf"20)\d\d)\b)?",
    re.I,
)
NUMERIC = re.compile(r"(?<![\d/.$])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])|\b(20\d\d)-(\d\d)-(\d\d)\b")
DAY_RANGE = re.compile(r"\b(\d{1,2})/\d{1,2}\s?[-–]\s?(\d{1,2})\b(?!/)")
DAY_ALONE = re.compile(
    rf"\bthe (?:(\d{{1,2}})(?:st|nd|rd|th)|({_LATE_ORDINAL}))\b"
    r"(?! (?:street|st|avenue|ave|floor|hole|one|of them|thing|call|visit|offer|page|century|time|year"
    r"|anniversary|percentile|home|house|place|district))",
    re.I,
)
WEEKDAY = re.compile(
    r"\b(?:" + "|".join(each for each in WEEKDAYS) + r"|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:'s|s)?\b(?!-)", re.I
)
WEEKDAY_AND_DAY = re.compile(
    rf"\b(?:(?:{'|'.join(OTHER_WEEKDAYS)})(?:,? (?:el|le|den|dia|día|il))? (\d{{1,2}})"
    rf"|(?:{'|'.join(WEEKDAYS)}) (1[3-9]|2\d|3[01]))"
    rf"(?![\d:%]|[.,]\d|\.?(?:er|º|°)?(?: de| di)? (?:{_MONTHS_ABROAD})|\s?(?:h\b|uhr|heures|horas|[ap]\.?m))",
    re.I,
)
"""As in "el martes 14", "Tuesday 14": the day of a month, not the hour."""
BEFORE_A_TIME = re.compile(
    r"\.?,? (?:at |@ ?|around |about |~ ?)?\d|\s?(?:[,;.?!)/&+-]|$|am\b|pm\b|morn|aft|eve|night|noon)"
)
WEEKDAY_ABROAD = re.compile(r"\b(?:" + "|".join(OTHER_WEEKDAYS) + r")\b", re.I)
NA_TERCA = re.compile(
    rf"\b(?:na|nesta|até|próxima|esta) ({'|'.join(PORTUGUESE_WEEKDAYS)})\b"
    r"(?! (?:vez|casa|rua|visita|oferta|parte|semana))",
    re.I,
)
SHORT_WEEKDAY = re.compile(rf"\b({'|'.join(SHORT_WEEKDAYS)})\.?,? (?=\d)", re.I)
AS_NOVE = re.compile(rf"\bàs (\d{{1,2}}|{'|'.join(PORTUGUESE)})\b( e meia)?", re.I)
A_LAS = re.compile(rf"\ba las? (\d{{1,2}}|{_SPANISH})(?::(\d\d))?\b", re.I)
_FRENCH = "|".join(sorted(FRENCH, key=len, reverse=True))
HEURES = re.compile(rf"\b(?:de|à) ({_FRENCH})(?: à ({_FRENCH}))? heures\b")
CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?\s?m\b\.?|\b(\d{1,2}):(\d{2})(?!\d)"
    r"|\b(?<!\$)(?<!suite )(?<!unit )(?<!apt )(\d{1,2})([ap])\b(?=[\s.,;)-])"
    r"|\b(\d{1,2}) ?o'?clock|\b(\d{1,2}) ?(?:h|uhr|heures?)(\d{2})?\b",
    re.I,
)
_HOUR = "|".join(word for word, value in ONES.items() if 1 <= value <= 12)
_CLOCK_CONTEXT = (
    r"(?=\s*(?:[;?!)\n]|[.,](?!\d)|$|\b(?:on|this|next|today|tomorrow|tonight|sharp|if|for|"
    r"works?|would|in the|and(?! a half| a quarter)|or(?! more| fewer| less| so)|o'clock|so|at my|at the|because|"
    r"when)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
)
AT_HOUR = re.compile(
    rf"\b(?:at|by(?<!one by)|"
    rf"before|after|until|till|around|about|from) (?:half past |quarter (?:past|to) )?(?:(1[0-2]|"
    rf"[1-9])|({_HOUR})(?: ?(?:thirty|fifteen|forty-five|o'?clock))?)\b{_CLOCK_CONTEXT}",
    re.I,
)
NO_HOUR = words_in(
    """
    look looking looks looked only stays stay staying cap capped guess guessing stare aim point pointed shot back peek
    glance down laugh
    """
)
""" "Look at three" tells no time."""
BETWEEN = re.compile(
    r"\b(?:between|from) (1[0-2]|[1-9]) (?:and|to|until|-|–) (1[0-2]|[1-9])\b(?! (?:million|"
    r"percent|beds?|baths?|units|"
    r"acres|homes|minutes|days|weeks|months|years)|[,.%]\d|[km])|\b(1[0-2]|[1-9]) (?:sharp|"
    r"on the dot)\b",
    re.I,
)
HALF_PAST = re.compile(
    rf"\b(?:half past|quarter (?:past|to)) (?:\d{{1,2}}|{_HOUR})\b|\b(?:{_HOUR})[- ]thirty\b|"
    rf"\b(?:{_HOUR}) ?(?:o'?clock|[ap]\.?m)\b|"
    rf"\b(?:\d{{1,2}}|(?!one )(?:{_HOUR})) in the (?:morning|afternoon|evening)\b",
    re.I,
)
SPAN = re.compile(
    r"(?<![\d$/.,-])(1[0-2]|[1-9])(?::\d\d)?\s?(?:-|–|to)\s?(1[0-2]|[1-9])(?::(\d\d))?\s?([ap])\.?\s?m\b\.?", re.I
)
DAY_SPAN = re.compile(
    r"(?:day|\b(?:mon|tues?|wed|thu|thurs|fri|sat|sun)\.?|/\d{1,2}|open house) (1[0-2]|[1-9])\s?[-–]\s?(1[0-2]|"
    r"[1-9])\b(?![/%\w])",
    re.I,
)
HOUR_IN_SHORT = re.compile(
    r"(?<![\d/])(?:\d{1,2}/\d{1,2}"
    r"|(?:showings?|calls?|home|free|avail\w*|only|off)(?: only)? (?:after|before|by|til\w*|at)"
    r"|(?:mon|tues?|wed|thurs?|fri|sat|sun)(?:day)?) (1[0-2]|[1-9])(?=[\s,;.?!)]|$)"
    r"(?! (?:beds?|baths?|bd|ba|br|homes|houses|people|offers?|days|weeks|or|units|showings|others?|more)\b)",
    re.I,
)
"""In notes: "photos 3/3 10"."""
DAY_NAMES = {name[:length]: at for at, name in enumerate(WEEKDAYS) for length in (3, 4, 5, 9)}


class Moment(NamedTuple):
    """What a text says of a time; what it leaves open is None."""

    start: int
    end: int
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: tuple[int, int] | None = None  # on a clock of twelve hours


def month_number(name: str) -> int:
    return next(at for at, each in enumerate(MONTHS, 1) if each.startswith(name.lower()[:3]))


def _is_abroad(small: str) -> bool:
    """Whether it names a weekday in another language."""
    return any(each in small for each in OTHER_WEEKDAYS)


def calendar_days(text: str) -> Iterator[Moment]:
    small, has_digits = text.lower(), DIGIT.search(text) is not None
    if any(each in small for each in SHORT_MONTHS):
        yield from _named_days(text)
    if has_digits or " de " in small:
        yield from _days_abroad(text)
    if has_digits:
        yield from _numbered_days(text)
        for found in WEEKDAY_AND_DAY.finditer(text) if "day " in small or _is_abroad(small) else ():
            at = 1 if found[1] else 2
            yield Moment(*found.span(at), day=int(found[at]))
    if "the " in small:
        for found in DAY_ALONE.finditer(text):
            yield Moment(*found.span(), day=int(found[1]) if found[1] else ORDINALS[found[2].lower()])


def _named_days(text: str) -> Iterator[Moment]:
    for found in MONTH_DAY.finditer(text):
        day = int(found[2]) if found[2] else ORDINALS[found[3].lower()]
        if text[found.end(1)] == "." and found[1].lower() in MONTHS:
            continue  # a whole name ends a sentence with its full stop
        if found[1][0].isupper() or found[1].lower() not in ("may", "march", "mar", "sun") or found[2]:
            yield Moment(*found.span(), month=month_number(found[1]), day=day)
            another = ANOTHER_DAY.match(text, found.end())
            if another and not found[4]:
                yield Moment(*another.span(1), month=month_number(found[1]), day=int(another[1]))
    for found in DAY_MONTH.finditer(text):
        if found[0].lower().startswith(("fourth of july", "4th of july")):
            continue
        day = int(found[1]) if found[1] else ORDINALS[found[2].lower()]
        if (found[3][0].isupper() or found[3].lower() not in ("may", "march", "mar", "dec", "oct")) and day <= 31:
            yield Moment(*found.span(), month=month_number(found[3]), day=day)


def _days_abroad(text: str) -> Iterator[Moment]:
    for pattern in (ABROAD, ABROAD_IN_WORDS):
        for found in pattern.finditer(text):
            if found[0] != "Cinco de Mayo":
                yield Moment(*found.span(), month=OTHER_MONTHS[found[2].lower()], day=_spanish(found[1]))
    for found in SHORT_ABROAD.finditer(text):
        yield Moment(*found.span(), month=SHORT_MONTHS_ABROAD[found[2].lower()], day=int(found[1]))


def _numbered_days(text: str) -> Iterator[Moment]:
    for found in NUMERIC.finditer(text):
        month, day = (int(found[1]), int(found[2])) if found[1] else (int(found[5]), int(found[6]))
        if (
            1 <= month <= 12
            and 1 <= day <= 31
            and (found[3] or found[4] or (month, day) not in ((1, 2), (1, 3), (1, 4), (2, 3), (3, 4)))
        ):
            yield Moment(*found.span(), month=month, day=day)
        elif 1 <= day <= 12 < month <= 31:
            yield Moment(*found.span(), month=day, day=month)


def weekdays(text: str, is_shorthand: bool = False) -> Iterator[Moment]:
    """In the shorthand of notes "wed 10:30" is a day; in a letter "sat" and "sun" are words."""
    for found in WEEKDAY.finditer(text):
        name = found[0].lower().removesuffix("'s")
        if (
            len(name) < 6
            and not found[0][0].isupper()
            and not (is_shorthand and BEFORE_A_TIME.match(text, found.end()))
        ):
            continue
        yield Moment(*found.span(), weekday=DAY_NAMES[name[:3]])
    small = text.lower()
    for found in WEEKDAY_ABROAD.finditer(text) if _is_abroad(small) else ():
        yield Moment(*found.span(), weekday=OTHER_WEEKDAYS[found[0].lower()])
    for found in NA_TERCA.finditer(text) if any(each in small for each in PORTUGUESE_WEEKDAYS) else ():
        yield Moment(*found.span(1), weekday=PORTUGUESE_WEEKDAYS[found[1].lower()])
    for found in SHORT_WEEKDAY.finditer(text) if is_shorthand else ():
        yield Moment(*found.span(1), weekday=SHORT_WEEKDAYS[found[1].lower()])


def clock_times(text: str) -> Iterator[Moment]:
    small = text.lower()
    if DIGIT.search(text):
        yield from _times_in_digits(text)
    for found in NOON.finditer(small):
        yield Moment(*found.span(), hour=(0, 0))
    if " las " in small or " la " in small:
        for found in A_LAS.finditer(text):
            yield Moment(*found.span(), hour=(_spanish(found[1]) % 12, int(found[2] or 0)))
    if "às " in small:
        for found in AS_NOVE.finditer(text):
            hour = int(found[1]) if found[1].isdigit() else PORTUGUESE[found[1].lower()]
            yield Moment(*found.span(), hour=(hour % 12, 30 if found[2] else 0))
    if " heures" in small:
        for found in HEURES.finditer(small):
            yield Moment(*found.span(), hour=(FRENCH[found[1]] % 12, 0))
            if found[2]:
                yield Moment(*found.span(2), hour=(FRENCH[found[2]] % 12, 0))
    for found in AT_HOUR.finditer(text):
        before = small[max(0, found.start() - 12) : found.start()].rpartition(" ")[0].rpartition(" ")[2]
        if before in NO_HOUR and found[0].startswith("at "):
            continue
        hour = int(found[1]) if found[1] else ONES[found[2].lower()]
        small_words = found[0].lower()
        is_whole = not any(each in small_words for each in ("half", "quarter", "thirty", "fifteen"))
        yield Moment(*found.span(), hour=(hour % 12, 0) if is_whole else _spoken_hour(small_words))
    if any(each in small for each in CLOCK_WORDS):
        for found in HALF_PAST.finditer(text):
            yield Moment(*found.span(), hour=_spoken_hour(found[0].lower()))


def _times_in_digits(text: str) -> Iterator[Moment]:
    for found in CLOCK.finditer(text):
        hour = next(int(found[at]) for at in (1, 4, 6, 8, 9) if found[at])
        minute = int(found[2] or found[5] or found[10] or 0)
        if hour <= 24 and minute < 60:
            yield Moment(*found.span(), hour=(hour % 12, minute))
    for found in SPAN.finditer(text):
        yield Moment(*found.span(1), hour=(int(found[1]) % 12, 0))
    for found in DAY_SPAN.finditer(text):
        for group in (1, 2):
            yield Moment(*found.span(group), hour=(int(found[group]) % 12, 0))
    for found in BETWEEN.finditer(text):
        yield Moment(*found.span(), hour=(int(found[2] or found[3]) % 12, 0))


def _spanish(number: str) -> int:
    return int(number) if number.isdigit() else SPANISH[number.lower()]


def _spoken_hour(words: str) -> tuple[int, int]:
    hours = [int(each) if each.isdigit() else ONES.get(each, 0) for each in re.findall(r"[a-z]+|\d+", words)]
    hour = max((each for each in hours if each <= 12), default=0)
    if "half past" in words or "thirty" in words:
        return hour % 12, 30
    return ((hour - 1) % 12, 45) if "quarter to" in words else (hour % 12, 15 if "quarter" in words else 0)
