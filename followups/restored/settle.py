"""Settles what may have been sent before a restore: a broker's word, or SendGrid's events of that time."""

import logging
from collections.abc import Collection
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from agents.models import Agent, Office
from clients.models import Client
from emails.models import EmailLog, UnmatchedEvent
from emails.models.outgoing import AlreadyMoved
from emails.models.states import Status as EmailStatus
from emails.webhook import apply
from emails.webhook.match import is_event, moment_of
from emails.webhook.raw import read
from followups.models import Restore, Task, moves
from lists.ids import read_id

logger = logging.getLogger(__name__)

BATCH = 1000
LOST_FOR = timedelta(days=30)
"""For how long an event may wait for another one that says which email it is about."""


def unsettled() -> QuerySet[Task]:
    """Those that wait for a broker, the longest due first. One that is unconfirmed has its own question."""
    waiting = Task.objects.filter(unsettled_restore__isnull=False, status__in=moves.WAS_SENT.sources)
    return waiting.filter(client__is_deleted=False).order_by("scheduled_for", "pk")


def was_sent(ids: Collection[int], *, by: Agent) -> int:
    """The broker says that they were sent; how many that settled."""
    with transaction.atomic():
        mine = Task.objects.filter(pk__in=ids, unsettled_restore__isnull=False)
        rows = mine.lock(moves.WAS_SENT.sources)
        # The mark stays: where the backup has no email of it, nothing else says that it must never go again.
        Task.objects.all().make(moves.WAS_SENT, rows, by=by, completed_at=timezone.now())
        times = {row.pk: row.scheduled_for for row in rows}
        for log in EmailLog.objects.filter(task__in=times).order_by("pk"):
            with suppress(AlreadyMoved):  # SendGrid reported on it before
                log.mark_sent_since_backup(min(times[log.task_id or 0], timezone.now()), by=by)
        for row in rows:
            at = min(row.scheduled_for, timezone.now())
            contacted = Client.objects.filter(pk=row.client_id)
            contacted.update(last_contacted=Greatest("last_contacted", Value(at)))
    return len(rows)


def not_sent(ids: Collection[int], *, by: Agent) -> int:
    """The broker says that they were not: they go as soon as every other gate is open. How many that settled."""
    with transaction.atomic():
        rows = Task.objects.filter(pk__in=ids, unsettled_restore__isnull=False).lock(moves.NOT_SENT.sources)
        Task.objects.all().make(moves.NOT_SENT, rows, by=by, unsettled_restore=None)
    return len(rows)


def settle_by_events() -> int:
    """Takes what SendGrid reported since the restore as the proof that an email was sent; how many that settled.

    What it reports when the broker has settled all is about emails, too: somebody may unsubscribe by one.
    """
    if restore := Restore.objects.first():
        _know_again(restore)
    reported = unsettled().filter(~Q(email_log__webhook_events=[]), email_log__isnull=False)
    return sum(_settle(pk) for pk in list(reported.values_list("pk", flat=True)[:BATCH]))


def _settle(task_id: int) -> int:
    with transaction.atomic():
        rows = Task.objects.filter(pk=task_id, unsettled_restore__isnull=False).lock(moves.SETTLED.sources)
        log = EmailLog.objects.select_for_update(no_key=True).filter(task=task_id).first()
        if not rows or log is None or not log.webhook_events:
            return 0
        if not log.is_accepted:
            apply.settle_from_history(log)
        changes: dict[str, Any] = {"completed_at": log.sent_at, "email_sent": log, "unsettled_restore": None}
        Task.objects.all().make(moves.SETTLED, rows, **changes)
    return 1


def _know_again(restore: Restore) -> None:
    """Events of emails whose rows came after the backup. They name the follow-up, so the row is made again.

    With its old id: its unsubscribe link and its later events name that one.
    """
    kept = UnmatchedEvent.objects.filter(reason=UnmatchedEvent.Reason.NO_SUCH_EMAIL, applied_at=None)
    kept = kept.filter(received_at__gte=restore.restored_at, received_at__gt=timezone.now() - LOST_FOR)
    office_id = Office.current().mail_id
    kept = kept.order_by("received_at", "pk")[:BATCH]
    ours = [(one, event) for one in kept if (event := _of_ours(one, office_id))]
    # All rows first: what only names an email may have come before what names its follow-up.
    known = [[one for one, event in ours if _make_again(event)] for _ in range(2)]
    for one in known[-1]:
        apply.retry(one)


def _of_ours(kept: UnmatchedEvent, office_id: str) -> dict[str, Any] | None:
    try:
        event = read(kept.raw)
    except (ValueError, RecursionError):
        return None
    if not is_event(event) or event.get("office_id") != office_id:
        return None
    ids = [read_id(str(event.get(name, "0"))) for name in ("email_log_id", "task_id")]
    return None if None in ids else event


def _make_again(event: dict[str, Any]) -> bool:
    """Whether the event has an email now."""
    email_id, task_id = int(event["email_log_id"]), int(event.get("task_id", 0))
    with transaction.atomic():
        if EmailLog.objects.filter(pk=email_id).exists():
            return True
        task = Task.objects.filter(pk=task_id).select_for_update(no_key=True, of=("self",)).first()
        if task is None or task.log:
            return False
        address = str(event.get("email") or "")[:255]
        named = {"pk": email_id, "task": task, "client_id": task.client_id, "to_email": address}
        EmailLog.objects.create(**named, status=EmailStatus.SENDING, created_at=moment_of(event))
    logger.info("an email of before the restore is known again email=%s task=%s", email_id, task_id)
    return True
