"""The patterns of all languages by their names: nobody says in which language a mail is written."""

import re
from functools import cache

from inbound.kinds.automatic.languages import LANGUAGES

REFERS = re.compile(
    r"(?:contact|call|e-?mail|reach|write|direct|send|forward|contáct|llam|escrib|dir[ií]j|correo|appel|adress"
    r"|joindre"
    r"|[ée]cri|kontakt|wenden|anruf|erreich|richten|senden|schreib|rivolg|contatt|chiam|scriv|contat|ligu|encaminh"
    r"|fal[ae]"
    r"|联系|聯繫|致电|致電|发送|拨打)"
    r"[^?!]{0,80}?(?:[\w.+-]+@[\w-]+\.\w|\+?\d[\d()\s./-]{5,}\d)",
    re.IGNORECASE,
)
"""Somebody else's address or number."""


@cache
def patterns() -> dict[str, list[re.Pattern[str]]]:
    """One of each language that has the name, and what all have in common."""
    found: dict[str, list[re.Pattern[str]]] = {"refers": [REFERS]}
    for language in LANGUAGES:
        for name, pattern in {**language.texts, "away": language.away, "back": language.back}.items():
            found.setdefault(name, []).append(re.compile(pattern, re.IGNORECASE))
    return found


@cache
def _common() -> list[re.Pattern[str]]:
    return [re.compile(language.common, re.IGNORECASE) for language in LANGUAGES]


def likely_languages(text: str) -> list[int]:
    """Numbers of the languages that have most of the common words: `mais` and `also` mean something else in another."""
    counts = [len(pattern.findall(text)) for pattern in _common()]
    return [number for number, count in enumerate(counts) if count == max(counts)]


def any_says(name: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns()[name])
