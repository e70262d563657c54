"""Tags given to many clients at once, or removed from them, and the undo of that."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, BulkAction, ClientQuerySet, ClientTag, Tag
from clients.models.tag import change_of_tags

Verb = BulkAction.Verb


def add_tag(clients: ClientQuerySet, tag: Tag, *, by: Agent) -> BulkAction:
    """Who has as many as a client can have gets none."""
    now = timezone.now()
    with transaction.atomic():
        given = ClientTag.give(_lock(clients), tag.pk, agent=by.pk, at=now)
        _record(given, by, change_of_tags(added=[tag]))
        changes = {pk: [None, [tag.pk, now.isoformat()]] for pk in sorted(given)}
        return BulkAction.objects.create(agent=by, verb=Verb.TAG, changes=changes)


def remove_tag(clients: ClientQuerySet, tag: Tag, *, by: Agent) -> BulkAction:
    with transaction.atomic():
        rows = ClientTag.objects.filter(tag=tag, client__in=_lock(clients))
        had = {row.client_id: [tag.pk, row.created_at.isoformat(), row.agent_id] for row in rows.order_by("client")}
        rows.delete()
        _record(had, by, change_of_tags(removed=[tag]))
        changes = {pk: [before, None] for pk, before in had.items()}
        return BulkAction.objects.create(agent=by, verb=Verb.UNTAG, changes=changes)


def undo(action: BulkAction, clients: ClientQuerySet, *, by: Agent) -> list[int]:
    """Takes the tag from those who still have it from this action, or gives it back, with who gave it and when.

    Returns the ids of those clients. A tag that was deleted or merged meanwhile does not come back.
    """
    change: Any = action.before if action.verb == Verb.UNTAG else action.after
    with transaction.atomic():
        ids = _lock(clients.filter(pk__in=action.ids))
        tag = Tag.objects.filter(pk=change(ids[0])[0]).first() if ids else None
        if tag is None:
            return []
        if action.verb == Verb.TAG:
            given_at = datetime.fromisoformat(change(ids[0])[1])
            rows = ClientTag.objects.filter(tag=tag, client__in=ids, created_at=given_at)
            done = set(rows.values_list("client", flat=True))
            rows.delete()
            _record(done, by, change_of_tags(removed=[tag]))
            return sorted(done)
        alike: dict[tuple[str, int | None], list[int]] = {}
        for pk in ids:
            _, at, agent = change(pk)
            alike.setdefault((at, agent), []).append(pk)
        done = set()
        for (at, agent), some in alike.items():
            done |= ClientTag.give(some, tag.pk, agent=agent, at=datetime.fromisoformat(at))
        _record(done, by, change_of_tags(added=[tag]))
        return sorted(done)


def _lock(clients: ClientQuerySet) -> list[int]:
    """Their ids. Locked by id, so that two of these never wait for each other."""
    rows = clients.order_by("pk").select_for_update(no_key=True, of=("self",))
    return list(rows.values_list("pk", flat=True))


def _record(clients: Any, by: Agent, data: dict[str, Any]) -> None:
    now = timezone.now()
    Activity.add_many(
        [
            Activity(client_id=pk, kind=Activity.Kind.EDITED, agent=by, data=data, occurred_at=now)
            for pk in sorted(clients)
        ]
    )
