"""The form of a fallback template: text, fields in braces, and parts in brackets that may be left out.

`{property address}` is what the client's record holds. `[ about {property address}]` is left out where a field in it is
empty. Elsewhere a sentence is left out whole where one of its fields is empty.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

from emails.writer.fallback.fields import FIELDS


class Mistake(ValueError):
    """What is wrong with the text, in words for who typed it."""


@dataclass(frozen=True)
class Words:
    typed: str


@dataclass(frozen=True)
class Field:
    name: str


@dataclass(frozen=True)
class Optional:
    pieces: tuple[Words | Field, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(piece.name for piece in self.pieces if isinstance(piece, Field))


Piece = Words | Field | Optional
Sentence = tuple[Piece, ...]
Paragraph = tuple[Sentence, ...]

MARKS = re.compile(r"([{}\[\]])")
BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
ENDS = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)")
SHORTENED = re.compile(r"(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|apt|ste|vs|approx|e\.g|i\.e|a\.m|p\.m|[a-z])\.$", re.I)
"""A full stop that ends no sentence."""


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Paragraph, ...]:
    """Its paragraphs, each in sentences. Mistake where the text is not in this form."""
    parts = BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return tuple(tuple(_sentences(list(_pieces(part)))) for part in parts if part.strip())


def _pieces(text: str) -> Iterator[Piece]:
    marks = iter(MARKS.split(text))
    for mark in marks:
        if mark == "{":
            yield _field(marks)
        elif mark == "[":
            yield _optional(marks)
        elif mark in ("}", "]"):
            raise Mistake(f"There is a “{mark}” with no “{'{' if mark == '}' else '['}” before it.")
        elif mark:
            yield Words(mark)


def _field(marks: Iterator[str]) -> Field:
    typed = next(marks, "")
    if next(marks, "") != "}":
        raise Mistake(f"The field “{{{_start(typed)}” is not closed: write “}}” after its name.")
    name = " ".join(typed.replace("_", " ").split()).lower()
    if name not in FIELDS:
        what = _meant(name) or "Take one of the fields that are listed."
        raise Mistake(f"There is no field {{{_start(typed, 40)}}}. {what}")
    return Field(name)


def _meant(typed: str) -> str:
    close = get_close_matches(typed.strip().lower(), FIELDS, 1)
    return f"Did you mean {{{close[0]}}}?" if close else ""


def _optional(marks: Iterator[str]) -> Optional:
    pieces: list[Words | Field] = []
    typed = ""
    for mark in marks:
        if mark == "]":
            if not any(isinstance(piece, Field) for piece in pieces):
                what = _meant(typed) or "Take the brackets away."
                raise Mistake(f"“[{_start(typed, 40)}]” has no field in it. {what}")
            return Optional(tuple(pieces))
        if mark == "[":
            raise Mistake(f"A part in brackets has another one in it: “[{_start(typed)}[”. Close the first one before.")
        if mark == "}":
            raise Mistake("There is a “}” with no “{” before it.")
        if mark == "{":
            inner = _field(marks)
            pieces.append(inner)
            typed += f"{{{inner.name}}}"
        elif mark:
            pieces.append(Words(mark))
            typed += mark
    raise Mistake(f"The part “[{_start(typed, 40)}” is not closed in its paragraph: write “]” where it ends.")


def _start(typed: str, most: int = 24) -> str:
    words = " ".join(typed.split())
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


def _sentences(pieces: list[Piece]) -> Iterator[Sentence]:
    sentence: list[Piece] = []
    for number, piece in enumerate(pieces):
        following = _begin(pieces[number + 1]) if number + 1 < len(pieces) else " "
        for part, is_end in _split(piece, following):
            sentence.append(part)
            if is_end:
                yield tuple(sentence)
                sentence = []
    if sentence:
        yield tuple(sentence)


def _split(piece: Piece, following: str) -> Iterator[tuple[Piece, bool]]:
    """The piece, cut where sentences end in it, and whether each cut is such an end."""
    if isinstance(piece, Field):
        yield piece, False
    elif isinstance(piece, Optional):
        last = piece.pieces[-1]
        yield piece, isinstance(last, Words) and any(at == len(last.typed) for at in _ends(last.typed, following))
    else:
        cuts = [0, *_ends(piece.typed, following)]
        for start, end in pairwise(cuts):
            yield Words(piece.typed[start:end]), True
        if rest := piece.typed[cuts[-1] :]:
            yield Words(rest), False


def _begin(piece: Piece) -> str:
    first = piece.pieces[0] if isinstance(piece, Optional) else piece
    return first.typed[:2] if isinstance(first, Words) else "X"  # a value begins with no space


def _ends(text: str, following: str) -> Iterator[int]:
    """Where sentences end in it. In doubt there is no end: then too much is left out, and never too little."""
    for found in ENDS.finditer(text):
        after = (text + following)[found.end() :]
        is_over = not after or after[0].isspace()
        if is_over and not after.lstrip()[:1].islower() and not SHORTENED.search(text[: found.end()]):
            yield found.end()
