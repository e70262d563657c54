"""What will come of it for the client, said as certain: "you will get the reduction", "you can't go wrong"."""

from collections.abc import Callable, Iterator

from emails.writer.guard.doubts import ASKED, CONDITIONS, DOUBTS
from emails.writer.guard.phrases import Found, Token, Tokens, word_set
from emails.writer.guard.wording.words.promises.second import (
    CERTAIN,
    FAVORS,
    GAINS,
    GIVEN_BY_US,
    LOSSES,
    PRIZES,
    RECEIVED,
    SETTLED,
    WORSE,
    YIELDS,
)

WHY = "It promises the client how things will come out."
WHY_OTHERS = "Others decide it, so nobody can promise it."
PASSED_OVER = word_set(
    """definitely certainly surely absolutely easily also then still just even simply all only both quickly really
    always ever be likely comfortably more than well probably never"""
)
REPORTED = word_set("said says say told tells wrote write writes think thinks thought asked feel worry worried like")
HEDGES = DOUBTS | ASKED | CONDITIONS | REPORTED | {"whether", "not", "no", "nobody"}
BEFORE, OBJECT, AFTER = 6, 5, 8
IF = CONDITIONS | {"once", "when", "until", "whether"}
STRESSED = word_set("definitely certainly absolutely surely undoubtedly always")
"""With one of these, "if we ask" takes nothing back."""
NEXT_TO_IT = 1
Outcome = Callable[[Tokens, int], int]


def assured(words: Tokens) -> Iterator[Found[str]]:
    said = words.said
    if "you" in said:
        yield from _of(words, "you", _for_you, WHY)
    if "they" in said:
        yield from _of(words, "they", _by_them, WHY_OTHERS)


def _of(words: Tokens, subject: str, outcome_after: Outcome, why: str) -> Iterator[Found[str]]:
    for at, word in enumerate(words[:-2]):
        if word.text != subject or _is_hedged(words, at):
            continue
        last = outcome_after(words, at + 1)
        is_open = any(each.text in IF for each in words[last + 1 : last + 1 + AFTER])
        if last and not (is_open and STRESSED.isdisjoint(each.text for each in words[at:last])):
            yield Found(why, at, last, word.start, words[last].end)


def _for_you(words: Tokens, at: int) -> int:
    """Where the outcome ends that follows "you" for certain; 0 where none does."""
    said, after = words[at].text, words[at + 1].text
    if said == "are" and after in ("going", "sure", "certain", "bound", "guaranteed"):
        return _gain(words, at + 3)
    if said == "are" and after == "not" and words[at + 2 : at + 3] and words[at + 2].text == "going":
        return _loss(words, at + 4)
    if said == "are":
        return _settled(words, at + 1)
    if said in ("will", "would", "can", "could") and after in ("not", "never"):
        return _loss(words, at + 2)
    if said in ("will", "stand", "would"):
        return _gain(words, at + (2 if after == "to" else 1))
    return 0


def _by_them(words: Tokens, at: int) -> int:
    said = words[at].text
    if said in ("will", "always") or (said == "have" and words[at + 1].text == "to"):
        verb = _skip(words, at + (2 if said == "have" else 1))
        favors = FAVORS - {"agree"} if said == "have" else FAVORS
        return verb if verb and words[verb].text in favors else 0
    return 0


def _skip(words: Tokens, at: int) -> int:
    """The next word that is no adverb; 0 at the sentence's end."""
    while at < len(words) and words[at].text in PASSED_OVER:
        at += 1
    return at if at < len(words) else 0


def _gain(words: Tokens, at: int) -> int:
    verb = _skip(words, at)
    if not verb:
        return 0
    said = _base(words[verb].text)
    if said in GAINS:
        return verb
    wanted = PRIZES if said in RECEIVED else YIELDS.get(said)
    return _object(words, verb + 1, wanted) if wanted else 0


def _base(verb: str) -> str:
    """ "turning" is "turn", "making" is "make"."""
    stem = verb.removesuffix("ing")
    return next((each for each in (stem, stem + "e") if stem != verb and (each in YIELDS or each in GAINS)), verb)


def _loss(words: Tokens, at: int) -> int:
    verb = _skip(words, at)
    if not verb or _is_ours(words, verb):
        return 0
    wanted = WORSE.get(words[verb].text)
    return _object(words, verb + 1, wanted) if wanted else verb if words[verb].text in LOSSES else 0


def _settled(words: Tokens, at: int) -> int:
    """ "You are" and what settles it, within three words."""
    for place in range(at, min(at + 3, len(words))):
        if words[place].text == "not":
            return 0
        if words[place].text in SETTLED or (words[place].text in CERTAIN and place + 1 < len(words)):
            return place
    return 0


def _object(words: Tokens, at: int, wanted: frozenset[str]) -> int:
    for place in range(at, min(at + OBJECT, len(words))):
        if words[place].start - words[place - 1].end > NEXT_TO_IT + 1:
            return 0
        if words[place].text in wanted or (words[place].text.isdecimal() and "#" in wanted):
            return 0 if _is_ours(words, at) else place
    return 0


def _is_ours(words: tuple[Token, ...], at: int) -> bool:
    """What the agent sends is theirs to promise."""
    return any(word.text in GIVEN_BY_US for word in words[at : at + 10])


def _is_hedged(words: tuple[Token, ...], at: int) -> bool:
    return any(word.text in HEDGES for word in words[max(0, at - BEFORE) : at])
