"""Somebody who is not in the record."""

import re
from collections.abc import Callable, Iterator

from emails.writer.guard.claims.proper_names.held import is_known
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import OTHER, Letter
from emails.writer.guard.record import EARLIER, LINKED, Record
from emails.writer.guard.text import WORD, Text, Word
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.context import RELATIONS, TITLES
from emails.writer.guard.vocabulary.first_names import SURE_NAMES
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.vocabulary.proper import TERMS
from emails.writer.guard.words import forms, plain

OURS = frozenset(("Agent name", "Office name", "Agent email", "Office website"))
SIGNS = OURS | {"Instructions"}
GREETED = frozenset(("Client name", "Client email", "Notes", "This follow-up", "Instructions"))
GREETING_WORDS = frozenset(
    plain(each)
    for each in words_in(
        """
    hi hello hey hiya dear greetings good morning afternoon evening day welcome hola estimado estimada estimados
    querido querida queridos buenos buenas dias días tardes noches bonjour bonsoir salut cher chère chers hallo
    guten tag morgen abend liebe lieber sehr geehrte geehrter olá oi prezado prezada caro cara ciao gentile
    buongiorno beste geachte there all everyone both folks team friend friends again and y et und und e familia
    family familie house household neighbor neighbors client homeowner owner sir madam to from the howdy yo aloha
    shalom namaste hei hej hoi moin servus dag goedemorgen goedemiddag bom boa dia tarde noite happy szanowni
    szanowny szanowna drogi droga drodzy dzień dobry witam witaj cześć państwo państwu pani pan panie panu chào kính
    xin gửi chị anh quý kumusta magandang mahal monday tuesday wednesday thursday friday saturday sunday new year
    """
    )
)
INFLECTING = frozenset(("pl", "ru", "uk", OTHER))
SMALL_NAME = re.compile(r"\b(?:" + "|".join(sorted(RELATIONS)) + r") ([a-z]{3,12})\b")
SMALL_WORD = re.compile(r"\b([a-z]{4,12})\b")
LEAST_CAPITALS = 120  # characters for each; a letter with fewer is written in small letters
HEAD = re.compile(r"(?:hi|hello|hey|dear)(?: [^\W\d_]+\.?){1,4},(?= )", re.I)
SIGNED = re.compile(r"^[\s–-]*([^\W\d_][^\n,|•]{0,60}?)\s*(?:[,|•].{0,200})?$")


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    yield from _greeted(letter, record)
    yield from _signed(letter, record)
    yield from _in_small_letters(letter, record)


def _words_of(text: Text, start: int, end: int) -> list[Word]:
    return [Word(found[0], *found.span()) for found in WORD.finditer(str(text), start, end)]


def _holds(record: Record, word: str, among: Callable[[str], bool]) -> bool:
    """Whether one of the fields with such a label holds the word in some form."""
    wanted = {*forms(word), plain(word).removesuffix("s")}
    return any(
        among(label) and any(wanted & {*forms(each.text)} for each in text.words)
        for label, text in (*record.fields, *record.said_before)
    )


def _greeted(letter: Letter, record: Record) -> Iterator[Finding]:
    line = letter.greeting or _bare_greeting(letter)
    if not line:
        return
    line = _to_the_comma(line)
    beside = _greets_the_client(letter, line, record)
    inflects = letter.language in INFLECTING
    strange, before = [], ""
    for word in _words_of(letter.body.text, line.start, line.end):
        is_linked = beside and _holds(record, word.text, LINKED.__eq__)
        is_known_form = inflects and _is_inflected(word.text, record)
        if _is_no_client(word.text, before, record) and not is_linked and not is_known_form:
            strange.append(word)
        before = word.text
    if strange:
        start, end = strange[0].start, strange[-1].end
        why = f"The email greets {str(letter.body.text)[start:end]}, who is not this client."
        yield letter.body.finding(Kind.NAME, start, end, why, "Greet the client by a name from the record.")


def _greets_the_client(letter: Letter, line: Word, record: Record) -> bool:
    """Beside the client a linked person may be greeted too; alone they may not: the email is the client's."""
    words = _words_of(letter.body.text, line.start, line.end)
    return any(word.text[0].isupper() and _holds(record, word.text, "Client name".__eq__) for word in words)


