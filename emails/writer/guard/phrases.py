"""Phrases as structures: words, sets of words and gaps within one sentence, found by their first word.

A phrase is written in small letters, its parts with spaces between them:
`word`, `one/other` (`two_words/other`), `stem*` (not as the first part), `NAME` (a named set of words or of phrases),
`#` (digits); `part?` may be missing (not the first); `..3` lets up to three words stand there; `^` at its beginning
ties it to the beginning of a sentence, `$` at its end to the end.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from emails.writer.guard.text import Text, Word

T = TypeVar("T")

MOST_WORDS = 1500
"""Nothing so long is sent: the rules read no further, so that no text takes long."""


def phrases_in(block: str) -> Iterator[str]:
    """One phrase a line; a line that is set in further goes on with the one before."""
    lines = [line for line in block.split("\n") if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    phrase = ""
    for line in lines:
        if phrase and line[margin] != " ":
            yield phrase
            phrase = ""
        phrase += line.strip() if phrase.endswith("/") or not phrase else f" {line.strip()}"
    if phrase:
        yield phrase


def table(*groups: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each phrase with what its group says of it."""
    return ((phrase, said) for group in groups for said, block in group.items() for phrase in phrases_in(block))


def one_of(words: str) -> str:
    """A pattern for any of these, which commas divide."""
    return "|".join(re.escape(each) for each in sorted(words.split(", "), key=len, reverse=True))


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ANY_NUMBER = "#"
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[$%+]")
SHORT_FORMS = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
NOT_FORMS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
WHOLE_FORMS = {
    "cannot": ("can", "not"),
    "dont": ("do", "not"),
    "cant": ("can", "not"),
    "wont": ("will", "not"),
    "gonna": ("going", "to"),
    "gotta": ("got", "to"),
    "let's": ("let", "us"),
}
IS_AFTER = word_set("it that there here what who he she where how everything this")


class Token(NamedTuple):
    text: str
    start: int
    end: int


class Tokens(tuple[Token, ...]):
    """The words of a sentence."""

    @cached_property
    def said(self) -> frozenset[str]:
        """Each of them once, and the sign for a number where one is among them."""
        said = frozenset(word.text for word in self)
        return said | {ANY_NUMBER} if any(map(str.isdecimal, said)) else said


def tokens_of(text: Text) -> tuple[Tokens, ...]:
    """The words of each sentence, in small letters, short forms written out."""
    found, count = [], 0
    for sentence in _clauses(text):
        words = Tokens(_tokens(text.lower, *sentence)[: MOST_WORDS - count])
        if words:
            found.append(words)
        count += len(words)
        if count >= MOST_WORDS:
            break
    return tuple(found)


def _clauses(text: Text) -> Iterator[tuple[int, int]]:
    """Sentences, and what a semicolon divides in them."""
    for sentence in _sentences(text):
        start = sentence.start
        for found in re.finditer(";", sentence.text):
            yield start, sentence.start + found.start()
            start = sentence.start + found.end()
        yield start, sentence.end


def _sentences(text: Text) -> Iterator[Word]:
    """A line that goes on with a small letter was only wrapped."""
    folded, open_one = str(text), Word("", 0, 0)
    for each in text.sentences:
        between = folded[open_one.end : each.start]
        if open_one.end and between.count("\n") == 1 and each.text[:1].islower() and open_one.text[-1:] not in ",:":
            open_one = Word(open_one.text, open_one.start, each.end)
            continue
        if open_one.end:
            yield open_one
        open_one = each
    if open_one.end:
        yield open_one


