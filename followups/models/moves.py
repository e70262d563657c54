"""Every way in which a follow-up's status may change, and the one place that changes it.

One follow-up or ten thousand: the rows are locked in the order of their ids, only those that may still make the move
are changed, and the timeline records it in the same transaction. Whoever comes second changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import models, transaction
from django.db.models import Case, Value, When
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity
from emails.models import EmailLog
from emails.models.states import Status as EmailStatus
from followups.models.choices import OPEN, Status, Type
from followups.models.reasons import NO_REASON, Reason, Why
from lists.rows.update_each import update_each

if TYPE_CHECKING:
    from followups.models.task import Task  # noqa: F401  named below

Kind = Activity.Kind
ROWS_AT_ONCE = 2000  # timeline rows in one statement


@dataclass(frozen=True)
class Move:
    sources: tuple[Status, ...]
    target: Status | None  # None: the status stays as it is
    event: str = ""  # what the timeline row says; "" writes none
    kind: Activity.Kind = Kind.TASK
    drops_queued_email: bool = False  # an email that was waiting to go becomes a draft again
    keeps_wait: bool = False  # what it waited for goes on; otherwise that is over


# By a person, and by the facts that stop a plan.
SKIP = Move(OPEN, Status.SKIPPED, "skipped", drops_queued_email=True)
CANCEL = Move(OPEN, Status.CANCELLED, "cancelled", drops_queued_email=True)
STOP = Move((Status.PENDING,), Status.CANCELLED, "cancelled", drops_queued_email=True)
COMPLETE = Move(OPEN, Status.COMPLETED, "done_by_hand", drops_queued_email=True)
RESTORE = Move((Status.SKIPPED, Status.CANCELLED, Status.COMPLETED), Status.PENDING, "restored")
RESTORE_STOPPED = Move((Status.CANCELLED,), Status.PENDING, "restored")
RETRY = Move((Status.FAILED,), Status.PENDING, "retried")
RESCHEDULE = Move((Status.PENDING,), Status.PENDING, "rescheduled")
SEND_NOW = Move((Status.PENDING,), Status.PENDING, "send_now")
UNDO_SEND = Move((Status.PENDING,), Status.PENDING, "send_undone")
SEND_LATER = Move((Status.PENDING,), Status.PENDING, "send_later")
NOT_LATER = Move((Status.PENDING,), Status.PENDING, "not_later")
APPROVE = Move((Status.PENDING,), None, "approved", Kind.APPROVED, keeps_wait=True)
UNAPPROVE = Move((Status.PENDING, Status.PROCESSING), None, "unapproved", Kind.APPROVED, keeps_wait=True)
WAS_SENT = Move((Status.PENDING, Status.FAILED), Status.COMPLETED, "was_sent")
SETTLED = Move((Status.PENDING, Status.FAILED), Status.COMPLETED)
NOT_SENT = Move((Status.PENDING, Status.FAILED), None, "not_sent")
LOOK_AGAIN = Move((Status.PENDING,), Status.PENDING)

# By the engine, with what it has claimed.
CLAIM = Move((Status.PENDING,), Status.PROCESSING)
HOLD = Move((Status.PROCESSING,), Status.PENDING, "held", Kind.HELD, drops_queued_email=True)
TRY_LATER = Move((Status.PROCESSING,), Status.PENDING, "held", Kind.HELD)
STOP_CLAIMED = Move((Status.PROCESSING,), Status.CANCELLED, "cancelled", drops_queued_email=True)
FAIL = Move((Status.PROCESSING,), Status.FAILED)
FINISH = Move((Status.PROCESSING,), Status.COMPLETED)
RELEASE = Move((Status.PROCESSING,), Status.PENDING)
AWAIT_CONFIRMATION = Move((Status.PROCESSING,), Status.PROCESSING)


class Row(NamedTuple):
    """A follow-up that is locked, as it was before the move."""

    pk: int
    client_id: int
    followup_type: str
    status: str
    scheduled_for: datetime
    sent_by_hand: bool
    lease_owner: UUID | None

    @property
    def name(self) -> str:
        return name_of(self.followup_type, self.sent_by_hand)


Owners = Mapping[int, UUID | None]
"""Whose claim each of the follow-ups is, by its id."""

Facts = Callable[[Row], dict[str, Any] | None]
"""What the timeline row of a follow-up says besides its event; None: it is recorded already."""


LABELS = {value: str(label) for value, label in Type.choices}


def name_of(followup_type: str, sent_by_hand: bool) -> str:
    return "Email" if sent_by_hand else LABELS.get(followup_type, followup_type)


class MovesQuerySet(models.QuerySet["Task"]):
    def move(
        self,
        move: Move,
        *,
        by: Agent | None = None,
        owners: Owners | None = None,
        each: Callable[[Row], dict[str, Any]] | None = None,
        facts: Facts | None = None,
        **changes: Any,
    ) -> list[Row]:
        """Moves those of the set that may still make the move; those, as they were.

        `owners`: only claimed ones that are still their owner's. `changes` are columns of all of them, `each` gives the
        columns that differ from row to row, the same ones for every row.
        """
        with transaction.atomic():
            rows = self.lock(move.sources, owners)
            self.make(move, rows, by=by, each=each, facts=facts, **changes)
        return rows

    def lock(self, sources: Iterable[str], owners: Owners | None = None) -> list[Row]:
        """Those in one of these statuses, locked in the order of their ids: two callers never wait in a circle."""
        found = self.filter(status__in=sources).order_by("pk")
        # No key: the webhook may meanwhile write timeline rows that point at them.
        found = found.select_for_update(no_key=True, of=("self",))
        rows = [Row(*values) for values in found.values_list(*Row._fields)]
        return rows if owners is None else [row for row in rows if row.lease_owner == owners[row.pk]]

    def make(
        self,
        move: Move,
        rows: list[Row],
        *,
        by: Agent | None = None,
        each: Callable[[Row], dict[str, Any]] | None = None,
        facts: Facts | None = None,
        **changes: Any,
    ) -> None:
        """The move of rows that the caller has locked."""
        if not rows:
            return
        ids, now = [row.pk for row in rows], timezone.now()
        # Whatever is done with it ends the Undo of an earlier Send now.
        columns: dict[str, Any] = {"send_after": None, "before_send": None}
        if not move.keeps_wait:
            columns |= {**NO_REASON, "not_before": None}
        if Status.PROCESSING in move.sources and move.target:
            columns |= {"lease_owner": None, "lease_until": None}
        if move.target:
            columns["status"] = move.target
        self.model.objects.filter(pk__in=ids).update(**columns | {"updated_at": now} | changes)
        if each:
            given = [(row.pk, each(row)) for row in rows]
            update_each([self.model(pk=pk, **values) for pk, values in given], list(given[0][1]))
        if move.drops_queued_email:
            lock_emails(ids, EmailStatus.QUEUED).update(status=EmailStatus.DRAFT, updated_at=now)
        if move.event:
            _record(move, rows, by, facts or (lambda row: {}), now)


def lock_emails(tasks: list[int], status: str) -> models.QuerySet[EmailLog]:
    """The emails of these follow-ups that have this status, locked in the order of their ids, as the webhook does."""
    rows = EmailLog.objects.filter(task__in=tasks, status=status).order_by("pk").select_for_update(no_key=True)
    return EmailLog.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))


def _record(move: Move, rows: list[Row], by: Agent | None, facts: Facts, now: datetime) -> None:
    recorded = [(row, data) for row in rows if (data := facts(row)) is not None]
    Activity.objects.bulk_create(
        (
            Activity(
                client_id=row.client_id,
                task_id=row.pk,
                kind=move.kind,
                data={"event": move.event, "step": row.name, **data},
                agent=by,
                occurred_at=now,
            )
            for row, data in recorded
        ),
        batch_size=ROWS_AT_ONCE,
    )


def because(why: Why | None) -> dict[str, Any]:
    """The facts of a timeline row that gives a reason."""
    return {"reason": why.as_json} if why else {}


WAITS_FOR_SEND_NOW = Why.of(Reason.WAITS_FOR_SEND_NOW)

REMIND_AFTER = timedelta(days=1)
"""How often a one-off that nobody has sent is looked at again."""


def waits_again() -> dict[str, Any]:
    """The columns of a follow-up that is pending again: a one-off waits for Send now, the others for nothing."""
    why = WAITS_FOR_SEND_NOW
    is_one_off = When(sent_by_hand=True, then=Value(why.code))
    return {
        "reason_code": Case(is_one_off, default=Value("")),
        "not_before": Case(When(sent_by_hand=True, then=Value(timezone.now() + REMIND_AFTER)), default=None),
    }
