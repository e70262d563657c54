"""The verbs of one follow-up for many at once, in a handful of statements, and their undo.

Each locks the rows that it may still change, changes only those, and tells of it on each timeline.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity
from emails.models import EmailLog
from emails.models.states import Status as EmailStatus
from followups.models import RETRY, Task, TaskQuerySet, in_words
from followups.models.bulk_move import BulkMove

Verb, Status, Kind = BulkMove.Verb, Task.Status, Activity.Kind
OPEN = (Status.PENDING, Status.FAILED)
TO_A_TIME = """UPDATE tasks SET scheduled_for = given.at, planned_at = %(now)s, updated_at = %(now)s, hurried_at = NULL,
    reason = CASE WHEN sent_by_hand THEN reason ELSE '' END, held_by = CASE WHEN sent_by_hand THEN held_by ELSE '' END,
    not_before = CASE WHEN sent_by_hand THEN not_before END
FROM unnest(%(ids)s::bigint[], %(ats)s::timestamptz[]) given(id, at) WHERE tasks.id = given.id"""


@dataclass(frozen=True)
class Found:
    """A follow-up that was locked to be changed."""

    pk: int
    client_id: int
    name: str
    status: str
    scheduled_for: datetime


def skip(tasks: TaskQuerySet, *, by: Agent) -> BulkMove:
    return _end(tasks, Verb.SKIP, Status.SKIPPED, "skipped", by)


def cancel(tasks: TaskQuerySet, *, by: Agent) -> BulkMove:
    return _end(tasks, Verb.CANCEL, Status.CANCELLED, "cancelled", by)


def complete(tasks: TaskQuerySet, *, by: Agent) -> BulkMove:
    """Done by hand, without an email of ours."""
    return _end(tasks, Verb.COMPLETE, Status.COMPLETED, "done by hand", by)


def retry(tasks: TaskQuerySet, *, by: Agent) -> BulkMove:
    now = timezone.now()
    with transaction.atomic():
        found = _locked(tasks.filter(status=Status.FAILED))
        ids = [task.pk for task in found]
        Task.objects.move_all(ids, Status.FAILED, Status.PENDING, reason="", planned_at=now, hurried_at=now)
        EmailLog.objects.filter(task__in=ids, status=EmailStatus.FAILED).update(retry_count=0)
        return _kept(Verb.RETRY, found, lambda task: f"{task.name} is tried again", by)


def send(tasks: TaskQuerySet, *, by: Agent) -> BulkMove:
    """As soon as the next sweep comes; whoever has to read them first has to do that first."""
    now = timezone.now()
    with transaction.atomic():
        unread = tasks.needing_approval().values("pk")
        found = _locked(tasks.filter(status=Status.PENDING).exclude(pk__in=unread))
        asked = {"reason": "", "scheduled_for": now, "planned_at": now, "hurried_at": now}
        Task.objects.move_all([task.pk for task in found], Status.PENDING, Status.PENDING, **asked)
        return _kept(Verb.SEND, found, lambda task: f"{task.name} is to be sent now", by)


def reschedule(tasks: TaskQuerySet, to: datetime | timedelta, *, by: Agent) -> BulkMove:
    """All to one time, or each by so much, counted from now for what is late already."""
    now = timezone.now()

    def when(task: Found) -> datetime:
        if isinstance(to, datetime):
            return to
        return (max(task.scheduled_for, now) + to).replace(second=0, microsecond=0)

    with transaction.atomic():
        found = _locked(tasks.filter(status=Status.PENDING))
        times = {task.pk: when(task) for task in found}
        _set_times(times, now)
        pairs = {task.pk: [task.scheduled_for.isoformat(), times[task.pk].isoformat()] for task in found}
        return _kept(
            Verb.RESCHEDULE, found, lambda task: f"{task.name} moved to {in_words(times[task.pk], by)}", by, pairs
        )


def approve(tasks: TaskQuerySet, versions: dict[int, int], *, by: Agent) -> BulkMove:
    """Exactly the texts that were read: each follow-up's with the version that the page showed."""
    now = timezone.now()
    with transaction.atomic():
        found = _locked(tasks.filter(pk__in=versions).needing_approval())
        ids = [task.pk for task in found]
        # The tasks first, then their emails, as everywhere.
        logs = EmailLog.objects.filter(task__in=ids).exclude(body="").order_by("pk").select_for_update(no_key=True)
        texts = {pk: (version, subject) for pk, version, subject in logs.values_list("task", "text_version", "subject")}
        read = [task for task in found if task.pk in texts and texts[task.pk][0] == versions[task.pk]]
        rows = Task.objects.filter(pk__in=[task.pk for task in read])
        given = {"approved_at": now, "approved_by": by, "updated_at": now}
        text = EmailLog.objects.filter(task=OuterRef("pk"))
        rows.update(**given, approved_version=Subquery(text.values("text_version")))
        # What else holds it says so at the next look; only a provider that failed is not asked any sooner.
        rows.exclude(held_by=RETRY).update(held_by="", reason="", not_before=None)
        pairs = {task.pk: ["", now.isoformat()] for task in read}
        return _kept(
            Verb.APPROVE, read, lambda task: f"{task.name} approved: “{texts[task.pk][1]}”", by, pairs, Kind.APPROVED
        )


