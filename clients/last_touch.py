"""When somebody was last in touch with a client, in words. Read-only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clients.listing.quiet import quiet_days
from clients.models import Activity, Client, Stage
from clients.story.shown import STANDS, TALKS_SQL
from lists import prepared
from lists.words import age

Kind = Activity.Kind
WORDS = {
    Kind.SENT: "Sent",
    Kind.REPLY: "Replied",
    Kind.ANSWERED: "Answered",
    Kind.BOUNCED: "Bounced",
    Kind.CALL: "Called",
    Kind.TEXT: "Texted",
    Kind.MEETING: "Met",
}

NEWEST = f"""
SELECT DISTINCT ON (a.client_id) a.client_id, a.kind, a.occurred_at
FROM activities a LEFT JOIN conversations v ON v.event_id = a.id
WHERE a.client_id = ANY(%(clients)s::bigint[]) AND a.kind = ANY(%(kinds)s)
    AND (a.kind NOT IN ({TALKS_SQL}) OR {STANDS})
ORDER BY a.client_id, a.occurred_at DESC, a.id DESC"""  # noqa: S608  kinds alone


@dataclass(frozen=True)
class Touch:
    word: str
    at: datetime | None = None
    age: str = ""  # said instead of the time
    tone: str = ""


def last_touches(clients: Iterable[Client], now: datetime) -> dict[int, Touch]:
    """The newest touch of each of these clients, in one query."""
    clients = list(clients)
    ids = [client.pk for client in clients]
    found = prepared.rows(NEWEST, {"clients": ids, "kinds": list(WORDS)}) if ids else []
    newest = {client_id: (kind, at) for client_id, kind, at in found}
    return {client.pk: _touch(client, newest.get(client.pk), now) for client in clients}


def _touch(client: Client, newest: tuple[str, datetime] | None, now: datetime) -> Touch:
    if newest and newest[0] == Kind.BOUNCED:
        return Touch(WORDS[Kind.BOUNCED], newest[1], tone="red")
    quiet = "amber" if quiet_days(client, now) else ""
    if newest:
        return Touch(WORDS[Kind(newest[0])], newest[1], tone=quiet)
    if client.last_contacted:
        return Touch("Contacted", client.last_contacted, tone=quiet)
    if client.imported_at:
        return Touch("Imported", client.imported_at, tone=quiet)
    is_new = client.stage == Stage.LEAD
    return Touch("Untouched", age=f"for {age(now - client.created_at)}", tone="red" if is_new else quiet)
