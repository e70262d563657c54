"""A text with what was looked for marked in it, and the piece of a long text around it."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

AROUND = 70  # characters of a long text before and after what was found

# What the database's unaccent makes plain and Unicode does not take apart.
PLAIN = str.maketrans(
    {
        **dict(zip("øđłıðħ‘’‛“”‐‑–—―", "odlidh'''\"\"-----", strict=True)),  # noqa: RUF001
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "…": "...",
        "«": "<<",
        "»": ">>",
    }
)


class Part(NamedTuple):
    """A piece of a text, and whether it is what was looked for. For the component `marked`."""

    text: str
    matches: bool


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter)
    return "".join(each for each in apart if unicodedata.category(each) != "Mn").lower().translate(PLAIN)


def folded(text: str) -> str:
    """As the database's clients_folded: lower case, without accents."""
    return "".join(map(_plain, text))


class Folded:
    """A text with the place of each of its folded letters."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = [_plain(letter) for letter in text]
        self.folded = "".join(pieces)
        self._places = [at for at, piece in enumerate(pieces) for _ in piece]

    def spans(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Where the folded words stand, in order; those that touch or overlap are one."""
        spans: list[tuple[int, int]] = []
        for start, end in sorted(span for word in words if word for span in self._spans_of(word)):
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans

    def _spans_of(self, word: str) -> list[tuple[int, int]]:
        found, at = [], self.folded.find(word)
        while at >= 0:
            found.append((self._places[at], self._end(self._places[at + len(word) - 1] + 1)))
            at = self.folded.find(word, at + len(word))
        return found

    def _end(self, end: int) -> int:
        """Behind the marks that belong to the last letter."""
        while end < len(self.text) and unicodedata.category(self.text[end]) in ("Mn", "Me", "Cf"):
            end += 1
        return end


def marked(text: str, words: Sequence[str]) -> list[Part]:
    """The text, cut where one of the words begins and ends."""
    if not words:
        return [Part(text, False)] if text else []
    parts, at = [], 0
    for start, end in Folded(text).spans([folded(word) for word in words]):
        parts += [Part(text[at:start], False), Part(text[start:end], True)]
        at = end
    return [part for part in (*parts, Part(text[at:], False)) if part.text]


def missing(text: str, words: Sequence[str]) -> list[str]:
    """The words that are not in the text."""
    plain = folded(text)
    return [word for word in words if folded(word) not in plain]


def excerpt(text: str, words: Sequence[str]) -> str:
    """The piece of a long text around the first of the words, in one line; "" where none of them is in it."""
    line = " ".join(text.split())
    spans = Folded(line).spans([folded(word) for word in words])
    if not spans:
        return ""
    start, end = max(0, spans[0][0] - AROUND), spans[0][1] + AROUND
    if start:
        start = line.find(" ", start, spans[0][0]) + 1 or start  # at the begin of a word
    if end < len(line):
        end = max(line.rfind(" ", spans[0][1], end), spans[0][1])
    return "…" * (start > 0) + line[start:end] + "…" * (end < len(line))
