"""Names and places by their capitals: those that the record lacks, and those that it holds."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.proper_names.combined import ADDRESSES
from emails.writer.guard.claims.proper_names.unknown import unknown
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary.brands import FIRMS, SHOPS
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.vocabulary.proper import TERMS
from emails.writer.guard.words import plain

LABELS = ADDRESSES | {"Client name", "Agent name", "Office name"}
NEARNESS = re.compile(
    r"\b(?:near|nearby|next|close|closer|closest|walk|walking|drive|blocks?|minutes?|miles?|around|across|behind)\b"
)
AT = re.compile(r"\b(?:at|in|by|to|near) $")
"""With these a shop tells where a property is."""


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for part, start, end, kinds in unknown(letter, record):
        name = str(part.text)[start:end]
        if Kind.NAME in kinds:
            yield part.finding(Kind.NAME, start, end, f"No one called {name} is in the record.")
        if Kind.PLACE in kinds:
            yield part.finding(Kind.PLACE, start, end, f"{name} is a place that is not in the record.")
    yield from _of_brands(letter, record, FIRMS, Kind.NAME)
    yield from _of_brands(letter, record, SHOPS, Kind.PLACE)
    for part, first, last, label in _known_runs(letter, record):
        if label in LABELS:
            yield part.stated(first.start, last.end, label)


def _of_brands(letter: Letter, record: Record, brands: frozenset[str], kind: Kind) -> Iterator[Finding]:
    """Firms and shops whose names are made of ordinary words."""
    for part in letter.parts:
        small = part.text.lower
        for brand in brands:
            at = small.find(brand)
            if at < 0 or not str(part.text)[at].isupper() or any(brand in text.lower for _, text in record.fields):
                continue
            end = at + len(brand)
            whole = (at == 0 or not small[at - 1].isalnum()) and not small[end : end + 1].isalnum()
            sentence = part.text.sentence_at(at)
            is_told = kind is not Kind.PLACE or AT.search(small, 0, at) or NEARNESS.search(sentence.text)
            if whole and is_told and (" " in brand or sentence.start != at):
                yield part.finding(kind, at, end, f"{str(part.text)[at:end]} is not in the record.")


def _known_runs(letter: Letter, record: Record) -> Iterator[tuple[Part, Word, Word, str]]:
    """Neighbouring capitalised words that one field holds: the first, the last, and the field's label."""
    for part, run in letter.capitals:
        first = last = None
        label = ""
        for word in run.words:
            small = plain(word.text)
            held = record.words.get(small, "")
            if not held or small in TERMS or (is_ordinary(small) and not first and run.opens):
                held = ""
            if held and held == label:
                last = word
                continue
            if first and last:
                yield part, first, last, label
            first, last, label = (word, word, held) if held else (None, None, "")
        if first and last:
            yield part, first, last, label
