"""Turns facts into task states: what is owed is made, what may no longer go is stopped, what was settled is closed.

Every sweep begins with it for everybody; a view that a person waits on calls it for one client. Each question is
answered from a partial index that is nearly always empty, so finding nothing costs next to nothing.
"""

import logging
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from agents.models import Agent, Office
from clients.models import DELETED_OR_FINISHED, PLAN_OWED, REVIEWED_FIRST, Client, address_variants, finished_sql
from emails import ledger
from emails.models import AlreadyMoved as EmailMoved
from emails.models import EmailLog, Suppression
from emails.models.guarded import GuardState
from emails.models.states import Status as EmailStatus
from emails.webhook import apply
from followups.engine.failures import settle
from followups.engine.plan import make_owed_plan
from followups.engine.resend import resend
from followups.models import AlreadyMoved, Reason, Task, Why
from followups.models.reasons import WAIT_FOR_A_PERSON, WAIT_FOR_THE_CLOCK
from followups.restored.settle import LOST_FOR, settle_by_events
from lists import prepared

logger = logging.getLogger(__name__)

BATCH = 500


def reconcile(client: Client | None = None) -> None:
    found = _what_is_open(timezone.now(), client)
    # What an event tells may settle an email, so it comes first.
    if "event" in found:
        _break_off_alone("events that came too early", lambda: apply.try_waiting(timezone.now()))
    if "restored" in found:
        _break_off_alone("what a restore left open", settle_by_events)
    if "plan" in found:
        found.add("client gone")  # a finished client's new plan stops at once
    if found:
        for name, (rows, do) in _work(timezone.now(), client).items():
            if name in found:
                _each(name, rows, do)
    if client or "held" in found:
        release_held_for_people(Q(client=client) if client else None)


# Each is one look into a partial index, and all of them together one statement: nearly always there is nothing. The
# rows themselves are asked for below, in the same words.
OPEN_QUESTIONS = """
SELECT 'plan' WHERE EXISTS (SELECT FROM clients
    WHERE planned_at IS NULL AND plan_offered_at IS NULL AND NOT is_deleted {of_client})
UNION ALL SELECT 'client back' WHERE EXISTS (SELECT FROM clients
    WHERE NOT (is_deleted OR {finished}) AND stopped_at IS NOT NULL {of_client})
UNION ALL SELECT 'client gone' WHERE EXISTS (SELECT FROM clients
    WHERE (is_deleted OR {finished}) AND stopped_at IS NULL {of_client})
UNION ALL SELECT 'reply' WHERE EXISTS (SELECT FROM clients
    WHERE replied_at IS NOT NULL AND reply_applied_at IS NULL {of_client})
UNION ALL SELECT 'address' WHERE EXISTS (SELECT FROM suppressions WHERE applied_at IS NULL {of_address})
UNION ALL SELECT 'task' WHERE EXISTS (SELECT FROM tasks
    WHERE status = 'processing' AND (lease_until IS NULL OR lease_until < %(now)s) {of_its_client}
    AND NOT EXISTS (SELECT FROM email_logs WHERE task_id = tasks.id AND email_logs.status = 'unconfirmed'))
UNION ALL SELECT 'dropped' WHERE EXISTS (SELECT FROM email_logs WHERE retry_owed {of_its_client})
"""
FOR_ALL = """
UNION ALL SELECT 'restored' WHERE EXISTS (SELECT FROM tasks
    WHERE unsettled_restore_id IS NOT NULL AND status IN ('pending', 'failed'))
    OR EXISTS (SELECT FROM unmatched_events, (SELECT max(restored_at) AS at FROM restores) last_restore
    WHERE received_at >= last_restore.at AND received_at > %(lost)s AND applied_at IS NULL
    AND reason = 'no_such_email')
UNION ALL SELECT 'held' WHERE EXISTS (SELECT FROM tasks WHERE status = 'pending' AND reason_code IN ({waits}))
UNION ALL SELECT 'event' WHERE EXISTS (SELECT FROM unmatched_events
    WHERE received_at > %(oldest)s AND received_at <= %(newest)s AND applied_at IS NULL AND reason = 'no_such_email')
"""
OF_ALL = (OPEN_QUESTIONS + FOR_ALL).format(
    finished=finished_sql("clients"),
    of_client="",
    of_address="",
    of_its_client="",
    waits=", ".join(f"'{code.value}'" for code in WAIT_FOR_A_PERSON),
)
OF_ONE = OPEN_QUESTIONS.format(
    finished=finished_sql("clients"),
    of_client="AND id = %(client)s",
    of_address="AND address = ANY(%(addresses)s)",
    of_its_client="AND client_id = %(client)s",
)


