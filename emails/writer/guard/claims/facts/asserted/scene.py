"""A clause with what stands before it in its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from emails.writer.guard.claims.facts.tokens import Found, words_of
from emails.writer.guard.claims.sentences import clauses, is_supposed, said_by_client
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary import words_in

ANEW = words_in("because since so although though")
TAKEN = words_in("now that since because after especially even although though but and so all the more")
"""What follows these is taken for true: "especially after you put in new windows"."""
ANEW_UNLESS_IF = words_in("but while and")
"""A clause that begins with one of these is not supposed only because the one before it was."""
HYPOTHETICAL = words_in(
    """
    if whether could would should may might can't unless wish hope imagine suppose maybe perhaps any either picture
    until once ever would've could've i'd we'd you'd they'd someday whatever whichever
    """
)


@dataclass(frozen=True)
class Scene:
    part: Part
    clause: Word
    record: Record
    before: tuple[str, ...]  # the sentence's words before this clause
    follows: str  # the word right before it
    sentence: str

    @cached_property
    def words(self) -> list[Found]:
        return words_of(self.clause)

    @cached_property
    def small(self) -> list[str]:
        return [word for _, _, word in self.words]

    def is_open(self, at: int) -> bool:
        """Whether what stands here is only supposed, asked for or wished."""
        before = self.small[:at]
        while before and before[0] in TAKEN:
            before = before[1:]
        return is_supposed(before) or (self._was_supposed and not self._begins_anew)

    @cached_property
    def _begins_anew(self) -> bool:
        if self.small[:2] == ["and", "that"]:
            return False  # "I hope all is well, and that the deck is in use"
        first = self.small[0] if self.small else ""
        return first in ANEW or (first in ANEW_UNLESS_IF and "if" not in self.before)

    @cached_property
    def _was_supposed(self) -> bool:
        return not HYPOTHETICAL.isdisjoint(self.before)

    def is_wild(self, at: int) -> bool:
        """The same, but only for what surely takes an assertion away."""
        return self._was_supposed or not HYPOTHETICAL.isdisjoint(self.small[:at])


def scenes(letter: Letter, record: Record) -> Iterator[Scene]:
    sentence = ""
    before: tuple[str, ...] = ()
    for part, clause, asked in clauses(letter):
        said = part.text.sentence_at(clause.start).text
        if said != sentence:
            sentence, before = said, ()
        scene = Scene(part, clause, record, before, before[-1] if before else "", said)
        before = (*before, *scene.small)
        if asked or '"' in clause.text or said_by_client(part, clause) or part is letter.subject:
            continue
        if part is letter.body and not letter.is_in_message(part, clause.start):
            continue
        yield scene
