"""Another client's name, address, phone or email."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.contact import digits_of
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Other, Record
from emails.writer.guard.text import WORD
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.first_names import FIRST_NAMES, SHORT_FORMS
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.vocabulary.place_words import COMPANY_WORDS, DIRECTIONS, STATES, STREET_WORDS, STREETS
from emails.writer.guard.vocabulary.proper import TERMS
from emails.writer.guard.words import SHORT_TO_LONG, forms, plain

NO_NAMES = words_in("and the of family estate trust mr mrs ms dr household living revocable") | COMPANY_WORDS
SIGNS = (
    STREET_WORDS
    | STREETS.keys()
    | DIRECTIONS.keys()
    | set(DIRECTIONS.values())
    | STATES.keys()
    | {"unit", "apartment", "suite"}
)
WHY = "It belongs to another client."


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    if not record.others:
        return
    theirs = [_Theirs(other, record) for other in record.others]
    for part in letter.parts:
        words = [(word.start, word.end, word.text) for word in part.text.words]
        plains = [plain(word) for _, _, word in words]
        for each in theirs:
            for start, end in each.said(part, words, plains):
                yield part.finding(Kind.OTHER_CLIENT, start, end, WHY)


class _Theirs:
    """What of another client's data is not this client's as well."""

    def __init__(self, other: Other, record: Record) -> None:
        self.record = record
        own = record.words
        parts = [plain(found[0]) for found in WORD.finditer(other.name)]
        self.names = [each for each in parts if len(each) > 1 and each not in NO_NAMES]
        self.first = {form for each in self.names if each in FIRST_NAMES for form in forms(each)} | set(self.names)
        self.rare = {
            each
            for each in self.names
            if each not in own and each not in FIRST_NAMES and not is_ordinary(each) and each not in TERMS
        }
        self.given = {
            form
            for each in self.names
            if each in FIRST_NAMES and each not in own
            for form in (each, *SHORT_FORMS.get(each, ()))
            if form not in own
        }
        self.phone = digits_of(other.phone)[-10:]
        self.email = other.email.lower().strip()
        address = [plain(found[0]) for found in WORD.finditer(other.property_address)]
        self.number = next((each for each in address[:2] if each[:1].isdigit()), "")
        self.is_ours = (self.number, next(iter(address[1:2]), "")) in record.neighbors
        street = [SHORT_TO_LONG.get(each, each) for each in address[1:5]]
        self.street = next((each for each in street if each not in SIGNS and not each.isdigit() and len(each) > 2), "")
        self.street_known = self.street in own
        self.ours = {digits_of(str(text))[-10:] for label, text in record.fields if label.endswith("phone")}

    def said(self, part: Part, words: list[tuple[int, int, str]], plains: list[str]) -> Iterator[tuple[int, int]]:
        yield from self._contacts(part)
        yield from self._address(words, plains)
        yield from self._name(words, plains)

    def _contacts(self, part: Part) -> Iterator[tuple[int, int]]:
        small = part.text.lower
        if self.email and not any(self.email in text.lower for label, text in self.record.fields):
            at = small.find(self.email)
            local, _, host = self.email.partition("@")
            spelt = re.search(
                rf"{re.escape(local)}\s?[(\[]?\s?(?:@|at)\s?[)\]]?\s?{re.escape(host.partition('.')[0])}\b", small
            )
            if at >= 0:
                yield at, at + len(self.email)
            elif spelt:
                yield spelt.span()
        if len(self.phone) >= 7 and self.phone not in self.ours:
            yield from self._phones(str(part.text))

    def _phones(self, text: str) -> Iterator[tuple[int, int]]:
        digits = [(at, letter) for at, letter in enumerate(text) if letter.isdigit()]
        run = "".join(letter for _, letter in digits)
        for wanted in (self.phone, self.phone[-7:]):
            at = run.find(wanted)
            if at >= 0:
                start, end = digits[at][0], digits[at + len(wanted) - 1][0] + 1
                if end - start <= len(wanted) + 8 and not re.search(r"[A-Za-z]", text[start:end]):
                    yield start, end
                    return

    def _address(self, words: list[tuple[int, int, str]], plains: list[str]) -> Iterator[tuple[int, int]]:
        if not self.street or self.is_ours:
            return
        for at, word in enumerate(plains):
            if word != self.street or words[at][2][0].islower():  # "Alder", "41st"
                continue
            start = max(0, at - 3)
            numbered = self.number in plains[start:at] and bool(self.number)
            followed = at + 1 < len(plains) and plains[at + 1] in SIGNS
            if numbered or (not self.street_known and (followed or not is_ordinary(word))):
                first = start + plains[start:at].index(self.number) if numbered else at
                yield words[first][0], words[at + followed][1]

    def _name(self, words: list[tuple[int, int, str]], plains: list[str]) -> Iterator[tuple[int, int]]:
        for at, word in enumerate(plains):
            capital = words[at][2][0].isupper()
            word = (
                word
                if word in self.names or word in self.given
                else word.removesuffix("es")
                if word.removesuffix("es") in self.rare
                else word.removesuffix("s")
            )
            if not capital:
                continue
            pair = at + 1 < len(plains) and words[at + 1][2][0].isupper()
            after = plains[at + 1] if pair else ""
            if (
                pair
                and word in self.first
                and after in self.names
                and word != after
                and not {word, after} <= self.record.words.keys()
            ):
                yield words[at][0], words[at + 1][1]
            elif word in self.rare or (word in self.given and word not in TERMS and not is_ordinary(word)):
                yield words[at][0], words[at][1]
