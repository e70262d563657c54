"""A client's tags, read in the statement that reads the clients: one question for all rows of a page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import JSONField
from django.db.models.expressions import RawSQL

from clients.models import ClientQuerySet

TAGGED = RawSQL(
    """(SELECT jsonb_agg(jsonb_build_array(t.id, t.name, t.colour) ORDER BY lower(t.name), t.id)
    FROM client_tags g JOIN tags t ON t.id = g.tag_id WHERE g.client_id = clients.id)""",
    (),
    output_field=JSONField(),
)


@dataclass(frozen=True)
class GivenTag:
    pk: int
    name: str
    colour: str


def with_tags(clients: ClientQuerySet) -> ClientQuerySet:
    """The clients with what tags_of reads."""
    return clients.annotate(tagged=TAGGED)


def tags_of(client: Any) -> list[GivenTag]:
    """Of a client that was read by with_tags, by name."""
    return [GivenTag(*values) for values in client.tagged or ()]
