"""Send now goes ten seconds later. Until then its Undo puts the follow-up back exactly as it was.

The time stands in the row, in `send_after`, and so does what Undo needs: it survives restarts, and any page can offer
it. See docs/decisions/0025.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from agents.models import Agent
from emails.models import EmailLog
from followups.models import moves
from followups.models.choices import Status
from followups.models.moves import Row
from followups.models.one_off import OneOffQuerySet

if TYPE_CHECKING:
    from followups.models.task_queryset import TaskQuerySet

UNDO_FOR = timedelta(seconds=10)
"""How long Send now waits for its Undo."""

APPROVAL = ("approved_at", "approved_by_id", "approved_version")
TIMES = ("scheduled_for", "planned_at", "hurried_at", "not_before", "approved_at")
BEFORE = (*TIMES, *APPROVAL[1:], "reason_code", "reason_facts")
"""The columns that Send now changes, and Undo puts back."""

# An UPDATE by SQL, or by a version that knows no Undo, may have moved it on and left `send_after` behind.
MAY_BE_UNDONE = Q(status=Status.PENDING, send_after=F("scheduled_for"))
"""Somebody pressed Send now, and no worker has begun with it."""

READ = Q(written_by=EmailLog.WrittenBy.AGENT) | Q(edited_at__isnull=False)


def may_begin(now: datetime) -> Q:
    """Those whose Undo is over, or that have none."""
    return Q(send_after=None) | Q(send_after__lte=now)


class SendNowQuerySet(OneOffQuerySet):
    def unread(self) -> "TaskQuerySet":
        """Those without a text that somebody wrote, edited or approved: nobody has read what would go."""
        approved = Q(task__approved_at__isnull=False)
        approved &= Q(task__approved_version=None) | Q(task__approved_version=F("text_version"))
        read = EmailLog.objects.filter(READ | approved, task=OuterRef("pk")).exclude(body="")
        return cast("TaskQuerySet", self.filter(~Exists(read)))

    def send_now(self, *, by: Agent, versions: Mapping[int, int] | None = None) -> list[Row]:
        """Makes them due in UNDO_FOR, and approves the texts that stand there.

        `versions`, by the follow-up's id: only those whose text is still the one that was read. What is to be sent now
        already stays as it is. Should the message to the workers be lost, the next sweep sends them all the same.
        """
        now = timezone.now()
        at = now + UNDO_FOR
        with transaction.atomic():
            rows = self.exclude(MAY_BE_UNDONE).lock(moves.SEND_NOW.sources)
            ids = [row.pk for row in rows]
            logs = EmailLog.objects.filter(task__in=ids).exclude(body="").order_by("pk").select_for_update(no_key=True)
            texts = {task: version for task, version in logs.values_list("task", "text_version") if task}
            if versions is not None:
                rows = [row for row in rows if texts.get(row.pk, 0) == versions.get(row.pk)]
            before = _columns_of(self.model.objects.filter(pk__in=ids))

            def columns(row: Row) -> dict[str, Any]:
                approval = {name: before[row.pk][name] for name in APPROVAL}
                if row.pk in texts:
                    approval = {"approved_at": now, "approved_by_id": by.pk, "approved_version": texts[row.pk]}
                return {"before_send": _as_json(before[row.pk]), **approval}

            times: dict[str, Any] = {"scheduled_for": at, "send_after": at, "planned_at": now, "hurried_at": now}
            self.make(moves.SEND_NOW, rows, by=by, each=columns, **times)
        return rows

    def undo_send(self, *, by: Agent | None) -> list[Row]:
        """Takes Send now back, as long as no worker has begun with it: everything is as it was before."""
        with transaction.atomic():
            rows = self.filter(MAY_BE_UNDONE).lock(moves.UNDO_SEND.sources)
            kept = self.model.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "before_send")
            before = {pk: _from_json(columns) for pk, columns in kept}
            self.make(moves.UNDO_SEND, rows, by=by, each=lambda row: before[row.pk])
        return rows


def _columns_of(tasks: Any) -> dict[int, dict[str, Any]]:
    return {pk: dict(zip(BEFORE, values, strict=True)) for pk, *values in tasks.values_list("pk", *BEFORE)}


def _as_json(columns: dict[str, Any]) -> dict[str, Any]:
    return columns | {name: columns[name] and columns[name].isoformat() for name in TIMES}


def _from_json(kept: dict[str, Any]) -> dict[str, Any]:
    return kept | {name: kept[name] and datetime.fromisoformat(kept[name]) for name in TIMES}
