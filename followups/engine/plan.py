"""Makes a client's five follow-ups: for everybody with an address. Who gets one later is offered them."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agents.models import Agent
from clients.models import PLAN_OWED, Activity, Client
from followups.engine.schedule import FOLLOWUP_SCHEDULE
from followups.models import Reason, Task

logger = logging.getLogger(__name__)

STEPS = [step.followup_type for step in FOLLOWUP_SCHEDULE]

SWITCHED_OFF = {"status": Task.Status.SKIPPED, "reason_code": Reason.SWITCHED_OFF}
"""A step that the agent didn't want: it stands in the plan, where it can be put back, and nothing sends it."""


def make_plan(client_id: int) -> int:
    """Makes those of the five follow-ups that the client lacks; how many. The row lock makes a second caller wait.

    Without an address there are none: five emails that can't go would only be cancelled, one by one. The client is
    marked, and an address that comes later plans nothing by itself either: see start_plan.
    """
    with transaction.atomic():
        client = _lock(client_id)
        if client is None:
            logger.warning("plan not made: no client=%s, or deleted", client_id)
            return 0
        if client.planned_at is None and not client.is_plan_coming:
            _offer(client)
            return 0
        return _make(client, client.created_at, by=None)


def make_owed_plan(client_id: int) -> None:
    """Of a client whom nobody has looked at yet. Who came with follow-ups (an import, SQL) has a plan already."""
    if Task.objects.filter(client=client_id).exclude(followup_type=Task.Type.CUSTOM).exists():
        Client.objects.filter(pk=client_id).update(planned_at=timezone.now())
    else:
        make_plan(client_id)


def offer_if_no_address(client_id: int) -> None:
    """From now on the plan of a client without an address is an offer. A plan that was made stays as it is."""
    with transaction.atomic():
        client = _lock(client_id)
        if client and client.planned_at is None and not client.has_email:
            _offer(client)


def start_plan(client_id: int, *, by: Agent) -> int:
    """Somebody accepts the offer: the five count from now. How many were made; 0 when there is no offer (any more)."""
    with transaction.atomic():
        client = _lock(client_id)
        if client is None or client.planned_at or client.plan_offered_at is None or not client.has_email:
            return 0
        return _make(client, timezone.now(), by=by)


def call_off_plan(client: Client, *, by: Agent) -> int:
    """Undo of that: what is still pending of the five is cancelled, and can be put back one by one."""
    return len(Task.objects.filter(client=client, followup_type__in=STEPS).cancel(by=by))


def _lock(client_id: int) -> Client | None:
    return Client.objects.present().select_for_update(no_key=True).filter(pk=client_id).first()


def _offer(client: Client) -> None:
    Client.objects.filter(PLAN_OWED, pk=client.pk).update(plan_offered_at=timezone.now())


def _make(client: Client, start: datetime, *, by: Agent | None) -> int:
    have = set(Task.objects.filter(client=client).values_list("followup_type", flat=True))
    tasks = [
        Task(
            client=client,
            followup_type=step.followup_type,
            scheduled_for=start + step.after,
            priority=step.priority,
            **(SWITCHED_OFF if step.followup_type in client.plan_without else {}),
        )
        for step in FOLLOWUP_SCHEDULE
        if step.followup_type not in have
    ]
    Task.objects.bulk_create(tasks)
    if client.planned_at is None:
        # stopped_at: should the client be finished already, the next look stops these too.
        Client.objects.filter(pk=client.pk).update(planned_at=timezone.now(), stopped_at=None)
    if tasks:
        off = [task.followup_type for task in tasks if task.status == Task.Status.SKIPPED]
        client.record(Activity.Kind.PLAN, by=by, planned=len(tasks) - len(off), without=off)
    logger.info("plan made client=%s tasks=%s", client.pk, [task.pk for task in tasks])
    return len(tasks)
