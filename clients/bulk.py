"""The methods of one client for many at once, in a handful of statements, and their undo.

Each locks its clients first, changes only those that are different, records it on each timeline, and keeps the values
from before.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from agents.models import Agent
from clients import bulk_tags
from clients.models import Activity, BulkAction, Client, ClientQuerySet, Source, Stage

Kind = Activity.Kind
Verb = BulkAction.Verb
FIELDS: dict[str, str] = {
    Verb.STAGE: "stage",
    Verb.REASSIGN: "agent_id",
    Verb.PAUSE: "paused_at",
    Verb.RESUME: "paused_at",
    Verb.DELETE: "is_deleted",
    Verb.SOURCE: "source_id",
}
KINDS: dict[str, tuple[Activity.Kind, Activity.Kind]] = {
    Verb.STAGE: (Kind.STAGE, Kind.STAGE),
    Verb.REASSIGN: (Kind.EDITED, Kind.EDITED),
    Verb.PAUSE: (Kind.PAUSED, Kind.RESUMED),
    Verb.RESUME: (Kind.RESUMED, Kind.PAUSED),
    Verb.DELETE: (Kind.DELETED, Kind.RESTORED),
    Verb.SOURCE: (Kind.EDITED, Kind.EDITED),
}
"""The kinds of event that the verb and its undo write on the timeline."""

MAY_BE_GONE: dict[str, Callable[[], QuerySet[Any]]] = {
    Verb.SOURCE: Source.objects.all,
    Verb.REASSIGN: lambda: Agent.objects.filter(is_active=True),
}
"""What an undo does not give back: a source that is in the list no more, an agent who was deactivated."""

Data = Callable[[Client], dict[str, Any]]


def move(clients: ClientQuerySet, stage: Stage, *, by: Agent) -> BulkAction:
    return _change(clients.exclude(stage=stage), Verb.STAGE, str(stage), by, lambda each: _stages(each.stage, stage))


def reassign(clients: ClientQuerySet, agent: Agent | None, *, by: Agent) -> BulkAction:
    def data(client: Client) -> dict[str, Any]:
        return {"event": "reassigned", "was": str(client.agent or ""), "now": str(agent or "")}

    found = clients.exclude(agent=agent) if agent else clients.filter(agent__isnull=False)
    return _change(found, Verb.REASSIGN, agent and agent.pk, by, data)


def pause(clients: ClientQuerySet, *, by: Agent) -> BulkAction:
    return _change(clients.filter(paused_at=None), Verb.PAUSE, timezone.now(), by)


def resume(clients: ClientQuerySet, *, by: Agent) -> BulkAction:
    return _change(clients.filter(paused_at__isnull=False), Verb.RESUME, None, by)


def delete(clients: ClientQuerySet, *, by: Agent) -> BulkAction:
    return _change(clients.filter(is_deleted=False), Verb.DELETE, True, by)


def set_source(clients: ClientQuerySet, source: Source | None, *, by: Agent) -> BulkAction:
    """Their details about it stay as they are."""
    found = clients.exclude(source=source) if source else clients.filter(source__isnull=False)
    return _change(found, Verb.SOURCE, source and source.pk, by, lambda each: _sources(each.source, source))


def undo(action: BulkAction, clients: ClientQuerySet, *, by: Agent) -> list[int]:
    """Gives each client its old value back, unless it was changed again meanwhile. Returns the ids of those clients."""
    if action.verb in BulkAction.OF_TAGS:
        return bulk_tags.undo(action, clients, by=by)
    field = FIELDS[action.verb]
    with transaction.atomic():
        rows = _locked(clients.filter(pk__in=action.ids))
        found = [client for client in rows if _as_json(getattr(client, field)) == action.after(client.pk)]
        before = {client.pk: action.before(client.pk) for client in found}
        sources: dict[int, Source] = {}
        if action.verb in MAY_BE_GONE:
            there = MAY_BE_GONE[action.verb]().in_bulk(set(before.values()) - {None})
            sources = there if action.verb == Verb.SOURCE else {}
            found = [client for client in found if before[client.pk] in (None, *there)]
            before = {client.pk: before[client.pk] for client in found}
        for value in set(before.values()):
            _write([pk for pk, had in before.items() if had == value], field, value)

        def data(client: Client) -> dict[str, Any]:
            if action.verb == Verb.STAGE:
                return _stages(client.stage, before[client.pk])
            if action.verb == Verb.SOURCE:
                return _sources(client.source, sources.get(before[client.pk]))
            return {"event": "reassign_undone"} if action.verb == Verb.REASSIGN else {}

        _record(found, KINDS[action.verb][1], by, data)
    return list(before)


def _stages(before: str, after: str) -> dict[str, Any]:
    return {"before": str(before), "after": str(after)}


def _sources(before: Source | None, after: Source | None) -> dict[str, Any]:
    return {"event": "source", "was": str(before or ""), "now": str(after or "")}


def _change(
    clients: ClientQuerySet, verb: BulkAction.Verb, value: Any, by: Agent, data: Data = lambda client: {}
) -> BulkAction:
    field = FIELDS[verb]
    with transaction.atomic():
        found = _locked(clients)
        changes = {client.pk: [_as_json(getattr(client, field)), _as_json(value)] for client in found}
        _record(found, KINDS[verb][0], by, data)
        _write(changes, field, value)
        return BulkAction.objects.create(agent=by, verb=verb, changes=changes)


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _locked(clients: ClientQuerySet) -> list[Client]:
    """Locked by id, so that two of these never wait for each other. Columns that no verb needs are left out."""
    rows = clients.order_by("pk").select_for_update(no_key=True, of=("self",)).select_related("agent", "source")
    return list(rows.defer("notes", "custom_fields", "search_text"))


def _write(ids: Iterable[int], field: str, value: Any) -> None:
    Client.objects.filter(pk__in=list(ids)).update(**{field: value}, updated_at=timezone.now())


def _record(clients: list[Client], kind: Activity.Kind, by: Agent, data: Data) -> None:
    now = timezone.now()
    Activity.objects.bulk_create(
        Activity(client=each, kind=kind, agent=by, data=data(each), occurred_at=now) for each in clients
    )
