"""The position of a client in the usual order of the list, newest first, and the clients before and after."""

from dataclasses import dataclass
from typing import Any

from django.db.models import JSONField
from django.db.models.expressions import RawSQL

from agents.models import Agent
from clients.models import Client, ClientQuerySet
from lists.counts import COUNT_TO, kept_counts
from lists.words import capped


@dataclass(frozen=True)
class Position:
    number: int
    total: int
    newer: int | None
    older: int | None

    @property
    def in_words(self) -> str:
        """“4 of 1,248”; only the total where the number would have to be counted too far."""
        total = capped(self.total, COUNT_TO)
        return f"{self.number:,} of {total}" if self.number <= COUNT_TO else f"{total} clients"


POSITION = """(
SELECT jsonb_build_object(
    'above', (SELECT COUNT(*) FROM (SELECT FROM clients o WHERE {mine} AND {newer} LIMIT {most}) capped),
    'newer', (SELECT o.id FROM clients o WHERE {mine} AND {newer} ORDER BY o.created_at, o.id LIMIT 1),
    'older', (SELECT o.id FROM clients o WHERE {mine} AND {older} ORDER BY o.created_at DESC, o.id DESC LIMIT 1)
))""".replace("{most}", str(COUNT_TO + 1))
"""By key, never by counting everybody. Written out, because the ORM takes longer to put it together than to run it."""

NEWER = "(o.created_at, o.id) > (clients.created_at, clients.id)"
OLDER = "(o.created_at, o.id) < (clients.created_at, clients.id)"


def with_position(clients: ClientQuerySet, agent: Agent) -> ClientQuerySet:
    """The clients with what position_of reads, in the same query: their position among those that the agent may see."""
    mine = "NOT o.is_deleted" + ("" if agent.is_broker else f" AND o.agent_id = {agent.pk:d}")
    sql = POSITION.format(mine=mine, newer=NEWER, older=OLDER)
    return clients.annotate(position=RawSQL(sql, (), output_field=JSONField()))  # noqa: S611  numbers alone


def position_of(client: Any, agent: Agent) -> Position:
    """Of a client that was read by with_position. The total is the list's own, which may be some seconds old."""
    place = client.position
    number = place["above"] + 1
    total = kept_counts(agent.view_key, {"clients": Client.objects.visible_to(agent)}, COUNT_TO)["clients"]
    return Position(number, max(number, total), place["newer"], place["older"])
