"""Capitalised words that the record does not hold: each is somebody's name, or a place, or one of the two."""

from collections.abc import Iterator
from typing import NamedTuple

from emails.writer.guard.capitals import Run
from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.context import (
    AT_OR_WITH,
    BEFORE_A_PERSON,
    IN_A_PLACE,
    REALLY_SAYING,
    RELATIONS,
    TITLES,
)
from emails.writer.guard.vocabulary.first_names import ALSO_WORDS, FIRST_NAMES
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.vocabulary.place_words import (
    AREA_WORDS,
    CITIES,
    COMPANY_WORDS,
    DIRECTIONS,
    PLACE_WORDS,
    STATES,
)
from emails.writer.guard.vocabulary.proper import TERMS
from emails.writer.guard.words import JOINS, forms, plain

SURE_NAMES = FIRST_NAMES - ALSO_WORDS
STATE_NAMES = frozenset(STATES.values())
ADDRESSES = frozenset(("Property address", "Office address"))
BEFORE_A_PLACE = words_in("lake mount fort port san santa saint cape rancho los las el point camp isla villa")
LONG_DIRECTIONS = frozenset(DIRECTIONS.values())
NAME, PLACE = frozenset((Kind.NAME,)), frozenset((Kind.PLACE,))
EITHER = NAME | PLACE
# These end the names of places, but capitalised names of documents and services as well.
WEAK_PLACE_WORDS = words_in(
    """
    center centre market point community school schools farm district library view station district side farms
    neighborhood area town city way place complex run walk row
    """
)
STRONG_COMPANY_WORDS = words_in(
    """
    lending bank inspections roofing llc inc movers realty plumbing construction builders mortgage lenders
    """
)
SHORT_LINE = 6  # words; longer lines below the closing are a P.S.


class Unknown(NamedTuple):
    part: Part
    start: int
    end: int
    kinds: frozenset[Kind]


def is_known(word: str, record: Record) -> bool:
    small = plain(word)
    if any(each in record.words for each in (small, *forms(word))):
        return True
    if small.endswith("s") and (small[:-1] in record.words or small.removesuffix("es") in record.words):
        return True
    parts = JOINS.split(word)
    return len(parts) > 1 and all(not each or plain(each) in record.words or is_ordinary(plain(each)) for each in parts)


def unknown(letter: Letter, record: Record) -> Iterator[Unknown]:
    for part, run in letter.capitals:
        if part is letter.body and run.start < letter.message_starts:
            continue
        if _is_signature(letter, part, run):
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
    strange = [at for at in range(len(words)) if _is_strange(run, at, record)]
    if not strange:
        return _of_two_words(run, record) or _of_ordinary_words(run, record)
    first, last = strange[0], strange[-1]
    while first > 0 and _belongs(words[first - 1].text, record):
        first -= 1
    while last + 1 < len(words) and _belongs(words[last + 1].text, record, after=True):
        last += 1
    return words[first].start, words[last].end, _kinds(run, first, last, strange)


def _belongs(word: str, record: Record, after: bool = False) -> bool:
    """Whether a word beside an unknown one is a part of the same name."""
    small = plain(word)
    if after and (small in PLACE_WORDS or small in COMPANY_WORDS):
        return True
    return small in TITLES or small in SURE_NAMES or (small not in TERMS and not is_ordinary(small))


def _is_strange(run: Run, at: int, record: Record) -> bool:
    word = run.words[at].text
    small = plain(word)
    if len(small) < 2 or not word[0].isalpha() or small in TERMS or is_known(word, record):
        return False
    if any(letter.isdigit() for letter in word) or "@" in word:
        return False
    titled = at > 0 and plain(run.words[at - 1].text) in TITLES
    if word.isupper() and len(word) > 1 and not titled:
        return small in SURE_NAMES and len(word) > 3
    if is_ordinary(small):
        return (
            titled or (small in FIRST_NAMES and not run.titled and (at > 0 or not run.opens)) or _is_introduced(run, at)
        )
    if small in FIRST_NAMES - SURE_NAMES and run.opens and at == 0:
        return len(run.words) > 1 or bool(run.after and run.after[0] in REALLY_SAYING)
    if (run.opens and at == 0) or run.titled:
        return _has_evidence(run, at, record)
    return True


def _is_introduced(run: Run, at: int) -> bool:
    """ "My colleague Grace": an ordinary word that is a first name, after a word for somebody."""
    small = plain(run.words[at].text)
    return at == 0 and small in FIRST_NAMES and bool(run.before) and run.before[-1] in RELATIONS


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
        before = plain(words[at - 1].text) if at else (run.before[-1] if run.before else "")
        return before in IN_A_PLACE or before in RELATIONS or following in PLACE_WORDS
    if following:
        is_common = is_ordinary(following) or following in TERMS or is_known(words[at + 1].text, record)
        return not is_common and words[at + 1].text[0].isalpha()
    return bool(run.after) and run.after[0] in REALLY_SAYING


