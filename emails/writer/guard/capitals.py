"""Runs of capitalised words in a text, with what stands around them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from emails.writer.guard.text import Text, Word

CONNECTORS = frozenset(
    ("of", "de", "del", "la", "los", "las", "van", "von", "der", "den", "di", "da", "du", "y", "bin", "al")
)
WITHIN = frozenset((" ", ". ", " & "))
OPENERS = re.compile(r"[:\"(•*]\s*$")
MOST_WORDS = 12  # of one name; a text in capitals is no name
MOST_CAPITALS = 0.2  # of the words of a text; more than that is German, or Title Case throughout


class Run(NamedTuple):
    words: tuple[Word, ...]
    before: tuple[str, ...]  # up to three words of the sentence, in small letters
    after: tuple[str, ...]
    opens: bool  # begins a sentence, so its capital proves nothing
    titled: bool  # stands in Title Case, so no capital proves anything

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def is_capital(word: str) -> bool:
    return word[0].isupper()


def runs(text: Text, titled: bool = False) -> Iterator[Run]:
    """`titled` says that all of the text is as full of capitals as a title is."""
    words = text.words
    first = 0
    for sentence in text.sentences:
        while first < len(words) and words[first].start < sentence.start:
            first += 1
        last = first
        while last < len(words) and words[last].end <= sentence.end:
            last += 1
        if last > first:
            inside = words[first:last]
            ends = sentence.text.rstrip()[-1:] in ".!?" and len(inside) > 4
            yield from _in_sentence(str(text), inside, titled or (not ends and is_title_case(inside)))
        first = last


def is_title_case(words: tuple[Word, ...]) -> bool:
    """Whether nearly all longer words of a line have a capital."""
    longer = [each for each in words if len(each.text) > 3 and each.text[0].isalpha()]
    capital = sum(is_capital(each.text) for each in longer)
    return len(longer) >= 2 and capital >= 0.7 * len(longer) and (capital > 2 or capital == len(longer))


def has_many_capitals(text: Text) -> bool:
    starts = {each.start for each in text.sentences}
    inner = [each for each in text.words if each.text[0].isalpha() and each.start not in starts and each.text != "I"]
    capital = sum(is_capital(each.text) and not each.text.isupper() for each in inner)
    return len(inner) > 40 and capital > MOST_CAPITALS * len(inner)


def _in_sentence(text: str, words: tuple[Word, ...], titled: bool) -> Iterator[Run]:
    at = 0
    while at < len(words):
        if not is_capital(words[at].text):
            at += 1
            continue
        end = _run_ends(text, words, at)
        before = tuple(each.text.lower() for each in words[max(0, at - 3) : at])
        after = tuple(each.text.lower() for each in words[end : end + 3])
        opens = at == 0 or OPENERS.search(text[words[at - 1].end : words[at].start]) is not None
        kept = tuple(each for each in words[at:end] if is_capital(each.text))
        yield Run(kept, before, after, opens, titled)
        at = end


def _run_ends(text: str, words: tuple[Word, ...], at: int) -> int:
    end = at + 1
    while end < min(len(words), at + MOST_WORDS) and text[words[end - 1].end : words[end].start] in WITHIN:
        word = words[end].text
        if not is_capital(word):
            follows = end + 1 < len(words) and is_capital(words[end + 1].text)
            if word not in CONNECTORS or not follows or text[words[end].end : words[end + 1].start] != " ":
                break
        end += 1
    return end
