"""The country whose people the office calls: its phone numbers need no country's code, and are shown as they are there.

Read once and kept for a while: every page that shows a number asks for it.
"""

import time
from functools import cache

from agents import zones
from agents.models import Agent, Office

DEFAULT = "US"
KEPT_FOR = 30.0
"""Seconds until a process sees what another one saved."""

_kept: tuple[float, str] = (0.0, "")


def office_country() -> str:
    """Its ISO code, like US."""
    read, country = _kept
    if not country or time.monotonic() - read > KEPT_FOR:
        country = _read()
        keep(country)
    return country


def keep(country: str) -> None:
    global _kept
    _kept = (time.monotonic(), country)


def forget() -> None:
    keep("")


def default_country() -> str:
    """That of the time zone of the office's first broker."""
    brokers = Agent.objects.filter(is_broker=True, is_active=True).order_by("pk")
    return zones.country_of(brokers.values_list("timezone", flat=True).first() or "") or DEFAULT


@cache
def choices() -> list[tuple[str, str]]:
    return sorted(zones.countries().items(), key=lambda each: each[1])


def _read() -> str:
    return Office.objects.filter(pk=1).values_list("country", flat=True).first() or default_country()
