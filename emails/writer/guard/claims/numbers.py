"""Numbers in a text, in digits or words, with what multiplies them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * at
    for at, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {
    "hundred": 100, "thousand": 1_000, "grand": 1_000, "k": 1_000, "million": 1_000_000, "mil": 1_000_000,
    "mill": 1_000_000, "mm": 1_000_000, "m": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000,
}  # fmt: skip
_WORD = "|".join((*ONES, *TENS))
_SCALE = "hundred|thousand|grand|million|billion"
IN_WORDS = re.compile(
    rf"\b(?:half[- ](?:a[- ])?(?:million|billion)|(?:a )?quarter (?:of a )?million|(?:an?|couple|"
    rf"few|several)(?: of)? (?:{_SCALE})"
    rf"|(?:half|two|three)(?: a)? dozen|{_WORD}|dozen|a dozen)\b"
    rf"(?:(?:[ -]|, |(?:(?<=hundred)|(?<=thousand)|(?<=million)) and (?!a\b)| and a )(?:{_WORD}|{_SCALE}|half)\b|"
    rf"(?: point (?:{_WORD})\b))*",
    re.I,
)
IN_DIGITS = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3})+(?!\d)|"
    r"\d{1,2},\d{1,2}(?=\s?(?:M|mil)\w*\b)|\d{1,3}(?:[ .]\d{3})+(?=\s?(?:[$€£]|euros?\b|pesos\b|"
    r"dollars\b|d[oó]lares\b|EUR\b))|\d+|(?=\.\d))(\.\d+)?(?:([kK]|MM|[mM](?!\w))(?!\w)|[ -]?(k|K|mil|mill|million|"
    r"thousand|grand|billion|bn|MM|M)\b)?(?![\d])"
)
DECIMAL_COMMA = re.compile(r"\d{1,2},\d{1,2}")
DIGIT = re.compile(r"\d")
RANGE = re.compile(r"\s?(?:-|–|to|and|or)\s?[$€£]?\s?")


class Number(NamedTuple):
    value: float
    start: int
    end: int
    text: str
    scaled: bool  # says thousand, k, million


@lru_cache(maxsize=64)
def numbers(text: str) -> tuple[Number, ...]:
    """Several rules read the same texts."""
    found = [*_in_words(text)]
    if DIGIT.search(text):
        found += _in_digits(text)
    return tuple(_with_ranges(text, sorted(found, key=lambda each: each.start)))


def _with_ranges(text: str, found: list[Number]) -> list[Number]:
    """In "600 to 650k" both are thousands."""
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        if (
            second.scaled
            and not first.scaled
            and first.value < 1000
            and RANGE.fullmatch(text[first.end : second.start])
        ):
            scale = next(each for each in (1e9, 1e6, 1e3, 1e2, 1) if second.value >= each or each == 1)
            if first.value * scale <= second.value:
                found[at] = first._replace(value=first.value * scale, scaled=True)
    return found


SPANISH = re.compile(r"[¿ñáéíóú]| dólares| pesos")


def _in_digits(text: str) -> Iterator[Number]:
    in_spanish = SPANISH.search(text) is not None
    for match in IN_DIGITS.finditer(text):
        whole, decimals, close, apart = match.groups()
        if DECIMAL_COMMA.fullmatch(whole):
            whole, decimals = whole.split(",")[0], "." + whole.split(",")[1]
        value = float((re.sub(r"[,. ]", "", whole) or "0")[:15] + (decimals or "")[:8])
        word = (close or apart or "").lower()
        scale = 1000 if word == "mil" and (in_spanish or value >= 20) else SCALES.get(word, 1)
        yield Number(value * scale, match.start(), match.end(), match[0], scale > 1)


def _in_words(text: str) -> Iterator[Number]:
    for match in IN_WORDS.finditer(text):
        words = re.split(r"[\s,-]+", match[0].lower())
        value = _value(words)
        yield Number(value, match.start(), match.end(), match[0], any(each in SCALES for each in words[-3:]))


def _value(words: list[str]) -> float:
    total, part, point = 0.0, 0.0, 0.0
    for word in words:
        if word == "point":
            point = 0.1
        elif word in ONES:
            part, point = (part + ONES[word] * point, point / 10) if point else (part + ONES[word], point)
        elif word in TENS:
            part += TENS[word]
        elif word == "dozen":
            part = 12 * (part or 1)
        elif word == "half":
            part += 0.5
        elif word == "quarter":
            part += 0.25
        elif word == "couple":
            part = 2
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0
    return total + part
