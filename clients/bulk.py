"""The verbs of one client for many at once, in a handful of statements, and their undo.

Each locks its clients first, changes only those that are not that way already, tells of it on each timeline, and
keeps what was there before.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client, ClientQuerySet, Stage
from clients.models.bulk_change import BulkChange

Kind = Activity.Kind
Verb = BulkChange.Verb
FIELDS = {
    Verb.STAGE: "stage",
    Verb.REASSIGN: "agent_id",
    Verb.PAUSE: "paused_at",
    Verb.RESUME: "paused_at",
    Verb.DELETE: "is_deleted",
}


def move(clients: ClientQuerySet, stage: Stage, *, by: Agent) -> BulkChange:
    def text(client: Client) -> str:
        return f"Stage {client.get_stage_display()} to {stage.label}"

    found = clients.exclude(stage=stage)
    return _change(found, Verb.STAGE, "stage", str(stage), Kind.STAGE, text, by)


def reassign(clients: ClientQuerySet, agent: Agent | None, *, by: Agent) -> BulkChange:
    def text(client: Client) -> str:
        return f"Agent {client.agent or 'nobody'} to {agent or 'nobody'}"

    found = clients.exclude(agent=agent) if agent else clients.filter(agent__isnull=False)
    return _change(found, Verb.REASSIGN, "agent_id", agent and agent.pk, Kind.EDITED, text, by)


def pause(clients: ClientQuerySet, *, by: Agent) -> BulkChange:
    found = clients.filter(paused_at=None)
    return _change(found, Verb.PAUSE, "paused_at", timezone.now(), Kind.PAUSED, _said(Kind.PAUSED), by)


def resume(clients: ClientQuerySet, *, by: Agent) -> BulkChange:
    found = clients.filter(paused_at__isnull=False)
    return _change(found, Verb.RESUME, "paused_at", None, Kind.RESUMED, _said(Kind.RESUMED), by)


def delete(clients: ClientQuerySet, *, by: Agent) -> BulkChange:
    found = clients.filter(is_deleted=False)
    return _change(found, Verb.DELETE, "is_deleted", True, Kind.DELETED, _said(Kind.DELETED), by)


def undo(change: BulkChange, clients: ClientQuerySet, *, by: Agent) -> list[int]:
    """Gives each client back what it had, unless somebody has changed that again meanwhile; the ids of those."""
    field = FIELDS[Verb(change.verb)]
    after = datetime.fromisoformat(str(change.after)) if change.verb == Verb.PAUSE else change.after
    same = {f"{field}__isnull": True} if after is None else {field: after}
    found = _locked(clients.filter(pk__in=list(map(int, change.before)), **same))
    before = {client.pk: change.before[str(client.pk)] for client in found}
    for value in set(before.values()):
        _write([pk for pk, had in before.items() if had == value], field, value)
    told: dict[str, tuple[Activity.Kind, Callable[[Client], str]]] = {
        Verb.STAGE: (Kind.STAGE, lambda client: _back(client, before[client.pk])),
        Verb.REASSIGN: (Kind.EDITED, lambda _: "Reassignment undone"),
        Verb.PAUSE: (Kind.RESUMED, _said(Kind.RESUMED)),
        Verb.RESUME: (Kind.PAUSED, _said(Kind.PAUSED)),
        Verb.DELETE: (Kind.RESTORED, _said(Kind.RESTORED)),
    }
    kind, text = told[change.verb]
    moved = before if change.verb == Verb.STAGE else {}
    _tell(found, kind, text, by, {pk: {"before": after, "after": stage} for pk, stage in moved.items()})
    return list(before)


def _back(client: Client, stage: str) -> str:
    return f"Stage {client.get_stage_display()} to {Stage(stage).label}"


def _change(
    clients: ClientQuerySet,
    verb: BulkChange.Verb,
    field: str,
    value: Any,
    kind: Activity.Kind,
    text: Callable[[Client], str],
    by: Agent,
) -> BulkChange:
    with transaction.atomic():
        found = _locked(clients)
        before = {client.pk: getattr(client, field) for client in found}
        _write(before, field, value)
        data = {pk: {"before": had, "after": value} for pk, had in before.items()} if verb == Verb.STAGE else {}
        _tell(found, kind, text, by, data)
        kept = {pk: _as_json(had) for pk, had in before.items()}
        return BulkChange.objects.create(agent=by, verb=verb, after=_as_json(value), before=kept)


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _locked(clients: ClientQuerySet) -> list[Client]:
    """By id, so that two of these never wait for each other; without what no verb needs."""
    rows = clients.order_by("pk").select_for_update(no_key=True, of=("self",)).select_related("agent")
    return list(rows.defer("notes", "custom_fields", "search_text"))


def _write(ids: Iterable[int], field: str, value: Any) -> None:
    Client.objects.filter(pk__in=list(ids)).update(**{field: value}, updated_at=timezone.now())


def _said(kind: Activity.Kind) -> Callable[[Model], str]:
    return lambda _: str(kind.label)


def _tell(
    clients: list[Client],
    kind: Activity.Kind,
    text: Callable[[Client], str],
    by: Agent,
    data: dict[int, dict[str, Any]],
) -> None:
    now = timezone.now()
    Activity.objects.bulk_create(
        Activity(client=each, kind=kind, text=text(each)[:500], agent=by, data=data.get(each.pk, {}), occurred_at=now)
        for each in clients
    )
