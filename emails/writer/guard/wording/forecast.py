"""What others decide, said as certain: "the bank will agree". What they will only do on the way there is none."""

from collections.abc import Iterator

from emails.writer.guard.doubts import ASKED, CONDITIONS, DENIALS, DOUBTS
from emails.writer.guard.phrases import Found, Token, word_set
from emails.writer.guard.wording.words.promises.process import (
    DECIDERS,
    MARKET,
    MATTERS,
    OUTCOMES,
    PASSED_OVER,
    PROCESS,
    UNDECIDED,
)

WHY = "Others decide it, so nobody can promise it."
SUBJECTS = DECIDERS | MATTERS | MARKET
FUTURE = frozenset((("going", "to"), ("bound", "to"), ("certain", "to"), ("guaranteed", "to"), ("destined", "to")))
ABSOLUTE = frozenset((("can", "not"), ("can", "never"), ("would", "never"), ("could", "never")))
OTHER_SUBJECTS = word_set("i you we they he she who")
VERDICTS = word_set(
    "cleared funded approved accepted denied rejected doubled tripled rezoned waived granted forgiven wasted guaranteed"
)
HEDGES = DOUBTS | ASKED | CONDITIONS | {"whether"}
HEDGES_AFTER = CONDITIONS | {"whether", "when", "once", "until", "says", "said"}
STRESSED = word_set("definitely certainly absolutely surely always never guaranteed")
WAYS = word_set("flight way drive trip ride walk journey come go going get back take stay work")
SEEN = word_set("they meet see hear read")
REACH, HEDGED_WITHIN = 3, 6


def forecasts(words: tuple[Token, ...]) -> Iterator[Found[str]]:
    """One who decides or what is decided, then "will", "never", "can't" within three words, then an outcome."""
    for at, word in enumerate(words):
        if word.text in SUBJECTS and not (word.text == "home" and at and words[at - 1].text in WAYS):
            outcome = _outcome_after(words, at)
            if outcome and not _is_hedged(words, at, outcome):
                yield Found(WHY, at, outcome, word.start, words[outcome].end)


def _outcome_after(words: tuple[Token, ...], subject: int) -> int:
    """Where the outcome stands that is certain for this subject; 0 where there is none."""
    for at in range(subject + 1, min(subject + REACH, len(words) - 1)):
        if _is_apart(words, at) or words[at].text in OTHER_SUBJECTS:
            return 0
        light = UNDECIDED if words[subject].text in MARKET else PROCESS
        if outcome := _outcome_of(words, at, light):
            return outcome
    return 0


def _outcome_of(words: tuple[Token, ...], sure: int, light: frozenset[str]) -> int:
    said, pair = words[sure].text, (words[sure].text, words[sure + 1].text)
    is_absolute = said in ("never", "always") or pair in ABSOLUTE
    if not is_absolute and said != "will" and pair not in FUTURE:
        return 0
    at = sure + 1
    while at < len(words) and words[at].text in PASSED_OVER and not _is_apart(words, at):
        at += 1
    if at == len(words) or _is_apart(words, at) or words[at].text in light:
        return 0
    if light is PROCESS and not is_absolute and words[at].text not in OUTCOMES | VERDICTS:
        return 0
    is_handled = words[at].text.endswith("ed") and (is_absolute or words[at - 1].text == "be")
    return 0 if is_handled and words[at].text not in VERDICTS else at


def _is_apart(words: tuple[Token, ...], at: int) -> bool:
    """A comma or the like stands before this word."""
    return words[at].start - words[at - 1].end > 1


def _is_condition(words: tuple[Token, ...], at: int) -> bool:
    """ "Once we write to them" asks nothing of those who decide."""
    after = [word.text for word in words[at + 1 : at + 3]]
    ours = words[at].text in ("once", "when") and (after[:1] in (["i"], ["we"]) or SEEN.issuperset(after))
    return words[at].text in HEDGES_AFTER and not ours


def _is_hedged(words: tuple[Token, ...], first: int, last: int) -> bool:
    start = max(0, first - HEDGED_WITHIN)
    return (
        any(word.text in DENIALS for word in words[start:first])
        or any(word.text in HEDGES for word in words[start:last])
        or (
            not any(word.text in STRESSED for word in words[first:last])
            and any(_is_condition(words, at) for at in range(last + 1, min(last + 1 + HEDGED_WITHIN, len(words))))
        )
    )
