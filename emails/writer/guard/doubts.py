"""Whether a clause denies what it says, doubts it or asks for it: then it is no promise."""

from emails.writer.guard.phrases import Token, word_set

DENIALS = word_set("not never no nobody none nothing neither nor without if whether unless hardly cannot can't")
DOUBTS = word_set(
    """may might could perhaps maybe probably likely hope hopes hoping wish goal aim aiming try trying ask asks asking
    wonder wondering rarely seldom seems question guess chance believe suspect depends
    sometimes often usually"""
)
ASKED = word_set("what how where who why")
BEFORE_A_MONTH = word_set("in by until since of early late mid this next last before after from through")
CONDITIONS = word_set("if unless provided depending")
IF = word_set("if unless whether when once should suppose")


def is_denied(words: tuple[Token, ...], first: int, reach: int = 5) -> bool:
    """Whether a word before this place, in the same clause, denies it or conditions it: "nobody can promise it"."""
    return _is_before(words, first, reach, DENIALS)


def is_doubted(words: tuple[Token, ...], first: int, reach: int = 6) -> bool:
    """Whether it is wished for or only thought possible: "I hope the bank will agree"."""
    return _is_before(words, first, reach, DOUBTS)


def is_conditioned(words: tuple[Token, ...], first: int, reach: int = 2) -> bool:
    """Whether it only may come so: "if the seller won't budge"."""
    return _is_before(words, first, reach, IF)


def is_asked(words: tuple[Token, ...], first: int, reach: int = 6) -> bool:
    """Whether it is what somebody asks or shows: "what you would qualify for"."""
    return _is_before(words, first, reach, ASKED)


def _is_the_month(words: tuple[Token, ...], at: int) -> bool:
    return words[at].text == "may" and at > 0 and words[at - 1].text in BEFORE_A_MONTH


def _is_before(words: tuple[Token, ...], first: int, reach: int, any_of: frozenset[str]) -> bool:
    for at in range(first - 1, max(-1, first - reach - 1), -1):
        if words[at + 1].start - words[at].end > 1:
            return False
        if words[at].text in any_of and not _is_the_month(words, at):
            return True
    return False
