"""Sentences in a client's notes that give orders to the writer. They are no facts: nothing that they say is known."""

import re
from collections.abc import Iterator

from emails.writer.guard.order_words import JOTTED, ORDERS, SETS, TAKEOVERS
from emails.writer.guard.phrases import Phrases, Token, phrases_in, tokens_of, word_set
from emails.writer.guard.text import Text

ROLES = (
    "user|assistant|developer|admin|human|ai|instructions?|prompt|override|root|command"
    "|note to (?:the )?(?:ai|assistant|writer)"
)
COMMANDS = "you|ignore|tell|the|offer|say|write|send|new|from|do|don't|never|always|reply|override|disregard|forget|add"
TAGS = "system|instructions?|prompt|user|assistant|sys|admin|data|notes?|client|record"
LABELLED = re.compile(
    rf"^\W*(?:{ROLES}|system(?=:\s*(?:{COMMANDS})\b))\b[^\w\n]{{0,3}}[:>\]]"
    r"|\[/?(?:INST|SYSTEM|ADMIN|AI|ASSISTANT|USER|OVERRIDE)\b[^\]\n]{0,60}\]"
    rf"|</?(?:{TAGS})\b[^>\n]{{0,60}}>|<\|[\w ]{{1,30}}\|>|<<SYS>>"
    r"|#{2,} ?(?:system|instruction|new|user|assistant|end)|-{3,} ?(?:end|begin|system|new)"
    r"|(?-i:\b(?:SYSTEM|ASSISTANT|USER|DEVELOPER|ADMIN|AI|OVERRIDE)(?: [A-Z]+)?:)",
    re.I | re.M,
)
ENDS = re.compile(r"(?<=[.!?;])\s+|\n+")
IMPERATIVES = word_set(
    """offer tell say write send include give promise add mention use quote list state announce confirm sign insert
    reply respond answer output print make put claim pretend assure guarantee inform state invite ask remove
    delete leave do don't never always call act be set start end begin close repeat translate reveal"""
)
FOUND = Phrases(
    (*((each, True) for each in phrases_in(TAKEOVERS)), *((each, False) for each in phrases_in(ORDERS))), SETS
)
NOTED = Phrases(((each, None) for each in phrases_in(JOTTED)), SETS)


def without_orders(text: str) -> str:
    """The text without such sentences, and without the commands that follow one."""
    if not text.strip() or not may_give_orders(text):
        return text
    kept, is_led = [], False
    for start, end in _sentences(text):
        sentence = text[start:end]
        words = tuple(word for each in tokens_of(Text(sentence)) for word in each)
        commands = bool(words) and words[0].text in IMPERATIVES | {"and", "then", "also", "please", "instead", "you"}
        if (order := _order(sentence, words)) is not None:
            is_led = is_led or order
        elif not (is_led and commands):
            is_led = is_led and not words
            kept.append((start, end))
    if len(kept) == len(_sentences(text)):
        return text
    return "".join(text[start:end] for start, end in kept)


def may_give_orders(text: str) -> bool:
    """A quick look: most notes have no phrase of an order in any of their sentences."""
    said = {word for sentence in tokens_of(Text(text)) for word in sentence.said}
    return FOUND.may_find(said) or LABELLED.search(text) is not None


def _sentences(text: str) -> list[tuple[int, int]]:
    """Each with the space after it."""
    starts = [0, *(found.end() for found in ENDS.finditer(text))]
    return [(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]


def _order(sentence: str, words: tuple[Token, ...]) -> bool | None:
    """True for an order that takes over, False for another one, None for a sentence that gives none."""
    if LABELLED.search(sentence):
        return True
    return max(_orders(words), default=None)


def _orders(words: tuple[Token, ...]) -> Iterator[bool]:
    yield from (found.meaning for found in FOUND.find(words, NOTED))
