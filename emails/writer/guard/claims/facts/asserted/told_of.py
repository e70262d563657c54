"""Where the verb of a subject stands, and the words that are said of it."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.subjects import is_verb
from emails.writer.guard.claims.facts.support import says, says_both
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import (
    ADVERBS,
    BE,
    BREAKS,
    HARMLESS,
    HAVE,
    NO_CONTENT,
    OURS,
    PAST,
    PERSONS,
)

MODALS = words_in("can could may might would should must will don't doesn't didn't do does did")
MOST_TO_VERB = 6
MOST_SAID = 9
EMPTY = NO_CONTENT | ADVERBS | OURS | HARMLESS | BE | HAVE
WHO = words_in("who which")
OPENERS = (
    BREAKS | PERSONS - {"who", "mine"} | ADVERBS | words_in("and but or now since as well says tells told said hear")
)
STOPS = words_in("and or until that as")


def verb_after(small: list[str], at: int, also: frozenset[str] = frozenset()) -> int:
    """The first word behind the subject that can be its verb; -1 where the clause goes on without one."""
    for to in range(at + 1, min(at + 1 + MOST_TO_VERB, len(small))):
        word = small[to]
        if word in BE or word in HAVE or word in PAST or word in also:
            return to
        if word in ADVERBS or word in WHO or "know" in small[to : to + 2]:
            continue
        if word in MODALS or word in STOPS or word in PERSONS or word in BREAKS:
            return -1
        if is_verb(word, True) or is_verb(word, False):
            return to
    return -1


def said_after(small: list[str], verb: int) -> Iterator[tuple[int, str]]:
    """The words from the verb on, up to where another clause begins."""
    for to in range(verb, min(verb + MOST_SAID, len(small))):
        if to > verb and small[to] in BREAKS and small[to] not in ("to", "than"):
            return
        yield to, small[to]


def opens(small: list[str], at: int) -> bool:
    """Whether a statement may begin with what stands here: the clause does, or something that lets it begin."""
    return not at or small[at - 1] in OPENERS


def content_of(words: list[str]) -> list[str]:
    return [word for word in words if word not in EMPTY and not word[0].isdigit()]


def is_told(record: Record, subject: str, content: list[str]) -> bool:
    """Whether the record says half of it, and some of that of this subject, or in one place."""
    known = [word for word in content if says(record, word)]
    if 2 * len(known) < len(content) or not known:
        return False
    if not says(record, subject) and len(known) == len(content):
        return True
    if any(says_both(record, subject, word) for word in known):
        return True
    return any(says_both(record, one, other) for one in known for other in known if one < other)
