"""Where the verb of a subject stands, and the words that are said of it."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.subjects import is_verb
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import ADVERBS, BE, BREAKS, HAVE, PAST, PERSONS

SHORT_BE = ("'s", "'re", "'ve")
MODALS = words_in("can could may might would should must will don't doesn't didn't do does did")
MOST_TO_VERB = 6
MOST_SAID = 9
WHO = frozenset(("who", "which", "that"))


def verb_after(small: list[str], at: int, also: frozenset[str] = frozenset()) -> int:
    """The first word behind the subject that can be its verb; -1 where the clause goes on without one."""
    for to in range(at + 1, min(at + 1 + MOST_TO_VERB, len(small))):
        word = small[to]
        if word in BE or word in HAVE or word in PAST or word in also:
            return to
        if word in ADVERBS or word in WHO:
            continue
        if word in MODALS or word in PERSONS or word in BREAKS:
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