def _of_two_words(run: Run, record: Record) -> tuple[int, int, frozenset[Kind]] | None:
    """ "Fort Worth", "Palm Springs"."""
    for first, second in zip(run.words, run.words[1:], strict=False):
        name = f"{plain(first.text)} {plain(second.text)}"
        if name in CITIES | STATE_NAMES and not (is_known(first.text, record) and is_known(second.text, record)):
            return first.start, second.end, PLACE
    return None


def _of_ordinary_words(run: Run, record: Record) -> tuple[int, int, frozenset[Kind]] | None:
    """ "Sunset Park", "First Choice Lending": ordinary words that together are a name."""
    words = run.words
    for at in range(1, len(words)):
        word, last = words[at], plain(words[at].text)
        if word.text.isupper() or is_known(word.text, record) or last in TERMS:
            continue
        place = last in PLACE_WORDS - WEAK_PLACE_WORDS
        before = plain(words[at - 1].text)
        if not (place or last in STRONG_COMPANY_WORDS) or before in PLACE_WORDS | TITLES or before in TERMS:
            continue
        start = 1 if run.opens and at > 1 and is_ordinary(plain(words[0].text)) else 0
        leads = run.before[-1] if run.before else ""
        if run.opens and start == 0 and at == 1 and not is_known(words[0].text, record) and is_ordinary(before):
            continue
        named = record.words.get(before) in ADDRESSES and not is_ordinary(before)
        if run.titled and not named and plain(words[max(at - 2, 0)].text) not in IN_A_PLACE and leads not in IN_A_PLACE:
            continue
        return words[start].start, word.end, PLACE if place else NAME
    return None


def _kinds(run: Run, first: int, last: int, strange: list[int]) -> frozenset[Kind]:
    words = [plain(each.text) for each in run.words]
    before = words[first - 1] if first else (run.before[-1] if run.before else "")
    after = words[last + 1] if last + 1 < len(words) else (run.after[0] if run.after else "")
    if any(each in TITLES for each in words[: last + 1]):
        return NAME
    if (
        words[last] in PLACE_WORDS
        or after in AREA_WORDS
        or before in LONG_DIRECTIONS
        or words[first] in BEFORE_A_PLACE
        or before in BEFORE_A_PLACE
    ):
        return EITHER if words[first] in SURE_NAMES and before not in IN_A_PLACE | AT_OR_WITH else PLACE
    if words[last] in COMPANY_WORDS:
        return NAME
    is_city = " ".join(words[first : last + 1]) in CITIES | STATE_NAMES
    is_person = any(words[at] in FIRST_NAMES for at in strange)
    if before in IN_A_PLACE:
        return EITHER if is_person and not is_city else PLACE
    if before in RELATIONS or after in REALLY_SAYING:
        return NAME
    if is_city:
        return EITHER if is_person else PLACE
    if before in BEFORE_A_PERSON - AT_OR_WITH:
        return NAME if is_person or before != "and" else EITHER
    if is_person or before == "with":
        return NAME
    return EITHER


def of_brands(letter: Letter, record: Record, brands: frozenset[str], kind: Kind) -> Iterator[Finding]:
    """Firms and shops whose names are made of ordinary words."""
    for part in letter.parts:
        small = part.text.lower
        for brand in brands:
            at = small.find(brand)
            if at < 0 or not str(part.text)[at].isupper() or any(brand in text.lower for _, text in record.fields):
                continue
            end = at + len(brand)
            whole = (at == 0 or not small[at - 1].isalnum()) and not small[end : end + 1].isalnum()
            if whole and (" " in brand or part.text.sentence_at(at).start != at):
                yield part.finding(kind, at, end, f"{str(part.text)[at:end]} is not in the record.")


def known_runs(letter: Letter, record: Record) -> Iterator[tuple[Part, Word, Word, str]]:
    """Neighbouring capitalised words that one field holds: the first, the last, and the field's label."""
    for part, run in letter.capitals:
        first = last = None
        label = ""
        for word in run.words:
            small = plain(word.text)
            held = record.words.get(small, "")
            if not held or small in TERMS or (is_ordinary(small) and not first and run.opens):
                held = ""
            if held and held == label:
                last = word
                continue
            if first and last:
                yield part, first, last, label
            first, last, label = (word, word, held) if held else (None, None, "")
        if first and last:
            yield part, first, last, label
