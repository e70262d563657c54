"""Amounts that follow from those of the record: "$15,000 under your ceiling", "that comes to $1,440 a year"."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

COMPARED = re.compile(
    r"\b(?:above|below|under|over|more|less|differen\w+|cut|drop|reduc\w+|lower|higher|short|apart|gap|between|room"
    r"|cushion|nets?|diferen\w+|diferença|différence|menos|más|mais|rais\w+|increas\w+|jump|bump|save[sd]?"
    r"|saving|left|leaves?|within|steps?|beneath|past|shy|off|to go|still need|missing|remain\w*)\b",
    re.I,
)
WORKED_OUT = re.compile(
    r"\b(?:comes? (?:out |down )?to|brings? in|works? out|would be|adds? up|adds?|totals?"
    r"|altogether|in all|that is|that's"
    r"|makes|means|equals?|together|combined|per (?:year|month|acre|foot|unit)|an? (?:year|month|acre|foot|unit)|apiece"
    r"|(?:each|every) (?:year|month)|yearly|annual\w*"
    r"|monthly|percent of|after|% of|half|down)\b",
    re.I,
)
SUM = re.compile(r"\b(?:total\w*|altogether|in all|together|combined|sum|adds? up|comes? to|gross\w*)\b", re.I)
LEAST_PRODUCT = 500
LARGE = 100_000
FREE_MONTHS = (2, 3, 4, 5, 6)
FEWEST = 13
"""A count that multiplies, as of square feet: "3 times $2,150" is too often met by chance."""


def is_derived(
    value: float, sentence: str, money: Iterable[float], percents: Iterable[float], counts: set[float]
) -> bool:
    """Whether the sentence says that it compares or works out, and an amount of the record leads to this one."""
    known = sorted(set(money))
    is_told = COMPARED.search(sentence) or WORKED_OUT.search(sentence)
    if is_told and any(_same(value, abs(a - b)) for a, b in combinations(known, 2)):
        return True
    return WORKED_OUT.search(sentence) is not None and any(
        _same(value, each) for each in _worked_out(known, percents, counts)
    )


def is_share(percent: float, money: Iterable[float]) -> bool:
    """ "A gap of $35,000, which is around four percent of the ask"."""
    pairs = combinations(sorted(set(money)), 2)
    return any(abs(100 * (b - a) / whole - percent) < 0.1 * percent for a, b in pairs for whole in (a, b) if a > 1000)


def _worked_out(money: list[float], percents: Iterable[float], counts: set[float]) -> Iterator[float]:
    shares = [each / 100 for each in percents]
    many = [each for each in counts if each >= FEWEST]
    for each in money:
        yield from (each * 12, each / 12, each / 2)
        yield from (each * share for share in shares)
        yield from (each * (1 - share) for share in shares)
        for count in many:
            by_month = each * count / 12
            products = (each * count, each * count * 12, by_month, *(by_month * months for months in FREE_MONTHS))
            yield from (product for product in products if product >= LEAST_PRODUCT)
    yield from (a + b for a, b in combinations(money, 2))


def _same(said: float, worked_out: float) -> bool:
    """To the whole dollar, or to the thousand of a large amount."""
    if said >= LARGE and said % 1000 == 0:
        return abs(said - worked_out) <= 500
    return abs(said - worked_out) < (0.51 if worked_out >= 100 else 0.006)
