"""Figures about a property or the market."""

import re
from collections.abc import Iterator
from itertools import islice

from emails.writer.guard.claims.facts.support import says, year_held
from emails.writer.guard.claims.facts.worked_out import is_rated, is_rest, of_that_age, times_of, worked_out
from emails.writer.guard.claims.numbers import Number, numbers
from emails.writer.guard.claims.sentences import explains, is_own_story
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import NO_CLAIMS, Record
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.feature_words import HAPPENS
from emails.writer.guard.vocabulary.property_words import UNITS
from emails.writer.guard.words import plain

AFTER = {name: re.compile(rf"\+?[\s-]?(?:{pattern})\b", re.I) for name, pattern in UNITS.items()}
THERE = re.compile(r"\bthere(?:'s| is| are) (?:about |around |only )?$", re.I)
MANY_THINGS = re.compile(r" (?:[a-z-]+ ){0,2}?([a-z]+s)\b")
ANY_THINGS = words_in(
    """
    ways things reasons options steps questions choices paths points kinds types days weeks months hours minutes
    people ideas sides parts rules items forms papers documents pages words answers homes houses places listings
    """
)
TELLS = re.compile(r" (?:of (?:them|which|those) )?are (?!in\b|my|the\b|your)\w+")
DATED = re.compile(
    r"\b((?:19|20)\d\d) (?:new |replacement )?(?:roof|septic|furnace|boiler|kitchen|hvac|windows|well|deck)\b"
)
TO_ANOTHER = re.compile(r"\s?(?:-|–|to|or)\s?[\d,.]*\d")
ABOUT = 0.03
MOST = 60  # numbers in one letter: a hostile text must not take long
RATINGS = ("acre", " score", " other ", "number one")
APPROXIMATE = re.compile(r"\b(?:about|around|roughly|nearly|almost|some|over|just under)\W{1,2}$", re.I)
PLEXES = {2.0: "duplex", 3.0: "triplex", 4.0: "fourplex"}
ROOMS = ("bed", "bath")
WOULD_YOU = re.compile(
    r"\W*(?:(?:And|So|But|Or),? )?([Ww]ould|[Cc]ould|[Ss]hould|[Dd]o|[Aa]re|[Cc]an) (?:you|we)\b[^.!]*\?"
)
ASKED_OF = frozenset(("near", "count", "age", "storey", "car"))
FEWEST = {
    "sale": 2,
    "bath": 2,
    "visitor": 5,
    "count": 5,
    "unit": 3,
    "near": 3,
    "weight": 12,
    "storey": 2,
    "showing": 3,
    "offer": 2,
}
"""Of so few a letter may speak without a claim: "two people can talk", "two doors or one"."""
OTHER_UNIT = re.compile(r"\s?%|[-/:]\d|\s?(?:k|percent|am|pm)\b|\s[A-Z]")
DIGIT = re.compile(r"\d")
DAYS = re.compile(r"[\s-](?:days?|weeks?|hours?)\b", re.I)
MINUTES = re.compile(
    r"[\s-](?:minutes?|mins?|hours?)(?:'|s')?\s?(?:walk|drive|ride|away|from|to (?:the|down)|"
    r"by (?:car|train|bus|foot))",
    re.I,
)
TIME = re.compile(r"[\s-]?(?:min|hour|hr)", re.I)
SELLING = re.compile(
    r"\b(?:sell(?:s|ing)?|sold|market|going|gone|list(?:ed|ing)?|under contract|average|median|"
    r"typical|pending|closing in)\b",
    re.I,
)
SOLD_IN = re.compile(r"\bon (?:the )?market\b|\bsell|sold|under contract|gone|average|median", re.I)
BUILT = re.compile(
    r"\b(?:built|constructed|construy\w+|construid[ao]|gebaut|renovated|remodeled|updated|replaced|"
    r"redone|restored|dates? (?:from|back to)|from|converted|installed|circa|rebuilt)\b[^.!?\n]{0,18}\b((?:1[6-9]|"
    r"20)\d\d)s?\b",
    re.I,
)
RATED = re.compile(
    r"\b\d(?:\.\d)?[ -]?(?:out of|/)[ -]?\d{1,2}\b|\b(?:walk|transit|bike) score\b[^.\n]{0,12}?\d{1,3}|"
    r"\b(?:half|quarter|third)[- ](?:of )?(?:an? )?acre\b|"
    r"\b(?:two|three|four|several) other \w+s (?:are|have|came|made|want)\b|"
    r"\bMLS\s?(?:#|number|no\.?|id)?\s?:?\s?#?\d{4,}|\btop \d+\b|#1\b|\bnumber one (?:agent|team|office|in)\b",
    re.I,
)
ROOM_BEFORE = re.compile(
    r"\b(?:seating|seats|room|space|parking|capacity|holds|fits|sleeps|accommodates|serves)(?: (?:for|"
    r"of|up to|about|at least)){0,2} $",
    re.I,
)
OR_BEFORE = re.compile(r"\b(?:one|two|three|four|five|\d) (?:or|to) $", re.I)
FOR_SALE = re.compile(r"\b(?:are|is|were) (?:for sale|left|listed|available|on the market|pending)\b", re.I)
ADVISES = re.compile(
    r"\W*(?:Get|Ask|Collect|Invite|Take|Plan|Budget|Leave|Allow|Give|Count|Keep|Expect|Bring|Pick|Call|Look|Walk)\b"
)
"""Advice: "Get three bids from roofers"."""
EACH_TIME = re.compile(
    r" (?:an?|per|each|every) (?:day|week|month|year|season)\b| or so\b|\s(?:is|are) (?:too|about right|plenty)", re.I
)
OWN_CLIENTS = re.compile(r"\b(?:I|we)(?:'ve| have) (?:\w+ ){1,3}(?:clients|families|people)\b", re.I)
RIVALS = re.compile(r"\b(?:look\w*|interest\w*|wait\w*|offers?|want\w*|ready|bid\w*|tour\w*|eager)\b", re.I)
SOFT_SALES = re.compile(
    r"\b(?:list|send|pick|show|put|find|see|compare|choose|look at|share|pull|visit|tour|narrow|"
    r"walk|gather|beside|between|both|your|of the|top|would you|could|can|shall|let|want|prefer|"
    r"if|whether|how|like to|any|suggest|recommend|start with|aim for|plan on)\b",
    re.I,
)


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for part in letter.parts:
        text = str(part.text)
        for number in islice(numbers(text), MOST):
            if _is_no_claim(part.text.sentence_at(number.start).text):
                continue
            found = _unit(text, number, part)
            if found:
                unit, end = found
                yield _judge(part, number, unit, end, record)
            elif _stands_alone(text, number) and not is_counted(number, record):
                yield part.finding(Kind.FACT, number.start, number.end, f"The record doesn’t have {number.text}.")
        has_digits = DIGIT.search(text) is not None
        for found_year in BUILT.finditer(text) if has_digits else ():
            if _is_no_claim(part.text.sentence_at(found_year.start()).text):
                continue
            held = year_held(record, found_year[1])
            if held:
                yield part.stated(*found_year.span(), held)
            else:
                yield part.finding(Kind.FACT, *found_year.span(), f"The record does not say “{found_year[0]}”.")
        for dated in DATED.finditer(text) if has_digits else ():
            if not year_held(record, dated[1]):
                yield part.finding(Kind.FACT, *dated.span(), f"The record does not say “{dated[0]}”.")
        yield from _amounts(part, text, record)
        for rated in RATED.finditer(text) if has_digits or any(each in part.text.lower for each in RATINGS) else ():
            if not is_rated(rated[0].lower(), record):
                yield part.finding(Kind.FACT, *rated.span(), f"The record does not say “{rated[0]}”.")


