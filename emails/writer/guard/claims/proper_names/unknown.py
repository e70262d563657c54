"""Capitalised words that the record does not hold: each is somebody's name, or a place, or one of the two."""

from collections.abc import Iterator
from typing import NamedTuple

from emails.writer.guard.capitals import Run
from emails.writer.guard.claims.proper_names.combined import (
    LONG_DIRECTIONS,
    PLACE,
    STATE_NAMES,
    WEAK_PLACE_WORDS,
    of_any_words,
    of_known_words,
    of_ordinary_words,
    of_two_words,
)
from emails.writer.guard.claims.proper_names.held import is_known, is_known_here
from emails.writer.guard.finding import Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.spoken import LANGUAGES
from emails.writer.guard.text import LATIN
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.context import (
    AT_OR_WITH,
    BEFORE_A_PERSON,
    BEFORE_A_PLACE,
    CORNERS,
    ENJOYING,
    IN_A_PLACE,
    LYING,
    MATCHES,
    ON_THE_MARKET,
    OWNING,
    PROPERTIES,
    REALLY_SAYING,
    RELATIONS,
    SIDES,
    STRONG_COMPANY_WORDS,
    TITLES,
    WAYS,
)
from emails.writer.guard.vocabulary.first_names import FIRST_NAMES, SURE_NAMES
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.vocabulary.place_words import (
    AREA_WORDS,
    CITIES,
    COMPANY_WORDS,
    PLACE_WORDS,
)
from emails.writer.guard.vocabulary.proper import TERMS, UNNAMED
from emails.writer.guard.words import plain

ADDRESSES = frozenset(("Property address", "Office address"))
NAME = frozenset((Kind.NAME,))
EITHER = NAME | PLACE
NAMING_WORDS = PLACE_WORDS | COMPANY_WORDS
GREETINGS = words_in(
    """
    hello hi hey regards wishes hugs hug scratch scratches pat pats treat treats cuddle cuddles love
    """
)
ABSTRACT = ("ness", "tion", "sion", "ment", "ity", "ship", "ings", "ances", "ences", "ers", "ists", "ies")
"""A long word that ends so and opens a sentence is no name."""
KIN = words_in(
    """
    colleague partner wife husband son daughter mother father brother sister uncle aunt cousin nephew niece friend
    neighbor boss assistant
    """
)
SHORT_LINE = 6  # words; longer lines below the closing are a P.S.


class Unknown(NamedTuple):
    part: Part
    start: int
    end: int
    kinds: frozenset[Kind]


def unknown(letter: Letter, record: Record) -> Iterator[Unknown]:
    foreign = letter.language not in ("", "en", "es")  # we know too few of their words
    for part, run in letter.capitals:
        greets = part is letter.body and run.start < letter.message_starts
        if greets and run.before[-1:] not in (("from",), ("in",)):
            continue
        if run.before[-1:] == ("a",) and letter.language in ("es", "pt", "it"):
            run = run._replace(before=(*run.before[:-1], "to"))
        if foreign or _is_signature(letter, part, run):
            run = run._replace(titled=True)
        found = _judge(run, record)
        if found:
            start, end, kinds = found
            yield Unknown(part, start, end, kinds)


def _is_signature(letter: Letter, part: Part, run: Run) -> bool:
    if part is not letter.body or run.start < letter.closing_starts:
        return False
    return len(part.text.sentence_at(run.start).text.split()) <= SHORT_LINE


def _judge(run: Run, record: Record) -> tuple[int, int, frozenset[Kind]] | None:
    words = run.words
    if _is_a_kind_of_thing(run):
        return None
    strange = [at for at in range(len(words)) if _is_strange(run, at, record)]
    if not strange:
        found = of_two_words(run, record) or of_known_words(run, record) or of_ordinary_words(run, record)
        return found or of_any_words(run, record)
    first, last = strange[0], strange[-1]
    while first > 0 and _belongs(words[first - 1].text, record):
        first -= 1
    while last + 1 < len(words) and _belongs(words[last + 1].text, record, after=True):
        last += 1
    return words[first].start, words[last].end, _kinds(run, first, last, strange)


