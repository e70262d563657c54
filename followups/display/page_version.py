"""The version of a client's page, for polling: it changes when the page changes. Read-only."""

import json
from datetime import datetime
from typing import Any
from zlib import crc32

from django.db.models import DateTimeField, IntegerField
from django.db.models.expressions import RawSQL

from agents.models import Agent
from agents.web.live import version_prefix
from clients.listing.tagged import with_tags
from clients.models import Client, ClientQuerySet


def version_of(pk: int, agent: Agent, now: datetime) -> str:
    """The version of a client's page; "" for a client that the agent may not see. One query, by index."""
    found = with_version(Client.objects.visible_to(agent)).filter(pk=pk).only("planned_at", "also_found_by").first()
    return version_in(found, agent, now) if found else ""


def with_version(clients: ClientQuerySet) -> ClientQuerySet:
    """Annotates the clients with what version_in reads."""
    return with_tags(clients).annotate(events=EVENTS, moved_at=MOVED, noted_at=NOTED, all_paused_at=PAUSED)


# A count, not the newest row: SendGrid reports late, and the row that commits last may not have the highest id.
EVENTS = RawSQL("(SELECT COUNT(*) FROM activities WHERE activities.client_id = clients.id)", (), IntegerField())
MOVED = RawSQL("(SELECT MAX(tasks.updated_at) FROM tasks WHERE tasks.client_id = clients.id)", (), DateTimeField())
NOTED = RawSQL("(SELECT MAX(notes.updated_at) FROM notes WHERE notes.client_id = clients.id)", (), DateTimeField())
# All sending, by the office or by their agent.
PAUSED = RawSQL(
    """(SELECT MAX(paused_at) FROM (SELECT paused_at FROM office WHERE id = 1
        UNION ALL SELECT paused_at FROM agents WHERE agents.id = clients.agent_id) AS paused)""",
    (),
    DateTimeField(),
)


def version_in(client: Any, agent: Agent, now: datetime) -> str:
    """The version for a client from `with_version`."""
    moments = map(_as_text, (client.planned_at, client.events, client.moved_at, client.noted_at, client.all_paused_at))
    tags = crc32(json.dumps(client.tagged).encode())  # renamed, recolored or merged ones have no event
    # Addresses, numbers and people that plain SQL changed leave no event.
    contacts = crc32(client.also_found_by.encode())
    return "-".join([version_prefix(agent, now), *moments, f"{tags:x}", f"{contacts:x}"])


def _as_text(value: datetime | int | None) -> str:
    return f"{value.timestamp():.6f}" if isinstance(value, datetime) else str(value)
