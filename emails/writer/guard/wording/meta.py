"""What was not meant for the client: the text speaks of itself, of what wrote it, or to the agent."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import Phrases, Token, longest, one_of, phrases_in, table, tokens_of, word_set
from emails.writer.guard.record import Record
from emails.writer.guard.text import Text
from emails.writer.guard.wording.words.briefs import BRIEFS
from emails.writer.guard.wording.words.drafts import DRAFTS, HARMLESS
from emails.writer.guard.wording.words.makers import MAKERS
from emails.writer.guard.wording.words.meta_sets import BRACKETED, INNER_LABELS, LABELS, NOTES, SETS

PHRASES = Phrases(table(MAKERS, BRIEFS, DRAFTS), SETS)
ALLOWED = Phrases(((each, None) for each in phrases_in(HARMLESS)), SETS)
LABEL = re.compile(rf"^[ \[(*#-]*(?P<label>{one_of(LABELS)})(?: ?[#\w]{{1,2}})? ?\*{{0,2}}: ?(?=\S|$)", re.I | re.M)
INNER_LABEL = re.compile(rf"(?<=[.;,|(\[–] )(?:{one_of(INNER_LABELS)}): ?\w+|\((?:stage|priority|tone): ?\w+", re.I)
NOTE = re.compile(rf"(?:^|(?<=[.!?] )|(?<=[(\[]))(?:{one_of(NOTES)})(?!\w)[^\n:]{{0,24}}:", re.I | re.M)
IN_BRACKETS = re.compile(rf"\[ ?(?:{one_of(BRACKETED)})\b[^\]\n]{{0,120}}[\]\n]|<(?:think|thinking|analysis)>", re.I)
NOTE_WORDS = word_set(
    """words tone email draft client client's crm record wording subject line signature greeting lead placeholder
    placeholders facts prompt instructions sending send mention invent invented personalized fair"""
)
IMPERATIVES = word_set(
    """check verify confirm review update remember please make add attach call do don't replace fill remove delete
    double see mention ask keep send feel adjust"""
)
LEAST_SHARED = 5


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    orders = [*_orders(record)]
    for part, words in letter.tokens:
        for found in longest(PHRASES.find(words, ALLOWED)):
            yield part.finding(Kind.META, found.start, found.end, found.meaning)
        yield from _repeats_an_instruction(part, words, orders)
    for part in letter.parts:
        text = str(part.text)
        for pattern in (LABEL, INNER_LABEL, IN_BRACKETS):
            for match in pattern.finditer(text):
                if not _is_signature(letter, part, match.start()) or pattern is IN_BRACKETS:
                    yield part.finding(Kind.META, *match.span(), f"“{match[0].strip()}” was not meant for the client.")
        yield from _notes(part, text)
    yield from _to_the_agent(letter, record)
    yield from _fields_as_a_list(letter, record)


def _is_signature(letter: Letter, part: Part, position: int) -> bool:
    return part is letter.body and position > letter.closing_starts


def _notes(part: Part, text: str) -> Iterator[Finding]:
    """ "Note: …" is for the agent where it speaks of the email. The parking lot may have one, too."""
    for found in NOTE.finditer(text):
        rest = text[found.end() :].split("\n", 1)[0][:200]
        said = set(re.findall(r"[a-z']+", rest.lower()))
        head = set(re.findall(r"[a-z]+", found[0].lower()))
        speaks_of_the_email = bool(said & NOTE_WORDS) and not said & {"you", "your"}
        if speaks_of_the_email or head & {"agent", "internal", "self"}:
            yield part.finding(Kind.META, found.start(), found.end() + len(rest.rstrip()), "It is a note to the agent.")


def _to_the_agent(letter: Letter, record: Record) -> Iterator[Finding]:
    """The agent wrote this email: a sentence that calls the agent by name is no part of it."""
    agent, client = record.agent.name.lower().split(), record.client.name.lower().split()
    if not agent or agent[0] in client or len(agent[0]) < 2:
        return
    for part, words in letter.tokens:
        if agent[0] not in words.said:
            continue
        said = [word.text for word in words]
        for at, word in enumerate(said):
            called = word == agent[0] and (
                at == 0 or said[at - 1] in ("for", "to", "hey", "hi", "note", "fyi", "s", "ps")
            )
            follows = said[at + 1 : at + 2]
            is_marked = at > 0 and {"p", "ps", "note", "fyi", "reminder"} & set(said[:at]) and at < 4
            if called and follows and (follows[0] in IMPERATIVES or is_marked):
                yield part.finding(
                    Kind.META, words[0].start, words[-1].end, "It speaks to the agent, not to the client."
                )
                break


def _fields_as_a_list(letter: Letter, record: Record) -> Iterator[Finding]:
    """ "Budget: 640k" on a line of its own, as the record has it."""
    known = {(name.lower().strip(), value.lower().strip()) for name, value in record.client.custom_fields.items()}
    known |= {("notes", record.client.notes.lower().strip()), ("status", record.client.stage.lower())}
    for line in letter.lines:
        label, mark, value = line.text.lower().strip("-*• ").partition(":")
        if mark and (label.strip(), value.strip(" .")) in known and value.strip():
            yield letter.body.finding(Kind.META, line.start, line.end, "It is a line of the record.")


def _repeats_an_instruction(part: Part, words: tuple[Token, ...], orders: list[list[str]]) -> Iterator[Finding]:
    """A sentence that begins as an instruction does was copied."""
    said = [word.text for word in words[: LEAST_SHARED + 1]]
    for order in orders:
        shared = min(len(order), LEAST_SHARED)
        if said[:shared] == order[:shared] and (len(order) >= LEAST_SHARED or said == order):
            yield part.finding(Kind.META, words[0].start, words[-1].end, "It repeats the instructions.")


def _orders(record: Record) -> Iterator[list[str]]:
    for asked in (record.instructions, record.about):
        for sentence in tokens_of(Text(asked)) if asked.strip() else ():
            if len(sentence) >= 3:
                yield [word.text for word in sentence]
