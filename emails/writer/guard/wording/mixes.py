"""Sentences that hold a word of each of several sets, in any order, and none of the words that make them harmless."""

from collections import defaultdict
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


class Mixes:
    def __init__(self, table: Iterable[tuple[str, tuple[str, ...], str]]) -> None:
        self._mixes = [Mix(said, tuple(map(word_set_of, sets)), word_set_of(unless)) for said, sets, unless in table]
        sets = list({id(each): each for mix in self._mixes for each in mix.sets}.values())
        bits = {id(each): 1 << number for number, each in enumerate(sets)}
        self._needed = [sum({bits[id(each)] for each in mix.sets}) for mix in self._mixes]
        self._by_word: dict[str, int] = defaultdict(int)
        for each in sets:
            for word in each.words | each.phrases.keys():
                self._by_word[word] |= bits[id(each)]
        self._words = frozenset(self._by_word)

    def find(self, words: Tokens) -> Iterator[Mix]:
        seen = 0
        for word in self._words & words.said:
            seen |= self._by_word[word]
        possible = [mix for mix, needed in zip(self._mixes, self._needed, strict=True) if needed & seen == needed]
        joined = f" {' '.join(word.text for word in words)} " if possible else ""
        for mix in possible:
            if all(each.is_in(words, joined) for each in mix.sets) and not mix.unless.is_in(words, joined):
                yield mix
