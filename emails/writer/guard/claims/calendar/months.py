"""A month that the record does not speak of."""

import re
from collections.abc import Iterator
from itertools import islice

from emails.writer.guard.claims.calendar.days import calendar_days
from emails.writer.guard.claims.calendar.known_days import DaysOfRecord
from emails.writer.guard.claims.sentences import is_own_story, is_question, is_soft
from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Part
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary.calendar_words import OTHER_MONTHS
from emails.writer.guard.vocabulary.date_words import (
    ALL_MONTHS,
    CERTAIN,
    IMAGINED,
    MONTH_ABROAD,
    MONTH_BEFORE,
    MONTH_NAME,
    MONTH_OF_AN_EVENT,
    NEVER,
    OF_ANY_SORT,
    OURS,
    WE_MET,
    WISHED,
)
from emails.writer.guard.vocabulary.proper import MONTHS

GIVEN = re.compile(r"\W*(?:Since|Because|With|Now that|Given)\b")
IMAGINES = re.compile(r"\b(?:imagine|picture|think of|dream of|pretend)\b", re.I)
MIGHT = re.compile(r"(?: or (?:early |late )?\w+)? (?:would|could|might|may|should)\b")
MOST = 40  # in one part of a letter: a hostile text must not take long


def months(part: Part, record: Record, known: DaysOfRecord) -> Iterator[Finding]:
    yield from _in_english(part, record, known)
    yield from _abroad(part, record, known)


def _in_english(part: Part, record: Record, known: DaysOfRecord) -> Iterator[Finding]:
    text = str(part.text)
    for found in islice(MONTH_NAME.finditer(text), MOST):
        if text[: found.start()].lower().endswith(("fourth of ", "4th of ")) or (
            found[1] == "May" and not re.match(r"[\s.,?!]*(?:$|[.,?!])", text[found.end() : found.end() + 2])
        ):
            continue
        if not known.days.has_month(MONTHS.index(found[1].lower()) + 1) and _is_month_claim(part, found, record, known):
            yield part.finding(Kind.DATE, *found.span(), f"The record holds no “{found[0]}”.")


def _abroad(part: Part, record: Record, known: DaysOfRecord) -> Iterator[Finding]:
    """ "A fines de julio", "el último de julio", where the record has nothing in July."""
    small = part.text.lower
    for found in islice(MONTH_ABROAD.finditer(small), MOST) if any(each in small for each in OTHER_MONTHS) else ():
        month = OTHER_MONTHS[found[1]]
        names = {each for each, number in ALL_MONTHS.items() if number == month}
        asked = is_question(part.text.sentence_at(found.start()).text)
        if not (asked or known.days.has_month(month) or names & record.words.keys()):
            yield part.finding(Kind.DATE, *found.span(), f"The record holds no “{found[0]}”.")


def _is_asserted(sentence: str, end: int) -> bool:
    """ "Since you teach through February, should we look on weekdays?" asserts the first half."""
    return GIVEN.match(sentence) is not None and "," in sentence[end:]


def _is_in_figures(month: str, record: Record) -> bool:
    """ "3/2027" is March."""
    pattern = re.compile(rf"(?<![\d/])0?{MONTHS.index(month) + 1}/(?:20\d\d|'\d\d)\b")
    return any(pattern.search(str(text)) for _, text in record.fields)


def _is_month_claim(part: Part, found: re.Match[str], record: Record, known: DaysOfRecord) -> bool:
    small = found[1].lower()
    if any(each in record.words for each in (small, small[:3], small[:4])) or _is_in_figures(small, record):
        return False
    text, sentence = str(part.text), part.text.sentence_at(found.start())
    if any(each.start <= found.start() < each.end for each in calendar_days(text)):
        return False
    if (record.today and MONTHS[record.today.month - 1] == small) or is_own_story(sentence.text):
        return False
    before = text[sentence.start : found.start()]
    if before.endswith((" before ", " until ", " till ")) and known.days.ends_before(MONTHS.index(small) + 1):
        return False
    if IMAGINED.search(before) or IMAGINES.search(before) or re.search(r"\b(?:don't|wouldn't|not) want\b", before):
        return False
    if OF_ANY_SORT.match(sentence.text) and not OURS.search(sentence.text):
        return False
    before_event, event = MONTH_OF_AN_EVENT
    if before_event.search(before) and event.match(text, found.end()):
        return not is_question(sentence.text) or before.lower().endswith("your ")
    if WE_MET.search(before) or NEVER.search(before):
        return False
    if MONTH_BEFORE.search(before) or re.search(r"\b(?:last|in|this past|of|back in)\s$", before):
        talks = (
            (is_question(sentence.text) and not _is_asserted(sentence.text, found.end() - sentence.start))
            or (is_soft(before) and not WISHED.search(before))
            or MIGHT.match(text, found.end())
            or re.search(
                r"\b(?:let's|let us|we can|(?:I|we)'d (?:want|like|love|hope|aim|plan|suggest|rather))\b",
                before,
                re.I,
            )
        )
        return not talks
    return bool(CERTAIN.search(sentence.text)) and not is_question(sentence.text)