def _is_no_claim(sentence: str) -> bool:
    return is_own_story(sentence) or explains(sentence) or ADVISES.match(sentence) is not None


def _amounts(part: Part, text: str, record: Record) -> Iterator[Finding]:
    """ "There are twelve lighted courts", "fifty-one are tillable"."""
    for number in islice(numbers(text), MOST):
        there = THERE.search(text[max(0, number.start - 12) : number.start])
        many = MANY_THINGS.match(text, number.end) if there and number.value > 2 else None
        tell = TELLS.match(text, number.end) if number.value >= 10 else None
        found = tell or (many if many and many[1].lower() not in ANY_THINGS else None)
        is_known = is_counted(number, record) or is_rest(number, record)
        if found and not is_known and not part.text.sentence_at(number.start).text.endswith("?"):
            words = text[number.start : found.end()]
            yield part.finding(Kind.FACT, number.start, found.end(), f"The record does not say “{words}”.")


def _unit(text: str, number: Number, part: Part) -> tuple[str, int] | None:
    for name, pattern in AFTER.items():
        found = pattern.match(text, number.end)
        if found and name in ("offer", "sale", "showing") and text[number.start - 1 : number.start] == "$":
            continue  # "the $840,000 offer" is one
        if found and WOULD_YOU.match(part.text.sentence_at(number.start).text):
            return None
        if found and name in ASKED_OF and part.text.sentence_at(number.start).text.endswith("?"):
            return None
        if found and (number.value < FEWEST.get(name, 0) or (number.value, found[0].strip()) == (2, "spaces")):
            return None
        if found and name in ("showing", "bed") and _is_suggested(text, number, part):
            return None
        if found and not (name == "sale" and _is_harmless(text, number, found, part)):
            return name, found.end()
    days = DAYS.match(text, number.end)
    if days:
        said = _between_commas(part, number)
        if SELLING.search(said) and SOLD_IN.search(said):
            return "days", days.end()
    minutes = MINUTES.match(text, number.end)
    if minutes:
        return "minutes", minutes.end()
    return None


