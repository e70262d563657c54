"""Clients by a piece of what is known of them: read off an agent's list, looked up in an index of the whole office's.

A piece in the middle of a word is found by its trigrams. The functions that cut words into them are our own (in the
migration 0012), because the extension that has one is not on every server, and the embedded one has none.
"""

import re
from hashlib import sha256

from django.core.cache import cache
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Lower

from lists.patience import first_row_within

MOST = 10_000
"""What more clients have is not looked up: an ordered list comes upon it by itself."""

COMMON_FOR = 600
"""Seconds for which words that so many have are not tried again."""

PATIENCE = 60
"""Milliseconds. What the index needs longer for is likely to be so common that the list is faster."""

SLOW_FOR = 5
"""Seconds for which it is left alone then: who types on, or turns the page, asks for the same words again at once.

No longer, because it may have been a database that was busy, for which reading the list is worse still.
"""

PHONE = re.compile(r"[\d()+./-]+", re.ASCII)

# The database lowers the word as it lowered the column: what counts as a letter depends on its locale.
HAS = "strpos(search_text, lower(%s)) > 0"
BY_TRIGRAMS = f"clients_trigrams(search_text) @> clients_trigrams_to_find(lower(%s)) AND {HAS}"
LOOKED_UP = """SELECT count(*), coalesce(array_agg(id), '{{}}')::text
FROM (SELECT id FROM clients WHERE NOT is_deleted AND {conditions} LIMIT %s) found"""


class OneOf(Func):
    """Whether the row's id is one of these: one value, in PostgreSQL's own words, however many they are."""

    template = "(%(expressions)s::bigint[]))"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, ids: str) -> None:
        super().__init__(F("pk"), Value(ids))


def words_of(text: str) -> list[list[str]]:
    """What a client must have, each word as it may be written: a phone number is found by its digits alone, too."""
    return [[word, *_digits(word)] for word in text.replace("\x00", " ").split()]


def has(ways: list[str]) -> Q:
    """Whether a client has the word, in one of these ways."""
    found = Q()
    for way in ways:
        found |= Q(search_text__contains=Lower(Value(way)))
    return found


def look_up(text: str) -> str | None:
    """Who in the whole office has each of the words, “{3,7}”. None if they are too many to be looked up.

    As PostgreSQL writes an array: thousands of numbers would be read and written again for nothing.
    """
    conditions, values = [], []
    words = words_of(text)
    if not any(_is_long(ways) for ways in words):
        return None  # two letters are no trigram
    for ways in words:
        condition = BY_TRIGRAMS if _is_long(ways) else HAS
        conditions.append(f"({' OR '.join(f'({condition})' for _ in ways)})")
        values += [way for way in ways for _ in range(condition.count("%s"))]
    key = f"common-words:{sha256(repr(words).encode()).hexdigest()}"
    if cache.get(key):
        return None
    found = first_row_within(PATIENCE, LOOKED_UP.format(conditions=" AND ".join(conditions)), [*values, MOST + 1])
    if found is None or found[0] > MOST:
        cache.set(key, True, COMMON_FOR if found else SLOW_FOR)
        return None
    return str(found[1])


def _is_long(ways: list[str]) -> bool:
    return all(len(way) > 2 for way in ways)


def _digits(word: str) -> list[str]:
    digits = re.sub(r"\D", "", word) if PHONE.fullmatch(word) else ""
    return [digits] if digits and digits != word else []
