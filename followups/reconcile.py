"""Turns facts into task states: what is owed is made, what may no longer go is stopped, what was settled is closed.

Every sweep begins with it for everybody; a view that a person waits on calls it for one client. Each question is
answered from a partial index that is nearly always empty, so finding nothing costs next to nothing.
"""

import logging
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone

from clients.models import GONE, Activity, Client, Stage
from emails.models import AlreadyMoved as EmailMoved
from emails.models import Suppression
from followups.delivery import settle
from followups.models import AlreadyMoved, Task
from followups.schedule import FOLLOWUP_SCHEDULE

logger = logging.getLogger(__name__)

BATCH = 500


def reconcile(client: Client | None = None) -> None:
    only = Q(pk=client.pk) if client else Q()
    now = timezone.now()
    _make_missing_plans(only)
    _stop_for_gone_clients(only, now)
    _stop_for_suppressed_addresses(now)
    _settle_ownerless(Q(client=client) if client else Q(), now)


def make_plan(client_id: int) -> int:
    """Makes those of the five follow-ups that the client lacks; how many. The row lock makes a second caller wait."""
    with transaction.atomic():
        client = Client.objects.present().select_for_update().filter(pk=client_id).first()
        if client is None:
            logger.warning("plan not made: no client=%s, or deleted", client_id)
            return 0
        have = set(Task.objects.filter(client=client).values_list("followup_type", flat=True))
        tasks = [
            Task(
                client=client,
                followup_type=step.followup_type,
                scheduled_for=client.created_at + step.after,
                priority=step.priority,
            )
            for step in FOLLOWUP_SCHEDULE
            if step.followup_type not in have
        ]
        Task.objects.bulk_create(tasks)
        if client.planned_at is None:
            # stopped_at: should the client be finished already, the next look stops these too.
            Client.objects.filter(pk=client_id).update(planned_at=timezone.now(), stopped_at=None)
        if tasks:
            client.record(Activity.Kind.PLAN, f"{len(tasks)} follow-ups planned")
    logger.info("plan made client=%s tasks=%s", client_id, [task.pk for task in tasks])
    return len(tasks)


def _make_missing_plans(only: Q) -> None:
    owed = Client.objects.filter(only, planned_at=None, is_deleted=False)
    # A client who came with follow-ups of their own (an import, SQL) has a plan: five more would be a surprise.
    for pk, has_tasks in list(
        owed.annotate(has_tasks=Exists(Task.objects.filter(client=OuterRef("pk"))))
        .order_by("pk")
        .values_list("pk", "has_tasks")[:BATCH]
    ):
        if has_tasks:
            Client.objects.filter(pk=pk).update(planned_at=timezone.now())
        else:
            make_plan(pk)


def _stop_for_gone_clients(only: Q, now: datetime) -> None:
    Client.objects.filter(only & ~GONE, stopped_at__isnull=False).update(stopped_at=None)
    for client in Client.objects.filter(only & GONE, stopped_at=None).order_by("pk")[:BATCH]:
        stage = Stage(client.stage).label
        _cancel_pending(client, "the client was deleted" if client.is_deleted else f"the client's stage is {stage}")
        Client.objects.filter(GONE, pk=client.pk).update(stopped_at=now)


def _stop_for_suppressed_addresses(now: datetime) -> None:
    for entry in Suppression.objects.filter(applied_at=None).order_by("pk")[:BATCH]:
        for client in Client.objects.alias(address=Lower("email")).filter(address=entry.address):
            _cancel_pending(client, f"do not email: {entry.get_reason_display()}")
        Suppression.objects.filter(pk=entry.pk).update(applied_at=now)


def _cancel_pending(client: Client, reason: str) -> None:
    for task in Task.objects.filter(client=client, status=Task.Status.PENDING):
        try:
            task.cancel(reason=reason)
        except AlreadyMoved:
            continue  # claimed meanwhile: the gates stop it
        logger.info("follow-up cancelled task=%s client=%s: %s", task.pk, client.pk, reason)


def _settle_ownerless(only: Q, now: datetime) -> None:
    # Unconfirmed emails wait for a person: without this line they would fill the batch and starve the others.
    waiting = Q(email_log__status="unconfirmed")
    ownerless = Task.objects.ownerless(now).filter(only).exclude(waiting).order_by("lease_until", "pk")
    for pk in list(ownerless.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic(), suppress(AlreadyMoved, EmailMoved):
            # Looked at again under the lock: its owner may have renewed the lease meanwhile.
            task = Task.objects.ownerless(now).select_for_update(skip_locked=True).filter(pk=pk).first()
            if task and settle(task):
                logger.info("follow-up settled task=%s client=%s status=%s", pk, task.client_id, task.status)
