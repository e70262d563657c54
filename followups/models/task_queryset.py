"""Questions about follow-ups, claiming them, and the verbs of one follow-up for many at once."""

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client
from clients.models.client_queryset import REVIEWED_AS_AGENT_SAYS, SET_TO_REVIEW
from emails.models import EmailLog
from emails.models.states import ACCEPTED
from emails.models.states import Status as EmailStatus
from followups.models import moves
from followups.models.choices import Status
from followups.models.loading import load
from followups.models.moves import Row, because
from followups.models.reasons import NO_REASON, STOP_A_PLAN, Reason, Why
from followups.models.send_now import SendNowQuerySet, may_begin
from lists.ids import IsAnyOf

if TYPE_CHECKING:
    from followups.models.task import Task

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""How long a claim holds without being renewed. After it the next sweep may take the task back."""

LEFT_OUR_HANDS = [*ACCEPTED, EmailStatus.SENDING, EmailStatus.UNCONFIRMED]
"""Emails that SendGrid has, or may have: their follow-up must not go back into the queue by itself."""

# GREATEST passes over a null.
MAY_GO_AT = Greatest("scheduled_for", "not_before")
"""From when on a pending follow-up may go: its time, or the end of its wait if that is later."""

NOT_APPROVED: dict[str, Any] = {"approved_at": None, "approved_by": None, "approved_version": None}


def client_is_reviewed() -> IsAnyOf:
    """Whether the client's follow-ups wait for approval, as REVIEWED_FIRST says. Most offices have few such clients."""
    clients = Client.objects.present().values("pk")
    # Two questions, each with an index of its own.
    return IsAnyOf(
        F("client_id"),
        ArraySubquery(clients.filter(SET_TO_REVIEW).union(clients.filter(REVIEWED_AS_AGENT_SAYS), all=True)),
    )


@dataclass(frozen=True)
class Wait:
    """What holds a claimed follow-up for now."""

    task: "Task"
    until: datetime
    why: Why


