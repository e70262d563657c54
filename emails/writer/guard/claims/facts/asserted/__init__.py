"""What a letter takes for granted or tells in passing, by the shape of its clauses."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted import (
    allowed,
    happened,
    markets,
    materials,
    people,
    qualities,
    relatives,
    things,
    yours,
)
from emails.writer.guard.claims.facts.asserted.scene import scenes
from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record

RULES = (things, qualities, people, yours, markets, relatives, happened, allowed, materials)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for scene in scenes(letter, record):
        for rule in RULES:
            for first, last in rule.look(scene):
                start, end = scene.words[first][0], scene.words[last][1]
                said = str(scene.part.text)[start:end]
                yield scene.part.finding(Kind.FACT, start, end, f"The record does not say “{said}”.")
