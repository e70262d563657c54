"""What was not meant for the client: the text speaks of itself, of what wrote it, or to the agent."""

import re
from collections.abc import Iterator

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import Phrases, Token, longest, one_of, phrases_in, table, tokens_of, word_set
from emails.writer.guard.record import Record
from emails.writer.guard.text import Text
from emails.writer.guard.wording.mixes import Mixes
from emails.writer.guard.wording.words.briefs import BRIEFS
from emails.writer.guard.wording.words.drafts import DRAFTS, HARMLESS
from emails.writer.guard.wording.words.makers import MAKERS
from emails.writer.guard.wording.words.meta_mixes import MIXES
from emails.writer.guard.wording.words.meta_sets import (
    BRACKETED,
    CRM_WORDS,
    INNER_LABELS,
    LABELS,
    NOTES,
    SETS,
    STRONG_CRM_WORDS,
)

PHRASES = Phrases(table(MAKERS, BRIEFS, DRAFTS), SETS)
MIXED = Mixes(MIXES)
ALLOWED = Phrases(((each, None) for each in phrases_in(HARMLESS)), SETS)
LABEL = re.compile(rf"^[ \[(*#-]*(?P<label>{one_of(LABELS)})(?: ?[#\w]{{1,2}})? ?\*{{0,2}}: ?(?=\S|$)", re.I | re.M)
INNER_LABEL = re.compile(rf"(?<=[.;,|(\[–] )(?:{one_of(INNER_LABELS)}): ?\w+|\((?:stage|priority|tone): ?\w+", re.I)
NOTE = re.compile(rf"(?:^|(?<=[.!?] )|(?<=[(\[]))(?:{one_of(NOTES)})(?!\w)[^\n:]{{0,24}}:", re.I | re.M)
SENTENCE_ENDS = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
IN_BRACKETS = re.compile(rf"\[ ?(?:{one_of(BRACKETED)})\b[^\]\n]{{0,120}}[\]\n]", re.I)
LEAST_OF_A_TOPIC = 4
"""Words: "Fall check-in" may well be the subject."""
IN_ANGLES = re.compile(r"<(?:think|thinking|analysis)>", re.I)
NOTE_WORDS = word_set(
    """words tone email draft client client's crm record wording subject line signature greeting lead placeholder
    placeholders facts prompt instructions sending send mention invent invented personalized fair kept brief requested
    short instructed data included avoided left"""
)
IMPERATIVES = word_set(
    """check verify confirm review update remember please make add attach call do don't replace fill remove delete
    double see mention ask keep send feel adjust"""
)
ORDER_IN_BRACKETS = re.compile(
    r"\((?:send|forward|attach|confirm|verify|update|insert|personali[sz]e|adjust|add|check|remove|delete|review|cc|copy"
    r"|get|wait|hold)\b[^()\n]{3,90}\)",
    re.I,
)
MADE_FOR = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=\())(?:kept|simplified|shortened|trimmed|rewritten|written|adjusted|edited"
    r"|personali[sz]ed|tailored|toned|translated|softened)\b[^.!?\n()]{0,60}"
    r"\b(?:per|as (?:requested|asked|instructed)|preferences?|instructions?|guidelines?|reader|tone|brevity|ESL)\b",
    re.I | re.M,
)
SENDING = word_set(
    "approval sending send crm broker client draft template compliance review sign-off first before email letter record"
)
SPOKEN_TO = word_set("you your we us our i me my i'll we'll you'll")
LEAST_SHARED, MOST_OF_A_FIELD = 5, 12
CARD, STRONG_CARD = word_set(CRM_WORDS), word_set(STRONG_CRM_WORDS)
CALLING = frozenset((",", ":", "-", "–"))
ASKED = word_set("i please you can could check the this it")
TOPIC = word_set("the a an her his their our your my after before how what why when where whether about for on")
"""A follow-up that is about "the buyer's repair request" may say so; "ask about the loan" is an order."""
KEPT_IN = word_set("notes note file record records crm profile entry")
TELLING = word_set("list lists listed say says show shows have has mark marks describe describes mention mentions")
UNNAMED = word_set("and the of family trust llc inc estate mr mrs ms dr")
INTRODUCES = word_set("from with at your the an a of here and again")
SAID_OF_SOMEBODY = word_set(
    "is was has wants prefers seems needs said mentioned asked may might likes hates expressed requested lives owns"
)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    orders = [*_orders(record)]
    for part, words in letter.tokens:
        for found in longest(PHRASES.find(words, ALLOWED)):
            yield part.finding(Kind.META, found.start, found.end, found.meaning)
        yield from _repeats_an_instruction(part, words, orders)
        if mix := next(MIXED.find(words), None):
            yield part.finding(Kind.META, words[0].start, words[-1].end, mix.meaning)
    for part in letter.parts:
        yield from _labels(letter, part)
        yield from _notes(part, str(part.text))
        yield from _orders_in_brackets(part)
        for made in MADE_FOR.finditer(str(part.text)):
            yield part.finding(Kind.META, *made.span(), "It tells how the email was written.")
    yield from _names_its_step(letter, record)
    yield from _to_the_agent(letter, record)
    yield from _fields_as_a_list(letter, record)
    yield from _of_the_client(letter, record)
    yield from _from_the_notes(letter, record)


def _labels(letter: Letter, part: Part) -> Iterator[Finding]:
    text = str(part.text)
    patterns = ((LABEL, ":"), (INNER_LABEL, ":"), (IN_BRACKETS, "["), (IN_ANGLES, "<"))
    for pattern in (pattern for pattern, needs in patterns if needs in text):
        for match in pattern.finditer(text):
            if pattern in (IN_BRACKETS, IN_ANGLES) or not _is_signature(letter, part, match.start()):
                yield part.finding(Kind.META, *match.span(), f"“{match[0].strip()}” was not meant for the client.")


