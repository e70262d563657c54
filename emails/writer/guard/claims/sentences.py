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
    something either or case soon like ready love likes understand explore discuss consider considering thinking let
    learn compare questions question about checking bet send prepare don't doesn't not never no
    without isn't aren't hasn't
    haven't won't nothing i'd we'd let's
    """
)
OPINIONS = frozenset(("reading", "sense", "hunch", "view", "feeling", "impression", "opinion", "gut"))
CHECKED = frozenset(("confirm", "verify", "ensure", "sure"))
GOING_TO = words_in("will i'll we'll you'll they'll please should must let's")
GOES_ON = re.compile(r"^(?:and |or )?(?:that|whether) ", re.I)
WILL_CHECK = re.compile(
    r"(?:\b(?:will|should|must|please|let's)|'ll) (?:\w+ )?(?:confirm|verify|ensure|check|make sure|see|look|ask)\b"
    r"[^.]*? (?:that|whether)\b",
    re.I,
)
IF_OPENS = words_in("if when once whether unless until after before should")
VERBS = words_in(
    """
    is are was were has have had does do did will would can could may might should be i i'm i'll i'd we we're we'll you
    you're you'd it it's they they're that's there's
    """
)
MOST_LISTED = 3
"""Words of each part of a condition that goes on behind a comma: "if the roof, the boiler and the walls are sound"."""
MOST_WORDS = 40
AT_TIMES = frozenset(("like", "love", "asking"))
"""These are soft only before some words."""
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

OWN_PLACE = re.compile(
    r"\b(?:my|our)(?: own| old| small| little)? (?:house|home|place|roof|kitchen|office|firm|shop|company|apartment|"
    r"condo|yard|garden|garage|basement|attic|furnace|street|porch|driveway)\b"
    r"|\b(?:in (?:the )?business|licensed|doing this|in this line of work|selling homes) (?:since|for)\b"
    r"|\bhe told me what\b|\bI (?:ever|once) ",
    re.I,
)
OWN_STORY = re.compile(
    r"\bI(?:'ve| have)? (?:woke|walked|drove|biked|rode|ran|passed|wrote|grew up|got up|lived|bought my|sold my"
    r"|met|known|(?:came|stopped|swung|went|dropped|biked) (?:by|past|in at))\b"
)
TELLS_STORY = re.compile(
    r"\b(?:my (?:first|old|last|very first) (?:listings?|clients?|sales?|closings?|buyers?|sellers?)|I once"
    r"|(?<![a-z] )years ago, |once (?:sold|had|met|showed|listed)|back when|when I (?:started|was)|before I sold)\b",
    re.I,
)
"""It begins a story of other times: what follows in its paragraph belongs to it."""
ABOUT_NOW = re.compile(r"\b(?:you|your|yours|now|today|here's|this (?:week|month|year|morning))\b", re.I)
IMAGINES = re.compile(r", (?:I|we)(?:'d| would)? (?:imagine|suppose|guess|bet|expect)\b", re.I)
EXPLAINS = re.compile(r"\b(?:means|equals|stands for|is short for|(?:an|one) acre is)\b", re.I)
SAID_BY_CLIENT = re.compile(
    r"\b(?:my|our) (?:last|other|own|first|previous) |"
    r"\byou(?:'ve)? (?:told|tell|said|say|mentioned|described|wrote|asked|wanted)\b",
    re.I,
)

HOPES = re.compile(r"\W*(?:I|we) (?:\w+ )?(?:hope|trust|wish|imagine|hoped)\b|\W*Hoping\b|\W*Hopefully\b", re.I)
AND_THAT = re.compile(r"\W*(?:and |or )?that\b", re.I)
"""Behind "I hope …," this is hoped as well."""


def is_question(sentence: str) -> bool:
    return sentence.rstrip("\"') ").endswith("?")


def said_by_client(part: Part, clause: Word) -> bool:
    """ "You asked for a yard" tells of the client's wish and not of a home."""
    return _is_said_by_client(part.text.sentence_at(clause.start).text)


@lru_cache(maxsize=64)
def _is_said_by_client(sentence: str) -> bool:
    return SAID_BY_CLIENT.search(sentence) is not None


