"""Money or percent that the record does not hold."""

import re
from collections.abc import Iterator
from itertools import combinations

from emails.writer.guard.claims.amounts import BANDS, DUES, UNIT_AFTER, Amount, amounts, bands
from emails.writer.guard.claims.derived import SUM, WORKED_OUT, is_derived, is_share
from emails.writer.guard.claims.numbers import numbers
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import EARLIER, Record

APPROXIMATE = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|approximately|close to|near|just (?:under|over|"
    r"below|above|shy of)|some|approx)\W{0,3}$",
    re.I,
)
COUNTS = re.compile(
    r"\b(?:sq|square|sf|area|acres?|acreage|beds?|bedrooms?|baths?|bathrooms?|year|built|lot|"
    r"size|units?|zip|mls|parcel)\b",
    re.I,
)
NOTHING = ("zero", "no", "nothing", "0")
NOTHING_DOWN = re.compile(r"\b(?:zero|no money|nothing|no|0)%?[- ]d(?:ow)?n\b", re.I)
SPOKEN = ("Notes", "Custom field", EARLIER, "This follow-up", "Instructions", "Stage", "Property type")
CAP_RATE = re.compile(r"\b(\d{1,2}(?:\.\d{1,2})?) cap\b", re.I)
MONTHLY = re.compile(r"\s?(?:/|a |per )")
SHARE_OF = re.compile(r"\s(?:of (?:the|your|that|their)|below|above|under|over|less|more)\b", re.I)
ASSUMES = re.compile(r"\bI (?:always |usually )?(?:use|assume|reckon with|work with|plan with)\b")
NOTED_APART = re.compile(r"^/|/\d|^#|^-\d?$")
"""Parts of a date, a phone or a number of a unit."""
IN_A_ROW = re.compile(
    r"(?<![\d/])\d{3,5}(?:/\d{3,5})+(?![\d/])|(?<![\d,$.])\d{3,5}(?:, \$?\d{3,5})+(?![\d,.]\d)"
    r"|(?<![\d/,.])\$?\d{1,2},\d{3}(?:(?:/|, | and | \+ )\$?\d{1,2},\d{3})+(?![\d/]|,\d)"
)
"""Rents as notes list them: "1450/1500/1600", "850, 850, 900"."""
TIMES = re.compile(r"(?<![\d,.])(\d{1,2},\d{3}|\d{3,5}) ?x ?(\d{1,3})\b")
""""1,050 x6"."""
DIGITS = re.compile(r"\d{1,2},\d{3}|\d+")
FEW = re.compile(
    r"\b(?:the|these|those) (?:last |next |other )?(?:couple(?: of)?|few|several) (hundred|thousand|grand)", re.I
)
VAGUE = re.compile(r"(?:a )?(?:couple|few|several) ", re.I)
UP_TO = re.compile(r"\b(?:below|under|up to|at|to|search\w*|filter\w*|bracket|cut-?off)\s[^.;]{0,16}$", re.I)
NEXT_ROUND, ROUND = 0.006, 5_000
"""A price of $274,900 is met by those who search up to $275,000."""


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    held: list[tuple[str, Amount]] | None = None
    judged: dict[tuple[int, float, bool], str] = {}
    for part in letter.parts:
        text = str(part.text)
        for amount in (*amounts(text), *bands(text)):
            if ASSUMES.search(text, max(0, amount.start - 30), amount.start):
                continue
            held = _held(record) if held is None else held
            label = _field_of(amount, text, held, record)
            if not label:
                key = (part.text.sentence_at(amount.start).start, amount.value, amount.is_percent)
                if key not in judged:
                    judged[key] = _derived(amount, part, held, record)
                label = judged[key]
            if label:
                yield part.stated(amount.start, amount.end, label)
            else:
                words = text[amount.start : amount.end]
                yield part.finding(Kind.PRICE, amount.start, amount.end, f"{words} is not in the record.")


def _held(record: Record) -> list[tuple[str, Amount]]:
    return [
        (field.label, amount)
        for field in (*record.fields, *record.said_before)
        if field.label.startswith(SPOKEN)
        for amount in _noted(str(field.text), field.label)
    ]


def _noted(text: str, label: str) -> Iterator[Amount]:
    """Notes name amounts without a sign: "upper rented 850", "NNN est 5.25"."""
    if label == EARLIER:
        yield from amounts(text)
        return
    if COUNTS.search(label):
        return
    yield from amounts(text, loose=True)
    for row in IN_A_ROW.finditer(text):
        yield from (Amount(float(_whole(each)), False, *row.span()) for each in DIGITS.findall(row[0]))
    for number in numbers(text):
        near = text[number.start - 1 : number.start] + text[number.end : number.end + 2]
        if (
            (number.value >= 40 or "." in number.text)
            and not NOTED_APART.search(near)
            and not 1850 <= number.value <= 2100
            and not UNIT_AFTER.match(text, number.end)
        ):
            monthly = DUES.search(text[max(0, number.start - 30) : number.start]) or MONTHLY.match(text, number.end)
            yield Amount(number.value, False, number.start, number.end, 100 <= number.value < 2000 and not monthly)


def _whole(figure: str) -> int:
    return int(figure.replace(",", ""))


