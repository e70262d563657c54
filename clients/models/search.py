"""Clients by a piece of what is known of them, however it is written: José by Jose, (503) 555-0142 by 5550142.

The column `search_text` and the words that are looked for are folded by the same function in the database, which makes
letters plain. The column has an index of trigrams; the planner decides when it is worth using. See docs/decisions/0019.
"""

import re
import unicodedata

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.db.models.lookups import Contains

PHONE = re.compile(r"[\d()+./-]+", re.ASCII)
TRIGRAM = re.compile(r"[^\W_]{3}|[\W_][^\W_]|[^\W_]{2}[\W_]")
"""Three letters or digits in a row; two before a sign or one after it are enough, because blanks fill them up."""


def folded(text: str | Combinable) -> Func:
    """Lower case, without accents, in the plainest of Unicode's forms. The migration 0019 makes the function."""
    return Func(text, function="clients_folded", output_field=TextField())


# It begins with the name: the command palette counts on that. The function is the migration 0025's: what is longer than
# an index takes (2,600 bytes) ends after 640 characters.
SEARCHED = Func(
    *("name", "email", "property_address", "phone", "also_found_by"),
    function="clients_search_text",
    output_field=TextField(),
)


def search_terms(text: str) -> list[list[str]]:
    """The words of a search, each with the ways to write it: a phone number is found by its digits alone, too."""
    plain = unicodedata.normalize("NFKC", text.replace("\x00", " "))
    return [[word, *_digits(word)] for word in plain.split()]


def has(ways: list[str]) -> Q:
    """Whether a client has the word, in one of these ways."""
    found = Q()
    for way in ways:
        # For a word without a trigram the planner might read the whole index. So it gets an expression that has none,
        # but statistics (migration 0019).
        text = F("search_text") if TRIGRAM.search(way) else Coalesce("search_text", Value(""), output_field=TextField())
        found |= Q(Contains(text, folded(Value(way))))
    return found


def _digits(word: str) -> list[str]:
    digits = re.sub(r"\D", "", word) if PHONE.fullmatch(word) else ""
    return [digits] if digits and digits != word else []
