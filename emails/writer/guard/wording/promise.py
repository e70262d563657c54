"""Guarantees, pressure, and assurances about law and money. What the agent will do is none; what will come of it is."""

from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import Found, Phrases, Token, is_denied, longest, phrases_in, table
from emails.writer.guard.record import Record
from emails.writer.guard.wording.words.outcomes import CERTAINTIES, HARMLESS, OUTCOMES
from emails.writer.guard.wording.words.pressure import PRESSURE, THREATS
from emails.writer.guard.wording.words.promise_sets import ADVISERS, SETS
from emails.writer.guard.wording.words.terms import ADVICE, TERMS, WAIVERS

PROMISES = Phrases(table(OUTCOMES, PRESSURE, TERMS), SETS)
DENIALS = Phrases(table(CERTAINTIES, THREATS, WAIVERS), SETS)
ADVISING = Phrases(table(ADVICE), SETS)
ALLOWED = Phrases(((each, None) for each in phrases_in(HARMLESS)), SETS)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part, words in letter.tokens:
        for found in longest(_promises(part, words)):
            yield part.finding(Kind.PROMISE, found.start, found.end, found.meaning)


def _promises(part: Part, words: tuple[Token, ...]) -> Iterator[Found[str]]:
    """A question promises nothing, nor does a sentence that sends the client to a lawyer."""
    yield from DENIALS.find(words, ALLOWED)
    if words and not _asks(part, words):
        yield from (found for found in PROMISES.find(words, ALLOWED) if not is_denied(words, found.first))
        if not ADVISERS.intersection(word.text for word in words):
            yield from ADVISING.find(words, ALLOWED)


def _asks(part: Part, words: tuple[Token, ...]) -> bool:
    return str(part.text)[words[-1].end :].lstrip("'\") ").startswith("?")
