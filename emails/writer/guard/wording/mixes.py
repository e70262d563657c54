"""Sentences that hold a word of each of several sets, in any order, and none of the words that make them harmless."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from emails.writer.guard.phrases import Tokens


class WordSet(NamedTuple):
    words: frozenset[str]
    phrases: Mapping[str, tuple[str, ...]]  # of several words, with spaces around them, by the longest of these

    def is_in(self, words: Tokens, joined: str) -> bool:
        if not self.words.isdisjoint(words.said):
            return True
        return any(each in joined for word in self.phrases.keys() & words.said for each in self.phrases[word])


class Mix(NamedTuple):
    meaning: str
    sets: tuple[WordSet, ...]
    unless: WordSet


@lru_cache
def word_set_of(block: str) -> WordSet:
    """Words and phrases, which commas divide."""
    pieces = [" ".join(each.split()) for each in block.split(",") if each.strip()]
    phrases: dict[str, tuple[str, ...]] = {}
    for each in pieces:
        if " " in each:
            longest = max(each.split(), key=len)
            phrases[longest] = (*phrases.get(longest, ()), f" {each} ")
    return WordSet(frozenset(each for each in pieces if " " not in each), phrases)


def mixes_of(table: Iterable[tuple[str, tuple[str, ...], str]]) -> tuple[Mix, ...]:
    return tuple(Mix(said, tuple(map(word_set_of, sets)), word_set_of(unless)) for said, sets, unless in table)


def mixed(words: Tokens, mixes: tuple[Mix, ...]) -> Iterator[Mix]:
    joined = f" {' '.join(word.text for word in words)} "
    for mix in mixes:
        if all(each.is_in(words, joined) for each in mix.sets) and not mix.unless.is_in(words, joined):
            yield mix
