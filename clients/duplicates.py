"""Finds clients who may be the same person: those with the same email address or phone number."""

from django.db.models.lookups import Exact

from agents.models import Agent
from clients.models import ADDRESS, PHONE_TAIL, Client, ClientQuerySet, spellings

SHOWN = 3
LOOKED_AT = 50
"""Clients with the same last digits: the rest of the number is compared here."""

ENOUGH = 7
"""Digits without which a number is somebody else's too."""


def digits_of(phone: str) -> str:
    return "".join(character for character in phone if character in "0123456789")


def with_email(agent: Agent, email: str, *, but: int | None = None) -> list[Client]:
    """The agent's clients with this address, however it is written."""
    if "@" not in email or "\x00" in email:
        return []
    return list(_others(agent, but).alias(address=ADDRESS).filter(address__in=spellings([email]))[:SHOWN])


def with_phone(agent: Agent, phone: str, *, but: int | None = None) -> list[Client]:
    """The agent's clients with this number, however it is written, with or without the country's or area's code."""
    typed = digits_of(phone)
    if len(typed) < ENOUGH:
        return []
    alike = _others(agent, but).filter(Exact(PHONE_TAIL, typed[-ENOUGH:]))[:LOOKED_AT]
    return [client for client in alike if _same(client.phone, typed)][:SHOWN]


def _others(agent: Agent, but: int | None) -> ClientQuerySet:
    others = Client.objects.visible_to(agent).select_related("agent").order_by()
    return others if but is None else others.exclude(pk=but)


def _same(phone: str, typed: str) -> bool:
    short, long = sorted((digits_of(phone), typed), key=len)
    return len(short) >= ENOUGH and long.endswith(short)
