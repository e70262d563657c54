"""A second look at what seems to be news: whether the record has its figures and its words, in whatever order."""

import re

from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.claims.numbers import ONES, TENS
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.feature_words import OF_US
from emails.writer.guard.vocabulary.told_words import BE, HAVE, HOMES, NO_CONTENT

WORD = re.compile(r"[^\W\d_][^\W\d_'-]+|\d[\d,.]*")
DAY_OR_TIME = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}:\d\d\b")
"""Their figures count nothing: "4/2" is no four of something."""

DIGITS = re.compile(r"\d+")
NUMBERS = {word: str(value) for word, value in (ONES | TENS).items()}
LITTLE_WORDS = words_in(
    """
    the an of to in on at for and or with it its this that these your our my their his her from by as so about into up
    out no not all still just both each than then here there you we they he she will would can could another
    agreed willing ready
    """
)
ENOUGH = 2
DENIED = (
    r"\b(?:no|not|hates?|hating|avoid\w*|without|w/o|never|dislikes?|don'?t|doesn'?t|against|zero|nix|skip|prefers? no|"
    r"can'?t stand|free of|sin|sans)\b[^.;\n]{{0,24}}\b{0}|\b{0}s?(?:[- ]free|:? ?(?:no|none)\b)"
)
"""How notes say that somebody wants none of it."""
PAPERS = words_in("paperwork file loan finances credit budget preapproval application timeline plan")
"""What may be in good shape and is no home."""
IN_SUM = "Record"
"""The words come from more than one place of it."""


def held(record: Record, text: str) -> bool:
    """All figures with half of the words, or one of them beside a rare figure; without figures two words at least."""
    words = [word.replace("’", "'") for word in WORD.findall(text.casefold())]
    figures = {_figure(word) for word in words if word in NUMBERS or word[0].isdigit()}
    said = [word for word in words if _says_something(word)]
    known = sum(bool(says(record, word)) for word in said)
    if figures:
        is_rare = any(len(figure) > 1 for figure in figures)
        return known > 0 and (is_rare or ENOUGH * known >= len(said)) and figures <= _figures(record)
    return known >= ENOUGH and ENOUGH * known >= len(said)


def _says_something(word: str) -> bool:
    return not (word[0].isdigit() or word in NUMBERS or word in LITTLE_WORDS or word in NO_CONTENT | BE | HAVE | HOMES)


def _figures(record: Record) -> set[str]:
    """Every number of the record, also the "3" of "3bd"."""
    texts = [DAY_OR_TIME.sub(" ", text.lower) for _, text in record.fields]
    found = {_figure(word) for text in texts for word in WORD.findall(text) if word in NUMBERS or word[0].isdigit()}
    return found | {digits for text in texts for digits in DIGITS.findall(text)}


def _figure(word: str) -> str:
    return NUMBERS.get(word, word.replace(",", "").rstrip("."))


def is_condition_held(said: str, before: list[str], record: Record) -> bool:
    """Also "no HOA" of a client who hates one; "you're in good shape" says nothing of a home."""
    if said.startswith("in ") and (set(before[-3:]) & OF_US or PAPERS & set(before[-4:])):
        return True
    if said.startswith("no ") and re.search(DENIED.format(re.escape(said[3:].removesuffix("s"))), _all(record)):
        return True
    if said in ("natural light", "corner lot"):
        return bool(says(record, said.split()[-1]))
    return said in _all(record)


def _all(record: Record) -> str:
    return "\n".join(each.text.lower for each in record.fields)
