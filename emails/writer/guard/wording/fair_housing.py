"""Statements of who should live somewhere, and of who does: what the Fair Housing Act forbids in any words."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.phrases import Found, Phrases, Token, longest, phrases_in, word_set
from emails.writer.guard.record import Record
from emails.writer.guard.wording.words.fair_housing.entry import FAMILY, SAID, Entry
from emails.writer.guard.wording.words.fair_housing.homes import HOMES
from emails.writer.guard.wording.words.fair_housing.origins import ORIGINS
from emails.writer.guard.wording.words.fair_housing.persons import PERSONS
from emails.writer.guard.wording.words.fair_housing.sets import HARMLESS, SETS
from emails.writer.guard.wording.words.fair_housing.sides import SIDES
from emails.writer.guard.wording.words.fair_housing.spanish import SPANISH
from emails.writer.guard.wording.words.fair_housing.wishes import MENTIONED, RESIDENTS, WISHES

STATEMENTS = (*HOMES, *ORIGINS, *SIDES, *PERSONS, *RESIDENTS, *SPANISH)
ENTRIES = (*STATEMENTS, *WISHES, *MENTIONED)
PHRASES = Phrases(((entry.words, entry) for entry in STATEMENTS), SETS)
PEOPLE = Phrases(((entry.words, entry) for entry in WISHES), SETS)
MENTIONS = Phrases(((entry.words, entry) for entry in MENTIONED), SETS)
LONG, STEM = 6, 4
"""Of a long word its beginning is enough: "teenagers" where the notes say "two teens"."""
OWN = word_set("my our your their his her 's")
ANOTHER_CLAUSE = re.compile(r", (?:(?:and|but) (?:there|it|that|this|I)|I)\b")
"""What stands behind it says something else: "with your hip, I'm not surprised"."""
CHILDREN = word_set("kids children kid child grandkids grandchildren")
THEIRS = word_set("the both all those three two four five those")
NOT_AT_HOME = word_set(
    """neighborhood neighborhoods street streets area block building community complex school schools neighbors
    neighbours here there district suburb town around safe safer place side tower floor unit home house"""
)
NOTED_CHILDREN = re.compile(
    r"\b(?:kids?|children|child|sons?|daughters?|dtrs?|twins|toddlers?|teens?|boys|girls|bab(?:y|ies)"
    r"|fam(?:ily)? of)\b",
    re.I,
)
ALLOWED = Phrases(((each, None) for each in phrases_in(HARMLESS)), SETS)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part, words in letter.tokens:
        for found in longest(each for each in spoken_of(words) if not is_recorded(each, words, record)):
            said = str(part.text)[found.start : found.end]
            if _is_place_of_record(said, record) or ANOTHER_CLAUSE.search(said):
                continue
            if _is_of_the_client(said, found, words, record):
                continue
            why = f"“{said}” speaks of people ({found.meaning.protected}; {found.meaning.source})."
            yield part.finding(Kind.FAIR_HOUSING, found.start, found.end, why, found.meaning.instead)


def _is_of_the_client(said: str, found: Found[Entry], words: tuple[Token, ...], record: Record) -> bool:
    """ "What the kids would like to keep", where the record has children: these are known, and no place is praised."""
    if found.meaning.protected != FAMILY and CHILDREN.isdisjoint(said.lower().split()):
        return False
    at = next((at for at in range(found.first, found.last + 1) if words[at].text in CHILDREN), 0)
    if not at or words[at - 1].text not in THEIRS or not NOTED_CHILDREN.search(record.client.notes):
        return False
    return NOT_AT_HOME.isdisjoint(word.text for word in words)


def _is_place_of_record(said: str, record: Record) -> bool:
    """ "German Village" where the notes name it: it is an address and says nothing of who lives there."""
    return said.istitle() and " " in said and any(said.lower() in each.text.lower for each in record.fields)


def spoken_of(words: tuple[Token, ...]) -> Iterator[Found[Entry]]:
    """The statements in one sentence, and the people whom no letter needs to name."""
    yield from steered(words)
    yield from MENTIONS.find(words, ALLOWED)


def steered(words: tuple[Token, ...]) -> Iterator[Found[Entry]]:
    """The statements in one sentence."""
    yield from PHRASES.find(words, ALLOWED)
    yield from (each for each in PEOPLE.find(words, ALLOWED) if not _is_own(words, each.last))


def _is_own(words: tuple[Token, ...], last: int) -> bool:
    """ "Your kids", "the seller's children": these people are known, no class of people is wanted."""
    return not OWN.isdisjoint(word.text for word in words[max(0, last - 2) : last])


def is_recorded(found: Found[Entry], words: tuple[Token, ...], record: Record) -> bool:
    """Housing for older persons is lawful where the record says so; what the client named may be named."""
    needed = found.meaning.unless_recorded
    if not needed:
        return False
    client = record.client
    known = " ".join(
        (client.notes, *client.custom_fields.values(), record.about, client.property_type, client.name)
    ).lower()
    if needed == SAID:
        said = found.said(words)
        return said in known or (len(said) > LONG and re.search(rf"\b{re.escape(said[:STEM])}", known) is not None)
    if needed == "WORSHIP":
        places = SETS["WORSHIP"].split(", ")
        return any(word.text in known for word in words[found.first : found.last + 1] if word.text in places)
    return any(re.search(rf"\b{each}\b", known) for each in needed.split(", "))
