"""Figures and claims about the property, the market or the sale that the record does not hold."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts import abroad, asserted, done, events, features, figures, labelled, market, told
from emails.writer.guard.claims.facts.held import IN_SUM, held
from emails.writer.guard.finding import Finding, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    found = [*_by_word(letter, record)]
    yield from found
    known = [each for each in found if isinstance(each, Stated)]
    for news in asserted.look(letter, record):
        if not any(_is_within(news, each) for each in known):  # else another rule has seen it in the record
            yield news


def _by_word(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for each in (figures, features, market, events, abroad):
        for said in each.look(letter, record):
            if isinstance(said, Finding) and held(record, said.text):
                yield Stated(said.text, IN_SUM, said.part, said.start)
            else:
                yield said
    yield from labelled.look(letter, record)
    yield from told.look(letter, record)
    yield from done.look(letter, record)


def _is_within(news: Finding, known: Stated) -> bool:
    return news.part == known.part and known.start <= news.start and news.end <= known.end
