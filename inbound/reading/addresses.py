"""Addresses, Message-IDs and dates of a header."""

import re
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime

from inbound.reading.charset import one_line
from inbound.reading.words import readable

ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]\\]{1,200}@[^\s<>,;:\"()@\\]{1,255}")
ID = re.compile(r"<([^<>]*)>")
# The standard library reads the year 0001 as 2001.
NO_YEAR = re.compile(r"[A-Za-z]{3,9}[ -]0\d{3}\b")
YEARS = range(1990, 2101)
"""A clock that was never set says 1970; nothing was sent in the year 9999."""


def addresses(raw: str) -> list[tuple[str, str]]:
    """Names and addresses, those in lower case, in their order. The names are decoded after the commas were read."""
    found = _parsed(raw)
    if not found and "=?" in raw:  # a program that encoded name and address together
        found = _parsed(readable(raw))
    return [(readable(name).strip("'\" "), one_line(address).lower()) for name, address in found]


def ids(raw: str) -> list[str]:
    """Message-IDs without `<` and `>`. Outlook folds long ones in the middle, and encodes some as words."""
    text = readable(raw) if "=?" in raw else raw
    return [each for found in ID.findall(text) or text.split() if (each := re.sub(r"\s+", "", found).strip("<>,;"))]


def date_of(raw: str) -> datetime | None:
    """With its zone: UTC where it says none. None for a date that can't be, or can't be read."""
    raw = raw[:200]
    found: datetime | None
    try:
        found = parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        found = _iso(raw)
    if found is None or found.year not in YEARS or NO_YEAR.search(raw):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _iso(raw: str) -> datetime | None:
    try:
        return datetime.fromisoformat(raw.strip())
    except ValueError:
        return None


def _parsed(raw: str) -> list[tuple[str, str]]:
    try:
        found = getaddresses([raw]) if raw.count("(") < 100 else []
    except (RecursionError, ValueError, IndexError, AttributeError):
        found = []
    good = [(name, address) for name, address in found if ADDRESS.fullmatch(address)]
    return good or [("", address) for address in ADDRESS.findall(raw)]
