"""Figures and claims about the property, the market or the sale that the record does not hold."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts import abroad, events, features, figures, market, told
from emails.writer.guard.claims.facts.held import held
from emails.writer.guard.finding import Finding, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record

IN_SUM = "Record"
"""The words come from more than one place of it."""


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for each in (figures, features, market, events, told, abroad):
        for said in each.look(letter, record):
            if isinstance(said, Finding) and held(record, said.text):
                yield Stated(said.text, IN_SUM, said.part, said.start)
            else:
                yield said
