"""Whether a clause asserts something, or only asks, offers or supposes it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary import words_in

CLAUSE_ENDS = re.compile(
    r"[,;:–()]\s|\s-\s|\s(?=(?:but|because|since|so|while|although|and (?:the|your|our|it|they|"
    r"we|i|rates|prices|homes|buyers|inventory|values))\s)",
    re.I,
)
SOFT = words_in(
    """
    trust trusting guess assume if whether how what when once until unless should could would might may can hope
    hoping wish wishing maybe perhaps whenever where which why suppose assuming imagine before after ask asking
    curious wonder wondering want wants wanted need needs looking prefer help helps check see find anything any
    something either or case like ready love likes understand explore discuss consider considering thinking let
    learn compare questions question about checking bet send prepare don't doesn't not never no
    without isn't aren't hasn't
    haven't won't nothing
    """
)
MOST_WORDS = 40
LIKE_WHOM = frozenset(("yours", "this", "these", "that", "it", "ours", "mine", "your"))
HARD = re.compile(
    r"\b(?:did you (?:see|hear|know|notice)|have you (?:heard|seen|noticed)|now that|given that|"
    r"as you (?:know|may know)|the fact that|good news|great news|wanted to (?:let you know|"
    r"tell you|share))\b",
    re.I,
)
ASKS = re.compile(
    r"^\W*(?:(?:so|and|or|but|also|then|now|well)\W+)?(?:would|could|can|do|does|did|is|are|"
    r"was|were|have|has|had|will|shall|should|may|might|what|which|when|where|who|why|how|any|"
    r"anything)\b",
    re.I,
)
SUPPOSES = re.compile(
    r"\b(?:if|whether|in case|should you|unless|would you|could you|do you|are you|have you|"
    r"were you|let me know|wondering|curious"
    r"|happy to|glad to|I can|I could|I'd be|would be|might|may|could|would|whenever|what you|"
    r"want to|like to|once you|when you)\b",
    re.I,
)

SAID_BY_CLIENT = re.compile(
    r"\b(?:my|our) (?:last|other|own|first|previous) |"
    r"\byou(?:'ve)? (?:told|tell|said|say|mentioned|described|wrote|asked|wanted)\b",
    re.I,
)


def is_question(sentence: str) -> bool:
    return sentence.rstrip("\"') ").endswith("?")


def said_by_client(part: Part, clause: Word) -> bool:
    """ "You asked for a yard" tells of the client's wish and not of a home."""
    return _is_said_by_client(part.text.sentence_at(clause.start).text)


@lru_cache(maxsize=64)
def _is_said_by_client(sentence: str) -> bool:
    return SAID_BY_CLIENT.search(sentence) is not None


def is_soft(sentence: str) -> bool:
    """Whether the sentence offers or supposes and asserts nothing as a whole."""
    return SUPPOSES.search(sentence) is not None


Clause = tuple[Part, Word, bool]
"""A clause with whether it is asked."""


@lru_cache(maxsize=4)
def clauses(letter: Letter) -> tuple[Clause, ...]:
    """Each clause of it. In "Now that rates fell, are you ready?" only the second one is asked."""
    return tuple(_clauses(letter))


def _clauses(letter: Letter) -> Iterator[Clause]:
    for part, sentence in letter.sentences:
        asked = is_question(sentence.text) and not HARD.search(sentence.text)
        first_asks = asked and ASKS.match(sentence.text) is not None
        places = _places(sentence.text)
        for at, (begin, end) in enumerate(places):
            words = sentence.text[begin:end]
            last = at == len(places) - 1
            said = Word(words, sentence.start + begin, sentence.start + end)
            yield part, said, asked and (last or first_asks or ASKS.match(words) is not None)


def _places(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in CLAUSE_ENDS.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))]


def is_supposed(words: list[str]) -> bool:
    """Whether one of the words before the claim takes its assertion away."""
    words = words[5:] if words[:2] == ["from", "what"] else words[-MOST_WORDS:]
    if not words:
        return False
    following = [*words[1:], ""]
    return any(
        word in SOFT and not (word == "like" and after in LIKE_WHOM) and not (word == "love" and after == "the")
        for word, after in zip(words, following, strict=True)
    )
