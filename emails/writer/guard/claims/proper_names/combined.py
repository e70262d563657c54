"""Ordinary or known words that together name a place or a firm which the record does not hold."""

from itertools import pairwise

from emails.writer.guard.capitals import Run
from emails.writer.guard.claims.proper_names.held import is_known, is_known_here, stand_together
from emails.writer.guard.finding import Kind
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.context import (
    HEADS_OF_PLACES,
    IN_A_PLACE,
    SAYING,
    STRONG_COMPANY_WORDS,
    TITLES,
    TRADES,
    WAYS,
)
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.vocabulary.place_words import CITIES, COMPANY_WORDS, DIRECTIONS, PLACE_WORDS, STATES
from emails.writer.guard.vocabulary.proper import TERMS, UNNAMED
from emails.writer.guard.words import plain

STATE_NAMES = frozenset(STATES.values())
ADDRESSES = frozenset(("Property address", "Office address"))
LONG_DIRECTIONS = frozenset(DIRECTIONS.values())
NAME, PLACE = frozenset((Kind.NAME,)), frozenset((Kind.PLACE,))
# These end the names of places, but capitalised names of documents and services as well.
WEAK_PLACE_WORDS = words_in(
    """
    center centre market point community school schools farm district library view station district side farms
    neighborhood area town city way place complex run walk row
    """
)
NO_HEADS = PLACE_WORDS | DIRECTIONS.keys() | LONG_DIRECTIONS | {"the", "our", "your", "new", "old"}


def of_two_words(run: Run, record: Record) -> tuple[int, int, frozenset[Kind]] | None:
    """ "Fort Worth", "Palm Springs"."""
    for first, second in pairwise(run.words):
        name = f"{plain(first.text)} {plain(second.text)}"
        toward = plain(first.text) in LONG_DIRECTIONS | HEADS_OF_PLACES and not run.titled and not run.opens
        if toward and not is_known(second.text, record) and plain(second.text) not in UNNAMED:
            return first.start, second.end, PLACE
        if name in CITIES | STATE_NAMES and not (is_known(first.text, record) and is_known(second.text, record)):
            return first.start, second.end, PLACE
    return None


def of_known_words(run: Run, record: Record) -> tuple[int, int, frozenset[Kind]] | None:
    """ "Harbor Heights" where the record has both words apart; "Elm Street" where it has only one."""
    for at, (first, second) in enumerate(pairwise(run.words)):
        last, before = plain(second.text), plain(first.text)
        beside = second.start - first.end <= len(". ")
        if (
            not beside
            or last not in PLACE_WORDS - WEAK_PLACE_WORDS
            or run.titled
            or before in TERMS | TITLES | NO_HEADS
        ):
            continue
        if (
            not is_known(second.text, record)
            or second.text.isupper()
            or (run.opens and at == 0 and is_ordinary(before))
        ):
            continue
        if not (stand_together(first.text, second.text, record) or f"{before}{last}" in record.words):
            return first.start, second.end, PLACE
    return None


WAY = {(each,) for way in WAYS for each in (way, f"{way}s")} | {("distance",), ("steps",), ("ride",)}
BESIDE = frozenset(("near", "around", "past", "off", "along", "behind", "beyond", "across"))


def of_any_words(run: Run, record: Record) -> tuple[int, int, frozenset[Kind]] | None:
    """ "Near Show Low", "a short walk from Union Station": whatever is near has a name."""
    words = [plain(each.text) for each in run.words]
    is_near = run.before[-1:] and (
        run.before[-1] in BESIDE or (run.before[-1] in ("to", "from", "of") and run.before[-2:-1] in WAY)
    )
    if not is_near or run.titled or run.opens or len(words) < 2 or not TERMS.isdisjoint(words):
        return None
    is_held = all(is_known_here(run.words, at, record) for at in range(len(words)))
    if is_held or not (UNNAMED | TITLES).isdisjoint(words):
        return None
    return run.words[0].start, run.words[-1].end, PLACE


ENDS_A_CITY = frozenset(("city", "heights", "springs", "beach", "falls", "grove"))
BEGINS_A_CITY = frozenset(("new", "fort", "port", "mount", "san", "santa", "saint", "los", "las"))


def of_ordinary_words(run: Run, record: Record) -> tuple[int, int, frozenset[Kind]] | None:
    """ "Sunset Park", "First Choice Lending": ordinary words that together are a name."""
    words = run.words
    for at in range(1, len(words)):
        word, last = words[at], plain(words[at].text)
        before = plain(words[at - 1].text)
        if (
            (before in BEGINS_A_CITY or last in ENDS_A_CITY)
            and (at, run.titled, last in TERMS) == (1, False, False)
            and run.before[-1:]
            and run.before[-1] in IN_A_PLACE | {"from"}
            and f"{before} {last}" not in STATE_NAMES
            and not stand_together(words[0].text, word.text, record)
        ):
            return words[0].start, word.end, PLACE
        if word.text.isupper() or is_known_here(words, at, record) or last in TERMS:
            continue
        near = run.before[-1:] != () and run.before[-1] in IN_A_PLACE and not run.titled
        place = last in PLACE_WORDS - (frozenset() if near else WEAK_PLACE_WORDS)
        acts = last in COMPANY_WORDS and bool(run.after) and run.after[0] in SAYING and run.opens and not run.titled
        if (
            not (
                place
                or (acts and NO_HEADS.isdisjoint(plain(each.text) for each in words[:at]))
                or last in STRONG_COMPANY_WORDS
            )
            or before in TITLES | TERMS
        ):
            continue
        start = 1 if run.opens and at > 1 and is_ordinary(plain(words[0].text)) else 0
        leads = run.before[-1] if run.before else ""
        if run.opens and not place and at > 1 and not run.titled:
            start = 0
        proves = not place and last not in TRADES
        if (
            run.opens
            and start == 0
            and at == 1
            and not (proves or is_known(words[0].text, record))
            and is_ordinary(before)
        ):
            continue
        named = record.words.get(before) in ADDRESSES and not is_ordinary(before)
        if run.titled and not named and plain(words[max(at - 2, 0)].text) not in IN_A_PLACE and leads not in IN_A_PLACE:
            continue
        return words[start].start, word.end, PLACE if place else NAME
    return None
