"""A text as a reader sees it: look-alike letters, odd spaces and invisible characters folded, with the way back."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

LOOKALIKES = {
    **dict(zip("аеорсухіјѕԁһӏвкмнтгпАВЕКМНОРСТХУІЈЅЗЬ", "aeopcyxijsdhlbkmhtrnABEKMHOPCTXYIJS3b", strict=True)),
    **dict(zip("αενοργτυχικωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aevopytuxikwABEZHIKMNOPTYX", strict=True)),
    **dict(zip("ɡɩɪʟʀɴᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ", "gliLRNacdejkmoptuvwz", strict=True)),
}
"""Cyrillic, Greek and small-capital letters that a reader takes for Latin ones."""

MARKS = {
    **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe58\ufe63", "-"),
    **dict.fromkeys("\u2013\u2014\u2015", "\u2013"),
    "\u2039": "<",
    "\u203a": ">",
    **dict(zip("\u3014\u3015\u3010\u3011\u27e6\u27e7", "[][][]", strict=True)),
    "\u2044": "/",
    "\u2215": "/",
}
LATIN, LOOKS_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]"), re.compile("[" + "".join(LOOKALIKES) + "]")
RUN = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W_]+(?:['\u2019.&/-][^\W_]+)*")
SENTENCE_ENDS = re.compile(r"(?<=[.!?…])['\")\]]*\s+(?=[\"'(\[]?[^\sa-z])|(?<=[!?])\s+(?=[a-z])|\n+")
ABBREVIATED = re.compile(
    r"\b(?:mr|mrs|ms|mx|dr|prof|st|ave|blvd|rd|dr|ct|ln|sq|ft|no|apt|ste|jr|sr|approx|vs|etc|"
    r"e\.g|i\.e|[a-z])\.$",
    re.I,
)
MONTH_IN_SHORT = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$", re.I)


class Word(NamedTuple):
    text: str
    start: int
    end: int


class Text:
    """`folded` is what rules read; a span in it leads back to the words as they were written."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.folded, self._positions = _fold(original)

    def __str__(self) -> str:
        return self.folded

    def origin(self, start: int, end: int) -> tuple[int, str]:
        """Where the span of `folded` begins in the original, and its words there."""
        if start >= end:
            return self._positions[start] if start < len(self._positions) else len(self.original), ""
        first, last = self._positions[start], self._positions[end - 1] + 1
        return first, self.original[first:last]

    @cached_property
    def lower(self) -> str:
        """`folded` in small letters, position by position."""
        small = self.folded.lower()
        return small if len(small) == len(self.folded) else "".join(c.lower()[0] for c in self.folded)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple([Word(found[0], found.start(), found.end()) for found in WORD.finditer(self.folded)])

    @cached_property
    def word_texts(self) -> tuple[str, ...]:
        """The words without their places."""
        return tuple(WORD.findall(self.folded))

    @cached_property
    def sentences(self) -> tuple[Word, ...]:
        """Each sentence with its place; a line ends one, too."""
        found, start = [], 0
        for match in SENTENCE_ENDS.finditer(self.folded):
            if "\n" not in match[0] and self._is_abbreviated(match):
                continue
            found.append(Word(self.folded[start : match.start()], start, match.start()))
            start = match.end()
        found.append(Word(self.folded[start:], start, len(self.folded)))
        return tuple(each for each in found if each.text.strip())

    def _is_abbreviated(self, end: re.Match[str]) -> bool:
        """ "Nov. 15" goes on; "until Nov. Then" does not."""
        at = (max(0, end.start() - 8), end.start())
        is_month = self.folded[end.end() : end.end() + 1].isdigit() and MONTH_IN_SHORT.search(self.folded, *at)
        return bool(is_month or ABBREVIATED.search(self.folded, *at))

    def sentence_at(self, position: int) -> Word:
        """The sentence that this position of `folded` is in."""
        at = bisect_right(self._starts, position) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found and position < found.end else Word("", 0, 0)

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]


def _fold(original: str) -> tuple[str, Sequence[int]]:
    """The folded text, and where each of its characters stands in the original."""
    if original.isascii():
        return original.replace("\r", " ").replace("\t", " ").replace("`", "'"), range(len(original))
    plain = {letter: _plain(letter) for letter in set(original)}
    if all(len(each) == 1 for each in plain.values()):
        positions: Sequence[int] = range(len(original))
        folded = original.translate({ord(letter): each for letter, each in plain.items()})
    else:
        positions = [at for at, letter in enumerate(original) for _ in plain[letter]]
        folded = "".join(plain[letter] for letter in original)
    if LOOKS_LATIN.search(folded) and LATIN.search(folded):
        folded = _latin(folded)
    return folded, positions


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter.isascii():
        return " " if letter in "\r\t" else "'" if letter == "`" else letter
    if letter in MARKS:
        return MARKS[letter]
    category = unicodedata.category(letter)
    if category == "Zs":
        return " "
    if category in ("Cf", "Cc", "Mn", "Me") and not unicodedata.combining(letter):
        return ""
    if category in ("Zl", "Zp"):
        return "\n"
    # Fractions and the sign for "number" would become several words.
    return (
        letter
        if category == "No" and "\u2044" in unicodedata.normalize("NFKC", letter)
        else unicodedata.normalize("NFKC", letter)
    )


def _latin(text: str) -> str:
    """Words of look-alikes in Latin. A text in another script stays: only where Latin letters are the most."""
    mostly_latin = len(LATIN.findall(text)) > len(text) // 3

    def word(found: re.Match[str]) -> str:
        run = found[0]
        others = [letter for letter in run if letter in LOOKALIKES]
        is_mixed = bool(others) and LATIN.search(run) is not None
        all_alike = mostly_latin and len(others) == len(run)
        return "".join(LOOKALIKES.get(letter, letter) for letter in run) if is_mixed or all_alike else run

    return RUN.sub(word, text)