def undo(move: BulkMove, tasks: TaskQuerySet, *, by: Agent) -> int:
    """As it was, but for what has moved on meanwhile; how many."""
    with transaction.atomic():
        return {Verb.RESCHEDULE: _undo_reschedule, Verb.APPROVE: _undo_approve}.get(Verb(move.verb), _undo_end)(
            move, tasks.filter(pk__in=list(map(int, move.tasks))), by
        )


def _undo_end(move: BulkMove, tasks: TaskQuerySet, by: Agent) -> int:
    moved_at = datetime.fromisoformat(next(iter(move.tasks.values()))[1])
    ended = {Verb.SKIP: Status.SKIPPED, Verb.CANCEL: Status.CANCELLED, Verb.COMPLETE: Status.COMPLETED}[Verb(move.verb)]
    return tasks.filter(updated_at=moved_at).restore_all(by=by, source=ended)


def _undo_reschedule(move: BulkMove, tasks: TaskQuerySet, by: Agent) -> int:
    found = [
        task
        for task in _locked(tasks.filter(status=Status.PENDING))
        if task.scheduled_for == datetime.fromisoformat(move.tasks[str(task.pk)][1])
    ]
    before = {task.pk: datetime.fromisoformat(move.tasks[str(task.pk)][0]) for task in found}
    _set_times(before, timezone.now())
    _tell(found, Kind.TASK, lambda task: f"{task.name} moved to {in_words(before[task.pk], by)}", by)
    return len(found)


def _undo_approve(move: BulkMove, tasks: TaskQuerySet, by: Agent) -> int:
    given = datetime.fromisoformat(next(iter(move.tasks.values()))[1])
    found = _locked(tasks.filter(status=Status.PENDING, approved_at=given))
    Task.objects.filter(pk__in=[task.pk for task in found]).update(
        approved_at=None, approved_by=None, approved_version=None, updated_at=timezone.now()
    )
    _tell(found, Kind.APPROVED, lambda task: f"{task.name}: approval taken back", by)
    return len(found)


def _end(tasks: TaskQuerySet, verb: BulkMove.Verb, target: Task.Status, word: str, by: Agent) -> BulkMove:
    now = timezone.now()
    changes: dict[str, Any] = {"reason": "", "updated_at": now}
    if target == Status.COMPLETED:
        changes["completed_at"] = now
    with transaction.atomic():
        found = _locked(tasks.filter(status__in=OPEN))
        ids = [task.pk for task in found]
        for source in OPEN:
            Task.objects.move_all(ids, source, target, **changes)
        # An email that was waiting to go is a draft again.
        queued = EmailLog.objects.filter(task__in=ids, status=EmailStatus.QUEUED)
        queued.update(status=EmailStatus.DRAFT, updated_at=now)
        pairs = {task.pk: [task.status, now.isoformat()] for task in found}
        return _kept(verb, found, lambda task: f"{task.name} {word}", by, pairs)


def _locked(tasks: TaskQuerySet) -> list[Found]:
    """By id, so that two of these never wait for each other. A sweep passes over what is locked."""
    rows = tasks.order_by("pk").select_for_update(no_key=True, of=("self",))
    return [Found(*row) for row in rows.values_list("pk", "client_id", "followup_type", "status", "scheduled_for")]


def _set_times(times: dict[int, datetime], now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(TO_A_TIME, {"now": now, "ids": list(times), "ats": list(times.values())})


def _kept(
    verb: BulkMove.Verb,
    found: list[Found],
    text: Callable[[Found], str],
    by: Agent,
    pairs: dict[int, list[str]] | None = None,
    kind: Activity.Kind = Kind.TASK,
) -> BulkMove:
    _tell(found, kind, text, by)
    given = pairs if pairs is not None else {task.pk: [task.status, ""] for task in found}
    return BulkMove.objects.create(agent=by, verb=verb, tasks=given)


def _tell(found: list[Found], kind: Activity.Kind, text: Callable[[Found], str], by: Agent) -> None:
    now = timezone.now()
    Activity.objects.bulk_create(
        (
            Activity(
                client_id=task.client_id, task_id=task.pk, kind=kind, text=text(task)[:500], agent=by, occurred_at=now
            )
            for task in found
        ),
        batch_size=2000,
    )
