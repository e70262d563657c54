"""Money or percent that the record does not hold."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from emails.writer.guard.claims.derived import is_derived, is_share
from emails.writer.guard.claims.numbers import ONES, Number, numbers
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import EARLIER, Record

SIGN_BEFORE = re.compile(r"(?:(?:US|CA?|AU?|NZ|MX)?[$€£¥₹]|\b(?:USD|CAD|EUR|GBP|AUD|MXN))\s?$")
SIGN_AFTER = re.compile(
    r"\s?(?:[€£¥₹]|(?:-|\s)?(?:us |canadian )?(?:dollars?|bucks?|dólares|dolares|usd|cad|eur|"
    r"euros?|gbp|pounds?|pesos?|cents?)\b)",
    re.I,
)
PERCENT_AFTER = re.compile(
    r"(?:\s?%|[\s-]?(?:per ?cent|pct|cap\b|percentage points?|basis points?|bps|por ciento|prozent)\b"
    r"|[\s-](?:full )?points? (?:lower|higher|less|more|below|above|off|down|up|cheaper|better|"
    r"(?:of )?commission|in (?:rate|interest|closing)))",
    re.I,
)
RANGE_OF = re.compile(
    r"\s?(?:-|–|to|or)\s?(?:\d{1,2}(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)(?=\s?(?:%|"
    r"percent|per cent))"
)
UNIT_AFTER = re.compile(
    r"[\s-]?(?:sq|square|s\.?f\b|sf\b|feet|foot|ft|acres?|homes?|houses?|properties|listings|"
    r"people|residents|views?|visitors|visits"
    r"|miles?|units?|buyers?|sellers?|families|clients|times|years?|yrs?|days?|weeks?|months?|"
    r"hours?|hrs?|minutes?|mins?|beds?|baths?"
    r"|bedrooms?|bathrooms?|words?|questions?|things?|reasons?|steps?|options?|ideas?|offers?|"
    r"am\b|pm\b|a\.m|p\.m|o'clock|th\b|st\b|nd\b|rd\b"
    r"|followers|subscribers|blocks?|stories|story|parking|spaces?|seats|doors|%|percent)",
    re.I,
)
PRICE_BEFORE = re.compile(
    r"\b(?:priced?|prices|listed|list|listing|asking|ask|sold|sells?|selling|budget|offer(?:ed|"
    r"ing|s)?|worth|valued?|appraised|approved"
    r"|pre-?approved|rent(?:s|ed|ing)?|lease[sd]?|pay(?:ing|s)?|paid|cost(?:s|ing)?|fees?|commission|take|takes|took|gets?|got|reach|accept|turned down|settle|average|averages|fetch|bring|brings|counter(?:ed)?|"
    r"deposit|dues|loan|mortgage|down"
    r"|spend|go(?:ing)? for|went for|close[sd]? at|limit|max|maximum|under|above|below|over|"
    r"ceiling|range|figure|net|proceeds"
    r"|estimate[ds]?|estimated|invest|hoa|taxes|rate|apr|yield|cap|interest|credit|equity|owe[sd]?|"
    r"payments?|amount|total)\b"
    r"(?:\s(?:at|for|of|is|was|are|price|to|up|from|about|around|roughly|nearly|between|as|"
    r"low|high|in|the|near|closer|a|an|just|be|set"
    r"|by|your|home|our|currently|now|only|fixed|rate|approximately|mid|would|will|you|it|with|roof)){0,4}[\s:]*$",
    re.I,
)
RATE_BEFORE = re.compile(r"\b(?:rate|rates|apr|interest|yield|cap rate)\b[^.\d]{0,25}$", re.I)
APPROXIMATE = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|approximately|close to|near|just (?:under|over|"
    r"below|above|shy of)|some|approx)\W{0,3}$",
    re.I,
)
BANDS = re.compile(
    r"\b(?:(low(?:er)?|mid(?:dle)?|high|upper)[- ]*(?:to[- ](?:mid|high|upper)[- ]*)?(?:the )?|"
    r"in the |the )[$€£]?"
    r"(\d{3}|\d{1,2}0|[1-9]\.\d|(?:two|three|four|five|six|seven|eight|nine)(?: hundred)?)(?:k|"
    r"'?s\b|00s\b| ?(?:thousand|k)s\b|k'?s\b)(?:s\b)?"
    r"(?! (?:style|era|home|house|kitchen|decor))",
    re.I,
)
FIGURES = re.compile(
    r"\b(?:(?:low|mid|high)[- ])?(?:five|six|seven|eight|5|6|7|8|multiple|double)[- ](?:figures?|digits?)\b"
    r"|\b(?:half|a quarter|quarter|one half|a half|a full|a)(?:[- ]of)?(?:[- ]an?)?[- ](?:percent(?:age)?|"
    r"point)(?: point)?"
    r"(?: (?:lower|higher|less|more|below|above|off|down|up|cheaper|better|drop|cut))?\b"
    r"|\b(?:zero|no money|nothing|no|0)[- ]down(?: payment)?\b|\bhalf[- ](?:off|price)\b|\b(?:tens|"
    r"hundreds) of thousands\b|\bmillions\b"
    r"|\b(?:a|one|another) (?:third|quarter|fifth|tenth) (?:less|more|off|below|above|cheaper|"
    r"lower|higher|of (?:the|your) (?:price|value|commission|rent))\b",
    re.I,
)
IDIOM_BEFORE = re.compile(r"(?:thanks|thank you|in|feel like|look like|one in|not in)\s$", re.I)
POINT_IDIOM = re.compile(r"\ba point$", re.I)
WHOLE = frozenset((100.0, 110.0, 1000.0))
RATE_WORDS = re.compile(
    r"\s?(?:%|per ?cent|percent)?\s(?:of|financ|commission|ltv|off|down|above|below|return|"
    r"more|less|loan|occup|leased)",
    re.I,
)
COUNTS = re.compile(
    r"\b(?:sq|square|sf|area|acres?|acreage|beds?|bedrooms?|baths?|bathrooms?|year|built|lot|"
    r"size|units?|zip|mls|parcel)\b",
    re.I,
)
YEARLESS = re.compile(r"\b(?:rent\w*|pay\w*|dues|fees?|cost\w*) (?:\w+ ){0,2}$", re.I)
NOTHING = ("zero", "no", "nothing", "0")
NOTHING_DOWN = re.compile(r"\b(?:zero|no money|nothing|no|0)%?[- ]down\b", re.I)
OVER = re.compile(
    r" down\b| (?:over|under|above|below)(?: (?:list|asking|ask|the price)\b|\s?(?:[.,!;)]|"
    r"$))",
    re.I,
)
DUES = re.compile(r"\b(?:hoa|dues|fees?|rent\w*|tax(?:es)?|month\w*)\b[^.]{0,20}$", re.I)
SPOKEN_PRICE = re.compile(
    r"(one|two|three|four|five|six|seven|eight|nine)[ -]"
    r"((?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)",
    re.I,
)
"""As in "six-fifty", for $650,000."""
SPOKEN_LONG = re.compile(r"(\w+)-(one|two|three|four|five|six|seven|eight|nine)-((?:\w+ty|ten)(?:-\w+)?)", re.I)
"""As in "thirteen-two-fifty", for $13,250."""
SPOKEN = ("Notes", "Custom field", EARLIER, "This follow-up", "Instructions", "Stage", "Property type")
NO_AMOUNT = re.compile(r"two cents\b|\d{2,5}(?: [NSEW]\.?)? [A-Z][a-z]+ ?[A-Z]?")
"""An idiom, or the number of a house."""
MONTHLY = re.compile(r"\s?(?:/|a |per )")
SHARE_OF = re.compile(r"\s(?:of (?:the|your|that|their)|below|above|under|over|less|more)\b", re.I)
PER_UNIT = re.compile(r"\s(?:a|per|an)\s(?:square )?(?:foot|acre)\b|/(?:sf|sq)", re.I)
NOTED_APART = re.compile(r"^/|/\d|^#|^-\d?$")
"""Parts of a date, a phone or a number of a unit."""


class Amount(NamedTuple):
    value: float
    is_percent: bool
    start: int
    end: int
    maybe_thousands: bool = False  # "priced at 640"


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    held: list[tuple[str, Amount]] | None = None
    judged: dict[tuple[int, float, bool], str] = {}
    for part in letter.parts:
        text = str(part.text)
        for amount in (*amounts(text), *_bands(text)):
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


def amounts(text: str, loose: bool = False) -> Iterator[Amount]:
    """Each amount of money and each percentage. `loose` takes plain numbers of a record, too."""
    for number in numbers(text):
        percent = _percent_after(text, number.end)
        if percent and not (_is_idiom(number, text, percent.end()) and not loose):
            yield Amount(number.value, True, number.start, percent.end() if "%" in percent[0] else _word_end(percent))
            continue
        if not percent:
            yield from _money(text, number, loose)


def _percent_after(text: str, end: int) -> re.Match[str] | None:
    """Also of the first number in "2-3%"."""
    found = PERCENT_AFTER.match(text, end)
    if found or not (another := RANGE_OF.match(text, end)):
        return found
    return PERCENT_AFTER.match(text, another.end()) and re.compile("").match(text, end)


def _word_end(percent: re.Match[str]) -> int:
    return percent.end()


def _is_idiom(number: Number, text: str, end: int) -> bool:
    """ "100% your call" is no figure; "100 percent financing" is one."""
    return number.value in WHOLE and not RATE_WORDS.match(text, end)


def _money(text: str, number: Number, loose: bool) -> Iterator[Amount]:
    before = text[max(0, number.start - 60) : number.start]
    if NO_AMOUNT.match(text, number.start) or (before.endswith("per ") and not loose):
        return
    sign = SIGN_BEFORE.search(before[-5:])
    start = number.start - (len(sign[0]) if sign else 0)
    after = SIGN_AFTER.match(text, number.end)
    if sign or after:
        yield Amount(number.value, False, start, after.end() if after and not sign else number.end)
    elif number.text[0].isdigit() and number.value >= 3 and PER_UNIT.match(text, number.end):
        yield Amount(number.value, False, start, number.end)
    elif UNIT_AFTER.match(text, number.end) or (number.value < 3 and not number.scaled):
        return
    elif number.scaled:
        if not IDIOM_BEFORE.search(before) and number.value >= 1000:
            yield Amount(number.value, False, start, number.end)
    elif "," in number.text and number.text[0].isdigit():
        yield Amount(number.value, False, start, number.end)
    elif not loose and OVER.match(text, number.end) and number.text[0].isdigit():
        yield Amount(number.value, False, start, number.end, True)
    elif (
        number.text[0].isdigit()
        and not re.match(r"[-.]?\d|-", text[number.end : number.end + 2])
        and PRICE_BEFORE.search(before)
        and not _is_year(number, before)
    ):
        percent = bool(RATE_BEFORE.search(before)) and number.value < 30
        if percent or number.value >= 100 or (loose and number.value >= 3):
            yield Amount(
                number.value,
                percent,
                start,
                number.end,
                (100 <= number.value < 2000 or loose) and not (loose and DUES.search(before)),
            )
    elif (spoken := SPOKEN_PRICE.fullmatch(number.text)) and PRICE_BEFORE.search(before):
        rest = numbers(spoken[2])[0].value
        yield Amount(ONES[spoken[1].lower()] * 100 + rest, False, start, number.end, True)
    elif long := SPOKEN_LONG.fullmatch(number.text):
        thousands, hundreds, rest = (numbers(each)[0].value for each in long.groups())
        yield Amount(thousands * 1000 + hundreds * 100 + rest, False, start, number.end)
    elif loose and number.value >= 10_000:
        yield Amount(number.value, False, start, number.end)


def _is_year(number: Number, before: str) -> bool:
    return 1850 <= number.value <= 2100 and not YEARLESS.search(before)


def _bands(text: str) -> Iterator[Amount]:
    for pattern in (BANDS, FIGURES):
        for found in pattern.finditer(text):
            if not POINT_IDIOM.search(found[0]):
                yield Amount(-1, False, *found.span())


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


def _derived(amount: Amount, part: Part, held: list[tuple[str, Amount]], record: Record) -> str:
    if amount.value <= 0:
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
    counts = {
        each.value for field in record.fields for each in numbers(str(field.text)) if field.label.startswith(SPOKEN)
    }
    known = [each for each in money if each not in percents]
    return "Worked out from the record" if is_derived(amount.value, sentence, known, percents, counts) else ""


def _field_of(amount: Amount, text: str, held: list[tuple[str, Amount]], record: Record) -> str:
    if amount.value < 0:
        if words := _field_in_words(text[amount.start : amount.end], record):
            return words
        low, high = _limits(text[amount.start : amount.end])
        return next((label for label, each in held if not each.is_percent and low <= _full(each) <= high), "")
    about = APPROXIMATE.search(text[max(0, amount.start - 20) : amount.start]) is not None
    return next((label for label, each in held if _agree(amount, each, about)), "")


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
