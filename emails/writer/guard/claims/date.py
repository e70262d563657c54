"""A date, a weekday with a time, or a deadline that the record does not hold."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.days import KnownDays, Moment, calendar_days, clock_times, weekdays
from emails.writer.guard.claims.facts.support import year_held
from emails.writer.guard.claims.sentences import is_question, is_soft
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary.proper import MONTHS

EVENT = re.compile(
    r"\b(?:open house|clos(?:es?|ed|ing)|inspect\w+|apprais\w+|walk-?throughs?|final walk|"
    r"showings?|appointments?|scheduled|set for|booked|confirmed"
    r"|expir\w+|deadlines?|due|auction|price changes|changes on|review(?:s|ing)?|sign(?:s|ed|"
    r"ing)|move[- ]in|move[sd]? (?:in|"
    r"out)|hearing|begins?|starts?|started|goes live|went live"
    r"|hits? the market|was listed|listed on|went (?:on|under)|deliver(?:s|ed|y)|accept(?:s|"
    r"ed)|reviewing offers|offers? (?:are|is|was|were|will be) (?:due|reviewed)"
    r"|contract|escrow|settlement|take effect|takes effect|runs out|ends?|ended|last day|lease (?:is|"
    r"was)|tour (?:is|at)|meeting (?:is|was|at|on)"
    r"|arriv\w+|launch\w*|webinar|seminar|event|party|workshop|final offers|possession|handover|keys)\b",
    re.I,
)
DEADLINE = re.compile(
    r"\b(?:by|until|till|no later than|not later than|prior to|deadline (?:of|is)|due(?: on)?|"
    r"expires?(?: on)?|ends?(?: on)?|through)\s(?:the |this |next |end of |early |late |noon |"
    r"midday |(?:next )?week )*$",
    re.I,
)
PAST = re.compile(
    r"\b(?:spoke|talked|met|chatted|discussed|called|emailed|texted|visited|toured|saw|mentioned|"
    r"said|asked|told|came|stopped|went|wrote|sent|left|tried|viewed|showed"
    r"|walked|attended|dropped|signed|our (?:call|chat|meeting|conversation|visit|tour|talk)|"
    r"heard|shared|looked|reviewed|was|were|thanks? for|enjoyed)\b",
    re.I,
)
PAST_DAY = re.compile(r"\b(?:last|this past|past|back on|since)\s$", re.I)
SEEING = re.compile(
    r"\b(?:see(?:ing)? you|meet(?:ing)? you|talk to you|until|looking forward to (?:our|the|"
    r"your|meeting|seeing)|as (?:agreed|planned|discussed)|our (?:meeting|call|appointment|"
    r"tour|visit|showing))\b",
    re.I,
)
RELATIVE = re.compile(r"\b(?:tomorrow|tonight|yesterday)\b", re.I)
HOURS = re.compile(
    r"\b(?:(?:in|within|the next|next|for|only|another)(?: the)?(?: next)?(?: about)? )?(?:\d{1,3}|"
    r"twelve|twenty-four|thirty-six|forty-eight|seventy-two|two|three|four|six|eight|ten|a few|"
    r"few)[- ](?:hours?|hrs?)\b"
    r"(?! (?:of|together|drive|away|call|conversation|meeting|a week|session))",
    re.I,
)
PERIOD = re.compile(
    r"\b(?:in|within|only|just|have|has|another|over the next|less than|under|next)(?: the)?"
    r"(?: next)?(?: just)? (?:(?:\d{1,3}|"
    r"one|two|three|four|five|six|seven|ten|fourteen|thirty|forty-five|sixty|ninety)"
    r"(?: (?:more|short|business|calendar))?[- ](?:days?|weeks?|months?)|(?:a|one) (?:week|"
    r"month))\b|\b(?:\d{1,3}|two|three|four|five|ten|thirty|sixty|ninety)[- ](?:days?|weeks?|"
    r"months?) (?:left|to go|remaining|away|from (?:now|today))\b"
    r"|\b(?:end of (?:the )?(?:month|year|quarter|week)|month'?s end|year'?s end|next (?:week|"
    r"month)|this (?:week|weekend|month|morning|afternoon|evening))\b",
    re.I,
)
BY_THE_END = re.compile(
    r"\b(?:by|before|until) (?:the )?(?:end of (?:the )?(?:business )?(?:day|today|tomorrow|"
    r"business|month|year|quarter)|close of business|midnight|tonight|today|tomorrow(?: (?:morning|"
    r"night|evening|noon))?|month'?s end|year'?s end)\b"
    r"|\b(?:EOD|COB|end of business|close of business)\b|\btoday only\b|\bends today\b",
    re.I,
)
MONTH_NAME = re.compile(r"\b(" + "|".join(each.capitalize() for each in MONTHS) + r")\b")
MONTH_BEFORE = re.compile(
    r"\b(?:by|until|till|end of|beginning of|start of|middle of|through|since|mid|before)[\s-](?:the )?(?:early |"
    r"late |mid-?|end of |next |this |last )?$",
    re.I,
)
YEAR = re.compile(
    r"\b(?:in|since|from|of|until|by|back in|during|en|desde|hasta|"
    + "|".join(MONTHS)
    + r") ((?:19|20)\d\d)\b(?! (?:square|sq|homes|sf))",
    re.I,
)
BUILT = re.compile(r"\b(?:built|construy|renovat|remodel|updat|replac|construct|rebuilt|redone|restor)\w*", re.I)
HOLIDAY = re.compile(
    r"\b(?:Christmas(?: Eve| Day)?|Thanksgiving|Easter|Memorial Day|Labor Day|New Year's(?: Eve|"
    r" Day)?|Independence Day|the Fourth of July|Valentine's Day|Halloween|Presidents' Day|"
    r"Juneteenth|Columbus Day|Veterans Day)\b"
)
CERTAIN = re.compile(
    r"\b(?:expir\w+|deadline|due|open house|clos(?:es?|ing)\b|auction|lapse[sd]?|last day|final day|"
    r"inspection|appraisal|walk-?through|settlement)",
    re.I,
)
PROPOSES = re.compile(
    r"\b(?:would|could|can|should|shall|may|might|works?|suits?|free|prefer|available|open|"
    r"how about|what about|good for you|let me know|happy to|if|whether|any ?time|schedule|"
    r"set up|arrange|book|feel free)\b",
    re.I,
)


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    known: KnownDays | None = None
    for part in letter.parts:
        text = str(part.text)
        moments = sorted((*calendar_days(text), *clock_times(text), *weekdays(text)), key=lambda each: each.start)
        if moments and known is None:
            known = _known(record)
        end = 0
        for each in moments:
            if known is not None and each.start >= end and (said := _judge(part, each, moments, known)):
                yield said
                end = max(end, each.end)
        yield from _others(part, record)
        yield from _months(part, record, known)


def _known(record: Record) -> KnownDays:
    texts = tuple((label, str(text)) for label, text in (*record.fields, *record.said_before) if not _is_contact(label))
    return KnownDays(texts, record.today)


CONTACTS = frozenset(
    f"{whose} {what}"
    for whose in ("Client", "Agent", "Office")
    for what in ("name", "email", "phone", "website", "address")
)


def _is_contact(label: str) -> bool:
    return label in CONTACTS or label == "Property address"


def _judge(part: Part, each: Moment, moments: list[Moment], known: KnownDays) -> Finding | Stated | None:
    label = known.label(each)
    if label:
        return part.stated(each.start, each.end, label)
    text = str(part.text)
    if each.weekday is not None and not _is_fixed(part, each, moments, known):
        return None
    if each.month is None and each.day is None and each.hour is None and each.weekday is None:
        return None
    words = text[each.start : each.end]
    if known.today and (each.month, each.day) == (known.today.month, known.today.day):
        return None
    return part.finding(Kind.DATE, each.start, each.end, f"The record holds no “{words}”.")


def _is_fixed(part: Part, each: Moment, moments: list[Moment], known: KnownDays) -> bool:
    """Whether a weekday stands for a certain day, and is no proposal."""
    text = str(part.text)
    sentence = part.text.sentence_at(each.start)
    before = text[sentence.start : each.start]
    with_time = any(
        other.hour and other.start < sentence.end and -14 <= other.start - each.end <= 24 for other in moments
    ) or any(other.hour and 0 <= each.start - other.end <= 8 for other in moments)
    with_date = any(other.day and 0 <= other.start - each.end <= 3 for other in moments)
    if with_time or with_date or DEADLINE.search(before):
        return True
    return _is_event(sentence, before)


def _is_event(sentence: Word, before: str) -> bool:
    text = sentence.text
    if PAST_DAY.search(before):
        return True
    proposes = is_question(text) or PROPOSES.search(text) is not None
    if CERTAIN.search(text) and not (
        proposes and re.search(r"\b(?:schedul|set up|arrang|book|prefer|suit|work|free|available)", text)
    ):
        return True
    if proposes:
        return False
    return bool(EVENT.search(text) or PAST.search(before[-70:]) or SEEING.search(text))


def _others(part: Part, record: Record) -> Iterator[Finding]:
    text = str(part.text)
    for pattern, holds in (
        (BY_THE_END, _always),
        (HOURS, _hours),
        (RELATIVE, _relative),
        (PERIOD, _certain),
        (HOLIDAY, _holiday),
    ):
        for found in pattern.finditer(text):
            sentence = part.text.sentence_at(found.start())
            if holds(sentence, found) and not _is_held(found[0], record):
                yield part.finding(Kind.DATE, *found.span(), f"The record holds no “{found[0]}”.")
    for found in YEAR.finditer(text):
        year = int(found[1])
        now = record.today.year if record.today else year
        sentence = part.text.sentence_at(found.start())
        if (
            not now <= year <= now + 1
            and not year_held(record, found[1])
            and found[1] not in record.words
            and not BUILT.search(sentence.text)
        ):
            yield part.finding(Kind.DATE, *found.span(1), f"The record does not speak of {found[1]}.")


def _months(part: Part, record: Record, known: KnownDays | None) -> Iterator[Finding]:
    text = str(part.text)
    for found in MONTH_NAME.finditer(text):
        if text[: found.start()].lower().endswith(("fourth of ", "4th of ")) or (
            found[1] == "May" and not re.match(r"[\s.,?!]*(?:$|[.,?!])", text[found.end() : found.end() + 2])
        ):
            continue
        known = known or _known(record)
        if not known.has_month(MONTHS.index(found[1].lower()) + 1) and _is_month_claim(part, found, record):
            yield part.finding(Kind.DATE, *found.span(), f"The record holds no “{found[0]}”.")


def _is_held(words: str, record: Record) -> bool:
    small = re.sub(r"^(?:by|before|until|in|within|only|just)(?: the)? ", "", words.lower())
    return any(small in text.lower for _, text in (*record.fields, *record.said_before))


def _always(sentence: Word, found: re.Match[str]) -> bool:
    return True


def _hours(sentence: Word, found: re.Match[str]) -> bool:
    if found[0].lower().startswith(("a few", "few")):
        return False
    return bool(
        re.match(r"in|within|the next|next|only|another", found[0], re.I)
        or CERTAIN.search(sentence.text)
        or re.search(r"offer|decid|decision|left|respond|window|price|closes", sentence.text)
    )


def _relative(sentence: Word, found: re.Match[str]) -> bool:
    return _is_event(sentence, sentence.text[: max(0, found.start() - sentence.start)])


def _certain(sentence: Word, found: re.Match[str]) -> bool:
    if is_question(sentence.text) or is_soft(sentence.text):
        return False
    if re.search(r"left|to go|remaining|away|from (?:now|today)", found[0]):
        return True
    near = sentence.text[max(0, found.start() - sentence.start - 60) : found.end() - sentence.start + 30]
    return bool(
        CERTAIN.search(near)
        or re.search(
            r"\b(?:scheduled|set for|decide|respond|goes live|lease (?:is|ends)|hits? the market)\b", near, re.I
        )
    )


def _holiday(sentence: Word, found: re.Match[str]) -> bool:
    before = sentence.text[: max(0, found.start() - sentence.start)]
    return bool(CERTAIN.search(sentence.text) or re.search(r"\bby $", before))


def _is_month_claim(part: Part, found: re.Match[str], record: Record) -> bool:
    small = found[1].lower()
    if small in record.words or small[:3] in record.words:
        return False
    text, sentence = str(part.text), part.text.sentence_at(found.start())
    if any(each.start <= found.start() < each.end for each in calendar_days(sentence.text and text)):
        return False
    if record.today and MONTHS[record.today.month - 1] == small:
        return False
    before = text[sentence.start : found.start()]
    if MONTH_BEFORE.search(before) or re.search(r"\b(?:last|in|this past|of|back in)\s$", before):
        return not is_question(sentence.text) and not is_soft(before)
    return bool(CERTAIN.search(sentence.text)) and not is_question(sentence.text)
