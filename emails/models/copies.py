"""Who gets a copy (CC) of a client's emails: the linked people whom an agent chose, as long as they may be emailed.

`EmailLog.cc` keeps them as they were sent. A later try may go to others; those of an earlier one stay there, marked as
such, because the link in that email is theirs too. See docs/decisions/0028.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NotRequired, TypedDict

from django.db.models import Q, QuerySet

from clients.models import Client, Person, address_key, is_email
from emails.models.suppression import Suppression

MOST_COPIES = 5
"""Of one email."""


class Copy(TypedDict):
    email: str
    name: str
    person: int
    earlier: NotRequired[bool]  # of an earlier try, which may have arrived


@dataclass(frozen=True)
class People:
    """The linked people of a client. `main`: the client's address; `closed`: the ledger's entries, by address_key."""

    all: list[Person]
    main: str
    closed: Mapping[str, Suppression]

    def entry_of(self, person: Person) -> Suppression | None:
        return self.closed.get(address_key(person.email))

    @cached_property
    def copies(self) -> list[Copy]:
        """Of every email, as the client's page says it."""
        return self.chosen(None)

    def chosen(self, people: Collection[int] | None) -> list[Copy]:
        """The copies of one email: each address once, and none that is the main one or must not be emailed."""
        taken, chosen = {address_key(self.main)}, list[Copy]()
        for person in self.all:
            key = address_key(person.email)
            is_wanted = person.is_cc if people is None else person.pk in people
            if is_wanted and is_email(person.email) and key not in self.closed and key not in taken:
                taken.add(key)
                chosen.append({"email": person.email, "name": person.name, "person": person.pk})
        return chosen[:MOST_COPIES]

    def gets_copy(self, person: Person) -> bool:
        return any(copy["person"] == person.pk for copy in self.copies)

    @property
    def names(self) -> list[str]:
        """Of those who get a copy."""
        return [copy["name"] for copy in self.copies]


Asked = tuple[Client, Collection[int] | None]
"""A client, and the people whom an agent chose for this one email; None: those who get a copy of every email."""


def copies_of(asked: Sequence[Asked]) -> list[list[Copy]]:
    """For each of them; one statement for all, and one more for the ledger when there is anybody."""
    chosen = {person for _, people in asked for person in people or ()}
    rows = Person.objects.filter(Q(is_cc=True) | Q(pk__in=chosen) if chosen else Q(is_cc=True)).exclude(email="")
    found = _people(rows, [client for client, _ in asked])
    return [found[client.pk].chosen(people) if client.pk in found else [] for client, people in asked]


def people_of(clients: Iterable[Client]) -> dict[int, People]:
    return _people(Person.objects.all(), clients)


def _people(rows: QuerySet[Person], clients: Iterable[Client]) -> dict[int, People]:
    main = {client.pk: client.email for client in clients}
    found: dict[int, list[Person]] = defaultdict(list)
    for person in rows.filter(client__in=main).order_by("pk") if main else ():
        found[person.client_id].append(person)
    closed = Suppression.by_address(person.email for people in found.values() for person in people)
    return {client: People(people, main[client], closed) for client, people in found.items()}


def with_earlier(copies: list[Copy], before: Iterable[Copy]) -> list[Copy]:
    """These, and those of earlier tries whose addresses are not among them."""
    keys = {address_key(each["email"]) for each in copies}
    gone: list[Copy] = [{**each, "earlier": True} for each in before if address_key(each["email"]) not in keys]
    return [*copies, *gone]
