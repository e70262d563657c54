"""The smart lists in the sidebar, each with its number of clients."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from agents.models import Agent
from clients.listing.filters import ClientFilter
from clients.models import Client
from clients.models.smart_list import MOST, SmartList
from lists.counts import counts_within, kept
from lists.words import capped

COUNT_TO = 999
PATIENCE = 300  # milliseconds that all the counts together may take

BUILT_IN = (
    ("Going quiet", "only=quiet"),
    ("Clicked this week", "engagement=clicked-week"),
    ("No next touch", "only=no-next"),
)


@dataclass(frozen=True)
class SidebarList:
    """A smart list as the sidebar shows it."""

    name: str
    query: str
    count: str
    pk: int | None = None

    @property
    def url(self) -> str:
        return f"{reverse('client_list')}?{self.query}"


def sidebar_lists(agent: Agent) -> list[SidebarList]:
    """The three that everybody has, and the agent's own. A count that takes too long is left out."""
    return [SidebarList(*values) for values in kept(agent.view_key, "smart lists", lambda: _with_counts(agent))]


def _with_counts(agent: Agent) -> list[tuple[str, str, str, int | None]]:
    lists: list[tuple[str, str, int | None]] = [(name, query, None) for name, query in BUILT_IN]
    lists += [(each.name, each.query, each.pk) for each in SmartList.of(agent)[:MOST]]
    counts = _count(agent, [query for _, query, _ in lists])
    return [(name, query, count, pk) for (name, query, pk), count in zip(lists, counts, strict=True)]


def _count(agent: Agent, queries: Sequence[str]) -> list[str]:
    """All counted together; one by one when that takes too long."""
    mine = Client.objects.visible_to(agent)
    lists: list[Any] = [ClientFilter(QueryDict(query), agent).narrow(mine) for query in queries]
    together = counts_within(lists, COUNT_TO, PATIENCE)
    if together is not None:
        return [capped(count, COUNT_TO) for count in together]
    each = [counts_within([rows], COUNT_TO, PATIENCE // len(lists)) for rows in lists]
    return [capped(count[0] if count else None, COUNT_TO) for count in each]