def _what_is_open(now: datetime, client: Client | None) -> set[str]:
    """The names of the questions that anything answers."""
    if client:
        values = {"now": now, "client": client.pk, "addresses": list(address_variants([client.email]))}
        return {name for (name,) in prepared.rows(OF_ONE, values)}
    values = {"now": now, "oldest": now - apply.TRY_UNTIL, "newest": now - apply.TRY_AFTER, "lost": now - LOST_FOR}
    return {name for (name,) in prepared.rows(OF_ALL, values)}


def _work(now: datetime, client: Client | None) -> dict[str, tuple[QuerySet[Any], Callable[[int], None]]]:
    """Whose turn it is, and what is done with each of them."""
    only, its = (Q(pk=client.pk), Q(client=client)) if client else (Q(), Q())
    addresses = Q(address__in=address_variants([client.email])) if client else Q()
    # Unconfirmed emails wait for a person: without that line they would fill the batch and starve the others.
    ownerless = Task.objects.ownerless(now).filter(its).exclude(email_log__status=EmailStatus.UNCONFIRMED)
    return {
        "plan": (Client.objects.filter(only, PLAN_OWED).order_by("pk"), make_owed_plan),
        "client back": (Client.objects.filter(only & ~DELETED_OR_FINISHED, stopped_at__isnull=False), _clear_stop),
        "client gone": (Client.objects.filter(only & DELETED_OR_FINISHED, stopped_at=None), _stop_gone_client),
        "reply": (Client.objects.filter(only, replied_at__isnull=False, reply_applied_at=None), _stop_answered),
        "address": (Suppression.objects.filter(addresses, applied_at=None), _stop_address),
        "task": (ownerless.order_by("lease_until", "pk"), _settle_ownerless),
        "dropped": (EmailLog.objects.filter(its, retry_owed=True), resend),
    }


def _break_off_alone(what: str, do: Callable[[], object]) -> None:
    try:
        do()
    except Exception:
        if not connection.is_usable():
            raise
        logger.exception("reconcile broke off at %s", what)


def _each(what: str, rows: QuerySet[Any], do: Callable[[int], None]) -> None:
    """Does it for each row by itself: one that breaks leaves its trace and keeps none of the others waiting."""
    for pk in list(rows.values_list("pk", flat=True)[:BATCH]):
        try:
            do(pk)
        except (AlreadyMoved, EmailMoved):
            continue
        except Exception:
            if not connection.is_usable():
                raise
            logger.exception("reconcile broke off at %s=%s", what, pk)


def reconcile_many(ids: list[int]) -> list[int]:
    """What a stage, a deletion or a pause means for these clients, in a handful of statements; what that stopped.

    Whatever else they may be owed, a plan for one, comes with the next sweep.
    """
    with transaction.atomic():
        lock_pending(ids)
        Client.objects.lock(ids)
        Client.objects.filter(~DELETED_OR_FINISHED, pk__in=ids, stopped_at__isnull=False).update(stopped_at=None)
        stopped = _stop_gone(ids)
        release_held_for_people(Q(client__in=ids))
    return stopped


def lock_pending(clients: Collection[int]) -> None:
    """Before their clients, as delivery.begin does: two that lock the other way round would wait for each other.

    So who changes clients and reconciles them in the same transaction asks for this first.
    """
    Task.objects.filter(client__in=clients).lock((Task.Status.PENDING,))


def _clear_stop(client_id: int) -> None:
    Client.objects.filter(~DELETED_OR_FINISHED, pk=client_id).update(stopped_at=None)


def _stop_gone_client(client_id: int) -> None:
    _stop_gone([client_id])


