"""Places that were never filled in: "[First Name]", "{day}", "$X,XXX", "at ." """

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import word_set
from emails.writer.guard.record import Record
from emails.writer.guard.wording.words.html_tags import FIELD_LIKE_TAGS, HTML_TAGS

MOST_FOUND = 20
"""Of each style: nobody reads more of them."""
FIELDS = word_set(
    """name names firstname lastname fname lname surname client clients customer recipient lead buyer seller agent
    realtor broker brokerage company office team signature phone telephone tel mobile cell number email address
    street city town state zip neighborhood area location property listing home house unit building bedrooms beds
    baths sqft price amount value budget figure rate percent percentage commission fee date day weekday month year
    time hour link url website site photo image title position insert placeholder blank tbd detail details info
    information topic subject school district lender bank subdivision market timeframe step steps feature features
    reason event benefit action goal milestone appointment slot greeting salutation closing"""
)
"""What a placeholder stands for."""
FILLERS = word_set(
    """your my our the a an of and or at in for to here their his her client's agent's first last full middle
    preferred new old specific relevant current local contact best other second next this"""
)
ORDERS = word_set("insert enter add fill your put choose select type replace include specify provide")
NO_VALUE = "n/?a|null|undefined|nan|nil|none|tbd|tba|tbc|unknown|not (?:provided|available|set|specified|given|known)|blank|empty"
HERE = re.compile(r"\b(?:INSERT|ADD|ENTER|FILL IN|YOUR|PUT)\b(?: [A-Z#]+){0,5} HERE\b|\bINSERT(?: [A-Z]{3,}){1,4}")


class Style(NamedTuple):
    needs: str  # a character without which the text has none of these
    pattern: re.Pattern[str]


def _style(needs: str, pattern: str, flags: int = 0) -> Style:
    return Style(needs, re.compile(pattern, flags))


FUNCTION_WORDS = (
    "at|on|in|to|for|of|from|with|near|by|is|are|was|about|and|or|your|our|the|a|an|my|this|between|until|than"
)
STYLES = (
    _style("{", r"\$?\{\{? ?[^{}\n\"%#/]{0,60}\}?\}"),
    _style("%", r"(?<![\w%])%%?[A-Za-z][A-Za-z_. ]{1,28}[A-Za-z]%%?(?!\w)"),
    _style("|*", r"\*\|[^|\n]{1,60}\|\*"),
    _style("_", r"_{3,}|(?<![\w_])__(?![\w_])|__[A-Z]+(?:_[A-Z]+)*__"),
    _style("..", r"\.{5,}"),
    _style(
        "$",
        r"\$(?!K\b)[A-Z_]{2,}\b|\$[a-z]+_?[a-z_]{2,}\b|\$[XYN#?_]|\$[Xx]{1,3}\b|(?<!\d)(?<!\d )\$(?= ?[,.;!?](?:\s|$)|\s*$| (?:and|or|to|in|is|for)\b)",
    ),
    _style("%", r"(?<![\w.)] )(?<![\w.)])%(?= |[.,])|\b[XYN] ?%"),
    _style("#", r"#{1,2}[A-Z][A-Z_]{2,}#{1,2}|#(?:REF|VALUE|NAME|DIV/0|N/A)[!?]?"),
    _style("@", r"@@?[A-Za-z_]{2,30}@@?(?![\w.])(?<=@)"),
    _style("~", r"~[A-Za-z_]{2,30}~"),
    _style("^", r"\^[A-Za-z_]{2,30}\^"),
    _style(":", r"(?<![\w:]):[a-z]+(?:_[a-z]+)*:(?![\w:])"),
    _style(
        "X",
        r"(?<![A-Za-z])X{2,}(?![A-Za-z])(?:[-/,.]?(?:X+|\d+)(?![A-Za-z]))*|\b\d{3}-X{3,4}\b|\bX (?:bed|bath|day|week|month|home|year|hour|minute|percent)\w*",
    ),
    _style("x", r"\b\d{3}[-.]x{3,4}\b|\bx{3}[-.]x{3,4}\b|(?<=\$)x{2,}\b"),
    _style("0", r"\b00[/-]00[/-](?:00)?00\b|\b(?:dd|mm)[/-](?:dd|mm)[/-]yy(?:yy)?\b", re.I),
    _style("", r"\b(?:mm|dd)/(?:mm|dd)/yy(?:yy)?\b|\bHH:MM\b", re.I),
    _style(
        "",
        r"\bTB[DAC]\b|\bTODO\b|\bFIXME\b|\bFILL(?: THIS)? IN\b|\bN/A\b|\bNaN\b|\bNULL\b|\bnil\b|\[object Object\]|\bPLACEHOLDER\b",
    ),
    _style("", r"\b(?:null|undefined)\b(?! and void)|\bNot (?:Provided|Available|Specified|Set)\b"),
    _style("None", r"(?:(?<=[a-z,] )|(?<=[$:] )|(?<=[$:]))None\b(?! of)"),
    _style("nan", r"(?<=[\w,$] )nan\b"),
    _style("", r"\blorem ipsum\b|\bdolor sit amet\b", re.I),
    _style("", HERE.pattern),
    _style(
        "",
        r"\b(?:First|Last|Full|Client|Customer|Recipient|Agent|Buyer|Seller|Company|Your|Brokerage|Realtor) Name\b(?!:)",
    ),
    _style(
        "",
        r"\b(?:FIRST|LAST|CLIENT|CUSTOMER|AGENT|FULL)_?NAME\b|\b(?:first|last|client|agent|full|property|phone)_[a-z]+\b",
    ),
    _style("", rf"\b(?:{FUNCTION_WORDS}) +[,.;!?](?!\.\.|\d|\w)", re.I),
    _style("", rf"(?<=[a-z] )(?:{FUNCTION_WORDS}),(?= ?[,.])", re.I),
    _style(
        "  ",
        r"\b(?:at|on|near|for|your|the|of|in|from|to|with)  +(?:and|or|at|on|for|is|was|this|to|in|that|which|around)\b",
    ),
    _style(",", r", ?,|,\.(?!\w)"),
    _style("(", r"\( *\)"),
    _style("[", r"\[ *\]"),
    _style('""', r'(?<!\w)""(?!\w)'),
    _style("", r"\b(?:Mr|Mrs|Ms|Dr)\. ?,"),
    _style("", r"\b(?:a|an|the|your) -(?:bedroom|bed|bath|acre|unit)"),
    _style(
        ":", r"^ *(?:phone|tel|telephone|cell|mobile|direct|email|e-mail|website|web|office|address) ?: *$", re.I | re.M
    ),
)
GREETED_NOBODY = re.compile(
    r"^ *(?:dear *[,!:]?$|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: +[,!:]| *,,)"
    rf"|(?:hi|hello|hey|dear) (?:{NO_VALUE}|(?:valued )?(?:client|customer|recipient|lead|user|prospect|name)|friend name)\b *(?:[,!:]|$))",
    re.I,
)
SQUARE = re.compile(r"\[([^\[\]\n]{1,80})\](?![(\[:])")
ROUND = re.compile(r"\(([^()\n]{1,60})\)")
ANGLE = re.compile(r"<<?([^<>\n@/]{1,40})>>?")
MARKUP_IN_SQUARE = re.compile(r"/|[biusq*]$|(?:url|img|color|size|list|center|quote|code)\b")
PROSE = word_set("sic ... … x ok brackets")


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part in letter.parts:
        text = str(part.text)
        for needs, pattern in STYLES:
            if needs in text or needs == "|*":
                for found in islice(pattern.finditer(text), MOST_FOUND):
                    yield _finding(part, found)
        yield from _in_brackets(part, text)
    first = letter.lines[0] if letter.lines else None
    if first and (found := GREETED_NOBODY.match(first.text)):
        offset = first.end - len(first.text)
        yield letter.body.finding(Kind.PLACEHOLDER, offset, offset + found.end(), "The greeting names nobody.")