class TaskQuerySet(SendNowQuerySet):
    # --- questions ---

    def visible_to(self, agent: Agent) -> "TaskQuerySet":
        """The follow-ups of the clients that the agent may see."""
        shown = self.filter(client__is_deleted=False)
        return shown if agent.is_broker else shown.filter(client__agent=agent)

    def by_client(self, agent: Agent) -> "TaskQuerySet":
        """The same, to be counted: an agent's are few, and lie among everybody's."""
        if agent.is_broker:
            return self.visible_to(agent)
        return self.filter(IsAnyOf(F("client_id"), ArraySubquery(Client.objects.visible_to(agent).values("pk"))))

    def due(self, now: datetime) -> "TaskQuerySet":
        """Pending, past their time, and not waiting for a later try; the longest due first."""
        # In the order of the partial index ix_tasks_next, so that nothing is sorted however long the history is, and
        # what waits for a later try stands behind what may go now, however much of it there is.
        pending = self.filter(status=Status.PENDING).alias(may_go_at=MAY_GO_AT)
        due: TaskQuerySet = pending.filter(may_go_at__lte=now).order_by("may_go_at", "id")
        return due

    def needing_approval(self) -> "TaskQuerySet":
        """Those that wait for somebody to read and approve them, whether they are due or not."""
        return self.filter(
            client_is_reviewed(), status=Status.PENDING, approved_at=None, hurried_at=None, sent_by_hand=False
        )

    def ownerless(self, now: datetime) -> "TaskQuerySet":
        """Claimed, but nobody works on them any more (or their email is waiting to be confirmed)."""
        expired = Q(lease_until=None) | Q(lease_until__lt=now)
        return self.filter(expired, status=Status.PROCESSING).order_by("pk")

    def unsent(self) -> "TaskQuerySet":
        """Those of which no email has left our hands, by our rows or by a broker's word after a restore."""
        left = EmailLog.objects.filter(task=OuterRef("pk"), status__in=LEFT_OUR_HANDS)
        told = Q(status=Status.COMPLETED, unsettled_restore__isnull=False)
        return self.filter(~Exists(left), ~told, email_sent=None)

    # --- claiming ---

    def claim(self, now: datetime, limit: int, owner: uuid.UUID | None = None) -> "list[Task]":
        """Takes up to `limit` due tasks for this owner, each with a lease; other callers skip what is locked."""
        return self.due(now)._lease(now, limit, owner or uuid.uuid4())

    def claim_one(self, pk: int, now: datetime, owner: uuid.UUID | None = None) -> "list[Task]":
        """The same for one task, due or not; None while its Send now can be undone."""
        return self.filter(pk=pk, status=Status.PENDING)._lease(now, 1, owner or uuid.uuid4())

    def claimed_by(self, owner: uuid.UUID, exclude: Iterable[int] = ()) -> "list[Task]":
        """What this owner has claimed, without these."""
        mine = self.filter(lease_owner=owner, status=Status.PROCESSING).exclude(pk__in=list(exclude))
        return mine._load(list(mine.values_list("pk", flat=True)))

    def lock_claimed(self, tasks: "Iterable[Task]") -> list[int]:
        """The ids of those that are still processing and their caller's, locked in the order of their ids."""
        owners = owners_of(tasks)
        return [row.pk for row in self.filter(pk__in=owners).lock((Status.PROCESSING,), owners)]

    def _lease(self, now: datetime, limit: int, owner: uuid.UUID) -> "list[Task]":
        with transaction.atomic():
            # Send now can still be undone, whoever asks for it and however.
            found = self.filter(may_begin(now)).select_for_update(skip_locked=True, no_key=True)
            rows = [Row(*values) for values in found.values_list(*Row._fields)[:limit]]
            self.make(moves.CLAIM, rows, lease_owner=owner, lease_until=now + LEASE)
        return self._load([row.pk for row in rows])

    def _load(self, ids: list[int]) -> "list[Task]":
        """The claimed rows. One that can't be read (SQL can write what Python can't hold) fails and stops no other."""
        try:
            return load(self.model, ids) if ids else []
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            if len(ids) > 1:
                return [task for pk in ids for task in self._load([pk])]
            logger.exception("follow-up can't be read task=%s", ids[0])
            self.model.objects.filter(pk=ids[0]).move(moves.FAIL, **Why.of(Reason.UNREADABLE).columns)
            return []

    # --- what a person does; the rows that were moved, as they were ---

    def skip(self, *, by: Agent) -> list[Row]:
        return self.move(moves.SKIP, by=by)

    def cancel(self, *, by: Agent | None = None, why: Why | None = None) -> list[Row]:
        return self.move(moves.CANCEL, by=by, facts=lambda row: because(why), **_columns(why))

    def complete(self, *, by: Agent) -> list[Row]:
        """Done by hand, without an email of ours."""
        return self.move(moves.COMPLETE, by=by, completed_at=timezone.now())

    def restore(self, *, by: Agent) -> list[Row]:
        """Undo of skip, cancel and complete, as long as nothing was sent. An earlier reply stops it no longer."""
        columns: dict[str, Any] = {"planned_at": timezone.now(), "hurried_at": None, "completed_at": None}
        return self.unsent().move(moves.RESTORE, by=by, **columns, **moves.waits_again())

    def restore_stopped(self, *, by: Agent) -> list[Row]:
        """Undo of the fact that stopped them. It is no wish for them to go: any other fact stops them as before."""
        stopped = self.unsent().filter(reason_code__in=STOP_A_PLAN)  # still: nobody ended them on purpose meanwhile
        return stopped.move(moves.RESTORE_STOPPED, by=by, hurried_at=None, **moves.waits_again())

    def retry(self, *, by: Agent) -> list[Row]:
        """Back into the queue with a fresh count of tries. What nobody has approved still needs approval."""
        now = timezone.now()
        with transaction.atomic():
            rows = self.move(moves.RETRY, by=by, planned_at=now, hurried_at=None)
            ids = [row.pk for row in rows]
            unread = self.model.objects.filter(pk__in=ids).needing_approval().values("pk")
            self.model.objects.filter(pk__in=ids).exclude(pk__in=unread).update(hurried_at=now)
            moves.lock_emails(ids, EmailStatus.FAILED).update(retry_count=0)
        return rows

    def reschedule(self, to: Callable[[Row], datetime], *, by: Agent) -> list[Row]:
        columns = {"planned_at": timezone.now(), "hurried_at": None, **moves.waits_again()}
        return self.move(
            moves.RESCHEDULE,
            by=by,
            each=lambda row: {"scheduled_for": to(row)},
            facts=lambda row: {"to": to(row).isoformat()},
            **columns,
        )

    def approve(self, versions: Mapping[int, int], *, by: Agent) -> list[Row]:
        """Exactly the texts that were read: each follow-up's with the version that the page showed."""
        now = timezone.now()
        with transaction.atomic():
            rows = self.filter(pk__in=versions, approved_at=None, sent_by_hand=False).lock(moves.APPROVE.sources)
            ids = [row.pk for row in rows]
            # The tasks first, then their emails, as everywhere: whoever saves a text holds the same lock.
            logs = EmailLog.objects.filter(task__in=ids).exclude(body="").order_by("pk").select_for_update(no_key=True)
            texts = {log.task_id: log for log in logs.only("task", "text_version", "subject", "guard")}
            read = [
                row
                for row in rows
                if row.pk in texts and texts[row.pk].text_version == versions[row.pk] and not texts[row.pk].is_stopped
            ]
            self.make(
                moves.APPROVE,
                read,
                by=by,
                each=lambda row: {"approved_version": versions[row.pk]},
                facts=lambda row: {"subject": texts[row.pk].subject},
                approved_at=now,
                approved_by=by,
            )
            # What else holds it says so at the next look; only a provider that failed is not asked any sooner.
            waiting = self.model.objects.filter(pk__in=[row.pk for row in read]).exclude(reason_code=Reason.RETRYING)
            waiting.update(**NO_REASON, not_before=None)
        return read

    def unapprove(self, *, by: Agent) -> list[Row]:
        """Takes the approval back, in the last moment too, but not once SendGrid may have the email."""
        with transaction.atomic():
            # `begin` holds this lock until `sending` is committed.
            rows = self.filter(approved_at__isnull=False).lock(moves.UNAPPROVE.sources)
            left = EmailLog.objects.filter(task__in=[row.pk for row in rows], status__in=LEFT_OUR_HANDS)
            sent = set(left.values_list("task", flat=True))
            rows = [row for row in rows if row.pk not in sent]
            self.make(moves.UNAPPROVE, rows, by=by, hurried_at=None, **NOT_APPROVED)
        return rows

    # --- what facts and the engine do ---

    def stop(self, whys: Mapping[int, Why]) -> list[Row]:
        """Cancels the pending ones, for the reason that their client has; by the client's id."""
        return self.move(
            moves.STOP,
            each=lambda row: whys[row.client_id].columns,
            facts=lambda row: because(whys[row.client_id]),
        )

    def look_again(self) -> list[Row]:
        """What held them is over: they may go as soon as they are due."""
        return self.move(moves.LOOK_AGAIN)

    def hold(self, waits: list[Wait], move: moves.Move = moves.HOLD) -> list[Row]:
        """Holds the claimed ones: pending again, but not before their time. A reason is recorded once, not per look."""
        held = {wait.task.pk: wait for wait in waits}
        owners = owners_of(wait.task for wait in waits)
        with transaction.atomic():
            rows = self.filter(pk__in=held).lock(move.sources, owners)
            self.make(move, rows, each=lambda row: _held(held[row.pk]), facts=_new_reasons(held, rows))
            # Approved, and held for approval all the same: that was of another text.
            unread = [row.pk for row in rows if held[row.pk].why.code == Reason.NEEDS_APPROVAL]
            self.model.objects.filter(pk__in=unread, approved_at__isnull=False).update(**NOT_APPROVED)
        return rows


def _held(wait: Wait) -> dict[str, Any]:
    return {"not_before": wait.until, "gates": wait.task.gates, **wait.why.columns}


def _columns(why: Why | None) -> dict[str, Any]:
    return why.columns if why else {}


def owners_of(tasks: "Iterable[Task]") -> dict[int, uuid.UUID | None]:
    return {task.pk: task.lease_owner for task in tasks}


def _new_reasons(waits: Mapping[int, Wait], rows: Iterable[Row]) -> moves.Facts:
    """The facts of a held follow-up's timeline row; none where its last such row gives the same reason."""
    ids = [row.pk for row in rows]
    last = Activity.objects.filter(task__in=ids, kind=Activity.Kind.HELD).order_by("task_id", "-id").distinct("task_id")
    known = dict(last.values_list("task_id", "data"))

    def facts(row: Row) -> dict[str, Any] | None:
        why = waits[row.pk].why.as_json
        return None if known.get(row.pk, {}).get("reason") == why else {"reason": why}

    return facts
