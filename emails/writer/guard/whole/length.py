"""Too short to say anything, or too long to be read."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record

LEAST_WORDS, MOST_WORDS, LONGEST_SUBJECT = 20, 260, 200
WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
THAI = re.compile("[\u0e00-\u0e7f]")
CHARACTERS_A_WORD, THAI_CHARACTERS_A_WORD = 1.7, 5
SHOWN = 60


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    words, body, subject = count(str(letter.body.text)), str(letter.body.text), str(letter.subject.text)
    if words < LEAST_WORDS:
        yield letter.body.finding(
            Kind.LENGTH, 0, min(len(body), SHOWN), f"The email has {words} words: fewer than {LEAST_WORDS}."
        )
    elif words > MOST_WORDS:
        yield letter.body.finding(
            Kind.LENGTH, 0, min(len(body), SHOWN), f"The email has {words} words: more than {MOST_WORDS}."
        )
    if not subject.strip():
        yield letter.subject.finding(Kind.LENGTH, 0, 0, "The subject is empty.", "Write a subject.")
    elif len(letter.subject.text.original) > LONGEST_SUBJECT:
        yield letter.subject.finding(
            Kind.LENGTH,
            0,
            SHOWN,
            f"The subject is longer than {LONGEST_SUBJECT} characters.",
            "Write a shorter subject.",
        )


def count(text: str) -> int:
    """Words as a reader counts them. Chinese, Japanese and Thai put no spaces between theirs."""
    characters, thai = len(WITHOUT_SPACES.findall(text)), len(THAI.findall(text))
    spaced = WITHOUT_SPACES.sub(" ", THAI.sub(" ", text)) if characters or thai else text
    words = sum(any(letter.isalnum() for letter in word) for word in spaced.split())
    return words + round(characters / CHARACTERS_A_WORD) + round(thai / THAI_CHARACTERS_A_WORD)
