"""Guarantees, pressure, and assurances about law and money. What the agent will do is no promise; what will come of it is."""

from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.phrases import Phrases, is_denied
from emails.writer.guard.record import Record
from emails.writer.guard.wording.promise_words import ADVICE, ADVISERS, AS_THEY_STAND, HARMLESS, NEGATABLE, SETS

DENIABLE, OTHERS, ADVISING = Phrases(NEGATABLE, SETS), Phrases(AS_THEY_STAND, SETS), Phrases(ADVICE, SETS)
ALLOWED = Phrases(((each, None) for each in HARMLESS), SETS)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part, words in letter.tokens:
        asks = str(part.text)[words[-1].end :].lstrip("'\") ")[:1] == "?" if words else False
        for found in DENIABLE.find(words, ALLOWED):
            if not asks and not is_denied(words, found.first):
                yield part.finding(Kind.PROMISE, found.start, found.end, found.meaning)
        advises = not asks and not ADVISERS.intersection(word.text for word in words)
        for found in (*OTHERS.find(words, ALLOWED), *(ADVISING.find(words, ALLOWED) if advises else ())):
            yield part.finding(Kind.PROMISE, found.start, found.end, found.meaning)
