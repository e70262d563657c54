"""Whether the record holds a word, also as a part of a name that it writes another way."""

from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.vocabulary.place_words import COMPANY_WORDS, PLACE_WORDS
from emails.writer.guard.words import JOINS, forms, plain

SHORTEST = 3  # letters of an abbreviation: "Hosp", "Elem"
KINDS_OF_NAMES = PLACE_WORDS | COMPANY_WORDS


def is_known(word: str, record: Record) -> bool:
    small = plain(word)
    if small in record.words or not record.words.keys().isdisjoint(forms(word)):
        return True
    if (
        small.endswith("s")
        and len(small) > 4
        and not record.words.keys().isdisjoint((small[:-1], small.removesuffix("es")))
    ):
        return True
    parts = JOINS.split(word)
    return len(parts) > 1 and all(not each or plain(each) in record.words or is_ordinary(plain(each)) for each in parts)


def is_known_here(words: tuple[Word, ...], at: int, record: Record) -> bool:
    """Alone, or with the words beside it: "Green Lake" for "Greenlake", "Credit Union" for "CU"."""
    if is_known(words[at].text, record):
        return True
    small = plain(words[at].text)
    if small in KINDS_OF_NAMES and at and is_known(words[at - 1].text, record):
        return any(small[:length] in record.words for length in range(SHORTEST, len(small)))
    if any((small[:at], small[at:]) in record.neighbors for at in range(1, len(small))):
        return True
    return len(words) > 1 and (_is_joined(words, at, record) or _is_initial(words, at, record))


def _is_joined(words: tuple[Word, ...], at: int, record: Record) -> bool:
    pairs = (words[max(first, 0) : first + 2] for first in (at - 1, at))
    return any(len(pair) == 2 and "".join(plain(each.text) for each in pair) in record.words for pair in pairs)


def _is_initial(words: tuple[Word, ...], at: int, record: Record) -> bool:
    for length in (2, 3, 4):
        for first in range(max(0, at - length + 1), min(at, len(words) - length) + 1):
            if "".join(each.text[0] for each in words[first : first + length]) in record.initials:
                return True
    return False


def stand_together(first: str, second: str, record: Record) -> bool:
    """Whether these two stand beside each other in the record, in some form."""
    return any((one, other) in record.neighbors for one in forms(first) for other in forms(second))
