"""The smart lists in the sidebar, with how many clients each finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import QueryDict
from django.urls import reverse

from agents.models import Agent
from clients.listing.filters import ClientFilter
from clients.models import Client
from clients.models.smart_list import MOST, SmartList
from lists.counts import counts_within
from lists.words import capped

COUNT_TO = 999
COUNTED_FOR = 60  # seconds: the sidebar stands on every page
PATIENCE = 300  # milliseconds that all the counts together may take

BUILT_IN = (
    ("Going quiet", "only=quiet"),
    ("Clicked this week", "engagement=clicked-week"),
    ("No next touch", "only=no-next"),
)


@dataclass(frozen=True)
class Entry:
    """A list as the sidebar shows it."""

    name: str
    query: str
    count: str
    pk: int | None = None

    @property
    def url(self) -> str:
        return f"{reverse('client_list')}?{self.query}"


def entries_for(agent: Agent) -> list[Entry]:
    """The three that everybody has, and the agent's own, each with its count if that could be had in time."""
    lists: list[tuple[str, str, int | None]] = [(name, query, None) for name, query in BUILT_IN]
    lists += [(each.name, each.query, each.pk) for each in SmartList.of(agent)[:MOST]]
    counts = _counts(agent, [query for _, query, _ in lists])
    return [Entry(name, query, counts[query], pk) for name, query, pk in lists]


def _counts(agent: Agent, queries: Sequence[str]) -> dict[str, str]:
    """From the last minute, or counted together now; one by one should together take too long."""
    known: dict[str, str] = cache.get(_key(agent), {})
    if not all(query in known for query in queries):
        known = dict(zip(queries, _ask(agent, list(queries)), strict=True))
        cache.set(_key(agent), known, COUNTED_FOR)
    return known


def _ask(agent: Agent, queries: list[str]) -> list[str]:
    mine = Client.objects.visible_to(agent)
    lists: list[Any] = [ClientFilter(QueryDict(query)).narrow(mine) for query in queries]
    together = counts_within(lists, COUNT_TO, PATIENCE)
    if together is not None:
        return [capped(count, COUNT_TO) for count in together]
    each = [counts_within([rows], COUNT_TO, PATIENCE // len(lists)) for rows in lists]
    return [capped(count[0] if count else None, COUNT_TO) for count in each]


def forget_counts(agent: Agent) -> None:
    """The agent has just changed what the lists find."""
    cache.delete(_key(agent))


def _key(agent: Agent) -> str:
    return f"smart-lists:{agent.pk}:{'broker' if agent.is_broker else 'agent'}"
