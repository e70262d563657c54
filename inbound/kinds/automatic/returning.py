"""The day on which somebody is back, or until which they are away, from their own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from functools import cache
from itertools import islice

from inbound.kinds.automatic.chinese_digits import in_digits
from inbound.kinds.automatic.dates import NEXT_WEEK, Shape, Written, dates_in
from inbound.kinds.automatic.language import Language
from inbound.kinds.automatic.languages import LANGUAGES
from inbound.kinds.automatic.meaning import day_of
from inbound.kinds.automatic.order import order_of
from inbound.kinds.automatic.own_text import own_text, plain
from inbound.kinds.automatic.subjects import about_themselves
from inbound.reading.message import Message


class Said(IntEnum):
    """What is said of a day: the higher one counts."""

    NOTHING = 0
    START = 1
    AWAY = 2  # they are away on that day
    UNTIL = 3
    BACK = 4


MOST = 50
"""Days that are looked at: a list of more is no note."""

LONGEST_SENTENCE = 1000


@dataclass(frozen=True)
class Candidate:
    level: Said
    day: date | None
    """None where it has passed."""


OF_OTHER_THINGS = re.compile(
    r"\b(?:hours|offer|valid|deadline|sale|promotion|register|expires?|webinar|newsletter|event|rate|discount"
    r"|horario|oferta|válid[oa]|öffnungszeiten|angebot|gültig|horaires|offre|orari|orario|offerta|horário)\b|营业时间|优惠",
    re.IGNORECASE,
)

ABSENCE = (
    r"\b(?:vacation|holidays?|leave|pto|time\s+off|absen\w+|aus[êe]nc\w+|assenz\w+|vacaciones|ferie)\b|urlaub"
    r"|ferien\b"
)
"""Enough beside a range of days, and too little to tell what a mail is."""

WORDS = (
    r"(?:[^\w.!?;]{1,4}(?:[^\W\d][\w'-]*|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h)?)){0,%d}[^\w.!?;]{0,4}$"
)


def names_an_end(message: Message, now: datetime) -> bool:
    """It says until when they are away, or when they are back; `Friday I am out` does not."""
    text, _ = own_text(message)
    found = islice(_candidates(message, in_digits(text), _base(message, now)), MOST)
    return any(each.level >= Said.UNTIL and each.day for each in found)


def return_date(message: Message, now: datetime) -> date | None:
    """`now` counts where the mail has no date of its own. None: it names no day, or one that has passed."""
    base = _base(message, now)
    text, _ = own_text(message)
    for each in (text, about_themselves(plain(message.subject))):
        if candidates := list(islice(_candidates(message, in_digits(each), base), MOST)):
            highest = max(each.level for each in candidates)
            return max((each.day for each in candidates if each.level is highest and each.day), default=None)
    return None


def _base(message: Message, now: datetime) -> date:
    """The mail's own day in its own zone, unless its clock is wrong: a mail does not come from the future."""
    today = now.date()
    own = message.date.date() if message.date else today
    return own if date(2000, 1, 1) < own <= today + timedelta(days=2) else today


def _candidates(message: Message, text: str, base: date) -> Iterator[Candidate]:
    somebody_is_away = any(_compiled(language.away).search(text) for language in LANGUAGES)
    for sentence in sentences(text):
        for language in LANGUAGES:
            if not _any_cue(language).search(sentence[:LONGEST_SENTENCE]):
                continue
            order = order_of(message, text, language.code)
            start: date | None = None
            written = dates_in(sentence[:LONGEST_SENTENCE], language)
            for number, each in enumerate(written):
                said = _said(sentence, written, number, language, somebody_is_away=somebody_is_away)
                # "from the 28th of December to the 3rd": the end is counted from the start.
                seen_from = start if start and each.shape is Shape.DAY else base
                day = day_of(each, seen_from, order, language)
                if said is Said.START:
                    start = day
                elif said is Said.AWAY and day and each.first == NEXT_WEEK:
                    yield Candidate(said, day + timedelta(days=4))  # its Friday
                elif said is not Said.NOTHING:
                    yield Candidate(said, day)


