"""Statements of who should live somewhere, and of who does: what the Fair Housing Act forbids in any words."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.phrases import Found, Phrases, Token
from emails.writer.guard.record import Record
from emails.writer.guard.wording.fair_housing_entries import ENTRIES, HARMLESS, Entry
from emails.writer.guard.wording.fair_housing_words import SETS

PHRASES = Phrases(((entry.words, entry) for entry in ENTRIES), SETS)
ALLOWED = Phrases(((each, None) for each in HARMLESS), SETS)
RECORDED = re.compile(r"[a-z0-9 ]+")


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part, words in letter.tokens:
        for found in steered(words):
            if not _is_recorded(found.meaning, words[found.first : found.last + 1], record):
                said = str(part.text)[found.start : found.end]
                why = f"“{said}” speaks of people ({found.meaning.protected}; {found.meaning.source})."
                yield part.finding(Kind.FAIR_HOUSING, found.start, found.end, why, found.meaning.instead)


def steered(words: tuple[Token, ...]) -> Iterator[Found[Entry]]:
    """The statements in one sentence."""
    yield from PHRASES.find(words, ALLOWED)


def _is_recorded(entry: Entry, words: tuple[Token, ...], record: Record) -> bool:
    """Housing for older persons is lawful where the record says so; a place of worship that the client named is a landmark."""
    if not entry.unless_recorded:
        return False
    client = record.client
    known = " ".join((client.notes, *client.custom_fields.values(), record.about, client.property_type)).lower()
    if entry.unless_recorded == "WORSHIP":
        return any(word.text in known for word in words if word.text in SETS["WORSHIP"].split(", "))
    return any(re.search(rf"\b{each}\b", known) for each in entry.unless_recorded.split(", "))
