"""A list's filters as the address that asks for them, and as sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict


@dataclass(frozen=True)
class Sentence:
    """A filter in words, and the address without it."""

    about: str
    words: str
    without: str


def query_of(names: Iterable[str], asked: Mapping[str, Any], *leave_out: str, **changes: Any) -> str:
    """What is asked, always in the order of the names; changes of other names stand behind it."""
    query = QueryDict(mutable=True)
    names = list(names)
    for name in [*names, *(other for other in changes if other not in names)]:
        value = changes.get(name, "" if name in leave_out else asked.get(name, ""))
        query.setlist(name, [each for each in (value if isinstance(value, list) else [value]) if each])
    return query.urlencode()


def address_of(url: str, query: str) -> str:
    return f"{url}?{query}" if query else url
