"""Whether what an email says and the record does not is another client's: looked up, however many clients there are."""

import re
from collections.abc import Iterable, Iterator

from clients import contacts
from clients.models import Client
from emails.writer.guard import Finding, Kind
from emails.writer.guard.record import Other

ASKED = frozenset((Kind.NAME, Kind.CONTACT, Kind.PLACE))
MOST_QUESTIONS, MOST_CLIENTS = 8, 5
WORDS = {
    Kind.NAME: re.compile(r"[^\W\d_][\w'’-]+"),
    Kind.CONTACT: re.compile(r"\S+@\S+\w|[\d()+. -]{7,}\d"),
    Kind.PLACE: re.compile(r"[\w'’.-]+"),
}
FEWEST_WORDS = {Kind.NAME: 2, Kind.PLACE: 2}
"""One word says too little: many clients are called Dana, and many live in Austin."""


def others_named(findings: Iterable[Finding], client: Client) -> tuple[Other, ...]:
    """The other clients whose name, address, phone or email stands in these findings."""
    asked = dict.fromkeys(filter(None, map(_question, findings)))
    found: dict[int, Client] = {}
    for question in list(asked)[:MOST_QUESTIONS]:
        rows = Client.objects.exclude(pk=client.pk).search(question).order_by()[:MOST_CLIENTS]
        found |= {row.pk: row for row in rows}
    return tuple(other for row in found.values() for other in _others_of(row))


def _others_of(client: Client) -> Iterator[Other]:
    """With each of their other addresses and numbers."""
    yield Other(client.name, client.email, client.phone, client.property_address)
    emails, phones = contacts.also_of(client)
    yield from (Other(email=each) for each in emails)
    yield from (Other(phone=each) for each in phones)


def _question(finding: Finding) -> str:
    if finding.kind not in ASKED:
        return ""
    words = WORDS[finding.kind].findall(finding.text)
    if finding.kind == Kind.NAME:
        words = [word for word in words if word[0].isupper()]
    if finding.kind == Kind.CONTACT:
        words = ["".join(word.split()) for word in words]
    return " ".join(words) if len(words) >= FEWEST_WORDS.get(finding.kind, 1) else ""
