"""Amounts of money and percentages in a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from emails.writer.guard.claims.numbers import ONES, Number, numbers

SIGN_BEFORE = re.compile(r"(?:(?:US|CA?|AU?|NZ|MX)?[$€£¥₹]|\b(?:USD|CAD|EUR|GBP|AUD|MXN))\s?$")
SIGN_AFTER = re.compile(
    r"\s?(?:[€£¥₹]|(?:-|\s)?(?:us |canadian )?(?:dollars?|bucks?|dólares|dolares|usd|cad|eur|"
    r"euros?|gbp|pesos?|cents?)\b)",
    re.I,
)
PERCENT_AFTER = re.compile(
    r"(?:\s?%|[\s-]?(?:per ?cent|pct|(?<!\d\d\d )cap\b|percentage points?|basis points?|bps|por ciento|prozent)\b"
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
    r"|pre-?approved|rent(?:s|ed|ing)?|lease[sd]?|pay(?:ing|s)?|paid|cost(?:s|ing)?|fees?|commission"
    r"|takes?|took|gets?|got|reach|accept|turned down|settle|averages?|"
    r"fetch|bring(?:s|ing)?(?: in)?|(?:come|comes|came) (?:up|down)|counter(?:ed)?|"
    r"deposit|dues|loan|mortgage|down"
    r"|spend|go(?:ing)? for|went for|close[sd]? at|limit|max|maximum|under|above|below|over|"
    r"ceiling|range|figure|net|proceeds"
    r"|estimate[ds]?|estimated|invest|hoa|taxes|rate|apr|yield|cap|interest|credit|equity|owe[sd]?|"
    r"payments?|amount|total|nearer|closer)\b"
    r"(?:\s(?:at|for|of|is|was|are|price|to|up|from|about|around|roughly|nearly|between|as|"
    r"low|high|in|the|near|closer|a|an|just|be|set"
    r"|by|your|home|our|currently|now|only|fixed|rate|approximately|mid|would|will|you|it|with|roof)){0,4}[\s:]*$",
    re.I,
)
RATE_BEFORE = re.compile(r"\b(?:rate|rates|apr|interest|yield|cap rate)\b[^.\d]{0,25}$", re.I)
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
FIGURE_WORDS = (
    *("figure", "digit", "percent", "point", "down", "off", "price", "thousands", "millions"),
    *("third", "quarter", "fifth", "tenth"),
)
IDIOM_BEFORE = re.compile(r"(?:thanks|thank you|in|feel like|look like|one in|not in)\s$", re.I)
BROUGHT_IN = ("bring in ", "brings in ", "bringing in ")
POINT_IDIOM = re.compile(r"\ba point$", re.I)
FIGURES_OF_SPEECH = ("a hundred", "a thousand", "a million", "a billion", "hundred", "thousand", "million")
MANY = re.compile(r" (?!dollars|bucks|euros|pesos|cents)[a-z]+s\b")
LEAST_CAP = 100
WHOLE = frozenset((100.0, 110.0, 1000.0))
RATE_WORDS = re.compile(
    r"\s?(?:%|per ?cent|percent)?\s(?:of|financ|commission|ltv|off|down|above|below|return|"
    r"more|less|loan|occup|leased)",
    re.I,
)
YEARLESS = re.compile(r"\b(?:rent\w*|pay\w*|dues|fees?|cost\w*) (?:\w+ ){0,2}$", re.I)
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
SPOKEN_SHORT = re.compile(r"(ten|eleven|twelve|\w+teen)[ -](one|two|three|four|five|six|seven|eight|nine)", re.I)
"""As in "thirteen-five", for $13,500."""
SPOKEN_LONG = re.compile(r"(\w+)-(one|two|three|four|five|six|seven|eight|nine)-((?:\w+ty|ten)(?:-\w+)?)", re.I)
"""As in "thirteen-two-fifty", for $13,250."""
NO_AMOUNT = re.compile(
    r"two cents\b|\d{2,5}(?: [NSEW][EW]?\.?)? (?:[A-Z][a-z]+ ?[A-Z]?|\d{1,3}(?:st|nd|rd|th) |(?:SE|SW|NE|NW)\b)"
)
"""An idiom, or the number of a house."""
PAID_PER = re.compile(r"\s(?:triple net|NNN|(?:a|per|an) (?:square )?(?:foot|acre|month|night))\b", re.I)
PER_UNIT = re.compile(r"\s(?:a|per|an)\s(?:square )?(?:foot|acre)\b|/(?:sf|sq)", re.I)


MEASURES = re.compile(r"\d (?:square|sq|sf\b|acres|miles|feet)", re.I)
"""After "1,200 square feet" another plain number is no price."""


class Amount(NamedTuple):
    value: float
    is_percent: bool
    start: int
    end: int
    maybe_thousands: bool = False  # "priced at 640"


def amounts(text: str, loose: bool = False) -> Iterator[Amount]:
    """Each amount of money and each percentage. `loose` takes plain numbers of a record, too."""
    for number in numbers(text):
        percent = _percent_after(text, number.end)
        if percent and not (_is_idiom(number, text, percent.end()) and not loose):
            yield Amount(number.value, True, number.start, percent.end())
            continue
        if not percent and (amount := _money(text, number, loose)):
            yield amount


BEFORE_CAP = re.compile(r"[\s-](?:cap|limit|ceiling|max(?:imum)?)\b", re.I)
"""Behind a number that is no percentage: "the 130 cap"."""


def _percent_after(text: str, end: int) -> re.Match[str] | None:
    """Also of the first number in "2-3%"."""
    found = PERCENT_AFTER.match(text, end)
    if found or not (another := RANGE_OF.match(text, end)):
        return found
    return PERCENT_AFTER.match(text, another.end()) and re.compile("").match(text, end)


def _is_idiom(number: Number, text: str, end: int) -> bool:
    """ "100% your call" is no figure; "100 percent financing" is one."""
    return number.value in WHOLE and not RATE_WORDS.match(text, end)


def _money(text: str, number: Number, loose: bool) -> Amount | None:
    before = text[max(0, number.start - 60) : number.start]
    if NO_AMOUNT.match(text, number.start) or (before.endswith("per ") and not loose):
        return None
    sign, after = SIGN_BEFORE.search(before[-5:]), SIGN_AFTER.match(text, number.end)
    if sign:
        return Amount(number.value, False, number.start - len(sign[0]), number.end)
    if after:
        is_cents = after[0].strip(" -").lower() in ("cent", "cents")
        return Amount(number.value / 100 if is_cents else number.value, False, number.start, after.end())
    return _unsigned(text, number, before, loose)


def _unsigned(text: str, number: Number, before: str, loose: bool) -> Amount | None:
    """Money without a sign: by what stands around it, or by the way in which it is written."""
    amount = Amount(number.value, False, number.start, number.end)
    if (short := SPOKEN_SHORT.fullmatch(number.text)) and _is_priced(text, number, before):
        thousands, hundreds = (numbers(each)[0].value for each in short.groups())
        return amount._replace(value=thousands * 1000 + hundreds * 100)
    if number.value >= 3 and PER_UNIT.match(text, number.end):
        return amount
    if UNIT_AFTER.match(text, number.end) or (number.value < 3 and not number.scaled):
        return None
    if number.text.lower() in FIGURES_OF_SPEECH and MANY.match(text, number.end):
        return None  # "a fence is worth a thousand walks"
    if number.scaled:
        is_money = number.value >= 1000 or PAID_PER.match(text, number.end)
        is_idiom = IDIOM_BEFORE.search(before) and not before.endswith(BROUGHT_IN)
        return amount if is_money and not is_idiom else None
    if "," in number.text and number.text[0].isdigit():
        around = text[max(0, number.start - 90) : number.end]
        is_measure = not loose and not PRICE_BEFORE.search(before) and MEASURES.search(around)
        return None if is_measure else amount
    is_said = OVER.match(text, number.end) or (number.value >= LEAST_CAP and BEFORE_CAP.match(text, number.end))
    if not loose and is_said and number.text[0].isdigit():
        return amount._replace(maybe_thousands=True)
    if _is_bare(text, number, before, loose):
        return _bare(number, before, loose)
    return _spoken(text, number, before, loose)


def _is_priced(text: str, number: Number, before: str) -> bool:
    return bool(PRICE_BEFORE.search(before) or PAID_PER.match(text, number.end))


def _is_bare(text: str, number: Number, before: str, loose: bool) -> bool:
    """Digits alone behind a word of price."""
    return (
        number.text[0].isdigit()
        and not re.match(r"[-.]?\d|-", text[number.end : number.end + 2])
        and bool(PRICE_BEFORE.search(before) or (not loose and before.endswith(" wants ")))
        and not _is_year(number, before)
    )


def _bare(number: Number, before: str, loose: bool) -> Amount | None:
    percent = bool(RATE_BEFORE.search(before)) and number.value < 30
    if not (percent or number.value >= 100 or (loose and number.value >= 3)):
        return None
    maybe_thousands = (100 <= number.value < 2000 or loose) and not (loose and DUES.search(before))
    return Amount(number.value, percent, number.start, number.end, bool(maybe_thousands))


def _spoken(text: str, number: Number, before: str, loose: bool) -> Amount | None:
    amount = Amount(number.value, False, number.start, number.end)
    if (spoken := SPOKEN_PRICE.fullmatch(number.text)) and _is_priced(text, number, before):
        rest = numbers(spoken[2])[0].value
        return amount._replace(value=ONES[spoken[1].lower()] * 100 + rest, maybe_thousands=True)
    if long := SPOKEN_LONG.fullmatch(number.text):
        thousands, hundreds, rest = (numbers(each)[0].value for each in long.groups())
        return amount._replace(value=thousands * 1000 + hundreds * 100 + rest)
    return amount if loose and number.value >= 10_000 else None


def _is_year(number: Number, before: str) -> bool:
    return 1850 <= number.value <= 2100 and not YEARLESS.search(before)


def bands(text: str) -> Iterator[Amount]:
    small = text.lower()
    has_figures = any(each in small for each in FIGURE_WORDS)
    for pattern in (BANDS, FIGURES) if has_figures else (BANDS,):
        for found in pattern.finditer(text):
            if not POINT_IDIOM.search(found[0]):
                yield Amount(-1, False, *found.span())
