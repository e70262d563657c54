"""An address, area, school or city that the record does not hold."""

import re
from collections.abc import Iterable, Iterator

from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import WORD
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.vocabulary.place_words import CITIES, DIRECTIONS, STATES, STREET_WORDS, STREETS
from emails.writer.guard.vocabulary.proper import TERMS
from emails.writer.guard.words import forms, plain

AMBIGUOUS = words_in(
    """
    mobile reading providence princeton boulder independence lincoln aurora mesa buffalo augusta queens
    """
)
MORE_STREETS = words_in(
    "bend hollow ridge hill hills creek heights park meadow meadows springs glen view grove gardens"
)
_NO_STREETS = {"st", "fl", "apt", "ste", "bldg", "mt", "ft", "lp", "pt", "hl", "run", "row", "walk", "way"}
_STREET = "|".join(
    sorted((STREET_WORDS | MORE_STREETS | STREETS.keys()) - _NO_STREETS | {"st", "way"}, key=len, reverse=True)
)
HOUSE = re.compile(
    rf"\b(\d{{1,6}}[A-Za-z]?) ((?:(?:[A-Z][\w'.]*|\d{{1,3}}(?:st|nd|rd|th)) ){{1,4}}(?i:{_STREET})\b"
    r"|[A-Z][\w']*(?: [A-Z][\w']*)?)"
)
ABROAD = re.compile(
    r"\b(\d{1,6}),? (?:rue|calle|avenida|via|rua|chemin|ulica|camino) (?:de |del |de la |da |do |des |du )?[A-Z]\w+"
    r"|\b(?i:rue|calle|avenida|via|rua|chemin|ulica|camino) (?:de |del |de la |da |do |des |du )?[A-Z]\w+,? (\d{1,6})\b"
)
"""As Spanish and French write an address: the street before its number, or the kind of street before its name."""
NUMBERED = re.compile(
    r"\b(?:(?:I|US|SH|SR|FM|CR|RM)[- ]\d{1,4}|(?i:highway|route|interstate|exit|loop|district|county road|"
    r"hwy|rte) \d{1,4}"
    r"|\d{1,3}(?:st|nd|rd|th) (?i:street|st|avenue|ave|road)|(?i:p\.?o\.? box) \d+)\b"
)
UNIT = re.compile(r"(?:\b(?:unit|apt|apartment|suite|ste|lot)\b\.? ?#?|#)(\d{1,5}[a-z]?|[a-z]\d{0,4})\b", re.I)
ZIP = re.compile(
    r"\b(?:[A-Z]{2},? |(?i:zip(?: code)?s?) )(\d{5})(?:-\d{4})?\b|\b(?i:in|near|around) (\d{5})\b|"
    r"\b(?=\d{5} (?:zip|area))(\d{5})\b"
)
DIGITS = re.compile(r"[A-Za-z]?\d+(?:st|nd|rd|th|[A-Za-z])?\b")
SMALL_PLACE = re.compile(r"\b(?:in|near|around|from) ([a-z]{4,14}(?: [a-z]{4,14})?)\b")
STREET_SIGNS = STREET_WORDS | MORE_STREETS | STREETS.keys() | DIRECTIONS.keys() | set(DIRECTIONS.values())
SMALL_NAMES = frozenset(
    each for each in CITIES | set(STATES.values()) if not is_ordinary(each) and each not in AMBIGUOUS
)
LONG_DIRECTIONS = frozenset(DIRECTIONS.values())
NO_STREET = words_in(
    """
    bed bath bedroom bath beds baths br ba sq square am pm minute minutes day days percent million thousand
    """
)


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    yield from _with_numbers(letter, record)
    yield from _in_small_letters(letter, record)


def _with_numbers(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for part in letter.parts:
        text = str(part.text)
        if not any(each.isdigit() for each in text) and "#" not in text:
            continue
        for found in HOUSE.finditer(text):
            yield from _address(part, found, record)
        for found in ABROAD.finditer(text):
            if not _is_held(found[1] or found[2], record):
                yield part.finding(Kind.PLACE, *found.span(), f"{found[0]} is not an address of the record.")
        for pattern, group in ((NUMBERED, 0), (UNIT, 0), (ZIP, 0)):
            for found in pattern.finditer(text):
                if not all(_is_held(each, record) for each in DIGITS.findall(found[group])):
                    why = f"{found[group]} is not in the record."
                    yield part.finding(Kind.PLACE, found.start(group), found.end(group), why)


def _is_held(number: str, record: Record) -> bool:
    return plain(number) in record.words


def _address(part: Part, found: re.Match[str], record: Record) -> Iterator[Finding | Stated]:
    """A number and its street must stand in one field."""
    number, *street = (plain(each[0]) for each in WORD.finditer(found[0]))
    names = [each for each in street if each not in STREET_SIGNS]
    ends_like_one = street[-1] in STREET_SIGNS and not NO_STREET.intersection(names)
    if not names or not (ends_like_one or any(_is_of_a_street(each) for each in names)):
        return
    ways = _directions(street)
    for label, text in (*record.fields, *record.said_before):
        held = {form for word in text.words for form in forms(word.text)}
        same_kind = all(each in held for each in street[1:] if each in STREET_WORDS or each in STREETS)
        turned = ways and _directions(held) and not ways <= _directions(held)
        if number in held and same_kind and not turned and all(each in held for each in names[:1]):
            yield part.stated(found.start(), found.end(), label)
            return
    if ends_like_one or _is_numbered(names[0], record):
        yield part.finding(Kind.PLACE, found.start(), found.end(), f"{found[0]} is not an address of the record.")


def _is_of_a_street(name: str) -> bool:
    return not (name in TERMS or is_ordinary(name) or name in NO_STREET)


def _directions(words: Iterable[str]) -> set[str]:
    return {DIRECTIONS.get(each, each) for each in words} & LONG_DIRECTIONS


def _is_numbered(street: str, record: Record) -> bool:
    """Whether this street stands after a house number in the record."""
    return any(second == street and first[:1].isdigit() for first, second in record.neighbors)


def _in_small_letters(letter: Letter, record: Record) -> Iterator[Finding]:
    for part in letter.parts:
        for found in SMALL_PLACE.finditer(str(part.text)):
            name = found[1] if found[1] in SMALL_NAMES else found[1].split()[0]
            if name in SMALL_NAMES and not all(each in record.words for each in name.split()):
                start = found.start(1)
                yield part.finding(Kind.PLACE, start, start + len(name), f"{name} is not a place in the record.")
