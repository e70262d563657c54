"""One word in its forms: what a reader takes for the same."""

import re
import unicodedata
from functools import lru_cache

from emails.writer.guard.vocabulary.calendar_words import ORDINALS
from emails.writer.guard.vocabulary.first_names import LONG_FORMS, SHORT_FORMS
from emails.writer.guard.vocabulary.place_words import DIRECTIONS, STATES, STREETS

SHORT_TO_LONG = STREETS | DIRECTIONS
LONG_TO_SHORT: dict[str, set[str]] = {}
for _short, _long in SHORT_TO_LONG.items():
    LONG_TO_SHORT.setdefault(_long, set()).add(_short)
CITIES_IN_SHORT = {
    "mpls": "minneapolis", "philly": "philadelphia", "indy": "indianapolis", "cincy": "cincinnati",
    "vegas": "las vegas", "abq": "albuquerque", "atl": "atlanta", "phx": "phoenix", "jax": "jacksonville",
    "sf": "san francisco", "nola": "new orleans", "okc": "oklahoma city", "slc": "salt lake city", "nyc": "new york",
    "kc": "kansas city", "pdx": "portland", "hou": "houston", "mke": "milwaukee", "pgh": "pittsburgh",
    "bklyn": "brooklyn",
}  # fmt: skip
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
KEPT = 4096  # words; letters and records use the same ones again and again
JOINS = re.compile(r"[-'./&]")


@lru_cache(KEPT)
def plain(word: str) -> str:
    """In small letters, without accents and without the ending of a possessive."""
    small = word.lower()
    if not small.isascii():
        small = "".join(each for each in unicodedata.normalize("NFD", small) if not unicodedata.combining(each))
    return small.removesuffix("'s").removesuffix("s'").rstrip("'.") if "'" in small or "." in small else small


@lru_cache(KEPT)
def forms(word: str) -> frozenset[str]:
    """The word as others may write it: its parts, short and long forms of streets, states and first names."""
    whole = plain(word)
    found: list[str] = []
    for each in {whole, *(JOINS.split(whole) if JOINS.search(whole) else ())}:
        found.append(each)
        if each in SHORT_TO_LONG:
            found.append(SHORT_TO_LONG[each])
            if each == "st":
                found.append("saint")
        found += LONG_TO_SHORT.get(each, ())
        found += CITIES_IN_SHORT.get(each, "").split()
        found += SHORT_FORMS.get(each, ())
        found += LONG_FORMS.get(each, ())
    if whole in ORDINALS:
        found.append(f"{ORDINALS[whole]}{ENDINGS.get(ORDINALS[whole] % 10 if ORDINALS[whole] // 10 != 1 else 0, 'th')}")
    if len(word) == 2 and word.isupper() and whole in STATES:
        found += STATES[whole].split()
    return frozenset(found)