def _is_signature(letter: Letter, part: Part, position: int) -> bool:
    return part is letter.body and position > letter.closing_starts


def _notes(part: Part, text: str) -> Iterator[Finding]:
    """ "Note: …" is for the agent where it speaks of the email. The parking lot may have one, too."""
    for found in NOTE.finditer(text) if ":" in text else ():
        rest = SENTENCE_ENDS.split(text[found.end() :].split("\n", 1)[0][:200], maxsplit=1)[0]
        said = set(re.findall(r"[a-z']+", rest.lower()))
        head = set(re.findall(r"[a-z]+", found[0].lower()))
        speaks_of_the_email = bool(said & NOTE_WORDS) and not said & {"you", "your"}
        if speaks_of_the_email or head & {"agent", "internal", "self"}:
            yield part.finding(Kind.META, found.start(), found.end() + len(rest.rstrip()), "It is a note to the agent.")


def _orders_in_brackets(part: Part) -> Iterator[Finding]:
    """ "(Send to the broker first.)": an order that is not the client's to carry out."""
    for found in ORDER_IN_BRACKETS.finditer(str(part.text)):
        said = set(re.findall(r"[a-z']+", found[0].lower()))
        if said & SENDING and not said & SPOKEN_TO:
            yield part.finding(Kind.META, *found.span(), "It is a note to the agent.")


def _names_its_step(letter: Letter, record: Record) -> Iterator[Finding]:
    """ "The Day 1 step": the client does not know the agent's plan."""
    name = record.step.lower().strip()
    if not name:
        return
    for part in letter.parts:
        for found in re.finditer(rf"\b{re.escape(name)} (?:step|touch|email|message|follow-?up)\b", part.text.lower):
            yield part.finding(Kind.META, *found.span(), "It speaks of the office's plan.")


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


def _of_the_client(letter: Letter, record: Record) -> Iterator[Finding]:
    """ "Jonah has been quiet": to Jonah nobody writes so. "Dana, the number is missing" speaks to the agent."""
    names, agent = record.client.name.lower().split(), record.agent.name.lower().split()
    for part, words in letter.tokens:
        if len(words) < 3 or not letter.is_in_message(part, words[0].start):
            continue
        first, second = words[0].text, words[1].text
        after = str(part.text)[words[0].end : words[1].start]
        is_told_of = len(names) == 2 and first == names[0] and second in SAID_OF_SOMEBODY and after == " "
        to_agent = (
            bool(agent)
            and first == agent[0]
            and after.strip() in CALLING
            and second not in INTRODUCES
            and ASKED & words.said
        )
        if (is_told_of and words.said.isdisjoint(("you", "your"))) or (to_agent and first not in names):
            yield part.finding(Kind.META, words[0].start, words[-1].end, "It does not speak to the client.")


def _from_the_notes(letter: Letter, record: Record) -> Iterator[Finding]:
    """ "My notes list Denise as against": Denise reads it herself."""
    if KEPT_IN.isdisjoint(letter.said) or TELLING.isdisjoint(letter.said):
        return
    names = {word.text for sentence in tokens_of(Text(record.client.name)) for word in sentence} - UNNAMED
    for part, words in letter.tokens:
        if names.isdisjoint(words.said) or not (KEPT_IN & words.said and TELLING & words.said):
            continue
        said = [word.text for word in words]
        at = next((at for at in range(1, len(said)) if said[at] in TELLING and said[at - 1] in KEPT_IN), 0)
        told_of = at and next((word for word in said[at + 1 : at + 3] if word != "that"), "")
        if told_of in names:
            yield part.finding(Kind.META, words[0].start, words[-1].end, "It speaks of the client to somebody else.")


def _fields_as_a_list(letter: Letter, record: Record) -> Iterator[Finding]:
    """ "Budget: 640k" on a line of its own, as the record has it."""
    known = {(name.lower().strip(), value.lower().strip()) for name, value in record.client.custom_fields.items()}
    known |= {("notes", record.client.notes.lower().strip()), ("status", record.client.stage.lower())}
    for line in letter.lines:
        label, mark, value = line.text.lower().strip("-*• ").partition(":")
        words = label.split()
        is_card = len(words) < 4 and CARD.issuperset(words) and not STRONG_CARD.isdisjoint(words)
        if not mark or not value.strip() or len(value.split()) > MOST_OF_A_FIELD:
            continue
        if is_card or (label.strip(), value.strip(" .")) in known:
            yield letter.body.finding(Kind.META, line.start, line.end, "It is a line of the record.")


def _repeats_an_instruction(part: Part, words: tuple[Token, ...], orders: list[list[str]]) -> Iterator[Finding]:
    """A sentence that begins as an instruction does was copied."""
    said = [word.text for word in words[: LEAST_SHARED + 1]]
    for order in orders:
        shared = min(len(order), LEAST_SHARED)
        if said[:shared] == order[:shared] and (len(order) >= LEAST_SHARED or said == order):
            yield part.finding(Kind.META, words[0].start, words[-1].end, "It repeats the instructions.")


def _orders(record: Record) -> Iterator[list[str]]:
    for asked, least in ((record.instructions, 3), (record.about, LEAST_OF_A_TOPIC)):
        for sentence in tokens_of(Text(asked)) if asked.strip() else ():
            if len(sentence) >= least and sentence[0].text not in TOPIC:
                yield [word.text for word in sentence]
