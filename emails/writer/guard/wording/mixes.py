"""Sentences that hold a word of each of several sets, in any order, and none of the words that make them harmless."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from emails.writer.guard.phrases import Tokens


class WordSet(NamedTuple):
    words: frozenset[str]
    phrases: tuple[str, ...]  # of several words, with spaces around them

    def is_in(self, words: Tokens, joined: str) -> bool:
        return not self.words.isdisjoint(words.said) or any(each in joined for each in self.phrases)


class Mix(NamedTuple):
    meaning: str
    sets: tuple[WordSet, ...]
    unless: WordSet


@lru_cache
def word_set_of(block: str) -> WordSet:
    """Words and phrases, which commas divide."""
    pieces = [" ".join(each.split()) for each in block.split(",") if each.strip()]
    return WordSet(
        frozenset(each for each in pieces if " " not in each), tuple(f" {each} " for each in pieces if " " in each)
    )


def mixes_of(table: Iterable[tuple[str, tuple[str, ...], str]]) -> tuple[Mix, ...]:
    return tuple(Mix(said, tuple(map(word_set_of, sets)), word_set_of(unless)) for said, sets, unless in table)


def mixed(words: Tokens, mixes: tuple[Mix, ...]) -> Iterator[Mix]:
    joined = f" {' '.join(word.text for word in words)} "
    for mix in mixes:
        if all(each.is_in(words, joined) for each in mix.sets) and not mix.unless.is_in(words, joined):
            yield mix
