"""The actions on a follow-up for many at once, recorded so that they can be undone."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from agents.models import Agent
from clients.models import BulkAction
from followups.models import Row, Task, TaskQuerySet

Verb, Status = BulkAction.Verb, Task.Status
STATUS_AFTER = {Verb.SKIP: Status.SKIPPED, Verb.CANCEL: Status.CANCELLED, Verb.COMPLETE: Status.COMPLETED}


def skip(tasks: TaskQuerySet, *, by: Agent) -> BulkAction:
    return _end_tasks(Verb.SKIP, tasks.skip, by)


def cancel(tasks: TaskQuerySet, *, by: Agent) -> BulkAction:
    return _end_tasks(Verb.CANCEL, tasks.cancel, by)


def complete(tasks: TaskQuerySet, *, by: Agent) -> BulkAction:
    return _end_tasks(Verb.COMPLETE, tasks.complete, by)


def retry(tasks: TaskQuerySet, *, by: Agent) -> BulkAction:
    with transaction.atomic():
        return _record_action(Verb.RETRY, ((row, row.status, Status.PENDING) for row in tasks.retry(by=by)), by)


def send(tasks: TaskQuerySet, *, by: Agent) -> BulkAction:
    """Sends what somebody has read, except drafts that still need approval."""
    with transaction.atomic():
        # Another text that somebody saves from here on is not sent.
        versions = dict(ready_to_send(tasks).values_list("pk", "email_log__text_version"))
        rows = tasks.filter(pk__in=versions).send_now(by=by, versions=versions)
        return _record_action(Verb.SEND, _with_time("send_after", rows), by)


def ready_to_send(tasks: TaskQuerySet) -> TaskQuerySet:
    """The pending ones with a text that somebody has read, where it needs no approval any more."""
    pending = tasks.filter(status=Status.PENDING).exclude(pk__in=tasks.unread().values("pk"))
    return pending.exclude(pk__in=tasks.needing_approval().values("pk"))


def reschedule(tasks: TaskQuerySet, to: datetime | timedelta, *, by: Agent) -> BulkAction:
    """Moves all to one time, or each by a duration; for an overdue follow-up it counts from now."""
    now = timezone.now()

    def when(row: Row) -> datetime:
        if isinstance(to, datetime):
            return to
        return (max(row.scheduled_for, now) + to).replace(second=0, microsecond=0)

    with transaction.atomic():
        rows = tasks.reschedule(when, by=by)
        return _record_action(
            Verb.RESCHEDULE, ((row, row.scheduled_for.isoformat(), when(row).isoformat()) for row in rows), by
        )


def approve(tasks: TaskQuerySet, versions: dict[int, int], *, by: Agent) -> BulkAction:
    """Approves only the texts that the page showed; `versions` are their versions by the follow-up's id."""
    with transaction.atomic():
        rows = tasks.needing_approval().approve(versions, by=by)
        return _record_action(Verb.APPROVE, _with_time("approved_at", rows), by)


def undo(action: BulkAction, tasks: TaskQuerySet, *, by: Agent) -> list[int]:
    """Undoes the action for the follow-ups that have not changed since; returns their ids."""
    mine = tasks.filter(pk__in=action.ids)
    with transaction.atomic():
        mine.lock(Status.values)  # nobody can change them between this check and the undo
        if action.verb == Verb.RESCHEDULE:
            same = _unchanged(action, "scheduled_for", mine)
            rows = mine.filter(pk__in=same).reschedule(lambda row: datetime.fromisoformat(action.before(row.pk)), by=by)
        elif action.verb == Verb.APPROVE:
            same = _unchanged(action, "approved_at", mine)
            rows = mine.filter(pk__in=same, status=Status.PENDING).unapprove(by=by)
        elif action.verb == Verb.SEND:
            # As text: earlier versions wrote no time here.
            same = [pk for pk, at in _times("send_after", mine) if at.isoformat() == action.after(pk)]
            rows = mine.filter(pk__in=same).undo_send(by=by)
        else:
            same = _unchanged(action, "updated_at", mine)
            rows = mine.filter(pk__in=same, status=STATUS_AFTER[Verb(action.verb)]).restore(by=by)
    return [row.pk for row in rows]


def _unchanged(action: BulkAction, field: str, tasks: TaskQuerySet) -> list[int]:
    """The ids of those whose `field` still has the time that the action wrote."""
    return [pk for pk, at in _times(field, tasks) if at == datetime.fromisoformat(action.after(pk))]


def _end_tasks(verb: BulkAction.Verb, move: Callable[..., list[Row]], by: Agent) -> BulkAction:
    with transaction.atomic():
        return _record_action(verb, _with_time("updated_at", move(by=by)), by)


def _with_time(field: str, rows: list[Row]) -> list[tuple[Row, str, str]]:
    """Each follow-up's old status, and the time that the action wrote. A later change writes another time."""
    times = dict(_times(field, Task.objects.filter(pk__in=[row.pk for row in rows])))
    return [(row, row.status, times[row.pk].isoformat()) for row in rows]


def _times(field: str, tasks: TaskQuerySet) -> list[tuple[int, datetime]]:
    return list(tasks.filter(**{f"{field}__isnull": False}).values_list("pk", field))


def _record_action(verb: BulkAction.Verb, moved: Iterable[tuple[Row, Any, Any]], by: Agent) -> BulkAction:
    changes = {row.pk: [before, after] for row, before, after in moved}
    return BulkAction.objects.create(agent=by, verb=verb, changes=changes)
