"""The styles in which a place to be filled in is marked, brackets apart, and what a missing value leaves behind."""

import re
from typing import NamedTuple


class Style(NamedTuple):
    needs: tuple[str, ...]  # a text without any of them has none of these
    pattern: re.Pattern[str]


def _style(needs: str, pattern: str, flags: int = 0) -> Style:
    return Style(tuple(needs.split("|")), re.compile(pattern, flags))


BEFORE_A_VALUE = (
    "visiting|meeting|regarding|named|called|contacting|at|on|in|to|for|of|from|with|near|by|is|are|was|about|and|or"
    "|your|our|the|a|an|my|this|between|than"
)
AFTER_A_VALUE = "and|or|at|on|for|is|was|this|to|in|that|which|around"
NAMED = "First|Last|Full|Client|Customer|Recipient|Agent|Buyer|Seller|Company|Your|Brokerage|Realtor"
UPPER_FIELD = (
    "LENDER|CLIENT|AGENT|NAME|DATE|ADDRESS|PRICE|TIME|PHONE|PROPERTY|CITY|COMPANY|LINK|AMOUNT|DAY|STREET|FIRST"
)
COUNTED = "bed|bath|day|week|month|home|year|hour|minute|percent"
WITHOUT_VALUE = "phone|tel|telephone|cell|mobile|direct|email|e-mail|website|web|office|address"

MARKS = (
    _style("{", r"\$?\{\{? ?[^{}\n\"%#/]{0,60}\}?\}"),
    _style("%", r"(?<![\w%])%%?[A-Za-z][A-Za-z_. ]{1,28}[A-Za-z]%%?(?!\w)"),
    _style("*", r"\*\|[^|\n]{1,60}\|\*"),
    _style("_", r"_{3,}|(?<![\w_])__(?![\w_])|__[A-Z]+(?:_[A-Z]+)*__"),
    _style("..", r"\.{5,}"),
    _style("$", r"\$(?!K\b)[A-Z_]{2,}\b|\$[a-z]+_?[a-z_]{2,}\b|\$[XYN#?_]|\$[Xx]{1,3}\b"),
    _style("%", r"\b[XYN] ?%"),
    _style("#", r"#{1,2}[A-Z][A-Z_]{2,}#{1,2}|#(?:REF|VALUE|NAME|DIV/0|N/A)[!?]?"),
    _style("##", r"(?<![\w#])#{2,}(?=[.,]| [a-z])(?<!\n##)"),
    _style("@", r"@@?[A-Za-z_]{2,30}@@?(?![\w.])"),
    _style("~", r"~[A-Za-z_]{2,30}~"),
    _style("^", r"\^[A-Za-z_]{2,30}\^"),
    _style(":", r"(?<![\w:]):[a-z]+(?:_[a-z]+)*:(?![\w:])"),
    _style("XX", r"(?<![A-Za-z])X{2,}(?![A-Za-z])(?:[-/,.]?(?:X+|\d+)(?![A-Za-z]))*|\b\d{3}-X{3,4}\b"),
    _style("X ", rf"\bX (?:{COUNTED})\w*"),
    _style("xx", r"\b\d{3}[-.]x{3,4}\b|\bx{3}[-.]x{3,4}\b|(?<=\$)x{2,}\b"),
    _style("00", r"\b00[/-]00[/-](?:00)?00\b"),
    _style("yy|YY|MM", r"\b(?:mm|dd)[/-](?:mm|dd)[/-]yy(?:yy)?\b|\bHH:MM\b", re.I),
)
WORDS = (
    _style(
        "TB|TODO|FIXME|FILL|N/A|NaN|NULL|nil|PLACEHOLDER|[object",
        r"\b(?:TB[DAC]|TODO|FIXME|FILL(?: THIS)? IN|N/A|NaN|NULL|nil|PLACEHOLDER)\b|\[object Object\]",
    ),
    _style("null|undefined|Not ", r"\b(?:null|undefined)\b(?! and void)|\bNot (?:Provided|Available|Specified|Set)\b"),
    _style("None", r"(?:(?<=[a-z,] )|(?<=[$:] )|(?<=[$:]))None\b(?! of)"),
    _style("nan", r"(?<=[\w,$] )nan\b"),
    _style("lorem|Lorem|LOREM|dolor", r"\blorem ipsum\b|\bdolor sit amet\b", re.I),
    _style(
        "HERE|INSERT", r"\b(?:INSERT|ADD|ENTER|FILL IN|YOUR|PUT)\b(?: [A-Z#]+){0,5} HERE\b|\bINSERT(?: [A-Z]{3,}){1,4}"
    ),
    _style("Name", rf"\b(?:{NAMED}) Name\b(?!:)"),
    _style("_", r"\b[A-Z]{2,}(?:_[A-Z]{2,})+\b"),
    _style("???", r"(?<=[a-z] )\?{3,}(?= [a-z])"),
    _style("HERE", rf"\b(?:{UPPER_FIELD})(?: [A-Z]+){{0,3}} HERE\b"),
    _style(
        "NAME|DATE|ADDRESS|PRICE|PHONE|AMOUNT|NUMBER|LINK|TIME",
        r"\b[A-Z]{3,}(?:'S)? (?:NAME|DATE|ADDRESS|PRICE|PHONE|AMOUNT|NUMBER|LINK|TIME)\b",
    ),
    _style("19", r"\b0?1/0?1/(?:1970|1900)\b|\b1970-01-01\b"),
    _style("@", r"(?<!\w)@(?:first|last|full)?_?name\b", re.I),
    _style("NAME", r"\b(?:FIRST|LAST|CLIENT|CUSTOMER|AGENT|FULL)_?NAME\b"),
    _style("_", r"\b(?:first|last|client|agent|full|property|phone)_[a-z]+\b"),
)
MISSING = (
    _style("$", r"(?<!\d)(?<!\d )\$(?= ?[,.;!?](?:\s|$)|\s*$| (?:and|or|to|in|is|for)\b)"),
    _style("%", r"(?<![\w.)] )(?<![\w.)])%(?= |[.,])"),
    _style(" ,| .", rf"\b(?:{BEFORE_A_VALUE}) +[,.](?!\.\.|\w)", re.I),
    _style(",,|,.|, ,|, .", rf"(?<=[a-z] )(?:{BEFORE_A_VALUE}),(?= ?[,.])", re.I),
    _style("  ", rf"\b(?:at|on|near|for|your|the|of|in|from|to|with)  +(?:{AFTER_A_VALUE})\b"),
    _style(",", r", ?,|,\.(?!\w)"),
    _style("(", r"\( *\)"),
    _style("[", r"\[ *\]"),
    _style('""', r'(?<!\w)""(?!\w)'),
    _style(".,|. ,", r"\b(?:Mr|Mrs|Ms|Dr)\. ?,"),
    _style("-", r"\b(?:a|an|the|your) -(?:bedroom|bed|bath|acre|unit)"),
    _style(":", rf"^ *(?:{WITHOUT_VALUE}) ?: *$", re.I | re.M),
)
STYLES = (*MARKS, *WORDS, *MISSING)
