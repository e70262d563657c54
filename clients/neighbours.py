"""Where a client stands in the usual order of the list, newest first, and who stands beside."""

from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, OuterRef, Q, Subquery

from agents.models import Agent
from clients.counting import in_words
from clients.models import Client, ClientQuerySet

COUNT_TO = 10_000
"""Counted exactly up to here: a bigger number tells nobody more, and would cost a broker's page dearly."""


class _CappedCount(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Place:
    number: int
    total: int
    newer: int | None
    older: int | None

    @property
    def in_words(self) -> str:
        """“4 of 1,248”; only the total where the number would have to be counted too far."""
        total = in_words(self.total, COUNT_TO)
        return f"{self.number:,} of {total}" if self.number <= COUNT_TO else f"{total} clients"


def with_place(clients: ClientQuerySet, agent: Agent) -> ClientQuerySet:
    """The clients with what place_of reads, in the same question: by key, never by counting everybody."""
    at = OuterRef("created_at")
    newer = Q(created_at__gt=at) | Q(created_at=at, pk__gt=OuterRef("pk"))
    older = Q(created_at__lt=at) | Q(created_at=at, pk__lt=OuterRef("pk"))
    mine = Client.objects.visible_to(agent)
    # The bounds beside the ORs are what an index can begin from.
    above = mine.filter(newer, created_at__gte=at).order_by("created_at", "pk").values("pk")
    below = mine.filter(older, created_at__lte=at).order_by("-created_at", "-pk").values("pk")
    return clients.annotate(
        how_many=_CappedCount(mine.order_by().values("pk")[: COUNT_TO + 1]),
        how_many_above=_CappedCount(above[: COUNT_TO + 1]),
        above=Subquery(above[:1]),
        below=Subquery(below[:1]),
    )


def place_of(client: Any) -> Place:
    """Of a client that was read with its place."""
    return Place(client.how_many_above + 1, client.how_many, client.above, client.below)
