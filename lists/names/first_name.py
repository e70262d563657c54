"""Whom a greeting names: the first name in what somebody typed as a client's name, where it is sure."""

import re
import unicodedata
from functools import lru_cache

from lists.names.folded import without_marks
from lists.names.name_words import ASIAN_FAMILIES, COMPOUND, FAMILIES, GIVEN, NO_PERSON, PARTICLES, TITLES

MAX_WORDS, MAX_LETTERS = 8, 20

AND = re.compile(r"\s*(?:&|\+|/|,?\s+(?:and|und|y|et|e)\s)\s*", re.IGNORECASE)
NICKNAME = re.compile(r"(?<!\w)[\"“”'\u2018’„«]([^\W\d_][\w.-]{1,15})[\"“”'\u2018’»](?!\w)")
ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
ASIDE_NAME = re.compile(r"^\S+\s+\(([^\W\d_]{2,15})\)\s+\S")
SEPARATED = re.compile(r"\s+[-–—|:•]+\s.*$")
NEVER_IN_A_NAME = re.compile(r"[\d@;:{}<>\[\]|_=*%$#^~\\?!…]|\.\w{2,}")
SUFFIXES = re.compile(
    r"[,\s]+(?:jr|sr|ii|iii|iv|esq|ph\.?\s?d|m\.?d|d\.?d\.?s|d\.?v\.?m|c\.?p\.?a|mba|rn|realtor|broker|j\.?d|pe)\.?(?=,|\s|$)",
    re.IGNORECASE,
)
ELIDED = re.compile(r"(?:O['’\u02bc]|Mc(?=[A-Z])|Mac(?=[A-Z])|Fitz(?=[A-Z]))")
PATRONYMIC = re.compile(r"(?:вич|вна|ична|чна)$", re.IGNORECASE)
SLAVIC_FAMILY = re.compile(r"(?:[оеё]ва?|[иы]на?|ск(?:ий|ая)|цк(?:ий|ая)|енко|чук)$", re.IGNORECASE)
SYLLABLES = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxzcsrywv]|zh|ch|sh|kh|ph|tr|th|gi|ng)?"
    r"(?:[iuy]?[aeo](?:[eiouy](?:ng|n)?|ng|n|m|k|p|t|h)?|[iuy](?:ng|n|m|k|p|t)?|u[iy]|iu|eu[ln]?|yu[nlk]?)){1,3}"
)
"""What a first name of China, Korea or Vietnam is spelt with."""


@lru_cache(maxsize=20_000)
def first_name_of(full_name: str) -> str:
    """The first name, of a couple both ("Amy and Bob"). Empty where none is sure: then a greeting goes without."""
    name = _cleaned(full_name)
    if not name or len(name.split()) > MAX_WORDS or any(_key(word) in NO_PERSON for word in re.split(r"[\s,]+", name)):
        return ""
    parts = [part for part in AND.split(SUFFIXES.sub("", name)) if part]
    return _of_one(name) if len(parts) < 2 else _of_several(parts)


def greeting_of(full_name: str) -> str:
    """The first line of a letter."""
    first = first_name_of(full_name)
    return f"Hi {first}," if first else "Hello,"


def _cleaned(full_name: str) -> str:
    """Without pictures, asides and what no name holds. Empty when what is left could be no name."""
    text = unicodedata.normalize("NFC", full_name[:200])
    # Pictures, joiners, invisible marks, control characters: a name is none of them.
    text = "".join(" " if unicodedata.category(char)[0] in "CSZ" and char not in "+|=<>~^$" else char for char in text)
    text = " ".join(text.split())
    if found := ASIDE_NAME.match(text):
        text = f"{found[1]} {text.rpartition(')')[2]}" if _key(found[1]) not in NO_PERSON else text
    text = SEPARATED.sub("", ASIDE.sub("", text)).lstrip(",").strip(" .-–—'’\"")
    return "" if NEVER_IN_A_NAME.search(re.sub(r"(?<=\w)\.(?=\w\.)", "", text)) else text


def _of_several(parts: list[str]) -> str:
    """Amy & Bob Chow, Mr. and Mrs. Smith, Amy Chow and Bob Lee, Chow, Amy and Bob."""
    # "Amy, Bob and Carl Chow": a list, and not a family name before its comma.
    if len(parts) == 2 and "," in parts[0] and " " not in parts[0].partition(",")[0]:
        before, after = (each.strip() for each in parts[0].split(",", 1))
        if _key(before) in GIVEN and " " not in after:
            parts = [before, after, parts[1]]
    # Only the last one must say the family: "Amy" of "Amy & Bob Chow" is as sure as "Amy Chow".
    family = _without_titles(parts[-1])[1:]
    firsts = []
    for part in parts:
        words = _without_titles(part)
        if not words:
            return ""
        whole = part if len(words) > 1 or not family else f"{part} {family[-1]}"
        firsts.append(_of_one(whole))
    if not all(firsts):
        return ""
    everybody_alone = all(len(_without_titles(part)) == 1 for part in parts)
    if everybody_alone and not any(_key(first) in GIVEN for first in firsts):
        return ""  # "Barnes & Noble" looks the same as "Zoë & Ravi"
    return f"{', '.join(firsts[:-1])} and {firsts[-1]}"