def _said(sentence: str, written: list[Written], number: int, language: Language, *, somebody_is_away: bool) -> Said:
    this = written[number]
    before = sentence[written[number - 1].end if number else 0 : this.start]
    after = sentence[this.end : written[number + 1].start if number + 1 < len(written) else this.end + 70]
    whole_before = sentence[: this.start]
    is_away = any(_compiled(each).search(sentence) for each in (language.away, language.texts["limited"], ABSENCE))
    if number + 1 < len(written) and _is_to(after, language):
        return Said.START
    if _ends(before, language.back, language, words=7) or _follows(after, language):
        return Said.BACK
    is_end = this.in_range or (number > 0 and _is_to(before, language)) or _after_a_number(whole_before, language)
    if is_end or _ends(before, language.until, language, words=4):
        return Said.UNTIL if is_away or _is_sure(this, sentence, somebody_is_away) else Said.NOTHING
    if _ends(before, language.start, language, words=1):
        return Said.START
    return Said.AWAY if is_away and this.shape is not Shape.DAY else Said.NOTHING


def _is_sure(this: Written, sentence: str, somebody_is_away: bool) -> bool:
    """In a sentence that does not say itself that somebody is away. `Monday to Friday` are hours of work."""
    if OF_OTHER_THINGS.search(sentence) or this.shape in (Shape.WEEKDAY, Shape.DAY, Shape.NEAR):
        return False
    return somebody_is_away or this.shape is not Shape.NUMBERS


def _is_to(between: str, language: Language) -> bool:
    return (
        _compiled(rf"^\s*[,.)]?\s*(?:{language.to})\s*(?:(?:the|le|el|il|o|am|den|dem|on)\s+)?$").match(between)
        is not None
    )


def _after_a_number(before: str, language: Language) -> bool:
    """`10 to 14 December`, `10.-14.12.`"""
    return (
        _compiled(rf"(?<![\d:])\d{{1,2}}{language.after_day}\s*(?:{language.to})\s*(?:the\s+|den\s+)?$").search(before)
        is not None
    )


def _ends(before: str, cue: str, language: Language, *, words: int) -> bool:
    between = r"\s*$" if language.code == "zh" else WORDS % words
    return _compiled(f"(?:{cue}){between}").search(before[-160:]) is not None


def _follows(after: str, language: Language) -> bool:
    found = _compiled(language.back_after).search(after[:70])
    return found is not None and not _compiled(language.away).search(after[: found.end()])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _any_cue(language: Language) -> re.Pattern[str]:
    return _compiled(
        f"{language.back}|{language.back_after}|{language.until}|{language.away}|{language.start}|{ABSENCE}"
    )


ENDS = re.compile(r"(?<=[!?。;])\s*|(?<=[^\W\d]{2}\.)\s+(?=[A-ZÀ-Þ\"“(])|(?<=[\d)]\.)\s+(?=[A-ZÀ-Þ][\w']+)|\n\s*\n")
MONTH = re.compile("|".join(f"(?:{each.months})" for each in LANGUAGES if each.code != "zh"), re.IGNORECASE)
SHORT_MONTH = re.compile(rf"(?:^|\W)(?:{MONTH.pattern})\.?$", re.IGNORECASE)
SHORT = re.compile(
    r"(?:^|\W)(?:mon|tues?|wed|thur?s?|fri|sat|sun|st|nr|no|dr|mr|mrs|ms|approx|ca|bzw|inkl|einschl|voraus)\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """A point after a day or a short month is no end: `14. Dezember`, `Dec. 14`."""
    pieces: list[str] = []
    for piece in ENDS.split(text):
        piece = re.sub(r"\s+", " ", piece or "").strip()
        if pieces and _belongs(pieces[-1], piece):
            pieces[-1] = f"{pieces[-1]} {piece}"
        elif piece:
            pieces.append(piece)
    return pieces


def _belongs(last: str, piece: str) -> bool:
    if not last.endswith("."):
        return False
    if re.search(r"\d\.$", last):
        return MONTH.match(piece) is not None
    return SHORT.search(last) is not None or (
        re.match(r"\d", piece) is not None and SHORT_MONTH.search(last[-6:]) is not None
    )
