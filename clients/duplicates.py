"""Finds clients who may be the same person: they, or somebody linked to them, have the same address or number."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.db.models.lookups import Exact

from agents.models import Agent
from clients.models import (
    ADDRESS,
    PHONE_TAIL,
    AdditionalEmail,
    AdditionalPhone,
    Client,
    ClientQuerySet,
    Person,
    address_variants,
)

SHOWN = 3
LOOKED_AT = 50
"""Numbers with the same last digits: the rest of the number is compared here."""

ENOUGH = 7
"""Fewer digits than this say too little: other people's numbers have them too."""

EXTENSION = re.compile(r"\s*(?:;ext=|#|x|ext\.?)\s*\d{1,6}$", re.IGNORECASE)


@dataclass(frozen=True)
class Alike:
    """A client who has it; `person` is the linked person whose it is, "" where it is the client's own."""

    client: Client
    person: str = ""

    @property
    def whose(self) -> str:
        """“ (Zoë Brandt’s)”, or nothing."""
        return f" ({self.person}’s)" if self.person else ""


def digits_of(phone: str) -> str:
    return "".join(character for character in phone if character in "0123456789")


def clients_with_email(agent: Agent, email: str, *, exclude: int | None = None) -> list[Alike]:
    """The agent's clients with this address, however it is written, and whoever's it is."""
    if "@" not in email or "\x00" in email:
        return []
    wanted = address_variants([email])
    found = _everywhere(agent, exclude, "email", lambda rows: rows.alias(key=ADDRESS).filter(key__in=wanted))
    return _with_clients([(client, person) for client, person, _ in found])


def clients_with_phone(agent: Agent, phone: str, *, exclude: int | None = None) -> list[Alike]:
    """The agent's clients with this number, however it is written, with or without the country's or area's code."""
    typed = digits_of(EXTENSION.sub("", phone))
    if len(typed) < ENOUGH:
        return []
    tails = {typed[-ENOUGH:], digits_of(phone)[-ENOUGH:]}
    found = [
        row
        for tail in sorted(tails)
        for row in _everywhere(agent, exclude, "phone", lambda rows, tail=tail: rows.filter(Exact(PHONE_TAIL, tail)))
    ]
    return _with_clients([(client, person) for client, person, number in found if _same(number, typed)])


def _everywhere(agent: Agent, exclude: int | None, column: str, having: Any) -> list[tuple[int, str, str]]:
    """The client's id, the linked person's name and the value: of each place that has it, in one statement.

    By UNION: each part is looked up in its own index.
    """
    additional = AdditionalEmail if column == "email" else AdditionalPhone
    nobody = Value("", output_field=TextField())
    parts: list[QuerySet[Any, Any]] = []
    for rows, client, person in (
        (Client.objects.all(), "", nobody),
        (additional.objects.all(), "client__", "person__name"),
        (Person.objects.all(), "client__", "name"),
    ):
        seen: Any = having(rows).filter(**{f"{client}is_deleted": False})
        if not agent.is_broker:
            seen = seen.filter(**{f"{client}agent": agent})
        if exclude is not None:
            seen = seen.exclude(**{f"{client}pk" if client else "pk": exclude})
        named = Cast(person, TextField()) if isinstance(person, str) else person
        values = seen.order_by().annotate(whose=named).values_list("client_id" if client else "pk", "whose", column)
        parts.append(values[:LOOKED_AT])
    return [(pk, whose or "", value) for pk, whose, value in parts[0].union(*parts[1:], all=True)]


def _with_clients(found: list[tuple[int, str]]) -> list[Alike]:
    """The first few, each once: as their own before as somebody else's."""
    whose: dict[int, str] = {}
    for pk, person in sorted(found, key=lambda row: (bool(row[1]), row[0])):
        whose.setdefault(pk, person)
    clients: ClientQuerySet = Client.objects.select_related("agent").filter(pk__in=list(whose)[:SHOWN]).order_by()
    known = {client.pk: client for client in clients} if whose else {}
    return [Alike(known[pk], person) for pk, person in whose.items() if pk in known]


def _same(phone: str, typed: str) -> bool:
    """Also with an extension that the other one has not."""
    return any(
        len(short) >= ENOUGH and long.endswith(short)
        for digits in {digits_of(phone), digits_of(EXTENSION.sub("", phone))}
        for short, long in [sorted((digits, typed), key=len)]
    )
