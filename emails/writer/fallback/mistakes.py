"""What keeps a template from being saved, said so that a broker can put it right."""

import re
from collections.abc import Iterator, Mapping

from emails.writer.fallback.fill import fill
from emails.writer.fallback.parse import Field, Mistake, Optional, Sentence, Words, parse
from emails.writer.guard.letter import GREETS

SIGNS = re.compile(
    r"^(?:(?:best|kind|kindest|warm|warmest|many)\s+)?"
    r"(?:regards|wishes|best|thanks|cheers|sincerely|yours|warmly)\b[^.?!\n]{0,30},?$",
    re.IGNORECASE,
)
LEADS_ON = re.compile(r"\b(at|about|near|from|of|the|an?|your|my|our|and|or)$", re.IGNORECASE)
"""A word that says nothing once what comes after it is gone."""

NOT_KNOWN: Mapping[str, str] = {}


def mistakes(subject: str, body: str, *, has_gaps: bool = False) -> dict[str, list[str]]:
    """By "subject" and "body", what is wrong with each. `has_gaps`: a person fills in what is not known."""
    found = {"subject": list(_in_subject(subject, has_gaps)), "body": list(_in_body(body, has_gaps))}
    return {part: said for part, said in found.items() if said}


def _in_subject(subject: str, has_gaps: bool) -> Iterator[str]:
    if not subject.strip():
        yield "Enter a subject."
        return
    yield from _in_form(subject, "the subject", has_gaps)


def _in_body(body: str, has_gaps: bool) -> Iterator[str]:
    if not body.strip():
        yield "Enter the text."
        return
    lines = [line.strip() for line in body.strip().splitlines()]
    if GREETS.match(lines[0]) and len(lines[0].split()) < 8:
        yield "We add the greeting automatically. Begin with what comes after it."
    if any(SIGNS.match(line) for line in lines[-4:]):
        yield "We add the agent’s signature automatically. End with your last sentence."
    yield from _in_form(body, "the text", has_gaps)


def _in_form(text: str, what: str, has_gaps: bool) -> Iterator[str]:
    try:
        sentences = [sentence for paragraph in parse(text) for sentence in paragraph]
        is_empty = not (has_gaps or fill(text, NOT_KNOWN))
    except Mistake as mistake:
        yield str(mistake)
        return
    if is_empty:
        yield f"For a client with no details, {what} would be empty. {_how(sentences)}"
    for sentence in sentences:
        yield from _left_hanging(sentence)


def _how(sentences: list[Sentence]) -> str:
    names = (piece.name for sentence in sentences for piece in sentence if isinstance(piece, Field))
    if name := next(names, ""):
        return f"Put the optional part in square brackets: [ … {{{name}}}]."
    return "Write something that doesn’t need a field."


def _left_hanging(sentence: Sentence) -> Iterator[str]:
    """ "at[ {property address}]." would end with "at." for a client without one."""
    for number, piece in enumerate(sentence):
        before = sentence[number - 1] if number else None
        if not isinstance(piece, Optional) or not isinstance(before, Words):
            continue
        word, following = LEADS_ON.search(before.typed.rstrip()), sentence[number + 1 : number + 2]
        ends = not following or (isinstance(following[0], Words) and re.match(r"\s*(?:[.,;:!?]|$)", following[0].typed))
        if word and ends:
            yield (
                f"Without {{{piece.fields[0]}}}, this would end with “{word[1]}”. "
                f"Move it into the brackets: [ {word[1]} {{{piece.fields[0]}}}]."
            )
