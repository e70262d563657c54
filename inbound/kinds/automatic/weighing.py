"""Weighs subject and text where no header decides. Outlook.com's rules and some hosts set none."""

from collections.abc import Collection, Iterator, Mapping

from inbound.kinds.automatic import subjects
from inbound.kinds.automatic.headers import has_no_sender, is_bulk
from inbound.kinds.automatic.own_text import own_text, plain
from inbound.kinds.automatic.patterns import patterns
from inbound.kinds.automatic.persons import of_a_person
from inbound.kinds.automatic.returning import names_an_end
from inbound.kinds.automatic.senders import is_a_team, is_an_office, is_no_reply, spoken_of
from inbound.kinds.verdict import Evidence
from inbound.reading.message import Message

ENOUGH = 2.0

WEIGHTS = {
    "automatic": 3.0,
    "unattended": 2.5,
    "limited": 1.5,
    "gone": 1.5,
    "urgent": 1.5,
    "received": 1.5,
    "later": 1.5,
    "thanks": 1.0,
    "within": 1.0,
    "ticket": 0.25,
    "away": 1.0,
    "back": 0.75,
    "formal": 0.75,
    "refers": 1.0,
}
"""What the text says, once each, whatever the language. Two of them make an automatic answer."""

REASONS = {"automatic", "unattended", "limited", "gone", "received", "later", "away", "within"}
BESIDE = {"urgent", "refers"}
"""A person in a hurry writes these too: they count beside a reason alone."""

PREFIX, SUBJECT_LIKELY, ANSWERED, NO_SENDER, BULK = 3.5, 1.5, -0.5, 1.5, 1.5
NO_REPLY, TEAM, OFFICE, SPOKEN_OF, ONLY_AWAY = 2.5, 0.75, 0.5, 1.0, 0.75
IMPERSONAL, IMPERSONAL_FROM = 0.5, 80
"""So many characters of an absence, and not a word that a person writes."""

A_LETTER = 100
"""Characters. Templates have a greeting or an end, or are longer; a line without either is rather typed."""


def from_words(message: Message) -> Evidence | None:
    text, has_quote = own_text(message)
    subject = plain(message.subject.strip())
    if subjects.sure(subject):
        return Evidence("subject", subject[:200])
    found = dict(_said(text))
    if not found.keys() & REASONS:
        found = {name: words for name, words in found.items() if name not in BESIDE}
    if "away" in found and "back" not in found and message.date and names_an_end(message, message.date):
        found["back"] = found["away"]
    persons = of_a_person(message, text, has_quote=has_quote)
    weight = sum(WEIGHTS[name] for name in found) + _of_the_subject(subject) + persons
    weight += _of_the_envelope(message) + _of_the_sender(message, text)
    if not persons and _is_a_notice(message, text, found.keys()):
        weight += ONLY_AWAY
    elif not persons and len(text) > IMPERSONAL_FROM and found.keys() & REASONS:
        weight += IMPERSONAL
    return _evidence(message, subject, found) if weight >= ENOUGH else None


def _is_a_notice(message: Message, text: str, found: Collection[str]) -> bool:
    """It says that they are away, and nothing else."""
    if "thanks" in found:
        return "away" in found or "back" in found
    is_a_letter = len(text) > A_LETTER or "\n\n" in text or is_an_office(message)
    return "away" in found and ("formal" in found or ("back" in found and is_a_letter))


def _evidence(message: Message, subject: str, found: Mapping[str, str]) -> Evidence | None:
    """The strongest. The envelope and the subject alone can't be shown as one: `Ticket 1234` is written by people."""
    if subjects.has_prefix(subject):
        return Evidence("subject", subject[:200])
    if strongest := max(found, key=lambda name: WEIGHTS[name], default=""):
        return Evidence(f"text_{strongest}", found[strongest][:200])
    return Evidence("no_reply_sender", message.from_email[:200]) if is_no_reply(message) else None


def _said(text: str) -> Iterator[tuple[str, str]]:
    """The name of each weight that the text has, and its words."""
    for name in WEIGHTS:
        for pattern in patterns()[name]:
            if found := pattern.search(text):
                yield name, " ".join(found[0].split())
                break


def _of_the_subject(subject: str) -> float:
    if subjects.has_prefix(subject):
        return PREFIX
    if own := subjects.of_their_own(subject):
        return PREFIX if subjects.likely(own) else SUBJECT_LIKELY
    if subjects.likely(subject):
        return 0.0 if subjects.is_answer(subject) else SUBJECT_LIKELY
    return ANSWERED if subjects.is_answer(subject) else 0.0


def _of_the_envelope(message: Message) -> float:
    return (NO_SENDER if has_no_sender(message) else 0.0) + (BULK if is_bulk(message) else 0.0)


def _of_the_sender(message: Message, text: str) -> float:
    if is_no_reply(message):
        return NO_REPLY
    role = TEAM if is_a_team(message) else OFFICE if is_an_office(message) else 0.0
    return role + (SPOKEN_OF if spoken_of(message, text) else 0.0)
