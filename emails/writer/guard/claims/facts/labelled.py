"""Figures with their own label ("a CSR2 of 84.2", "Showings: 7"), "after nineteen years", and what rent includes."""

import re
from collections.abc import Iterator
from itertools import islice

from emails.writer.guard.claims.facts.figures import is_counted
from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.claims.facts.worked_out import of_that_age
from emails.writer.guard.claims.numbers import numbers
from emails.writer.guard.claims.sentences import is_question, is_soft
from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record

FIGURE = re.compile(
    r"\b([A-Z]{2,5}\d?)(?: (?:score|rating|index|value))?(?: (?:of|is|was|at|comes to)|:)? (?:about |around )?"
    r"(?<![$€£])(\d+(?:[.,]\d+)*)(?!\s?%|[\d/:-]|\w)"
)
LEAST = 3  # letters of the label; "TX 78028" and "SE 44" are addresses


INCLUDED = re.compile(
    r"\b(heat|water|gas|electricity|utilities|cable|internet|trash|parking|storage)\b"
    r"(?=[^.;!?]{0,30}\b(?:is|are) included\b)",
    re.I,
)
OURS = re.compile(r"\b(?:I|I'\w+|my|me|we|our)\b")
LEAST_TENURE = 4  # years
MOST = 60  # numbers in one letter: a hostile text must not take long
COUNTED = re.compile(
    r"\b(showings?|tours?|views|[ei]nquiries|visits|offers?|bedrooms|beds|baths|units): (\d{1,5})\b", re.I
)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part in letter.parts:
        yield from _tenures(part, str(part.text), record)
        for found in COUNTED.finditer(str(part.text)):
            if not any(re.search(rf"(?<![\d/$,.]){found[2]}(?![\d/,])", str(text)) for _, text in record.fields):
                yield part.finding(Kind.FACT, *found.span(), f"The record does not say “{found[0]}”.")
        for found in INCLUDED.finditer(str(part.text)) if " included" in part.text.lower else ():
            sentence = part.text.sentence_at(found.start()).text
            if not (is_question(sentence) or is_soft(sentence) or says(record, found[1])):
                yield part.finding(Kind.FACT, *found.span(), f"The record does not say “{found[0]}”.")
        for found in FIGURE.finditer(str(part.text)):
            label, said = found[1], found[2].replace(",", "")
            held = _held(label, record) if len(label) >= LEAST else set()
            if held and said not in held:
                yield part.finding(
                    Kind.FACT, *found.span(), f"The record has another {label}: {', '.join(sorted(held))}."
                )


def _held(label: str, record: Record) -> set[str]:
    """Every number that stands behind this label."""
    pattern = re.compile(rf"\b{re.escape(label)}\b[^\d\n.;$]{{0,12}}(\d+(?:[.,]\d+)*)(?!\d*%)", re.I)
    return {found[1].replace(",", "") for _, text in record.fields for found in pattern.finditer(str(text))}


def _tenures(part: Part, text: str, record: Record) -> Iterator[Finding]:
    """ "After nineteen years she's family", where the record says since when."""
    for number in islice(numbers(text), MOST) if "fter " in text and " years" in text else ():
        sentence = part.text.sentence_at(number.start).text
        if (
            number.value >= LEAST_TENURE
            and text[: number.start].endswith(("After ", " after "))
            and text.startswith(" years", number.end)
            and not OURS.search(sentence)
            and not (is_counted(number, record) or of_that_age(number.value, record))
        ):
            end = number.end + len(" years")
            yield part.finding(Kind.FACT, number.start, end, f"The record does not say “{text[number.start : end]}”.")
