"""A figure with its own label, such as "a CSR2 of 84.2" or "SEER 16": the record's number for it, or none."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record

FIGURE = re.compile(
    r"\b([A-Z]{2,5}\d?)(?: (?:score|rating|index|value))?(?: (?:of|is|was|at|comes to)|:)? (?:about |around )?"
    r"(?<![$€£])(\d+(?:[.,]\d+)*)(?!\s?%|[\d/:-]|\w)"
)
LEAST = 3  # letters of the label; "TX 78028" and "SE 44" are addresses


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part in letter.parts:
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