def _tokens(lower: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in TOKEN.finditer(lower, start, end):
        first, last = match.span()
        said = match[0]
        if said in WHOLE_FORMS:
            found += (Token(each, first, last) for each in WHOLE_FORMS[said])
        elif "'" not in said:
            found.append(Token(said, first, last))
        else:
            found += _short_form(said, first, last)
    return found


def _short_form(said: str, first: int, last: int) -> tuple[Token, Token]:
    word, _, tail = said.partition("'")
    if tail == "t" and word.endswith("n"):
        return Token(NOT_FORMS.get(word[:-1], word[:-1]), first, last), Token("not", first, last)
    middle = first + len(word)
    return Token(word, first, middle), Token(_short(word, "'" + tail), middle, last)


def _short(word: str, tail: str) -> str:
    return "is" if tail == "'s" and word in IS_AFTER else SHORT_FORMS.get(tail, tail)


class _Part:
    """One place of a phrase: what may stand there."""

    def __init__(self, choices: Iterable[str], gap: int, optional: bool) -> None:
        self.gap, self.optional = gap, optional
        self.rests: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self.stems: tuple[str, ...] = ()
        for choice in choices:
            first, *rest = choice.split()
            if first.endswith("*"):
                self.stems += (first[:-1],)
            else:
                self.rests[first].append(tuple(rest))
        for each in self.rests.values():
            each.sort(key=len, reverse=True)

    def ends(self, words: tuple[Token, ...], at: int) -> Iterator[int]:
        word = words[at].text
        for rest in self.rests.get(word, ()):
            if all(at + n < len(words) and words[at + n].text == each for n, each in enumerate(rest, 1)):
                yield at + 1 + len(rest)
        if (self.stems and word.startswith(self.stems)) or (ANY_NUMBER in self.rests and word.isdecimal()):
            yield at + 1


class _Phrase(Generic[T]):
    def __init__(self, written: str, meaning: T, sets: Mapping[str, str]) -> None:
        self.meaning = meaning
        self.at_start, self.at_end = written.startswith("^"), written.endswith("$")
        self.parts: list[_Part] = []
        gap = 0
        for piece in written.strip("^$ ").split():
            if piece.startswith(".."):
                gap = int(piece[2:])
                continue
            optional, piece = piece.endswith("?"), piece.removesuffix("?")
            choices = [
                word
                for each in piece.split("/")
                for word in (sets[each].split(", ") if each.isupper() else [each.replace("_", " ")])
            ]
            self.parts.append(_Part(choices, gap, optional))
            gap = 0

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """The words that its first, second and last part begin with: one of each stands in its sentence."""
        parts = [part for part in self.parts if not part.optional]
        return tuple(
            frozenset() if part.stems else frozenset(part.rests)
            for part in (parts[0], parts[min(1, len(parts) - 1)], parts[-1])
        )

    def end(self, words: tuple[Token, ...], at: int, number: int = 0) -> int:
        """Where the phrase ends that begins at this word; 0 where none does."""
        if number == len(self.parts):
            return at if not self.at_end or at == len(words) else 0
        part = self.parts[number]
        for place in range(at, min(at + part.gap + 1, len(words))):
            for after in part.ends(words, place):
                if end := self.end(words, after, number + 1):
                    return end
        return self.end(words, at, number + 1) if part.optional and number else 0


class Found(NamedTuple, Generic[T]):
    meaning: T
    first: int  # number of the first word in the sentence
    last: int
    start: int  # its place in the text
    end: int

    def said(self, words: tuple[Token, ...]) -> str:
        return " ".join(word.text for word in words[self.first : self.last + 1])


class Phrases(Generic[T]):
    """A table of phrases with what each one means, and the sets of words that they name (divided by commas)."""

    def __init__(self, table: Iterable[tuple[str, T]], sets: Mapping[str, str] | None = None) -> None:
        self._phrases = [_Phrase(written, meaning, sets or {}) for written, meaning in table]
        self._first: dict[str, int] = defaultdict(int)
        self._needed: dict[str, int] = defaultdict(int)
        self._open = 0
        count = len(self._phrases)
        for number, phrase in enumerate(self._phrases):
            for word in phrase.parts[0].rests:
                self._first[word] |= 1 << number
            for place, needed in enumerate(phrase.needed):
                bit = 1 << (place * count + number)
                self._open |= 0 if needed else bit
                for word in needed:
                    self._needed[word] |= bit
        self._words = frozenset(self._needed)

    def find(self, words: tuple[Token, ...], allowed: "Phrases[None] | None" = None) -> Iterator[Found[T]]:
        """Every phrase of the table in this sentence, but none that shares a word with an allowed one."""
        free: set[int] | None = None
        for found in self._find(words):
            if free is None:
                taken = allowed.find(words) if allowed else ()
                free = {at for each in taken for at in range(each.first, each.last + 1)}
            if not free.intersection(range(found.first, found.last + 1)):
                yield found

    def may_find(self, said: Iterable[str]) -> bool:
        """Whether these words are enough for any of the phrases, in whatever order."""
        return self._possible(said) != 0

    def _possible(self, said: Iterable[str]) -> int:
        """A bit for each phrase of which the first, the second and the last part may stand here."""
        seen = self._open
        for word in self._words.intersection(said):
            seen |= self._needed[word]
        count = len(self._phrases)
        return seen & (seen >> count) & (seen >> 2 * count) & ((1 << count) - 1)

    def _find(self, words: tuple[Token, ...]) -> Iterator[Found[T]]:
        said = words.said if isinstance(words, Tokens) else Tokens(words).said
        if not (possible := self._possible(said)):
            return
        for at, word in enumerate(words):
            for phrase in self._beginning(word.text, possible):
                if (at == 0 or not phrase.at_start) and (end := phrase.end(words, at)):
                    yield Found(phrase.meaning, at, end - 1, word.start, words[end - 1].end)

    def _beginning(self, word: str, possible: int) -> Iterable[_Phrase[T]]:
        here = self._first.get(word, 0)
        if word.isdecimal():
            here |= self._first.get(ANY_NUMBER, 0)
        return self._of(here & possible) if here & possible else ()

    def _of(self, bits: int) -> Iterator[_Phrase[T]]:
        while bits:
            yield self._phrases[(bits & -bits).bit_length() - 1]
            bits &= bits - 1


def longest(found: Iterable[Found[T]]) -> list[Found[T]]:
    """In their order; what shares words with a longer one, or one before it, is said by that."""
    kept: list[Found[T]] = []
    for each in sorted(found, key=lambda each: (each.first, -each.last)):
        if not kept or each.first > kept[-1].last:
            kept.append(each)
    return kept
