"""The block that a mail program puts below each mail: name, title, company, numbers. It has no mark of its own."""

import re
from collections.abc import Sequence

from inbound.new_text.closings import CLOSING

MOST_ROWS = 18
LONGEST_ROW = 100
LINK = re.compile(
    r"<?(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|co|es|de|fr|it|pt|br|cn"
    r"|uk|us|mx|ca|eu|homes|realtor|house|realty)\b(?:/\S*)?",
    re.IGNORECASE,
)
EMAIL = re.compile(r"<?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?", re.IGNORECASE)
PHONE = re.compile(r"(?:\+|\()?\d[\d\s().\-–/·•]{5,18}\d(?:\s*(?:x|ext\.?)\s*\d+)?", re.IGNORECASE)
PICTURE = re.compile(
    r"\[?(?:image|cid|logo|photo|facebook|linkedin|instagram|twitter|x|youtube|tiktok)\b[^\]]{0,100}\]?", re.IGNORECASE
)
LICENCE = re.compile(
    r"\b(?:(?:cal)?dre|bre|lic(?:ense|\.)?|nmls|mls|creci|rera|siret|siren|p\.? ?iva|cif|nif|cnpj"
    r"|ust-?id\w*|hrb|rcs|api|oab)\W{0,4}(?:no\.?|nr\.?|#|n°|id)?\W{0,3}[\w/.-]*\d",
    re.IGNORECASE,
)
KIND = re.compile(
    r"\b(?:tel|tél|phone|ph|mobile|mob|cell|office|direct|fax|main|work|home|desk|toll.free|m|o"
    r"|t|p|c|w|f|d|e|h|e-?mail|mail|web|website|site|móvil|movil|celular|cel|teléfono|telefono|téléphone"
    r"|telefon|portable"
    r"|mobil|handy|cellulare|cell|ufficio|telemóvel|telefone|whatsapp|wechat|skype|telegram|call"
    r"|text|or|and|und|et|y|e|a|direkt|zentrale|durchwahl|fon|ext|v|tlf|tfno|fixe|bureau)\b\.?|电话"
    r"|手机|微信|邮箱|传真|座机|טלפון|נייד|هاتف|جوال",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"\b(?:realtor\w*|broker\w*|agent|associate|realty|real estate|properties|manager|director|engineer"
    r"|developer|architect|designer|analyst|consultant|attorney|lawyer|paralegal|president|vice president"
    r"|vp|ceo|cfo|cto|coo|founder|co-founder|owner|partner"
    r"|principal|officer|specialist|coordinator|administrator|assistant|executive|accountant|cpa"
    r"|teacher|professor|nurse|physician|m\.?d\.?|ph\.?d\.?|esq\.?|lead|head of|sales|marketing"
    r"|advisor|adviser|planner|superintendent|supervisor|technician|therapist|dentist|pharmacist"
    r"|scientist|researcher|editor|writer|photographer|producer|contractor|inspector|notary|loan"
    r"|mortgage|department|dept|university|school|hospital|bank|group|inc|llc|llp|ltd|corp|gmbh"
    r"|ag|kg|sarl|sas|s\.?l\.?|s\.?a\.?|s\.?r\.?l\.?|ltda|co"
    r"|gerente|directora?|ingenier[oa]|abogad[oa]|arquitect[oa]|consultora?|asesora?|jef[ea]|responsable"
    r"|profesora?|médic[oa]|contador[a]?|inmobiliari[ao]"
    r"|directeur|directrice|ingénieure?|avocate?|architecte|conseill[eè]re?|chef de|chargée?|responsable"
    r"|professeure?|médecin|notaire|immobilier"
    r"|geschäftsführer(?:in)?|leiter(?:in)?|ingenieur(?:in)?|rechtsanw[aä]lt(?:in)?|architekt(?:in)?"
    r"|berater(?:in)?|lehrer(?:in)?|ärztin|arzt|immobilien\w*|abteilung|referent(?:in)?|dipl\.?\S*"
    r"|dr\.?"
    r"|direttore|direttrice|ingegnere|ing\.|avvocato|avv\.|architetto|arch\.|consulente|responsabile"
    r"|dott\.\S*|geom\.|immobiliare|studio"
    r"|diretora?|engenheir[oa]|advogad[oa]|arquitet[oa]|consultora?|professora?|médic[oa]|imobiliári[ao]"
    r"|corretora?|coordenadora?)\b|经理|总监|工程师|律师|主任|公司|顾问|教授|部门?|®|™",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:st|street|ave|avenue|rd|road|blvd|dr|drive|lane|ln|suite|ste|floor|fl|way|pkwy|court"
    r"|plaza|calle|avda|paseo|rue|boulevard|straße|strasse|str|platz|weg|allee|via|viale|corso|piazza"
    r"|rua|avenida|av|alameda|praça)\b"
    r"|straße|strasse|str\.|\b[A-Z]{2}\s+\d{5}\b|\b\d{4,5}(?:-\d{3,4})?\s+[A-ZÀ-Þ]\w+|[路街]\d|号",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "van",
        "von",
        "der",
        "den",
        "du",
        "le",
        "el",
        "al",
        "bin",
        "ben",
        "y",
        "e",
        "und",
        "&",
        "of",
        "and",
        "the",
        "for",
        "und",
        "für",
        "et",
    ]
)
SENTENCE = re.compile(r"[?!]$|[.]\s+[A-ZÀ-Þ]\w+\s+\w+\s+\w+|(?<![A-Za-z.]\.)(?<=\w{4})\.$|[,;]$")
DIGIT = re.compile(r"\d")
BARRED = re.compile(r"\s[|·•∙●]\s")
"""People type `-` and `/` between words, but no such bar between their name and their company."""

