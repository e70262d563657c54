"""The words of a clause with their places in the text, in small letters."""

import re

from emails.writer.guard.text import Word

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")

Found = tuple[int, int, str]


def words_of(clause: Word) -> list[Found]:
    lower = clause.text.lower()
    if len(lower) != len(clause.text):
        lower = clause.text
    return [(found.start() + clause.start, found.end() + clause.start, found[0]) for found in WORD.finditer(lower)]
