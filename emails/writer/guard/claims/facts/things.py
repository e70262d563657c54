"""What a letter tells of a certain thing or party in a sale: in the past, or as it goes on."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.facts.support import says, says_both
from emails.writer.guard.claims.sentences import clauses, is_supposed
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.property_words import FEATURES, GROUNDS, MARKET, SALE

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
PRONOUNS = words_in("it they she he one ones")
THINGS = (
    SALE | MARKET | GROUNDS | FEATURES | words_in("school lenders banks builders underwriting traffic")
) - PRONOUNS
THINGS -= words_in("fees money report results taxes interest questions sale number one light plan space")
DEFINITE = words_in("the your their its this that my our these those")
PLURAL = words_in(
    """
    appraisals loans buyers sellers lenders builders banks investors homes prices values rents rates tenants
    listings
    """
)
AUXILIARY = words_in("is are was were has have had")
BETWEEN = words_in(
    """
    just already now also recently never been being still finally officially not all both always currently
    """
)
NO_PARTICIPLES = words_in(
    """
    loved blessed cared need needed bed shed red interested supposed going being having bring spring thing
    something everything nothing morning evening building listing closing beginning ceiling worth meaning
    amazing exciting interesting looking wanted used happening treating holding
    """
)
AFTER_A_NOUN = words_in("in by at on for with to near from above below as")
HOLDS = words_in("has gets offers enjoys needs allows includes floods sits faces backs overlooks")
HARMLESS = words_in(
    """
    story character charm potential heart soul memories history lot much way place future something everything
    been to good own room personality meaning plenty
    """
)
PARTIES = words_in(
    """
    buyer buyers investor investors family couple client clients someone somebody tenant company
    """
)
WANTS = words_in("want wants love loves loved asking asked interested looking likes wanted eyeing")
PHRASES = re.compile(
    r"\b(?:upper hand|expected to (?:rise|fall|drop|climb|go|cool|increase)|(?:slowest|busiest|"
    r"best|worst) (?:season|month)"
    r"|(?:home|house|property|place|condo) is worth (?:more|less)|record number|waiting list|"
    r"(?:fast|slow)-moving market|balanced market|"
    r"rent[- ]controlled"
    r"|bones are|never flooded|\d+-hour security|value came in|was the (?:highest|lowest|only|"
    r"best) (?:offer|bid)?)",
    re.I,
)
Found = tuple[int, int, str]


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for part, clause, asked in clauses(letter):
        if asked:
            continue
        words = [
            (found.start() + clause.start, found.end() + clause.start, found[0].lower())
            for found in WORD.finditer(clause.text)
        ]
        small = [word for _, _, word in words]
        for first, last, held in (*_told(small, record), *_held_by(small, record), *_wanted(small, record)):
            start, end = words[first][0], words[last][1]
            if held:
                yield part.stated(start, end, held)
            else:
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")
        for found in PHRASES.finditer(clause.text):
            start = clause.start + found.start()
            before = [word for at, _, word in words if at < start]
            if not is_supposed(before) and not any(found[0].lower() in each.text.lower for each in record.fields):
                yield part.finding(Kind.FACT, start, start + len(found[0]), f"The record does not say “{found[0]}”.")


def _is_definite(small: list[str], at: int) -> bool:
    return small[at] in PLURAL or bool(set(small[max(0, at - 3) : at]) & DEFINITE)


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ed", "ing")) and word not in NO_PARTICIPLES


def _told(small: list[str], record: Record) -> Iterator[tuple[int, int, str]]:
    """ "The HOA voted no", "builders are offering credits", "the taxes were just reassessed"."""
    for at, word in enumerate(small[:-1]):
        if word not in THINGS or not _is_definite(small, at) or is_supposed(small[:at]):
            continue
        verb = at + 1
        with_auxiliary = small[verb] in AUXILIARY
        verb += with_auxiliary
        while verb < len(small) and small[verb] in BETWEEN:
            verb += 1
        if verb >= len(small) or not _is_participle(small[verb]):
            continue
        after = small[verb + 1] if verb + 1 < len(small) else ""
        if small[verb] == "coming" and after == "along":
            continue
        adverb = verb - at - with_auxiliary > 1
        if with_auxiliary or (small[verb].endswith("ed") and (adverb or (after and after not in AFTER_A_NOUN))):
            yield at, verb, says_both(record, word, small[verb])


def _held_by(small: list[str], record: Record) -> Iterator[tuple[int, int, str]]:
    """ "The yard gets afternoon shade"."""
    for at, word in enumerate(small[:-2]):
        if word not in GROUNDS or small[at + 1] not in HOLDS or not set(small[max(0, at - 2) : at]) & DEFINITE:
            continue
        objects = [each for each in small[at + 2 : at + 6] if each not in ("a", "an", "the", "of", "and", "very")]
        if objects and not set(objects[:3]) & HARMLESS and not is_supposed(small[:at]):
            yield at, min(at + 3, len(small) - 1), next(filter(None, (says(record, each) for each in objects)), "")


def _wanted(small: list[str], record: Record) -> Iterator[tuple[int, int, str]]:
    """ "My buyers love your house"."""
    for at, word in enumerate(small):
        if word in PARTIES and not is_supposed(small[:at]):
            near = small[at + 1 : at + 9]
            verb = next((to for to, each in enumerate(near) if each in WANTS), -1)
            if (
                verb >= 0
                and "your" in near[verb:]
                and set(near[verb:]) & (GROUNDS | {"listing"})
                and "you" not in near[:verb]
            ):
                yield at, min(at + 8, len(small) - 1), ""
