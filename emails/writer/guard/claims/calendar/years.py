"""A year that the record does not speak of: "until 2031", "the '28 harvest"."""

import re
from collections.abc import Iterator
from itertools import islice

from emails.writer.guard.claims.facts.support import year_held
from emails.writer.guard.claims.sentences import is_own_story
from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Part
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary.date_words import BUILT, YEAR

SHORT = re.compile(r"(?<![\w'])'(\d\d)\b(?!'?s\b)")
OLDEST = 70
"""'69 is to come, '70 is past."""
MOST = 40  # of a sort: a hostile text must not take long


def years(part: Part, record: Record) -> Iterator[Finding]:
    text = str(part.text)
    for found in islice(YEAR.finditer(text), MOST) if " 19" in text or " 20" in text else ():
        this_year = record.today.year if record.today else int(found[1])
        if not this_year <= int(found[1]) <= this_year + 1:
            yield from _unknown(part, found, found[1], record)
    for found in islice(SHORT.finditer(text), MOST) if "'" in text else ():
        yield from _unknown(part, found, f"{'20' if int(found[1]) < OLDEST else '19'}{found[1]}", record)


def _unknown(part: Part, found: re.Match[str], year: str, record: Record) -> Iterator[Finding]:
    sentence = part.text.sentence_at(found.start()).text
    if year_held(record, year) or year in record.words or is_own_story(sentence) or BUILT.search(sentence):
        return
    yield part.finding(Kind.DATE, *found.span(1), f"The record does not speak of {year}.")