def _in_brackets(part: Part, text: str) -> Iterator[Finding]:
    if "[" in text:
        yield from (_finding(part, each) for each in SQUARE.finditer(text) if _stands_for_a_value(each[1]))
    if "(" in text:
        yield from (_finding(part, each) for each in ROUND.finditer(text) if _is_to_be_replaced(each[1]))
    if "<" in text:
        yield from (_finding(part, each) for each in ANGLE.finditer(text) if _is_no_tag(each[1]))


def _finding(part: Part, found: re.Match[str]) -> Finding:
    words = found[0].strip()
    return part.finding(Kind.PLACEHOLDER, *found.span(), f"“{words}” was not filled in.")


def _words(inside: str) -> list[str]:
    return re.findall(r"[a-z']+", re.sub(r"[_-]|(?<=[a-z])(?=[A-Z])", " ", inside).lower())


def _stands_for_a_value(inside: str) -> bool:
    """In square brackets: names of fields, capitals, orders to fill something in. Prose may stand there."""
    if MARKUP_IN_SQUARE.match(inside) or inside.lower() in PROSE:
        return False
    words = _words(inside)
    if not words:
        return bool(re.fullmatch(r"[\s_.#?X-]+", inside))
    is_order = words[0] in ORDERS
    is_title = all(word[:1].isupper() for word in inside.split() if word.lower() not in FILLERS) and ":" not in inside
    return is_order or is_title or any(word in FIELDS for word in words) and len(words) <= 6


def _is_to_be_replaced(inside: str) -> bool:
    """In round brackets, where prose is usual: only an order to fill in, or the name of a field alone."""
    if re.fullmatch(NO_VALUE, inside, re.I):
        return True
    words = _words(inside)
    if not 1 <= len(words) <= 6 or "," in inside or any(letter.isdigit() for letter in inside):
        return False
    named = [word in FIELDS or word in FILLERS or word in ORDERS for word in words]
    is_order = words[0] in ORDERS - {"your", "include", "add"} and any(word in FIELDS for word in words)
    return is_order or (
        all(named) and words[-1] in FIELDS and (words[0] == "your" or len(words) <= 2) and words[0] != "the"
    )


def _is_no_tag(inside: str) -> bool:
    words = _words(inside)
    if not words or "=" in inside or inside.startswith(("!", "|", "http")):
        return False
    tag = inside.split()[0].lower()
    if tag in HTML_TAGS:
        return tag in FIELD_LIKE_TAGS and len(words) < 4
    return inside[0].isalpha() and (len(words) <= 5)
