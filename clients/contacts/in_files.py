"""Addresses, phone numbers and linked people as columns of an exported file. An import reads these heads back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from django.db import connection

from clients.models import AdditionalEmail, AdditionalPhone, Client, ClientQuerySet, Person, address_key
from clients.models.contact.additional import MOST
from clients.models.contact.person import MOST_PEOPLE
from clients.tables_above import closed_addresses

JOINED = " ::: "
"""Between several in one cell, as Google writes it."""

DO_NOT_EMAIL = "Do not email"
DO_NOT_EMAIL_CELL = {
    "by_hand": "yes",
    "bounced": "bounced",
    "unsubscribed": "unsubscribed",
    "complained": "marked as spam",
}
"""The cell's words by the reason on the ledger. An import reads them, so that no opt-out is lost in a file."""

LONGEST = """
WITH found AS ({clients})
SELECT (SELECT coalesce(max(each.n), 0) FROM (SELECT count(*) n FROM client_emails
        WHERE person_id IS NULL AND client_id IN (SELECT id FROM found) GROUP BY client_id) each),
    (SELECT coalesce(max(each.n), 0) FROM (SELECT count(*) n FROM client_phones
        WHERE person_id IS NULL AND client_id IN (SELECT id FROM found) GROUP BY client_id) each),
    (SELECT coalesce(max(each.n), 0) FROM (SELECT count(*) n FROM people
        WHERE client_id IN (SELECT id FROM found) GROUP BY client_id) each),
    EXISTS (SELECT 1 FROM client_emails WHERE person_id IS NOT NULL AND client_id IN (SELECT id FROM found)),
    EXISTS (SELECT 1 FROM client_phones WHERE person_id IS NOT NULL AND client_id IN (SELECT id FROM found))"""

Rows = dict[tuple[int, int | None], list[tuple[str, str]]]
"""The additional addresses or numbers, each with its label, by client and linked person."""


@dataclass(frozen=True)
class Columns:
    """As many as the client with most of them needs."""

    emails: int
    phones: int
    people: int
    has_more_emails: bool  # of a linked person
    has_more_phones: bool

    @classmethod
    def of(cls, clients: ClientQuerySet) -> "Columns":
        sql, params = clients.order_by().values("id").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(LONGEST.format(clients=sql), params)
            emails, phones, people, more_emails, more_phones = cursor.fetchone()
        return cls(min(emails, MOST), min(phones, MOST), min(people, MOST_PEOPLE), more_emails, more_phones)

    @property
    def heads(self) -> list[str]:
        return [
            *(DO_NOT_EMAIL, "Email label", "Phone label"),
            *(f"Email {n}{end}" for n in range(2, self.emails + 2) for end in ("", " label", " do not email")),
            *(f"Phone {n}{end}" for n in range(2, self.phones + 2) for end in ("", " label")),
            *(f"Person {n} {what}" for n in range(1, self.people + 1) for what in self._of_person),
        ]

    @property
    def _of_person(self) -> list[str]:
        return [
            *("name", "role", "email", "email label", "phone", "phone label", "gets copies", "do not email"),
            *(("more emails", "more email labels") if self.has_more_emails else ()),
            *(("more phones", "more phone labels") if self.has_more_phones else ()),
        ]

    def cells(self, contacts: "Contacts", client: Client) -> Iterator[str]:
        """Below `heads`."""
        yield contacts.closed(client.email)
        yield from (client.email_label, client.phone_label)
        for email, label in _filled(contacts.emails[client.pk, None], self.emails):
            yield from (email, label, contacts.closed(email))
        yield from chain.from_iterable(_filled(contacts.phones[client.pk, None], self.phones))
        people = contacts.people[client.pk][: self.people]
        for person in people:
            yield from self._cells_of(person, contacts)
        yield from [""] * len(self._of_person) * (self.people - len(people))

    def _cells_of(self, person: Person, contacts: "Contacts") -> Iterator[str]:
        emails, phones = (rows[person.client_id, person.pk] for rows in (contacts.emails, contacts.phones))
        yield from (person.name, person.get_role_display(), person.email, person.email_label)
        yield from (person.phone, person.phone_label, "yes" if person.is_cc else "")
        yield _joined([contacts.closed(each) for each in (person.email, *(email for email, _ in emails)) if each])
        for rows, is_there in ((emails, self.has_more_emails), (phones, self.has_more_phones)):
            if is_there:
                yield from (_joined([value for value, _ in rows]), _joined([label for _, label in rows]))


def _filled(rows: list[tuple[str, str]], count: int) -> Iterator[tuple[str, str]]:
    yield from islice(chain(rows, [("", "")] * count), count)


def _joined(cells: Sequence[str]) -> str:
    return JOINED.join(cell.replace(":::", "::") for cell in cells) if any(cells) else ""


class Contacts:
    """Those of some clients, and which addresses must not be emailed: four queries, however many clients."""

    def __init__(self, clients: Sequence[Client]) -> None:
        ids = [client.pk for client in clients]
        self.emails = _rows(AdditionalEmail.objects.filter(client__in=ids).values_list(*COLUMNS, "email", "label"))
        self.phones = _rows(AdditionalPhone.objects.filter(client__in=ids).values_list(*COLUMNS, "phone", "label"))
        self.people: dict[int, list[Person]] = defaultdict(list)
        for person in Person.objects.filter(client__in=ids).order_by("pk"):
            self.people[person.client_id].append(person)
        own = [client.email for client in clients] + [
            person.email for people in self.people.values() for person in people
        ]
        self._closed = closed_addresses([*own, *(email for rows in self.emails.values() for email, _ in rows)])

    def closed(self, address: str) -> str:
        reason = self._closed.get(address_key(address), "")
        return DO_NOT_EMAIL_CELL.get(reason, reason)


COLUMNS = ("client_id", "person_id")


def _rows(found: Iterable[tuple[int, int | None, str, str]]) -> Rows:
    rows: Rows = defaultdict(list)
    for client, person, value, label in found:
        rows[client, person].append((value, label))
    return rows
