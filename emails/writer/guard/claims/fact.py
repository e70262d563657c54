"""Figures and claims about the property, the market or the sale that the record does not hold."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts import abroad, events, features, figures, market, told
from emails.writer.guard.finding import Finding, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for each in (figures, features, market, events, told, abroad):
        yield from each.look(letter, record)
