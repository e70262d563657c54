"""The addresses and phone numbers of a client, and of each person linked to them; and who has which.

The main one is a column of its owner, the others are rows: docs/decisions/0027.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import JSONField
from django.db.models.expressions import RawSQL

from clients.models import (
    ADDRESS,
    AdditionalEmail,
    AdditionalPhone,
    Client,
    ClientQuerySet,
    Person,
    address_key,
    address_variants,
    phone_key,
)

Kind = Literal["email", "phone"]
EMAIL: Kind = "email"
PHONE: Kind = "phone"
KINDS: tuple[Kind, ...] = (EMAIL, PHONE)
Owner = Client | Person

MODELS: dict[str, type[AdditionalEmail] | type[AdditionalPhone]] = {EMAIL: AdditionalEmail, PHONE: AdditionalPhone}
KEYS = {EMAIL: address_key, PHONE: phone_key}
NOUNS = {EMAIL: "email address", PHONE: "phone number"}


@dataclass(frozen=True)
class Contact:
    """One address or number. The main one has no `pk`."""

    kind: Kind
    value: str
    label: str = ""
    pk: int | None = None

    @property
    def key(self) -> str:
        """Equal for the same address or number, however it is written."""
        return KEYS[self.kind](self.value)

    @property
    def is_main(self) -> bool:
        return self.pk is None


def main_of(owner: Owner, kind: Kind) -> Contact:
    """Its value is "" where there is none."""
    return Contact(kind, getattr(owner, kind), getattr(owner, f"{kind}_label"))


def additional_of(owner: Owner, kind: Kind) -> list[Contact]:
    rows = rows_of(owner, kind).order_by("pk").values_list("pk", kind, "label")
    return [Contact(kind, value, label, pk) for pk, value, label in rows]


def all_of(owner: Owner, kind: Kind) -> list[Contact]:
    """The main one first, if there is one."""
    main = main_of(owner, kind)
    return [*([main] if main.value else []), *additional_of(owner, kind)]


def of_client(client: Client) -> dict[Kind, list[Contact]]:
    """The same of both kinds, without those of linked people. No statement where with_contacts brought them."""
    rows = client.__dict__.get("contact_rows", ...)
    if rows is ...:
        rows = Client.objects.filter(pk=client.pk).values_list(CONTACTS, flat=True).first()
    found: dict[Kind, list[Contact]] = {kind: [] for kind in KINDS}
    for kind in KINDS:
        if (main := main_of(client, kind)).value:
            found[kind].append(main)
    for kind, value, label, pk in rows or []:
        found[kind].append(Contact(kind, value, label, pk))
    return found


def with_contacts(clients: ClientQuerySet) -> ClientQuerySet:
    """Annotates the clients with what of_client reads."""
    return clients.annotate(contact_rows=CONTACTS)


CONTACTS = RawSQL(
    """(SELECT jsonb_agg(jsonb_build_array(kind, value, label, id) ORDER BY id) FROM (
        SELECT 'email' AS kind, email AS value, label, id FROM client_emails
            WHERE client_id = clients.id AND person_id IS NULL
        UNION ALL SELECT 'phone', phone, label, id FROM client_phones
            WHERE client_id = clients.id AND person_id IS NULL) AS contacts)""",
    (),
    JSONField(),
)


def also_of(client: Client) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses and the numbers' digits beside the main ones, those of linked people too, without a statement.

    From the column that the search reads, which every client has been read with.
    """
    words = client.also_found_by.split()
    emails = tuple(word for word in words if "@" in word.strip("@"))
    return emails, tuple(word for word in words if NUMBER.fullmatch(word))


NUMBER = re.compile(r"[0-9]{7,}")
"""A shorter one may be part of a name."""


def rows_of(owner: Owner, kind: Kind) -> Any:
    """The additional ones."""
    if isinstance(owner, Person):
        return MODELS[kind].objects.filter(client_id=owner.client_id, person=owner)
    return MODELS[kind].objects.filter(client=owner, person=None)


def person_with(client: Client, address: str) -> Person | None:
    """The person linked to the client who has this address. None too where the client has it as well."""
    key = address_key(address)
    if not key or key == address_key(client.email):
        return None
    more = list(AdditionalEmail.objects.filter(client=client).select_related("person"))
    if any(each.person is None and address_key(each.email) == key for each in more):
        return None
    people = Person.objects.filter(client=client).order_by("pk")
    found = next((person for person in people if address_key(person.email) == key), None)
    return found or next((each.person for each in more if address_key(each.email) == key), None)


def holders_of(addresses: Iterable[str]) -> dict[int, set[str]]:
    """The ids of all clients who have one of these addresses anywhere, each with the address_key of those they have.

    Anywhere: their own main or additional ones, and those of the people linked to them. Deleted clients too.
    """
    keys = address_variants(addresses)
    if not keys:
        return {}
    own, more, people = (
        rows.alias(key=ADDRESS).filter(key__in=keys).order_by().values_list(owner, "email")
        for rows, owner in (
            (Client.objects.all(), "pk"),
            (AdditionalEmail.objects.all(), "client_id"),
            (Person.objects.all(), "client_id"),
        )
    )
    found: dict[int, set[str]] = defaultdict(set)
    for client, address in own.union(more, people):
        found[client].add(address_key(address))
    return dict(found)
