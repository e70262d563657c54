"""A date, a weekday with a time, or a deadline that the record does not hold."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from emails.writer.guard.claims.calendar.days import NOON, Moment, calendar_days, clock_times, weekdays
from emails.writer.guard.claims.calendar.holidays import days_around, days_within
from emails.writer.guard.claims.calendar.known_days import DaysOfRecord, KnownDays, is_so_long_after
from emails.writer.guard.claims.calendar.months import months
from emails.writer.guard.claims.calendar.years import years
from emails.writer.guard.claims.numbers import ONES
from emails.writer.guard.claims.sentences import is_own_story, is_question, is_soft
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary.date_words import (
    AHEAD,
    ASKS_OF_THE_CLIENT,
    BY_THE_END,
    CERTAIN,
    CLAUSE_ENDS,
    CUSTOM,
    DAYS_AHEAD,
    DEADLINE,
    DENIES,
    ENDS,
    EVENT,
    EXACT,
    HABIT_AFTER,
    HABIT_BEFORE,
    HOLIDAY,
    HOLIDAYS,
    HOUR_RANGE,
    HOURS,
    IN_CASE,
    IT_IS,
    LASTS,
    MEETS,
    NOTE,
    OF_ANY,
    OPENS_CONDITION,
    ORDINAL_DAY,
    OWN_WORK,
    OWN_WORK_IF,
    PAST,
    PAST_DAY,
    PERIOD,
    PROPOSES,
    RELATIVE,
    SEEING,
    SUGGESTS,
)

ORDINALS = (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"))
MOST = 40  # of a sort: a hostile text must not take long


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    known = DaysOfRecord(record)
    for part in letter.parts:
        text = str(part.text)
        moments = sorted((*calendar_days(text), *clock_times(text), *weekdays(text)), key=lambda each: each.start)
        end = 0
        for each in (moments := moments[:MOST]):
            if each.start >= end and (said := _judge(part, each, moments, known.days)):
                yield said
                end = max(end, each.end)
        yield from _others(part, record, known)
        yield from months(part, record, known)
        yield from years(part, record)


def _judge(part: Part, each: Moment, moments: list[Moment], known: KnownDays) -> Finding | Stated | None:
    label = known.label(each)
    if label:
        return part.stated(each.start, each.end, label)
    text, sentence = str(part.text), part.text.sentence_at(each.start).text
    if (each.hour or each.weekday is not None) and is_own_story(sentence):
        return None
    is_of_any = each.weekday is None and OF_ANY.match(sentence)
    if each.hour and (is_of_any or IT_IS.search(text, max(0, each.start - 24), each.start) or CUSTOM.search(sentence)):
        return None
    if each.day and is_so_long_after(each, moments, sentence, known):
        return None
    if each.weekday is not None and (
        CUSTOM.search(sentence) or _is_of_a_known_date(each, moments, known) or not _is_fixed(part, each, moments)
    ):
        return None
    if each.hour is not None and not _is_an_appointment(part, each, moments):
        return None
    if each.month is None and each.day is None and each.hour is None and each.weekday is None:
        return None
    words = text[each.start : each.end]
    if known.today and (each.month, each.day) == (known.today.month, known.today.day):
        return None
    return part.finding(Kind.DATE, each.start, each.end, f"The record holds no “{words}”.")


def _is_of_a_known_date(each: Moment, moments: list[Moment], known: KnownDays) -> bool:
    """ "Friday, May 22" where the record has that day."""
    beside = (other for other in moments if other.day and 0 <= other.start - each.end <= len(", the "))
    return any(known.label(other) and known.weekday_of(other) in (None, each.weekday) for other in beside)


def _is_an_appointment(part: Part, each: Moment, moments: list[Moment]) -> bool:
    """A clock time on a day is one; alone it is where it is fixed and no proposal."""
    sentence = part.text.sentence_at(each.start)
    text = str(part.text)
    days = [
        other
        for other in moments
        if (other.weekday is not None or other.day)
        and sentence.start <= other.start < sentence.end
        and abs(other.start - each.start) < 45
    ]
    if days:
        return not all(HABIT_BEFORE.search(text, sentence.start, other.start) for other in days)
    words = str(part.text)[each.start : each.end]
    if is_question(sentence.text) or PROPOSES.search(sentence.text):
        return SUGGESTS.search(sentence.text) is not None and words[:1].isdigit()
    if CERTAIN.search(sentence.text) or SEEING.search(sentence.text):
        return True
    if NOON.search(words.lower()):
        until = DEADLINE.search(text, sentence.start, each.start) is not None or "tonight" in sentence.text
        return until or ("midnight" not in words.lower() and MEETS.search(sentence.text) is not None)
    if EXACT.search(words):
        return True
    return any(signs.search(sentence.text) for signs in (MEETS, ASKS_OF_THE_CLIENT))


def _is_fixed(part: Part, each: Moment, moments: list[Moment]) -> bool:
    """Whether a weekday stands for a certain day, and is no proposal."""
    text = str(part.text)
    sentence = part.text.sentence_at(each.start)
    before = text[sentence.start : each.start]
    if HABIT_BEFORE.search(before) or HABIT_AFTER.match(text, each.end) or text[each.start : each.end].endswith("days"):
        return False
    with_time = any(
        other.hour and other.start < sentence.end and -14 <= other.start - each.end <= 24 for other in moments
    ) or any(other.hour and 0 <= each.start - other.end <= 8 for other in moments)
    with_date = any(other.day and 0 <= other.start - each.end <= 3 for other in moments)
    if with_time or with_date:
        return True
    if DEADLINE.search(before):
        return not (OPENS_CONDITION.match(before) and "," not in before)
    return _is_event(sentence, before)


def _is_own_work(sentence: str, before: str) -> bool:
    """ "I'll send it by Friday" binds nobody but the agent."""
    return OWN_WORK.search(before) is not None and not ASKS_OF_THE_CLIENT.search(sentence)


def _is_event(sentence: Word, before: str) -> bool:
    text = sentence.text
    if PAST_DAY.search(before):
        return True
    ends = CLAUSE_ENDS.search(text, len(before))
    proposes = is_question(text) or PROPOSES.search(text, 0, ends.start() if ends else len(text)) is not None
    if CERTAIN.search(text) and not (
        proposes and re.search(r"\b(?:schedul|set up|arrang|book|prefer|suit|work|free|available)", text)
    ):
        return True
    if proposes:
        return False
    if SEEING.search(text) or PAST.search(before[-70:]):
        return True
    return EVENT.search(text) is not None and not _is_own_work(text, before)


def _others(part: Part, record: Record, known: DaysOfRecord) -> Iterator[Finding]:
    text, small = str(part.text), part.text.lower
    for found in islice(RELATIVE.finditer(small), MOST) if any(each in small for each in DAYS_AHEAD) else ():
        day = record.today + timedelta(DAYS_AHEAD[found[0].lower()]) if record.today else None
        if small.startswith("from ", found.start() - 5):  # "four weeks from tomorrow"
            continue
        if _relative(part.text.sentence_at(found.start()), found) and not (day and known.days.holds(day)):
            yield part.finding(Kind.DATE, *found.span(), f"The record holds no “{found[0]}”.")
    for pattern, holds, signs in (
        (BY_THE_END, _is_deadline, ENDS),
        (HOURS, _hours, ("hour", "hr")),
        (PERIOD, _certain, ("day", "week", "month", "year", "quarter", "this")),
        (HOLIDAY, _holiday, HOLIDAYS),
    ):
        for found in islice(pattern.finditer(text), MOST) if any(sign in small for sign in signs) else ():
            sentence = part.text.sentence_at(found.start())
            if holds(sentence, found) and not _is_held(found[0], record) and not _is_a_known_day(found[0], known):
                yield part.finding(Kind.DATE, *found.span(), f"The record holds no “{found[0]}”.")
    for found in islice(ORDINAL_DAY.finditer(text), MOST) if " month" in small else ():
        if not _holds_ordinal(found, record) and not is_question(part.text.sentence_at(found.start()).text):
            yield part.finding(Kind.DATE, *found.span(), f"The record holds no “{found[0]}”.")
    for found in islice(HOUR_RANGE.finditer(text), MOST) if "from " in small or "between " in small else ():
        hours = [(_hour(each) % 12, 0) for each in found.groups()]
        sentence = part.text.sentence_at(found.start())
        if CERTAIN.search(sentence.text) and not all(each in known.days.hours for each in hours):
            yield part.finding(Kind.DATE, *found.span(), f"The record holds no “{found[0]}”.")


def _hour(said: str) -> int:
    return int(said) if said.isdigit() else ONES.get(said.lower(), 12)


def _holds_ordinal(found: re.Match[str], record: Record) -> bool:
    """ "The first Tuesday" where the record says "1st Tue"."""
    ordinal, day = found[1].lower(), found[2].lower()[:3]
    forms = "|".join(next((pair for pair in ORDINALS if ordinal in pair), (ordinal,)))
    pattern = re.compile(rf"\b(?:{forms})\W+{day}", re.I)
    return any(pattern.search(str(text)) for _, text in (*record.fields, *record.said_before))


def _is_a_known_day(words: str, known: DaysOfRecord) -> bool:
    """ "Two weeks to go", "the day after Thanksgiving", where the record has the day."""
    today = known.days.today
    if today and any(known.days.holds(day) for day in (*days_around(words, today), *days_within(words, today))):
        return True
    return _ends_on_a_known_day(words, known)


def _ends_on_a_known_day(words: str, known: DaysOfRecord) -> bool:
    """ "Two weeks to go" where the record has the day."""
    found, today = AHEAD.search(words.lower()), known.days.today
    if not (found and today):
        return False
    count = int(found[1]) if found[1].isdigit() else ONES.get(found[1], 1)
    if found[2] == "day":
        return known.days.holds(today + timedelta(count))
    return any(known.days.holds(today + timedelta(7 * count + off)) for off in (-1, 0, 1))


def _is_held(words: str, record: Record) -> bool:
    small = re.sub(r"^(?:by|before|until|in|within|only|just)(?: the)? ", "", words.lower())
    return any(small in text.lower for _, text in (*record.fields, *record.said_before))


def _is_deadline(sentence: Word, found: re.Match[str]) -> bool:
    before = sentence.text[: max(0, found.start() - sentence.start)]
    if _is_own_work(sentence.text, before) or NOTE.match(before) or OWN_WORK_IF.match(sentence.text):
        return False
    if IN_CASE.match(before) and not ASKS_OF_THE_CLIENT.search(sentence.text):
        return False
    return not is_question(sentence.text) or ASKS_OF_THE_CLIENT.search(sentence.text) is not None


def _hours(sentence: Word, found: re.Match[str]) -> bool:
    if (
        found[0].lower().startswith(("a few", "few"))
        or LASTS.search(sentence.text)
        or _is_own_work(sentence.text, sentence.text)
    ):
        return False
    return bool(
        re.match(r"in|within|the next|next|only|another", found[0], re.I)
        or CERTAIN.search(sentence.text)
        or re.search(r"offer|decid|decision|left|respond|window|price|closes", sentence.text)
    )


def _relative(sentence: Word, found: re.Match[str]) -> bool:
    before = sentence.text[: max(0, found.start() - sentence.start)]
    denied = ("not ", "n't ", *(["for "] if found[0].lower() == "tonight" else []))  # "a short list for tonight"
    return not before.endswith(denied) and _is_event(sentence, before)


def _certain(sentence: Word, found: re.Match[str]) -> bool:
    if found[0].lower().startswith("leav"):
        return not is_question(sentence.text)
    if is_question(sentence.text) or is_soft(sentence.text) or DENIES.search(sentence.text):
        return False
    if re.search(r"left|to go|remaining|away|from (?:now|today)", found[0]):
        return True
    near = sentence.text[max(0, found.start() - sentence.start - 60) : found.end() - sentence.start + 30]
    return bool(
        CERTAIN.search(near)
        or re.search(
            r"\b(?:scheduled|set for|decide|respond|goes live|lease (?:is|ends)|hits? the market)\b", near, re.I
        )
    )


def _holiday(sentence: Word, found: re.Match[str]) -> bool:
    before = sentence.text[: max(0, found.start() - sentence.start)]
    if CERTAIN.search(sentence.text) or before.endswith((" by ", "By ")):
        return True
    binds = re.search(r"\b(?:after|before|until|till|on|over) (?:the )?$", before, re.I)
    return bool(binds and EVENT.search(before) and not is_question(sentence.text) and not is_soft(sentence.text))
