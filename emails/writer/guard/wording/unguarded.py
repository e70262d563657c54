"""Advice to go without those who protect the client: "an attorney only slows things down", "sign first, read later"."""

from collections.abc import Iterator

from emails.writer.guard.phrases import Found, Phrases, Tokens, phrases_in, word_set
from emails.writer.guard.wording.words.promises.unguarded import (
    DISMISSED,
    DISMISSING,
    DISMISSING_SETS,
    KEPT,
    PROTECTION,
)

WHY = "It tells the client to go without protection."
PROTECTING = Phrases((each, None) for each in phrases_in(PROTECTION))
DISMISSALS = Phrases(((each, None) for each in phrases_in(DISMISSING)), DISMISSING_SETS)
WHOLE = Phrases(((each, None) for each in phrases_in(DISMISSED)), DISMISSING_SETS)
TAKEN_BACK = Phrases(((each, None) for each in phrases_in(KEPT)), DISMISSING_SETS)
CAREFUL = word_set(
    "if unless whether never may might some sometimes risk risky careful wary hesitate advise think twice yet tonight"
)
NEAR = 5


def unguarded(words: Tokens) -> Iterator[Found[str]]:
    """A protection and what dismisses it, in either order, at most five words apart."""
    if not CAREFUL.isdisjoint(words.said):
        return
    yield from (Found(WHY, *each[1:]) for each in WHOLE.find(words, TAKEN_BACK))
    if not DISMISSALS.may_find(words.said):
        return
    protections = list(PROTECTING.find(words))
    for dismissal in DISMISSALS.find(words, TAKEN_BACK) if protections else ():
        for each in protections:
            first, last = sorted((dismissal, each), key=lambda found: found.first)
            if last.first - first.last <= NEAR:
                yield Found(WHY, first.first, max(first.last, last.last), first.start, max(first.end, last.end))
                return