def _is_suggested(text: str, number: Number, part: Part) -> bool:
    """ "Start with two or three tours"; "eight may mean four bedrooms"."""
    said = part.text.sentence_at(number.start).text
    before = text[max(0, number.start - 12) : number.start]
    is_or = OR_BEFORE.search(before) and SOFT_SALES.search(said) and not HAPPENS.search(said)
    return bool(is_or or before.endswith(("can mean ", "may mean ", "could mean ", "might mean ")))


def _between_commas(part: Part, number: Number) -> str:
    """ "Sold in Ohio, four days in Florida" does not say that it sold in four days."""
    sentence = part.text.sentence_at(number.start)
    at = number.start - sentence.start
    return sentence.text[:at].rpartition(",")[2] + sentence.text[at:].partition(",")[0]


def _stands_alone(text: str, number: Number) -> bool:
    """A number that says for how many there is room."""
    return number.value > 4 and ROOM_BEFORE.search(text[max(0, number.start - 30) : number.start]) is not None


def is_counted(number: Number, record: Record) -> bool:
    return any(
        each.value == number.value and str(field)[max(0, each.start - 1) : each.start] != "/"
        for label, field in (*record.fields, *record.said_before)
        if label not in NO_CLAIMS
        for each in numbers(str(field))
    )


def _is_harmless(text: str, number: Number, found: re.Match[str], part: Part) -> bool:
    """ "Two or three homes that you would like to see" claims nothing."""
    if EACH_TIME.match(text, found.end()) or (number.value == 2 and found[0].endswith("closings")):
        return True
    if number.value == 2 and not (
        HAPPENS.search(text[number.end : found.end() + 40]) or THERE.search(text[: number.start])
    ):
        return True
    sentence = part.text.sentence_at(number.start)
    if FOR_SALE.search(sentence.text):
        return False
    if OWN_CLIENTS.search(sentence.text) and not RIVALS.search(sentence.text):
        return True
    if text[max(0, number.start - 3) : number.start].lower() == "no ":
        return True
    if sentence.text.rstrip().endswith("?") or number.value > 12:
        return sentence.text.rstrip().endswith("?") and number.value <= 12
    return SOFT_SALES.search(sentence.text) is not None