PARTED = re.compile(r"\s[|·•∙●⋅/–—-]\s|\|")


def block_start(rows: Sequence[str], names: Sequence[str]) -> int:
    """The index of its first row; all rows where there is none. It never takes everything that somebody wrote."""
    end = len(rows)
    first = end
    for row in range(end - 1, max(end - 1 - MOST_ROWS, -1), -1):
        if rows[row] and not may_be_in_block(rows[row], names):
            break
        first = row
    opening = _opening(rows, first, names)
    if opening is None:
        return end
    if opening and CLOSING.fullmatch(rows[opening - 1]):
        opening -= 1
    above = next((each for each in reversed(rows[:opening]) if each), "")
    return end if not above or above[-1] in ":：" else opening


def reads_as_signature(rows: Sequence[str], names: Sequence[str]) -> bool:
    """Of what stands below a line of dashes."""
    filled = [row for row in rows if row]
    if len(filled) > MOST_ROWS:
        return False
    fitting = [row for row in filled if may_be_in_block(row, names)]
    named = bool(filled) and (_names_sender(filled[0], names) or _is_name(filled[0]))
    return named and len(fitting) >= 0.7 * len(filled)


def _opening(rows: Sequence[str], first: int, names: Sequence[str]) -> int | None:
    """The last row with the sender's name that a number or a title follows; else any name below a closing, or
    of a sender whose name we don't know: somebody may give another person's name and number."""
    filled = [row for row in range(first, len(rows)) if rows[row]]
    candidates = [row for row in filled if _is_strong_below(rows, row) or _is_barred(rows[row], names)]
    named = [row for row in candidates if _names_sender(rows[row], names) and not _is_contact(rows[row])]
    if named:
        return _first_of_paragraph(rows, named[-1], names)
    generic = [row for row in candidates if _is_name(rows[row]) and (not names or _closes_above(rows, row))]
    return next((row for row in generic if sum(bool(each) for each in rows[row:]) >= 3), None)


def _is_barred(row: str, names: Sequence[str]) -> bool:
    return BARRED.search(row) is not None and _names_sender(row, names)


def _first_of_paragraph(rows: Sequence[str], row: int, names: Sequence[str]) -> int:
    """The name may stand twice in one block."""
    first = row
    while first and rows[first - 1] and not CLOSING.fullmatch(rows[first - 1]):
        first -= 1
        if _names_sender(rows[first], names) and not _is_contact(rows[first]):
            row = first
    return row


def _closes_above(rows: Sequence[str], row: int) -> bool:
    above = [each for each in rows[max(row - 2, 0) : row] if each]
    return bool(above) and bool(CLOSING.fullmatch(above[-1]))


def _is_strong_below(rows: Sequence[str], row: int) -> bool:
    if PARTED.search(rows[row]) and (PHONE.search(rows[row]) or EMAIL.search(rows[row]) or TITLE.search(rows[row])):
        return True
    if "," in rows[row] and TITLE.search(rows[row].partition(",")[2]):
        return True
    return any(_is_contact(each) or LICENCE.search(each) or _is_title(each) for each in rows[row + 1 :] if each)


def may_be_in_block(row: str, names: Sequence[str]) -> bool:
    """Whether a row looks as those of a signature do: a name, a title, a number, a place."""
    if len(row) > LONGEST_ROW or CLOSING.fullmatch(row):
        return False
    if _is_contact(row) or LICENCE.search(row) or PICTURE.fullmatch(row) or _names_sender(row, names):
        return True
    if SENTENCE.search(row):
        return row[0] in '"“«„' or bool(_is_title(row.rstrip(".,")) and len(row.split()) <= 6)
    return bool(PARTED.search(row)) or _is_name(row) or _is_title(row) or _is_place(row)


def _is_contact(row: str) -> bool:
    """A number, an address or a link, and hardly a word besides."""
    bare, count = row, 0
    for pattern in (EMAIL, LINK, PHONE):
        bare, found = pattern.subn(" ", bare)
        count += found
    return count > 0 and sum(each.isalpha() for each in KIND.sub(" ", bare)) <= 4


def _is_title(row: str) -> bool:
    return bool(TITLE.search(row)) and len(row.split()) <= 9 and row[:1] == row[:1].upper() and not SENTENCE.search(row)


def _is_place(row: str) -> bool:
    return bool(PLACE.search(row)) and bool(DIGIT.search(row)) and _capitals(row) >= 0.5


def _is_name(row: str) -> bool:
    words = row.split()
    return 0 < len(words) <= 6 and not DIGIT.search(row) and _capitals(row) == 1 and not SENTENCE.search(row)


def _capitals(row: str) -> float:
    """The share of its words that begin with a capital. Scripts without capitals have none."""
    words = [word for word in row.split() if word[0].isalpha() and word.lower() not in PARTICLES]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0


def _names_sender(row: str, names: Sequence[str]) -> bool:
    """A row that is the sender's name, and at most a title or a company behind it."""
    if len(row) > LONGEST_ROW or not names or SENTENCE.search(row.rstrip(",")):
        return False
    head = re.split(r"\s*[|·•,/]\s*|\s[-–—]\s", row.strip("*_-–— "))[0].casefold()
    words = head.split()
    return 0 < len(words) <= 5 and any(word.strip(".,") in names for word in words[:2]) and _capitals(row) in (0, 1)