def _of_one(name: str) -> str:
    # It takes a while to import, and most processes greet nobody.
    from nameparser import HumanName

    if found := NICKNAME.search(name):
        return _in_case(found[1], found[1])
    name = SUFFIXES.sub("", name).strip()
    before, comma, after = (each.strip() for each in name.partition(","))
    words = _without_titles(name)
    if comma:
        words = _without_titles(after)
        if not words or not before or not _is_family(before, words) or "," in after:
            return ""
        return _sure(words, name, is_first=True)
    if not words or len(words) == 1 < len(name.split()):
        return ""  # "Dr. Chow"
    if len(words) > 1 and _is_family_first(words):
        return words[1] if len(words) == 3 and PATRONYMIC.search(words[2]) else ""
    parsed = HumanName(" ".join(words))
    if _key(parsed.first) != _key(words[0]) and _key(words[0]) not in COMPOUND | TITLES:
        is_initial = _is_initial(words[0]) and _key(words[0]) not in PARTICLES
        return _sure(words[1:], name, is_first=True) if is_initial and len(words) > 2 else ""
    return _sure(words, name, is_first=False)


def _sure(words: list[str], name: str, is_first: bool) -> str:
    """The first of the words, unless it can be something else. `is_first` where a comma says that it is the first."""
    first, key = words[0], _key(words[0])
    if _is_initial(first):
        # F. Scott Fitzgerald goes by his second name; of "J. Smith" nothing is known.
        followed = words[1:] if is_first or len(words) > 2 else []
        return _sure(followed, name, is_first=True) if followed and _key(followed[0]) in GIVEN else ""
    if key in COMPOUND:
        return _in_case(" ".join(words[:2]), name) if len(words) > 2 - is_first and len(words) > 1 else ""
    if key in PARTICLES and key not in GIVEN:
        return ""
    is_family = key in FAMILIES or (ELIDED.match(first) and (len(words) == 1 or first[1] in "'’\u02bc"))
    if not is_first and key not in GIVEN and is_family:
        return ""
    if not is_first and len(words) == 1 and key in ASIAN_FAMILIES - GIVEN:
        return ""
    return _in_case(first, name) if _is_word(first) else ""


def _is_family(before: str, after: list[str]) -> bool:
    """Whether what stands before a comma can be the family's name, as in "van der Berg, Anna"."""
    words = before.split()
    if len(words) == 1:
        in_doubt = _key(before) in GIVEN - FAMILIES and _key(after[0]) not in GIVEN
        return not in_doubt and not (_key(before) in GIVEN - FAMILIES and len(after) > 1)
    return _key(words[0]) in PARTICLES or (_key(words[0]) not in GIVEN and _key(after[0]) in GIVEN)


def _is_family_first(words: list[str]) -> bool:
    """Whether it is written so, or might be."""
    first, last, key = words[0], words[-1], _key(words[0])
    if any(_is_east_asian(char) for char in first):
        return True
    if len(first) > 2 and first.isupper() and not last.isupper() and not _is_initial(first):
        return True  # DUPONT Jean
    if SLAVIC_FAMILY.search(first) and not SLAVIC_FAMILY.search(last) and first[0] > "\u0400":
        return True
    if key in GIVEN:
        return key in ASIAN_FAMILIES and _is_asian_given(last)
    return key in ASIAN_FAMILIES and (key != "lee" or _is_asian_given(last))


def _is_asian_given(word: str) -> bool:
    return SYLLABLES.fullmatch(_key(word).replace("-", "")) is not None


def _is_east_asian(char: str) -> bool:
    name = unicodedata.name(char, "")
    return name.startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"))


def _without_titles(name: str) -> list[str]:
    words = name.split()
    while words and _key(words[0]) in TITLES:
        # "Don Draper" and "Fr. Brown": a title with a full stop is one; without, a first name may look like it.
        if _key(words[0]) in GIVEN and not words[0].endswith("."):
            break
        words = words[1:]
    return words


def _is_initial(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) < 2 or (len(letters) < 4 and not re.search(r"[aeiouy]", _key(word)) and letters.isascii())


def _is_word(word: str) -> bool:
    letters = re.sub(r"[\W\d_]|[\u0300-\u036f]", "", word)
    if re.search(r"['’]s$", word, re.I):
        return False  # "Jonah's mom"
    return 2 <= len(letters) <= MAX_LETTERS and not re.search(r"[^\w'’\u02bc`.·־-]", without_marks(word))


def _in_case(first: str, name: str) -> str:
    """JONAH and jonah as Jonah; whoever writes DeShawn means it."""
    first = first.strip(".,'’\"-")
    if not (first.isupper() and name.upper() == name) and not first.islower():
        return first
    return re.sub(r"[^\W_]+", lambda found: found[0][:1].upper() + found[0][1:].lower(), first)


def _key(word: str) -> str:
    """As the words are listed: lower case, no accents, no full stops."""
    return without_marks(word).replace(".", "").replace("đ", "d").replace("Đ", "d").strip(" ,'\"-").lower()
