"""Finds clients who may be the same person: they have the same email address or phone number."""

from django.db.models.lookups import Exact

from agents.models import Agent
from clients.models import ADDRESS, PHONE_TAIL, Client, ClientQuerySet, address_variants

SHOWN = 3
LOOKED_AT = 50
"""Clients with the same last digits: the rest of the number is compared here."""

ENOUGH = 7
"""Fewer digits than this say too little: other people's numbers have them too."""


def digits_of(phone: str) -> str:
    return "".join(character for character in phone if character in "0123456789")


def clients_with_email(agent: Agent, email: str, *, exclude: int | None = None) -> list[Client]:
    """The agent's clients with this address, however it is written."""
    if "@" not in email or "\x00" in email:
        return []
    return list(_others(agent, exclude).alias(address=ADDRESS).filter(address__in=address_variants([email]))[:SHOWN])


def clients_with_phone(agent: Agent, phone: str, *, exclude: int | None = None) -> list[Client]:
    """The agent's clients with this number, however it is written, with or without the country's or area's code."""
    typed = digits_of(phone)
    if len(typed) < ENOUGH:
        return []
    alike = _others(agent, exclude).filter(Exact(PHONE_TAIL, typed[-ENOUGH:]))[:LOOKED_AT]
    return [client for client in alike if _same(client.phone, typed)][:SHOWN]


def _others(agent: Agent, exclude: int | None) -> ClientQuerySet:
    others = Client.objects.visible_to(agent).select_related("agent").order_by()
    return others if exclude is None else others.exclude(pk=exclude)


def _same(phone: str, typed: str) -> bool:
    short, long = sorted((digits_of(phone), typed), key=len)
    return len(short) >= ENOUGH and long.endswith(short)
