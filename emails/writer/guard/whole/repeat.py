"""Nearly an email that this client got before."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
SHINGLE = 3  # words; long enough to be nobody's habit, short enough to outlive a swapped word
ALIKE = 0.4  # of the shorter text's shingles; two letters on one matter share about a tenth
SAME_WORDS = 0.8
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
    bag, other_bag = set(words), set(before)
    common = len(bag & other_bag)
    return common >= SAME_WORDS * max(len(bag), len(other_bag)) and shared >= 0.2 * len(shingles)


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
