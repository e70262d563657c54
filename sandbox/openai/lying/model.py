"""A model that writes well and lies: a good letter with one thing in it that no record holds, of any kind."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from sandbox.openai.good.letter import Letter, street_of
from sandbox.openai.good.steps import STEPS
from sandbox.openai.lying.sentences import IN_LANGUAGES, INVENTED, SENTENCES, SHORT
from sandbox.openai.prompts import Facts

T = TypeVar("T")
Dice = Callable[[str], float]  # a number in [0, 1) for a purpose, by the seed

HONEST = 0.6
"""How often an answer that was sent back is honest the second time."""

LONGEST_SUBJECT = 80
OTHERS_KEPT = 200
HELLO = re.compile(r"^(?:Hi|Hello|Dear)\b[^,.!?]{0,60},\s*")
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý“¿])")


class Other(NamedTuple):
    """Another client, of whom an earlier prompt told."""

    name: str
    street: str


class LyingModel:
    """Remembers whom it wrote to: what it says of one client to another was true."""

    def __init__(self) -> None:
        self._clients: deque[Other] = deque(maxlen=OTHERS_KEPT)

    def meet(self, facts: Facts) -> None:
        other = Other(facts.name, street_of(facts.address))
        if all(other) and other not in self._clients:
            self._clients.append(other)

    def answer(self, letter: Letter, facts: Facts, dice: Dice, *, is_repair: bool) -> Letter:
        """The letter with a lie. Of two answers to the same request the second may be honest."""
        if is_repair and dice("honest") < HONEST:
            return letter
        others = [each for each in self._clients if each.name != facts.name and each.street != street_of(facts.address)]
        kinds = [kind for kind in KINDS if (kind != "repeat" or facts.sent) and (kind != "other_client" or others)]
        return lie(_choice(kinds, dice("lie")), letter, facts, others, dice)


def lie(kind: str, letter: Letter, facts: Facts, others: Sequence[Other], dice: Dice) -> Letter:
    if kind in WHOLE:
        return WHOLE[kind](letter, facts, dice)
    sentence = _choice(SENTENCES[kind], dice("sentence"))
    for name, choices in INVENTED.items():
        sentence = sentence.replace(f"{{{name}}}", _choice(choices, dice(name)))
    if kind == "other_client":
        other = _choice(others, dice("other"))
        sentence = sentence.replace("{other}", other.name).replace("{other_street}", other.street)
    return _with(letter, sentence, dice)


def _with(letter: Letter, sentence: str, dice: Dice) -> Letter:
    """The sentence in the subject, in a paragraph or in one of its own; now and then with a claim that it is true."""
    subject, paragraphs = letter.subject, list(letter.paragraphs)
    at = int(dice("at") * len(paragraphs))
    if dice("where") < 0.15 and len(sentence) <= LONGEST_SUBJECT and "\n" not in sentence:
        subject = sentence.rstrip(".")
    elif dice("where") < 0.6 and "\n" not in sentence:
        paragraphs[at] = f"{paragraphs[at]} {sentence}"
    else:
        paragraphs.insert(at, sentence)
    claims = letter.claims
    if dice("claims") < 0.5:
        claims = (*claims, {"text": sentence, "field": _choice(("Notes", "Property address", "Stage"), dice("field"))})
    return Letter(subject, tuple(paragraphs), claims)


def _length(letter: Letter, facts: Facts, dice: Dice) -> Letter:
    """Too short, or so long that nobody reads it to the end."""
    if dice("short") < 0.5:
        return Letter(letter.subject, (_choice(SHORT, dice("sentence")),))
    words = {"place": "it", "Place": "It", "short": "it"}
    steps = list(STEPS.values())
    first = int(dice("first") * len(steps))
    said = [opening.format(**words) for step in steps[first:] + steps[:first] for opening in step.openings]
    paragraphs, left = list(letter.paragraphs), iter(said)
    while sum(len(text.split()) for text in paragraphs) < 300:
        paragraphs.insert(-1, f"{next(left)} {next(left)}")
    return Letter(letter.subject, tuple(paragraphs), letter.claims)


def _repeat(letter: Letter, facts: Facts, dice: Dice) -> Letter:
    """What this client got before, as it was or with little changes."""
    subject, text = _choice(facts.sent, dice("which"))
    sentences = SENTENCE_ENDS.split(HELLO.sub("", text.removesuffix(" …")))
    change = int(dice("change") * 8)
    if change in (1, 5):
        subject = letter.subject
    if change in (2, 5):
        sentences.append(_choice(SHORT, dice("sentence")))
    if change in (3, 6) and len(sentences) > 3:
        sentences[0], sentences[1] = sentences[1], sentences[0]
    if change in (4, 6):
        sentences.insert(0, "I hope that you are well.")
    if change == 7 and len(sentences) > 4:
        sentences.pop()
    third = -(-len(sentences) // 3)
    paragraphs = [" ".join(sentences[at : at + third]) for at in range(0, len(sentences), third)]
    return Letter(subject, tuple(paragraphs))


def _language(letter: Letter, facts: Facts, dice: Dice) -> Letter:
    """In a language that nobody asked for."""
    asked = " ".join((*facts.custom.values(), facts.notes, facts.instructions, facts.standing)).lower()
    languages = [name for name in IN_LANGUAGES if name.lower() not in asked]
    return Letter(letter.subject, IN_LANGUAGES[_choice(languages, dice("language"))])


WHOLE: dict[str, Callable[[Letter, Facts, Dice], Letter]] = {
    "length": _length,
    "repeat": _repeat,
    "language": _language,
}
KINDS = (*SENTENCES, *WHOLE)


def _choice(choices: Sequence[T], point: float) -> T:
    return choices[int(point * len(choices))]