def _is_a_kind_of_thing(run: Run) -> bool:
    """ "a Harley", "my Roborock", "watching Ted Lasso", "St. Patrick's Day": nobody's name, and no place."""
    before, names = run.before[-1:], [plain(each.text) for each in run.words]
    after = plain(run.after[0]) if run.after else ""
    if after in MATCHES or names[-1] in ("day", "eve"):
        return True
    if not before or names[-1] in NAMING_WORDS or after in AREA_WORDS | PROPERTIES or names[0] in TITLES:
        return False
    if " ".join(names) in CITIES | STATE_NAMES:
        return False
    if before[0] in ("a", "an"):
        return not (run.after and run.after[0] in ("named", "called"))
    return before[0] in OWNING | ENJOYING and names[0] not in SURE_NAMES


def _belongs(word: str, record: Record, after: bool = False) -> bool:
    """Whether a word beside an unknown one is a part of the same name."""
    small = plain(word)
    if after and (small in PLACE_WORDS or small in COMPANY_WORDS):
        return True
    return small in TITLES or small in SURE_NAMES or (small not in TERMS and not is_ordinary(small))


def _is_strange(run: Run, at: int, record: Record) -> bool:
    word = run.words[at].text
    small = plain(word)
    if len(small) < 2 or not LATIN.match(word) or small in TERMS:
        return False
    titled = at > 0 and plain(run.words[at - 1].text) in TITLES
    if run.opens and at == 0 and small in LANGUAGES:
        return False
    if small in UNNAMED and not titled:
        return at == 0 and len(run.before) > 1 and run.before[-1] in ("to", "from", "near", "at") and _is_way(run)
    if at == 0 and not run.opens and not run.titled and _is_greeted(run) and small not in record.words:
        return small not in TERMS
    if "-" in word and all(each in UNNAMED or is_ordinary(each) for each in small.split("-")):
        return False
    if any(letter.isdigit() for letter in word) or "@" in word or is_known_here(run.words, at, record):
        return False
    if word.isupper() and len(word) > 1 and not titled:
        return small in SURE_NAMES and len(word) > 3
    if is_ordinary(small):
        if at == 0 and (run.before[-2:] in CORNERS or _is_listed(run, record)):
            return True
        named = small in FIRST_NAMES and not run.titled and (_follows_a_name(run, at) if at else not run.opens)
        return titled or named or _is_introduced(run, at)
    if small in FIRST_NAMES - SURE_NAMES and run.opens and at == 0:
        return len(run.words) > 1 or bool(run.after and run.after[0] in REALLY_SAYING | {"from", "at"})
    if run.opens and len(run.words) == 1 and small.endswith(ABSTRACT) and small not in SURE_NAMES and len(small) > 6:
        return False
    if (run.opens and at == 0) or run.titled:
        return _has_evidence(run, at, record)
    return True


def _is_way(run: Run) -> bool:
    """ "Your commute to Samsung", "a five-minute drive from Tesla"."""
    return any(each.removesuffix("s") in WAYS for each in run.before[:-1])


def _is_greeted(run: Run) -> bool:
    """ "Say hello to Pepper", "a scratch for Biscuit": whoever is greeted has a name, also one of ordinary words."""
    said = run.before[-2:]
    return len(said) == 2 and said[1] in ("to", "for") and said[0] in GREETINGS


def _is_listed(run: Run, record: Record) -> bool:
    """ "Lakewood, Arvada and Golden": beside a name that the record holds."""
    if (
        run.opens
        or len(run.before) < 2
        or run.before[-1] not in ("and", "or", "y", "e", "et", "und", "oder", "ou", "o")
    ):
        return False
    beside = plain(run.before[-2])
    return beside in record.named and not is_ordinary(beside)


