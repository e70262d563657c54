"""Nearly an email that this client got before."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.phrases import word_set
from emails.writer.guard.record import Record
from emails.writer.guard.spoken import WORDS

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
SHINGLE = 3  # words; long enough to be nobody's habit, short enough to outlive a swapped word
ALIKE = 0.4  # of the shorter text's shingles; two letters on one matter share about a tenth
SAME_WORDS = 0.8
SAME_THINGS = 0.55  # of the words of both that are no small ones; two letters on one matter share four tenths
SMALL = WORDS["en"] | word_set(
    "all one two up out which who than then too also into over know said told says they their"
)
FEWEST = 12  # words; a shorter message says too little to compare
MOST = 2000  # words that are looked at


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    words = _words(letter.message)
    if len(words) < FEWEST:
        return
    for earlier in record.earlier:
        before = _words(Letter.of(earlier.subject, earlier.body).message)
        if len(before) >= FEWEST and _is_nearly(words, before):
            text = str(letter.body.text)
            start = letter.message_starts + len(letter.message) - len(letter.message.lstrip())
            end = next((each.end for each in letter.body.text.sentences if each.end > start + 1), len(text))
            why = f"The email “{earlier.subject or 'without a subject'}” said nearly the same."
            yield letter.body.finding(Kind.REPEAT, start, end, why)
            return


def _words(text: str) -> list[str]:
    return [found.lower() for found in WORD.findall(text)][:MOST]


def _is_nearly(words: list[str], before: list[str]) -> bool:
    shingles, others = _shingles(words), _shingles(before)
    shared = len(shingles & others)
    if shared >= ALIKE * min(len(shingles), len(others)) and shared >= 0.3 * max(len(shingles), len(others)):
        return True
    if _tells_the_same(words, before):
        return True
    bag, other_bag = set(words), set(before)
    common = len(bag & other_bag)
    return common >= SAME_WORDS * max(len(bag), len(other_bag)) and shared >= 0.2 * len(shingles)


def _tells_the_same(words: list[str], before: list[str]) -> bool:
    """The same things in another order: what is left without small words and endings."""
    said, other = _things(words), _things(before)
    return len(said & other) >= FEWEST and len(said & other) >= SAME_THINGS * len(said | other)


def _things(words: list[str]) -> set[str]:
    return {_stem(word) for word in words} - SMALL


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > 3 + len(ending):
            return word.removesuffix(ending)
    return word


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
