"""Who gets a copy (CC) of a client's emails: the linked people whom an agent chose, as long as they may be emailed.

`EmailLog.cc` keeps them as they were sent. A later try may go to others; those of an earlier one stay there, marked as
such, because the link in that email is theirs too. See docs/decisions/0028.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NotRequired, TypedDict

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
    """The linked people of a client. `closed`: the ledger's entries, by address_key."""

    all: list[Person]
    copies: list[Copy]
    closed: Mapping[str, Suppression]

    def entry_of(self, person: Person) -> Suppression | None:
        return self.closed.get(address_key(person.email))

    def gets_copy(self, person: Person) -> bool:
        return any(copy["person"] == person.pk for copy in self.copies)

    @property
    def names(self) -> list[str]:
        """Of those who get a copy."""
        return [copy["name"] for copy in self.copies]


def copies_of(clients: Iterable[Client]) -> dict[int, list[Copy]]:
    """By the client's id; one statement for all of them, and one more for the ledger when there is anybody."""
    return {client: people.copies for client, people in people_of(clients, only_cc=True).items()}


def people_of(clients: Iterable[Client], *, only_cc: bool = False) -> dict[int, People]:
    main = {client.pk: client.email for client in clients}
    found: dict[int, list[Person]] = defaultdict(list)
    rows = Person.objects.filter(client__in=main).order_by("pk")
    for person in (rows.filter(is_cc=True).exclude(email="") if only_cc else rows) if main else ():
        found[person.client_id].append(person)
    closed = Suppression.by_address(person.email for people in found.values() for person in people)
    return {client: People(people, _chosen(people, main[client], closed), closed) for client, people in found.items()}


def _chosen(people: Iterable[Person], main: str, closed: Mapping[str, Suppression]) -> list[Copy]:
    """Those of them who get a copy beside the main address; each address once."""
    taken, chosen = {address_key(main)}, list[Copy]()
    for person in people:
        key = address_key(person.email)
        if person.is_cc and is_email(person.email) and key not in closed and key not in taken:
            taken.add(key)
            chosen.append({"email": person.email, "name": person.name, "person": person.pk})
    return chosen[:MOST_COPIES]


def with_earlier(copies: list[Copy], before: Iterable[Copy]) -> list[Copy]:
    """These, and those of earlier tries whose addresses are not among them."""
    keys = {address_key(each["email"]) for each in copies}
    gone: list[Copy] = [{**each, "earlier": True} for each in before if address_key(each["email"]) not in keys]
    return [*copies, *gone]
