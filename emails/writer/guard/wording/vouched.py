"""Assurance and claim in one sentence: "trust me, the board approves fences", "the loan closes, no matter what"."""

from collections.abc import Iterator

from emails.writer.guard.doubts import ASKED, DOUBTS
from emails.writer.guard.phrases import Found, Phrases, Token, Tokens, phrases_in, word_set
from emails.writer.guard.wording.words.promises.process import DECIDERS, MATTERS, PROCESS
from emails.writer.guard.wording.words.promises.vouched import (
    FAVORABLE,
    MARKERS,
    MILD,
    REACHED,
    SOLID,
    TURNS,
    UNMARKED,
    WON,
)

WHY = "It vouches for what others decide."
MARKED = Phrases((each, None) for each in phrases_in(MARKERS))
IGNORED = Phrases((each, None) for each in phrases_in(UNMARKED))
SUBJECTS = (
    DECIDERS
    | MATTERS
    | word_set(
        """they nothing nobody everything money savings fence paperwork insurance survey problems permits loans cost
        costs bill bills numbers variance surprises issues
        crack cracks leak leaks stain stains mold wiring wires water noise smell"""
    )
)
PARTNERS, MODALS = word_set("we i you"), word_set("will would can could")
OURS = word_set("i we my our me us")
FUTURE = frozenset((("going", "to"), ("sure", "to"), ("bound", "to"), ("certain", "to"), ("about", "to")))
LIGHT = PROCESS - TURNS
"""What they do on the way; even with an assurance before it nothing comes out of it."""
FILLERS = word_set(
    "definitely certainly surely absolutely easily also then still just even simply all only both really be not never "
    "always to more than completely totally perfectly as have has been right"
)
HEDGES = (DOUBTS - {"could"}) | ASKED | {"if", "unless", "whether", "once", "until", "because", "when"}
LATER = word_set("if unless whether once until when provided")
REACH, BEFORE, NEAR, FAR = 4, 2, 6, 8


def vouched(words: Tokens) -> Iterator[Found[str]]:
    """One finding a sentence, from the claim to its end."""
    if not MARKED.may_find(words.said):
        return
    marks = list(MARKED.find(words, IGNORED))
    if not marks:
        return
    for at, word in enumerate(words[:-1]):
        if word.text in PARTNERS:
            last = _won_by(words, at)
        elif word.text in SUBJECTS and _has_own_clause(words, at):
            last = _claim_after(words, at)
        else:
            continue
        if last and not _is_hedged(words, marks, at, last):
            yield Found(WHY, at, last, word.start, words[last].end)
            return


def _won_by(words: Tokens, partner: int) -> int:
    """Where it ends that agent or client will win this or that; 0 where nothing is said of it."""
    if partner + 2 >= len(words) or words[partner + 1].text not in MODALS:
        return 0
    verb = _passed(words, partner + 2)
    if verb and words[verb].text in WON:
        return verb
    if verb and words[verb].text in ("get", "have"):
        return next((at for at in range(verb, min(verb + FAR, len(words))) if words[at].text in REACHED), 0)
    return 0


def _is_hedged(words: Tokens, marks: list[Found[None]], first: int, last: int) -> bool:
    """It is doubted or asked before the claim, or conditioned after it."""
    before = range(max(0, first - NEAR), last)
    return any(words[at].text in HEDGES and not _is_within(marks, at) for at in before) or any(
        word.text in LATER for word in words[last + 1 : last + 1 + NEAR]
    )


def _is_within(marks: list[Found[None]], at: int) -> bool:
    return any(each.first <= at <= each.last for each in marks)


def _has_own_clause(words: Tokens, at: int) -> bool:
    """Nobody of ours does anything with it: not in "I will send the contract"."""
    if words[at].text == "lot" and at and words[at - 1].text in ("a", "whole"):
        return False  # "a lot to take in"
    return not any(word.text in OURS for word in words[max(0, at - BEFORE) : at] if word.text not in ("my", "our"))


def _claim_after(words: Tokens, subject: int) -> int:
    """Where the word stands that says how it turns out; 0 where none does."""
    for at in range(subject + 1, min(subject + 1 + REACH, len(words) - 1)):
        said, after = words[at].text, words[at + 1].text
        if said in OURS or said in SUBJECTS or words[at].start - words[at - 1].end > 1:
            return 0
        if said in FAVORABLE and at - subject < REACH - 1:
            return at
        if said in ("will", "would", "can", "could", "always", "never") or (said, after) in FUTURE:
            return _unless_light(words, at + 1 + ((said, after) in FUTURE))
        if said in ("is", "are", "has", "have", "was"):
            return _solid(words, at + 1)
    return 0


def _unless_light(words: Tokens, at: int) -> int:
    at = _passed(words, at)
    return at if at > 0 and words[at].text not in LIGHT and words[at].text not in MILD else 0


def _solid(words: Tokens, at: int) -> int:
    pair = tuple(word.text for word in words[at : at + 2])
    if pair in FUTURE:
        return _unless_light(words, at + 2)
    at = _passed(words, at)
    return at if at > 0 and words[at].text in SOLID else 0


def _passed(words: tuple[Token, ...], at: int) -> int:
    while at < len(words) and words[at].text in FILLERS:
        at += 1
    return at if at < len(words) and words[at].start - words[at - 1].end <= 1 else 0
