"""The words of a clause with their places in the text, in small letters."""

import re
from functools import lru_cache
from itertools import islice

from emails.writer.guard.text import Word

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")

MOST_WORDS = 300
"""No clause is so long; the rest of a hostile text is not read."""
Found = tuple[int, int, str]


@lru_cache(maxsize=128)
def words_of(clause: Word) -> list[Found]:
    """Several rules read the same clause; none may change the list."""
    lower = clause.text.lower()
    if len(lower) != len(clause.text):
        lower = clause.text
    found_words = islice(WORD.finditer(lower), MOST_WORDS)
    return [(found.start() + clause.start, found.end() + clause.start, found[0]) for found in found_words]