@lru_cache(maxsize=64)
def is_own_story(sentence: str) -> bool:
    """ "I walked past it at 7", "my roof is from 1998": the agent's own life, and nothing of a sale."""
    return OWN_STORY.search(sentence) is not None or is_own_place(sentence)


@lru_cache(maxsize=64)
def is_own_place(sentence: str) -> bool:
    return OWN_PLACE.search(sentence) is not None


def explains(sentence: str) -> bool:
    """ "Five per thousand means five spaces for each thousand feet"."""
    return EXPLAINS.search(sentence) is not None


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
    story_ends = 0
    for part, sentence in letter.sentences:
        if TELLS_STORY.search(sentence.text):
            story_ends = sentence.start + len(str(part.text)[sentence.start :].partition("\n\n")[0])
        if is_own_place(sentence.text) or explains(sentence.text) or IMAGINES.search(sentence.text):
            continue
        if sentence.end <= story_ends and not ABOUT_NOW.search(sentence.text):
            continue
        asked = is_question(sentence.text) and not HARD.search(sentence.text)
        # "Running water, a separate entrance, something else?" tells nothing, nor does "If two came up, …?"
        tells_nothing = VERBS.isdisjoint(sentence.text.lower().split()) or sentence.text.startswith("If ")
        first_asks = asked and (tells_nothing or ASKS.match(sentence.text) is not None)
        places = _places(sentence.text)
        checks = WILL_CHECK.search(sentence.text) if "that " in sentence.text or "whether " in sentence.text else None
        hopes = HOPES.match(sentence.text)
        is_open = sentence.text.partition(" ")[0].lower() in IF_OPENS
        for at, (begin, end) in enumerate(places):
            words = sentence.text[begin:end]
            last = at == len(places) - 1
            said = Word(words, sentence.start + begin, sentence.start + end)
            is_open = is_open and (not at or _only_lists(sentence.text[slice(*places[at - 1])], at == 1))
            if at and is_open:
                yield part, said, True
                continue
            if at and hopes and AND_THAT.match(words):
                yield part, said, True
                continue
            if checks and begin > checks.start() and GOES_ON.match(words):
                yield part, said, True
                continue
            yield part, said, asked and (last or first_asks or ASKS.match(words) is not None)


def _only_lists(clause: str, is_first: bool) -> bool:
    words = clause.lower().split()
    return len(words) <= MOST_LISTED + is_first and VERBS.isdisjoint(words)


def _places(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in CLAUSE_ENDS.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))]


def is_supposed(words: list[str]) -> bool:
    """Whether one of the words before the claim takes its assertion away."""
    words = words[5:] if words[:2] == ["from", "what"] else words[-MOST_WORDS:]
    words = words[_after_report(words) :]
    if _will_be_checked(words) or _is_opinion(words):
        return True
    soft = SOFT.intersection(words)
    if not soft & AT_TIMES:
        return bool(soft)
    following = [*words[1:], ""]
    return any(
        word in SOFT
        and not (word == "asking" and after in ("price", "rent", ""))
        and not (word == "like" and after in LIKE_WHOM)
        and not (word == "love" and after == "the")
        for word, after in zip(words, following, strict=True)
    )


def _is_opinion(words: list[str]) -> bool:
    """ "My reading is that the price is close"; but "my sense is that rates will fall" tells of the market."""
    return words[:1] == ["my"] and words[1:2] != [] and words[1] in OPINIONS and words[2:3] == ["is"]


def _will_be_checked(words: list[str]) -> bool:
    """ "We will confirm that"; what is confirmed already stands in "I'm writing to confirm that"."""
    return any(word in CHECKED and not GOING_TO.isdisjoint(words[max(0, at - 3) : at]) for at, word in enumerate(words))


def _after_report(words: list[str]) -> int:
    """ "Amber let me know that" supposes nothing; "let me know whether" does."""
    at = next((at for at, word in enumerate(words) if word == "that"), 0)
    return at + 1 if words[max(0, at - 3) : at] in (["let", "me", "know"], ["let", "us", "know"]) and at > 3 else 0