def _follows_a_name(run: Run, at: int) -> bool:
    """Not as in "Good Faith"."""
    before = plain(run.words[at - 1].text)
    return before in RELATIONS or before in SURE_NAMES or not is_ordinary(before)


def _is_introduced(run: Run, at: int) -> bool:
    """ "My colleague Grace": an ordinary word that is a first name, after a word for somebody."""
    small = plain(run.words[at].text)
    if at or not run.before or run.before[-1] not in RELATIONS:
        return False
    is_of_yours = len(run.before) > 1 and run.before[-2] in ("your", "my", "our") and not (run.opens or run.titled)
    return small in FIRST_NAMES or (is_of_yours and run.before[-1] in KIN)


def _has_evidence(run: Run, at: int, record: Record) -> bool:
    words, small = run.words, plain(run.words[at].text)
    following = plain(words[at + 1].text) if at + 1 < len(words) else ""
    if small in SURE_NAMES or small in CITIES:
        return True
    later = {plain(each.text) for each in words[at + 1 :]}
    if following in PLACE_WORDS - WEAK_PLACE_WORDS or following in STRONG_COMPANY_WORDS:
        return True
    if later & (PLACE_WORDS | COMPANY_WORDS) and not is_ordinary(small):
        return True
    if run.titled:
        if at == 0 and _is_listed(run, record):
            return True
        if at and plain(words[at - 1].text) in SURE_NAMES and is_known(words[at - 1].text, record):
            return True
        before = plain(words[at - 1].text) if at else (run.before[-1] if run.before else "")
        return before in IN_A_PLACE or before in RELATIONS or following in PLACE_WORDS
    if following:
        after = words[at + 1].text
        if _is_another_of_the_family(following, record):
            return True
        proves_nothing = following in UNNAMED or is_known(after, record) or after.isupper()
        return not proves_nothing and after[0].isalpha()
    return bool(run.after) and (run.after[0] in REALLY_SAYING or run.after[0] in ON_THE_MARKET | LYING)


def _is_another_of_the_family(surname: str, record: Record) -> bool:
    """ "Leilani Akana" where the record has Kealoha Akana."""
    if surname not in record.named or is_ordinary(surname) or surname in NAMING_WORDS:
        return False
    return any(second == surname and first in record.named - TERMS for first, second in record.neighbors)


def _kinds(run: Run, first: int, last: int, strange: list[int]) -> frozenset[Kind]:
    words = [plain(each.text) for each in run.words]
    before = words[first - 1] if first else (run.before[-1] if run.before else "")
    after = words[last + 1] if last + 1 < len(words) else (run.after[0] if run.after else "")
    rest = [*words[last + 1 :], *run.after[:1]]
    if any(each in TITLES for each in words[: last + 1]):
        return NAME
    if (
        words[last] in PLACE_WORDS
        or (rest[:1] and rest[0] in PLACE_WORDS)
        or any(each in AREA_WORDS for each in rest)
        or before in LONG_DIRECTIONS
        or words[first] in BEFORE_A_PLACE
        or before in BEFORE_A_PLACE
    ):
        return EITHER if words[first] in SURE_NAMES and before not in IN_A_PLACE | AT_OR_WITH else PLACE
    if words[last] in COMPANY_WORDS:
        return NAME
    if before == "of" and len(run.before) > 1 and run.before[-2] in SIDES:
        return PLACE
    is_city = " ".join(words[first : last + 1]) in CITIES | STATE_NAMES
    is_person = any(words[at] in FIRST_NAMES for at in strange)
    if before in IN_A_PLACE:
        return EITHER if is_person and not is_city else PLACE
    if before in ("from", "de", "aus"):
        return PLACE if is_city and not is_person else EITHER
    if before in RELATIONS or after in REALLY_SAYING:
        return NAME
    if is_city:
        return EITHER if is_person else PLACE
    if before in BEFORE_A_PERSON - AT_OR_WITH:
        return NAME if is_person or before != "and" else EITHER
    if is_person or before == "with":
        return NAME
    return EITHER
