"""The addresses and numbers of a client as their page shows them, each with what the ledger says of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse

from clients import contacts
from clients.contacts import EMAIL, Contact
from clients.models import Client, Person, address_key, phone_shown
from emails import ledger
from emails.models import Suppression


@dataclass(frozen=True)
class ShownContact:
    """For the component `fact`, too, which asks for what a clients.fields.Fact has."""

    client_id: int
    contact: Contact
    entries: list[Suppression] = field(default_factory=list)
    """The ledger's, the worst first: an address that has any must not be emailed."""
    is_one_of_several: bool = False
    is_asked_not_to: bool = False
    """Whether they asked, at any of their addresses, not to be emailed."""
    field = "contact"

    @property
    def id(self) -> str:
        return f"{self.contact.kind}-{self.contact.pk or 'main'}"

    @property
    def is_new(self) -> bool:
        return not self.contact.value

    @property
    def label(self) -> str:
        return self.contact.label or f"Other {self.contact.kind}"

    @property
    def text(self) -> str:
        return self.contact.value if self.contact.kind == EMAIL else phone_shown(self.contact.value)

    empty = ""

    @cached_property
    def url(self) -> str:
        kind = self.contact.kind
        if self.is_new:
            return reverse("client_add_contact", args=[self.client_id, kind])
        if self.contact.is_main:
            return reverse("client_edit_field", args=[self.client_id, kind])
        return reverse("client_edit_contact", args=[self.client_id, kind, self.contact.pk])

    @property
    def may_lift(self) -> bool:
        """Whether any agent may allow emails to it again: nobody asked not to get them."""
        return bool(self.entries) and not ledger.asked_by_client(self.entries)


@dataclass(frozen=True)
class ShownContacts:
    of: dict[str, list[ShownContact]]
    by_address: dict[str, list[Suppression]]

    @classmethod
    def of_client(cls, client: Client, people: Iterable[Person] = ()) -> "ShownContacts":
        """`by_address` has what the ledger says of the people's main addresses, too."""
        held = contacts.of_client(client)
        own = [each.value for each in held[EMAIL]]
        found = Suppression.all_by_address([*own, *(person.email for person in people)])
        keys = set(map(address_key, own))
        entries = {address: each for address, each in found.items() if address in keys}
        asked = any(map(ledger.asked_by_client, entries.values()))
        shown: dict[str, list[ShownContact]] = {
            kind: [
                ShownContact(client.pk, each, entries.get(each.key, []) if kind == EMAIL else [], len(found) > 1, asked)
                for each in found
            ]
            for kind, found in held.items()
        }
        return cls(shown, found)

    def entries_of_main(self, client: Client) -> list[Suppression]:
        return self.by_address.get(address_key(client.email), [])

    def main(self, kind: str) -> ShownContact | None:
        return next((each for each in self.of[kind] if each.contact.is_main), None)

    def find(self, contact: Contact) -> ShownContact | None:
        return next((each for each in self.of[contact.kind] if each.contact.pk == contact.pk), None)

    def additional(self, kind: str) -> list[ShownContact]:
        return [each for each in self.of[kind] if not each.contact.is_main]


def context_of(client: Client, shown: ShownContacts) -> dict[str, Any]:
    """What the page's head says of the main address, and its rail of all."""
    entries = shown.entries_of_main(client)
    return {
        "contacts": shown,
        "entries": entries,
        "asked": ledger.asked_by_client(entries),
        "seen": ledger.ids_of(entries),
    }