def _stop_gone(ids: list[int]) -> list[int]:
    with transaction.atomic():
        lock_pending(ids)
        # Looked at again under the lock: somebody may have brought the client back meanwhile.
        gone = Client.objects.filter(DELETED_OR_FINISHED, pk__in=ids, stopped_at=None)
        gone = gone.select_for_update(no_key=True).order_by("pk")
        whys = {pk: _why_gone(stage, deleted) for pk, stage, deleted in gone.values_list("pk", "stage", "is_deleted")}
        stopped = Task.objects.filter(client__in=whys).stop(whys)
        Client.objects.filter(pk__in=whys).update(stopped_at=timezone.now())
    return [row.pk for row in stopped]


def _why_gone(stage: str, deleted: bool) -> Why:
    return Why.of(Reason.CLIENT_DELETED) if deleted else Why.of(Reason.STAGE_FINISHED, stage=stage)


def _stop_answered(client_id: int) -> None:
    with transaction.atomic():
        lock_pending([client_id])
        client = Client.objects.select_for_update(no_key=True).get(pk=client_id)
        if client.replied_at:
            # Not the letters that an agent is writing: see gates.not_replied.
            planned = Q(planned_at__lte=client.replied_at) & ~Q(sent_by_hand=True, hurried_at=None)
            _stop_pending(client, Why.of(Reason.REPLIED), planned)
            Client.objects.filter(pk=client_id).update(reply_applied_at=timezone.now())


def release_held_for_people(only: Q | None = None) -> None:
    """Those that waited for a person who has acted meanwhile: for everything else the next look is soon enough."""
    held = Task.objects.filter(only or Q(), status=Task.Status.PENDING)
    reviewed = Client.objects.filter(REVIEWED_FIRST, pk=OuterRef("client"))
    over = Q(reason_code=Reason.CLIENT_PAUSED, client__paused_at=None)
    over |= Q(reason_code=Reason.CLIENT_AWAY, client__away_until=None)
    over |= Q(reason_code=Reason.MAY_HAVE_GONE, unsettled_restore=None)
    over |= Q(~Exists(reviewed), reason_code=Reason.NEEDS_APPROVAL)
    stopped = EmailLog.objects.filter(task=OuterRef("pk"), guard__in=(GuardState.STOPPED, GuardState.BROKEN))
    over |= Q(~Exists(stopped), reason_code=Reason.TEXT_STOPPED)
    if not Office.objects.filter(paused_at__isnull=False).exists():
        agent_sends = Q(client__agent=None) | Q(client__agent__paused_at=None)
        over |= Q(agent_sends, reason_code__in=(Reason.AGENT_PAUSED, Reason.OFFICE_PAUSED))
    held.filter(over).look_again()


def release_held_for_time(agent: Agent | None = None, clients: Collection[int] | None = None) -> None:
    """Those that wait for hours, days, a cap or an agent that were just changed: of this agent, of these clients, else
    of everybody."""
    whose = (Q(client__agent=agent) if agent else Q()) & (Q() if clients is None else Q(client__in=clients))
    waits = (*WAIT_FOR_THE_CLOCK, Reason.AGENT_LEFT, Reason.NO_AGENT)
    Task.objects.filter(whose, reason_code__in=waits, status=Task.Status.PENDING).look_again()


def _stop_address(entry_id: int) -> None:
    entry = Suppression.objects.filter(pk=entry_id).first()
    if entry is None:
        return  # lifted meanwhile
    for client in ledger.clients_of(entry.address):
        _stop_pending(client, Why.of(Reason.DO_NOT_EMAIL, ledger=entry.reason))
    Suppression.objects.filter(pk=entry_id).update(applied_at=timezone.now())


def _stop_pending(client: Client, why: Why, only: Q | None = None) -> None:
    # What is claimed meanwhile is for the gates to stop.
    for row in Task.objects.filter(only or Q(), client=client).stop({client.pk: why}):
        logger.info("follow-up cancelled task=%s client=%s: %s", row.pk, client.pk, why.code)


def _settle_ownerless(task_id: int) -> None:
    with transaction.atomic():
        # Looked at again under the lock: its owner may have renewed the lease meanwhile.
        rows = Task.objects.ownerless(timezone.now()).select_for_update(skip_locked=True, no_key=True)
        task = rows.filter(pk=task_id).first()
        if task and settle(task):
            logger.info("follow-up settled task=%s client=%s status=%s", task_id, task.client_id, task.status)
