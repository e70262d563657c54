"""A phone number, an email address or a link that is not the agent's, the office's or this client's."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record

_TLD = (
    "com|net|org|io|co|biz|info|app|dev|house|homes|realty|realtor|realestate|properties|estate|edu|gov|ly|gl|gle|ai"
    "|xyz|online|site|link|page|shop|store|agency|group|team|loans|mortgage|finance|ca|mx|de|fr|es|eu|tv|cc|us|to|me|uk"
)
_SURE_TLD = (
    "com|net|org|io|biz|info|app|dev|realty|realtor|realestate|properties|edu|gov|ly|xyz|online|loans|mortgage"
    "|example|test"
)
PORTALS = frozenset(
    f"{each}.com" for each in ["realtor", "zillow", "redfin", "trulia", "homes", "apartments", "craigslist"]
)
"""Written as a name, "Realtor.com", such a portal is no link."""
EMAIL = re.compile(r"[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}", re.I)
_AT = r"(?:\s?[(\[{<]\s?at\s?[)\]}>]\s?| at |\s@\s)"
_DOT = r"(?:\s?[(\[{<]\s?dot\s?[)\]}>]\s?| dot |\s\.\s?)"
SPELT_EMAIL = re.compile(
    rf"\b[\w.+-]{{1,40}}(?:{_DOT}[\w-]{{1,30}})?(?:{_AT})[\w-]{{1,40}}(?:(?:{_DOT}|\.)[\w-]{{2,20}}){{1,3}}\b", re.I
)
SPELT_DOMAIN = re.compile(rf"\b[\w-]{{2,40}}{_DOT}(?:com|net|org|io|co|realty|info|biz|us)\b", re.I)
LINK = re.compile(r"\b(?:https?|ftp|tel|mailto|sms):(?://)?[^\s<>\")\]]+|\bwww\.[^\s<>\")\]]+", re.I)
DOMAIN = re.compile(
    rf"(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:(?:{_SURE_TLD})\b|(?:{_TLD})(?=/[\w?]))(?:/[^\s<>\")\]]*)?|"
    r"(?<![\w@.-])[a-z0-9-]{4,63}\.[a-z]{3,24}/[\w?][^\s<>\")\]]*|"
    rf"(?<![\w@.-])[a-z0-9-]{{3,63}}\.(?:co|ai|homes|house|us|me|tv|ca|team|group|link)\b(?=[\s.,;!?)]|"
    rf"$)(?:/[^\s<>\")\]]*)?",
    re.I,
)
PHONE = re.compile(
    r"(?<![\w$€£#,./-])(?:\+?\d{1,3}[\s.-]{0,2})?(?:\(\d{3}\)|\d{3})[\s./–-]{0,3}\d{3}[\s./–-]{0,2}\d{4}(?![\w,]\d)"
)
SHORT_PHONE = re.compile(r"(?<![\w$€£#,./-])\d{3}[\s.–-]\d{4}(?![\w,-])")
ABROAD = re.compile(r"(?<![\w$])\+\d[\d\s().-]{6,20}\d")
_DIGIT = "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple"
SPELT_PHONE = re.compile(
    rf"\b(?:(?:{_DIGIT}|\d{{1,4}})[\s,.–-]{{1,3}}){{6,13}}(?:{_DIGIT}|\d{{1,4}})\b|\b\d{{3}}[\s,.-]{{1,3}}(?:(?:{_DIGIT})[\s,.-]{{1,3}}){{2,9}}(?:{_DIGIT})\b",
    re.I,
)
GROUPED = re.compile(r"(?<![\w$€£#,./-])(?:\d[ .()–-]{0,3}){9,12}\d(?![\w,]\d)")
LETTERED = re.compile(
    r"(?<![\w$€£#,./-])(?=[\s().–-]*\d)[(]?[\dOoIl]{3}[)]?[ .–-]{1,3}[\dOoIl]{3}[ .–-]{1,3}[\dOoIl]{4}\b"
)
"""A phone number with letters that look like digits."""
HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{2,30}\b")
NETWORK = re.compile(
    r"\b(?:instagram|insta|ig|facebook|tiktok|twitter|linkedin|telegram|whatsapp|skype|venmo|"
    r"zelle|cash ?app|snapchat|wechat|signal|youtube|messenger|calendly|paypal)\b"
    r"(?:\s(?:at|is|as|handle|username|account|name|under|me|page|it|my|to))*\s?[:@]?\s?([\w.@$/-]{4,40})",
    re.I,
)
SHORT_CODE = re.compile(r"\b(?:text|sms|send|message)\s[\"']?[\w ]{1,24}[\"']?\s(?:to|at)\s(\d{4,6})\b", re.I)
EXTENSION = re.compile(r"\b(?:ext(?:ension)?|x)\.? ?(\d{1,5})\b", re.I)
ACCOUNT = re.compile(
    r"\b(?:[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b"
    r"|(?:account|routing|acct|wire|iban|swift)\b[^\d\n]{0,20}\d[\d -]{4,20})",
    re.I,
)
DIGIT_WORDS = {
    word: str(value)
    for value, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
} | {"oh": "0"}


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    known: _Known | None = None
    for part in letter.parts:
        end = -1
        for start, stop, words in sorted(_mentions(str(part.text))):
            if start < end:
                continue
            end = stop
            known = known or _Known(record)
            label = known.label(words)
            written = part.text.origin(start, stop)[1]
            if any(each.isalpha() and not each.isascii() for each in written) and words.isascii():
                label = None  # a letter that only looks like the one in the agent's address
            if label is None:
                yield part.finding(
                    Kind.CONTACT, start, stop, f"{words} is not the agent's, the office's or the client's."
                )
            elif label:
                yield part.stated(start, stop, label)


def _mentions(text: str) -> Iterator[tuple[int, int, str]]:
    small = text.lower()
    patterns: list[re.Pattern[str]] = []
    if "@" in text:
        patterns += (EMAIL, HANDLE)
    if "dot" in small or "(at" in small or "[at" in small or " @ " in text:
        patterns += (SPELT_EMAIL, SPELT_DOMAIN)
    if "." in text or ":" in text:
        patterns += (LINK, DOMAIN)
    if any(letter.isdigit() for letter in text):
        patterns += (PHONE, SHORT_PHONE, GROUPED, LETTERED, ABROAD, SHORT_CODE, ACCOUNT)
        if "ext" in small or " x" in small:
            patterns.append(EXTENSION)
    patterns.append(SPELT_PHONE)
    for pattern in patterns:
        for found in pattern.finditer(text):
            words = found[0].rstrip(".,;:!?-– ")
            yield found.start(), found.start() + len(words), words
    for found in NETWORK.finditer(text):
        if _is_account_name(found[1]):
            yield found.start(1), found.end(1), found[1]


def _is_account_name(word: str) -> bool:
    """A handle has a mark, a digit or an underscore in it."""
    return bool(re.search(r"[@_$/\d]|\w\.\w", word.strip(".")))


def digits_of(words: str) -> str:
    """The digits of a phone number, also where they are spelt."""
    found: list[str] = []
    times = 1
    for each in re.findall(r"[a-z]+|\d+", words.lower()):
        if each in ("double", "triple"):
            times = 2 if each == "double" else 3
            continue
        found.append(each if each.isdigit() else DIGIT_WORDS.get(each, "") * times)
        times = 1
    return "".join(found)


def spelt_out(words: str) -> str:
    """An email address or a domain as a machine writes it."""
    small = re.sub(rf"{_DOT}", ".", words.lower())
    return re.sub(r"\s", "", re.sub(rf"{_AT}", "@", small))


class _Known:
    def __init__(self, record: Record) -> None:
        self.phones: dict[str, str] = {}
        self.texts: list[tuple[str, str]] = [(label, text.lower) for label, text in record.fields]
        for label, text in record.fields:
            for pattern in (PHONE, ABROAD, SHORT_PHONE):
                for found in pattern.finditer(str(text)):
                    self.phones.setdefault(digits_of(found[0]), label)
            if label.endswith("phone"):
                self.phones.setdefault(digits_of(str(text)), label)
        self.domains = {_host(text): label for label, text in self.texts if label == "Office website"}
        for label, small in self.texts:
            if label == "Agent email" and "@" in small:
                self.domains.setdefault(small.rpartition("@")[2].strip(), label)

    def label(self, words: str) -> str | None:
        """The field that holds it; an empty text where it is no contact at all, None where it is unknown."""
        if words[0].isupper() and words.lower() in PORTALS:
            return ""
        spelt = spelt_out(words)
        digits = digits_of(words)
        if not re.search(r"[a-z]\.[a-z]|@", spelt):
            return self._phone(words, digits)
        held = next((label for label, text in self.texts if _stands_in(spelt.removeprefix("mailto:"), text)), None)
        if held or "@" in spelt:
            return held
        if re.search(r"\w/\w", spelt.partition("://")[2] or spelt):
            return None  # a page of a known site, which may not exist
        return next((label for host, label in self.domains.items() if host and _host(spelt) == host), None)

    def _phone(self, words: str, digits: str) -> str | None:
        if not digits:
            return None
        for known, label in self.phones.items():
            if known and (known[-10:] == digits[-10:] or (len(digits) == 7 and known.endswith(digits))):
                return label
        held = next((label for label, text in self.texts if words.lower() in text), None)
        return held if held else ("" if len(digits) < 3 and not words.lower().startswith(("ext", "x")) else None)


def _stands_in(words: str, text: str) -> bool:
    """As a whole: "realty.co" is no part of "realty.com"."""
    at = text.find(words)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(words) : at + len(words) + 1]
        if not (before.isalnum() or after.isalnum() or before == "-" or after == "-"):
            return True
        at = text.find(words, at + 1)
    return False


def _host(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.strip()).split("/")[0].split("?")[0]
