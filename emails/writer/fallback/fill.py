"""A fallback template with a client's values in it: what is not known leaves no trace."""

import re
from collections.abc import Iterator

from emails.writer.fallback.fields import Values
from emails.writer.fallback.parse import Field, Optional, Paragraph, Piece, Sentence, Words, parse

TIDY = (
    (re.compile(r"[^\S\n]+"), " "),
    (re.compile(r" ?\n\s*"), "\n"),
    (re.compile(r"\([\s,;]*\)"), ""),
    (re.compile(r"\s+(?=[,.;:!?…)])"), ""),
    (re.compile(r"\((?:[\s,;])+"), "("),
    (re.compile(r"[,;:]+(?=[,.;:!?])"), ""),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),  # "12 Alder Ct." at the end of a sentence
    (re.compile(r" {2,}"), " "),
)
"""What is left around a part that was left out."""


def fill(text: str, values: Values) -> str:
    """The text for this client; empty where nothing of it can be said. Mistake where it is not in the form."""
    paragraphs = (_paragraph(each, values) for each in parse(text))
    return "\n\n".join(filter(None, paragraphs))


def fill_with_gaps(text: str, values: Values) -> tuple[str, tuple[str, ...]]:
    """The text for this client, to be finished by a person, and the names of the fields that nothing is known for.

    Their sentences stay, with the field in its braces: the guard lets no letter go that has one.
    """
    gaps = tuple(dict.fromkeys(name for name in fields_outside_brackets(text) if not values.get(name)))
    # Words, as far as the rest of the text is concerned; a part in brackets still asks what is known.
    return _fill_known(text, values, gaps), gaps


def fields_outside_brackets(text: str) -> Iterator[str]:
    for paragraph in parse(text):
        for sentence in paragraph:
            yield from (piece.name for piece in sentence if isinstance(piece, Field))


def _fill_known(text: str, values: Values, gaps: tuple[str, ...]) -> str:
    shown = {name: f"{{{name}}}" for name in gaps}

    def filled(sentence: Sentence) -> Sentence:
        return tuple(
            Words(shown[piece.name]) if isinstance(piece, Field) and piece.name in shown else piece
            for piece in sentence
        )

    paragraphs = (_paragraph(tuple(filled(each) for each in sentences), values) for sentences in parse(text))
    return "\n\n".join(filter(None, paragraphs))


def _paragraph(sentences: Paragraph, values: Values) -> str:
    return _tidy("".join(_sentence(each, values) for each in sentences))


def _sentence(pieces: Sentence, values: Values) -> str:
    """Empty where a field outside brackets is."""
    if any(isinstance(piece, Field) and not values.get(piece.name) for piece in pieces):
        return ""
    text = "".join(_piece(piece, values) for piece in pieces)
    space = text[: len(text) - len(text.lstrip())]
    said = _tidy(text).lstrip(",;: ")
    if not re.search(r"\w", said):
        return ""
    # A sentence keeps its distance from the one before, also where the part that had the space is gone.
    return (space or " ") + (said[:1].upper() + said[1:] if _begins_anew(pieces, values) else said)


def _piece(piece: Piece, values: Values) -> str:
    match piece:
        case Words(text):
            return text
        case Field(name):
            return values[name]
        case Optional(pieces):
            is_known = all(values.get(name) for name in piece.fields)
            return "".join(_piece(each, values) for each in pieces) if is_known else ""


def _begins_anew(pieces: Sentence, values: Values) -> bool:
    """Whether other words than those that were meant to begin the sentence begin it now."""
    first = next((piece for piece in pieces if not isinstance(piece, Words) or piece.typed.strip()), None)
    if isinstance(first, Optional):
        return not all(values.get(name) for name in first.fields)
    return first == Field("property type")


def _tidy(text: str) -> str:
    for pattern, instead in TIDY:
        text = pattern.sub(instead, text)
    return text.strip()