def _judge(part: Part, number: Number, unit: str, end: int, record: Record) -> Finding | Stated:
    text = str(part.text)
    before = text[max(0, number.start - 20) : number.start]
    label = _held(number, unit, record, APPROXIMATE.search(before) is not None)
    if not label:
        label = worked_out(
            number.value, unit, text[number.end : number.end + 8], part.text.sentence_at(number.start).text, record
        )
    words = text[number.start : end]
    if label:
        return part.stated(number.start, end, label)
    return part.finding(Kind.FACT, number.start, end, f"The record does not say “{words}”.")


def _held(number: Number, unit: str, record: Record, about: bool) -> str:
    """The field that has the number beside the unit, or as the value of a custom field for it."""
    counted = []
    for label, field in (*record.fields, *record.said_before):
        text = str(field)
        for each in numbers(text):
            if _agree(number.value, each.value, about) and _may_be(unit, each, text):
                return label
            if unit in ("acre", "area", "unit") and (AFTER[unit].match(text, each.end)):
                counted.append(each.value)
    if any(_agree(number.value, worked) for a in counted for b in counted for worked in (a - b, a + b, a / 2)):
        return "Worked out from the record"
    if unit == "unit" and (label := times_of(int(number.value), record)):
        return label
    if unit == "unit" and (name := PLEXES.get(number.value)) and (label := says(record, name)):
        return label
    if unit in ("age", "lived") and (label := of_that_age(number.value, record)):
        return label
    if unit in ("bed", "bath"):
        pair = (
            rf"(?<![\d/]){number.value:g}/\d(?![\d/])" if unit == "bed" else rf"(?<![\d/])\d/{number.value:g}(?![\d/])"
        )
        if label := next((label for label, field in record.fields if re.search(pair, str(field))), ""):
            return label
    glued = re.compile(rf"(?<!\d){number.value:g}\s?(?:{UNITS.get(unit, 'x')})\b", re.I)
    return next((label for label, field in record.fields if glued.search(str(field))), "")


def _agree(said: float, held: float, about: bool = False) -> bool:
    """ "78 acres" of 78.4, "about 2,300" of 2,310."""
    if about and abs(said - held) <= ABOUT * held:
        return True
    return said == held or (held != int(held) and said in (int(held), int(held) + 1))


def _may_be(unit: str, held: Number, text: str) -> bool:
    """Whether the number counts this unit, or something that the record leaves open ("wants to sell 20")."""
    if unit in ("days", "minutes"):
        return (DAYS if unit == "days" else TIME).match(text, held.end) is not None
    if unit == "near" and AFTER["area"].match(text, held.end):
        return True
    if unit in ("count", "visitor") and AFTER["showing"].match(text, held.end):
        return True
    if another := TO_ANOTHER.match(text, held.end):
        return _may_be(unit, held._replace(end=another.end()), text)
    if unit == "age":
        return True
    if unit not in AFTER or AFTER[unit].match(text, held.end) or _names(unit, text[: held.start]):
        return True
    is_other = any(pattern.match(text, held.end) for pattern in AFTER.values()) or OTHER_UNIT.match(text, held.end)
    return held.value > 9 and not is_other and text[held.start - 1 : held.start] not in ("$", "€", "/")


def _names(unit: str, before: str) -> bool:
    """ "Bedrooms: 3"."""
    keys = {"bed": "bed", "bath": "bath", "area": "s", "acre": "acre", "storey": "stor", "car": "gar"}
    return ":" in before[-24:] and keys.get(unit, unit) in plain(before[-24:].lower())