def _is_no_client(word: str, before: str, record: Record) -> bool:
    small = plain(word)
    if small in GREETING_WORDS | TITLES or len(small) < 2 or not (word[0].isupper() or small in SURE_NAMES):
        return False
    if _holds(record, word, lambda label: label in GREETED or label.startswith("Custom field")):
        return False
    if _holds(record, word, EARLIER.__eq__) and not _holds(record, word, OURS.__contains__):
        return False
    # "Dear Mr. White" names somebody, "Hi Friend" nobody.
    if _is_nearly_a_name(small, record):
        return True
    names = plain(before) in TITLES or (before[:1].isupper() and plain(before) not in GREETING_WORDS | TERMS)
    return names or not (small in TERMS or is_ordinary(small))


def _is_nearly_a_name(small: str, record: Record) -> bool:
    """ "Rusty" for Dusty: one letter off the client's name, though it is an ordinary word."""
    return any(
        len(name) > 3
        and len(name) == len(small)
        and sum(one != other for one, other in zip(name, small, strict=True)) == 1
        for name in (plain(each[0]) for each in WORD.finditer(record.client.name))
    )


def _is_inflected(word: str, record: Record) -> bool:
    """ "Panie Bogdanie" for Bogdan, "Pani Ewo" for Ewa."""
    small = plain(word)
    names = {plain(each[0]) for each in WORD.finditer(record.client.name)}
    return any(
        small[: max(2, min(len(each), len(small)) - 2)] == each[: max(2, len(each) - 2)] for each in names
    ) or any(len(each) > 3 and small.startswith(each) for each in names)


def _to_the_comma(line: Word) -> Word:
    """ "Hey Jonah, Ana here", "Hello from Zumbro Homes": what follows the comma or "from" greets nobody."""
    said = line.text.partition(" from ")[0]
    line = Word(said, line.start, line.start + len(said))
    head, comma, tail = line.text.partition(",")
    if comma and any(each[0].islower() and plain(each.strip(",")) not in GREETING_WORDS for each in tail.split()):
        return Word(head, line.start, line.start + len(head))
    return line


def _bare_greeting(letter: Letter) -> Word | None:
    """ "Jennifer," on the first line, or the beginning of a letter in one paragraph: "Hi Jennifer, I hope"."""
    first = letter.lines[0] if letter.lines else None
    if first and (head := HEAD.match(first.text)):
        return Word(head[0], first.start, first.start + len(head[0]))
    first = first if len(letter.lines) > 1 else None
    return first if first and first.text.endswith((",", "–", ":")) and len(first.text.split()) <= 4 else None


def _signed(letter: Letter, record: Record) -> Iterator[Finding]:
    """The line below the closing must be the agent or the office."""
    lines = [line for line in letter.lines if line.start >= letter.closing_starts][:3]
    for at, line in enumerate(lines):
        found = SIGNED.match(line.text)
        if not found or (at == 0 and not line.text.startswith(("-", "–"))):
            continue
        words = [
            word
            for word in _words_of(letter.body.text, line.start, line.start + len(line.text))
            if word.text[0].isupper()
        ]
        if len(words) > 5 or len(line.text.split()) > 6:
            return
        strange = [word for word in words if _is_no_signer(word.text, record)]
        if strange:
            start, end = strange[0].start, strange[-1].end
            why = f"{str(letter.body.text)[start:end]} is not the agent who writes."
            yield letter.body.finding(Kind.NAME, start, end, why, "Sign with the agent's name.")
        return


def _is_no_signer(word: str, record: Record) -> bool:
    small = plain(word)
    if len(small) < 2 or small in TERMS or _holds(record, word, SIGNS.__contains__):
        return False
    if _holds(record, word, EARLIER.__eq__) and not _holds(record, word, "Client name".__eq__):
        return False
    return small in SURE_NAMES or not is_ordinary(small)


def _in_small_letters(letter: Letter, record: Record) -> Iterator[Finding]:
    body = str(letter.body.text)
    is_small = sum(each.isupper() for each in body) * LEAST_CAPITALS < len(body)
    for part in letter.parts:
        for found in (SMALL_WORD if is_small else SMALL_NAME).finditer(str(part.text)):
            if found[1] in SURE_NAMES and found[1] not in TERMS and not is_known(found[1], record):
                why = f"No one called {found[1]} is in the record."
                yield part.finding(Kind.NAME, found.start(1), found.end(1), why)