def _sums(record: Record) -> set[float]:
    """The sum of each row of amounts, as of rents in "1450/1500/1600", also of a year."""
    times = (found for _, text in record.fields for found in TIMES.finditer(str(text)))
    products = {float(_whole(found[1]) * int(found[2])) for found in times}
    rows = (row for _, text in record.fields for row in IN_A_ROW.findall(str(text)))
    sums = products | {float(sum(_whole(each) for each in DIGITS.findall(row))) for row in rows}
    return sums | {12 * each for each in sums}


def _derived(amount: Amount, part: Part, held: list[tuple[str, Amount]], record: Record) -> str:
    if amount.value <= 0 or VAGUE.match(str(part.text), amount.start):
        return ""
    sentence = part.text.sentence_at(amount.start).text
    money = [_full(each) if each.maybe_thousands and each.value >= 100 else each.value for _, each in held]
    money += [each.value for _, each in held if each.maybe_thousands]
    money += [each.value * 1000 for _, each in held if 100 <= each.value < 2000]
    if amount.is_percent:
        return (
            "Worked out from the record"
            if SHARE_OF.match(str(part.text), amount.end) and is_share(amount.value, money)
            else ""
        )
    percents = [each.value for _, each in held if each.is_percent]
    noted = "\n".join(field.text.lower for field in record.fields)
    percents += [float(each) for each in CAP_RATE.findall(sentence) if each in noted]
    counts = {
        each.value for field in record.fields for each in numbers(str(field.text)) if field.label.startswith(SPOKEN)
    }
    counts |= {each.value for each in numbers(sentence) if each.value != amount.value}  # these have rules of their own
    known = [each for each in money if each not in percents]
    if (SUM.search(sentence) or WORKED_OUT.search(sentence)) and amount.value in _sums(record):
        return "Worked out from the record"
    return "Worked out from the record" if is_derived(amount.value, sentence, known, percents, counts) else ""


def _field_of(amount: Amount, text: str, held: list[tuple[str, Amount]], record: Record) -> str:
    if few := FEW.search(text, max(0, amount.start - 18), amount.end):
        return _few(few[1].lower(), held)
    if amount.value < 0:
        if words := _field_in_words(text[amount.start : amount.end], record):
            return words
        low, high = _limits(text[amount.start : amount.end])
        return next((label for label, each in held if not each.is_percent and low <= _full(each) <= high), "")
    about = APPROXIMATE.search(text[max(0, amount.start - 20) : amount.start]) is not None
    found = next((label for label, each in held if _agree(amount, each, about)), "")
    if not found and amount.value % ROUND == 0 and UP_TO.search(text[max(0, amount.start - 30) : amount.start]):
        found = next((label for label, each in held if 0 < amount.value - _full(each) < NEXT_ROUND * amount.value), "")
    return found


def _few(scale: str, held: list[tuple[str, Amount]]) -> str:
    """ "The last few thousand", where two amounts of the record are so far apart, or one is so small."""
    least = 100 if scale == "hundred" else 1000
    money = sorted({_full(each) for _, each in held if not each.is_percent and each.value > 0})
    apart = (*money, *(b - a for a, b in combinations(money, 2)))
    return "Worked out from the record" if any(2 * least <= each < 10 * least for each in apart) else ""


def _full(amount: Amount) -> float:
    return amount.value * 1000 if amount.maybe_thousands and amount.value < 2000 else amount.value


def _agree(said: Amount, held: Amount, about: bool) -> bool:
    if said.is_percent != held.is_percent:
        return said.is_percent and said.value == held.value < 30  # "7 cap" in notes
    slack = 0.02 if about else 1e-6
    if said.maybe_thousands and abs(said.value / 100 - held.value) < 1e-6:
        return True  # "six-fifty" for 6.50
    left = {said.value, said.value * 1000 if said.maybe_thousands else said.value}
    right = {held.value, held.value * 1000 if held.maybe_thousands else held.value}
    return any(abs(a - b) <= slack * max(abs(b), 1e-9) for a in left for b in right)


def _limits(words: str) -> tuple[float, float]:
    """The range that "mid-500s" or "six figures" means; an empty one where it can't be told."""
    found = BANDS.match(words)
    if found:
        value = numbers(found[2])[0].value if numbers(found[2]) else 0.0
        hundreds = value * 100 if value < 10 else value
        size = 100 if hundreds % 100 == 0 else 10
        side = (found[1] or "").lower()[:3]
        low, high = {"low": (0, 0.35), "mid": (0.3, 0.7), "hig": (0.6, 1), "upp": (0.6, 1)}.get(side, (0, 1))
        return (hundreds + size * low) * 1000, (hundreds + size * high) * 1000
    for word, digits in (("five", 5), ("six", 6), ("seven", 7), ("eight", 8)):
        if re.search(rf"\b(?:{word}|{digits})[- ]figure", words, re.I):
            return 10.0 ** (digits - 1), 10.0**digits - 1
    return 1.0, 0.0


def _field_in_words(words: str, record: Record) -> str:
    """The same words in the record hold for what no figure can be read from."""
    small = words.lower()
    if small.startswith(NOTHING) and "down" in small:
        return next((each.label for each in record.fields if NOTHING_DOWN.search(str(each.text))), "")
    return next(
        (each.label for each in record.fields if each.label.startswith(SPOKEN) and small in each.text.lower), ""
    )
