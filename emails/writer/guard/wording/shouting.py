"""Capitals beyond acronyms, rows of marks and emoji, drawn-out words."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import word_set
from emails.writer.guard.record import Record

MOST_EXCLAMATIONS, MOST_EMOJI = 3, 2
SHORT_WORDS = word_set(
    """so free now act sold hot new call only last must wow sale best huge big deal hurry not very all you buy sell
    love see fast home open just this that your will when need want time week good rare easy cash save view more
    most zero none stop look read help here what hey yes no out any how why win great today offer don't dont can't
    won't ever never these them they well day the and for get our has have one two off top low high deals next
    soon move gone done list easy keep back sure real true also both each even much many some such than then with
    from into over were been are was his her him she who did does had may might pay rent lease"""
)
"""Words of up to four letters that nobody takes for an acronym."""
ACRONYMS = word_set(
    """HVAC HELOC REALTOR REALTORS RESPA TRID COVID FIRPTA FEMA NASA ALTA FSBO BRRRR FNMA FHLMC USDA SABOR HGTV IKEA
    USPS FICO PMI PITI HERS LEED NAREIT ASHRAE STEM YMCA YWCA UCLA UNESCO EIFS PEX HUD COVID-19 CCIM ACRIS SCOTUS
    MLSLI TRREB TREC CREB EPDM NNN OSHA COCO DOCUSIGN UTSA SMUD PG&E CC&RS CCRS HOAS ADUS LLCS ATMS CMAS REOS"""
)
CAPITALS = re.compile(r"(?<![\w@./&-])[A-ZÀ-Þ][A-ZÀ-Þ']*(?:-[A-ZÀ-Þ']+)*(?![\w@&]|\.\w)")
SPACED = re.compile(r"\b(?:[A-Z] ){2,}[A-Z]\b|\b(?:[A-Z][.-]){3,}[A-Z]\b")
MARKS = re.compile(r"!{2,}|\?{2,}|\?!\?|!\?|\?!+\?|\${3,}|~{3,}|\*{4,}")
DRAWN = "aeiouyslrtnpghkw"
DRAWN_OUT = re.compile(
    rf"(?<![\w.@/])(?!www|hey+\b|hi+\b|hmm|mmm|zzz|brr|shh|III|xxx)[A-Za-z]*([{DRAWN}])\1\1[a-z]*\b", re.I
)
THREE_ALIKE = tuple(3 * letter for letter in DRAWN)
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b06\u203c\u2049]")
EMOJI_ROW = re.compile("(?:[\U0001f300-\U0001faff\u2600-\u27bf\u2b50]\ufe0f? ?){2,}")


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    known = _capitals_of(record)
    for part in letter.parts:
        yield from _capitals(part, known)
        yield from _marks(part, letter)
    yield from _too_many(letter)


def _capitals_of(record: Record) -> frozenset[str]:
    texts = [str(each.text) for each in record.fields]
    texts += [f"{each.subject} {each.body}" for each in record.earlier]
    return frozenset(re.findall(r"[A-ZÀ-Þ]{2,}", " ".join(texts)))


def _capitals(part: Part, known: frozenset[str]) -> Iterator[Finding]:
    text = str(part.text)
    run: list[re.Match[str]] = []
    for found in CAPITALS.finditer(text):
        if (
            run
            and text[run[-1].end() : found.start()].strip(" ,'-–&:") == ""
            and "\n" not in text[run[-1].end() : found.start()]
        ):
            run.append(found)
            continue
        yield from _run(part, run, known)
        run = [found]
    yield from _run(part, run, known)


def _run(part: Part, run: list[re.Match[str]], known: frozenset[str]) -> Iterator[Finding]:
    """One word or several side by side."""
    words = [each for each in run if not _is_name(each[0], known)]
    if any(_is_loud(each[0]) for each in words):
        while not _is_loud(run[-1][0]) and len(run[-1][0]) == 1:
            run = run[:-1]
        start, end = run[0].start(), run[-1].end()
        said = str(part.text)[start:end]
        yield part.finding(Kind.SHOUTING, start, end, f"“{said[:60]}” is in capitals.")


def _is_name(word: str, known: frozenset[str]) -> bool:
    plain = re.findall(r"[A-ZÀ-Þ]{2,}", word.removesuffix("'S"))
    return word in ACRONYMS or all(each in known or each in ACRONYMS for each in plain)


def _is_loud(word: str) -> bool:
    plain = word.lower().replace("'s", "")
    letters = sum(letter.isalpha() for letter in word)
    return plain in SHORT_WORDS or (letters >= 5 and not re.fullmatch(r"[IVXLC]+", word))


def _marks(part: Part, letter: Letter) -> Iterator[Finding]:
    text = str(part.text)
    for pattern, why in _patterns(part):
        for found in pattern.finditer(text):
            if pattern is DRAWN_OUT and found[0].isupper() and len(found[0]) <= 4:
                continue  # an acronym, such as NNN
            if found[0] == "!!" and part is letter.body and found.start() < letter.message_starts:
                continue  # "Hi Bex!!" is how some people say hello
            yield part.finding(Kind.SHOUTING, *found.span(), f"“{found[0].strip()[:40]}” {why}.")


def _patterns(part: Part) -> Iterator[tuple[re.Pattern[str], str]]:
    """Those that such a text may have."""
    yield MARKS, "are too many marks"
    yield SPACED, "is spelled out"
    if any(each in part.text.lower for each in THREE_ALIKE):
        yield DRAWN_OUT, "is drawn out"
    if not str(part.text).isascii():
        yield EMOJI_ROW, "is a row of emoji"


def _too_many(letter: Letter) -> Iterator[Finding]:
    for what, signs, most in (("exclamation marks", re.compile("!"), MOST_EXCLAMATIONS), ("emoji", EMOJI, MOST_EMOJI)):
        found = list(letter.each(signs))
        if len(found) > most:
            part, match = found[most]
            yield part.finding(Kind.SHOUTING, *match.span(), f"The email has {len(found)} {what}.")
