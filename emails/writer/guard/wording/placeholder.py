"""Places that were never filled in: "[First Name]", "{day}", "$X,XXX", "at ." """

import re
from collections.abc import Iterator
from itertools import islice

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import word_set
from emails.writer.guard.record import Record
from emails.writer.guard.wording.gaps import STYLES
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
    reason event benefit action goal milestone appointment slot greeting salutation closing
    nombre apellido fecha hora dirección precio cliente agente ciudad correo teléfono día tema lugar nom prénom adresse
    ville prix téléphone heure jour vorname nachname datum uhrzeit straße stadt preis kunde makler nome cognome
    indirizzo prezzo città data endereço preço cidade compléter completar completare ergänzen confirmar confirmer"""
)
"""What a placeholder stands for."""
FILLERS = word_set(
    """your my our the a an of and or at in for to here their his her client's agent's first last full middle
    preferred new old specific relevant current local contact best other second next this"""
)
ORDERS = word_set("insert enter add fill your put choose select type replace include specify provide")
LISTS = word_set("list summary description type kind number link examples example name names result results")
WHOSE = word_set("agent client seller buyer lender agent's client's your")
TO_BE_FILLED = word_set("compléter completar completare ergänzen einfügen insertar insérer rellenar preencher")
NO_VALUE = (
    "n/?a|null|undefined|nan|nil|none|tbd|tba|tbc|unknown|not (?:provided|available|set|specified|given|known)"
    "|blank|empty"
)
NOBODY = "client|customer|recipient|lead|user|prospect|name|friend name"
GREETED_NOBODY = re.compile(
    r"^ *(?:dear *[,!:]?$|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: +[,!:]| *,,)"
    rf"|(?:hi|hello|hey|dear) (?:{NO_VALUE}|(?:valued )?(?:{NOBODY}))\b *(?:[,!:]|$))",
    re.I,
)
SQUARE = re.compile(r"\[([^\[\]\n]{1,80})\](?![(\[]|: ?(?:http|[/#<]))")
ROUND = re.compile(r"\(([^()\n]{1,60})\)")
ANGLE = re.compile(r"<<?([^<>\n@/]{1,40})>>?")
MARKUP_IN_SQUARE = re.compile(r"/|[biusq*]$|(?:url|img|color|size|list(?! of| to)|center|quote|code)\b")
PROSE = word_set("sic ... … x ok brackets")


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part in letter.parts:
        text = str(part.text)
        for needs, pattern in STYLES:
            if any(each in text for each in needs):
                for found in islice(pattern.finditer(text), MOST_FOUND):
                    yield _finding(part, found)
        yield from _in_brackets(part, text)
    first = letter.lines[0] if letter.lines else None
    if first and (greeting := GREETED_NOBODY.match(first.text)):
        offset = first.end - len(first.text)
        yield letter.body.finding(Kind.PLACEHOLDER, offset, offset + greeting.end(), "The greeting names nobody.")


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
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", re.sub(r"[_-]|(?<=[a-z])(?=[A-Z])", " ", inside).lower())


def _stands_for_a_value(inside: str) -> bool:
    """In square brackets: names of fields, capitals, orders to fill something in. Prose may stand there."""
    if MARKUP_IN_SQUARE.match(inside) or inside.lower() in PROSE:
        return False
    words = _words(inside)
    if not words:
        return bool(re.fullmatch(r"[\s_.#?X-]+", inside))
    if len(words) > 1 and words[0] in LISTS and words[1] in ("of", "to", "for", "from", "about"):
        return True
    is_order = words[0] in ORDERS
    is_title = all(word[:1].isupper() for word in inside.split() if word.lower() not in FILLERS) and ":" not in inside
    return is_order or is_title or (len(words) <= 6 and any(word in FIELDS for word in words))


def _is_to_be_replaced(inside: str) -> bool:
    """In round brackets, where prose is usual: only an order to fill in, or the name of a field alone."""
    if re.fullmatch(NO_VALUE, inside, re.I):
        return True
    words = _words(inside)
    if 1 < len(words) <= 5 and ((words[0] in WHOSE and words[-1] == "line") or words[-1] == "here"):
        return not FIELDS.isdisjoint(words)
    if len(words) <= 6 and not TO_BE_FILLED.isdisjoint(words):
        return True
    if not 1 <= len(words) <= 6 or "," in inside or re.search(r"\d", inside):
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
