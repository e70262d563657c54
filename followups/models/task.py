"""A follow-up: what is planned for a client, and what becomes of it. Its columns are in task_columns."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models.lookups import Exact
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client
from emails.models import EmailLog
from followups.models import moves
from followups.models.choices import Status
from followups.models.moves import Move, Row
from followups.models.reasons import Why
from followups.models.send_now import MAY_BE_UNDONE
from followups.models.task_columns import UNSETTLED, TaskColumns
from followups.models.task_queryset import LEASE, LEFT_OUR_HANDS, MAY_GO_AT, TaskQuerySet, Wait, owners_of
from lists.times import EARLIEST, LATEST

MOVED = (
    *("status", "reason_code", "reason_facts", "not_before", "scheduled_for", "planned_at", "hurried_at"),
    *("send_after", "before_send", "completed_at", "email_sent", "approved_at", "approved_by", "approved_version"),
    *("lease_owner", "lease_until", "sent_by_hand", "updated_at"),
)
"""What a move may change of the row in hand."""


class AlreadyMoved(Exception):
    """The follow-up's status changed meanwhile, so what was asked no longer applies to it."""


class TextChanged(Exception):
    """The text is no longer the one that was read, or there is none: nobody approves what they haven't seen."""


class Task(TaskColumns):
    objects = TaskQuerySet.as_manager()

    class Meta:
        db_table = "tasks"
        verbose_name = "follow-up"
        ordering = ["scheduled_for", "id"]
        indexes = [
            models.Index(fields=["client", "status"], name="ix_tasks_client_status"),
            models.Index(fields=["client", "scheduled_for"], name="ix_tasks_client_scheduled"),
            models.Index(fields=["scheduled_for", "status"], name="ix_tasks_scheduled_status"),
            models.Index(fields=["scheduled_for", "id"], name="ix_tasks_due", condition=models.Q(status="pending")),
            models.Index(MAY_GO_AT, "id", name="ix_tasks_next", condition=models.Q(status="pending")),
            models.Index(
                fields=["reason_code"],
                name="ix_tasks_held",
                condition=models.Q(status="pending") & ~models.Q(reason_code=""),
            ),
            # An agent's pending ones lie scattered among the office's: they are counted from here alone.
            models.Index(
                fields=["client", "scheduled_for", "id"],
                name="ix_tasks_client_pending",
                condition=models.Q(status="pending"),
            ),
            models.Index(fields=["scheduled_for", "id"], name="ix_tasks_unsettled", condition=UNSETTLED),
            models.Index(fields=["-updated_at"], name="ix_tasks_failed", condition=models.Q(status="failed")),
            models.Index(fields=["lease_until"], name="ix_tasks_processing", condition=models.Q(status="processing")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["client", "followup_type"],
                name="uq_tasks_client_type",
                condition=~models.Q(followup_type="Custom"),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["pending", "processing", "completed", "skipped", "cancelled", "failed"]),
                name="ck_tasks_status",
            ),
            models.CheckConstraint(
                condition=models.Q(priority__in=["high", "medium", "low"]), name="ck_tasks_priority"
            ),
            models.CheckConstraint(
                condition=models.Q(followup_type__in=["Day 1", "Day 3", "Week 1", "Week 2", "Month 1", "Custom"]),
                name="ck_tasks_followup_type",
            ),
            models.CheckConstraint(
                condition=models.Q(email_sent=None) | models.Q(status="completed"), name="ck_tasks_sent_is_completed"
            ),
            models.CheckConstraint(
                condition=Exact(
                    models.Func("reason_facts", function="jsonb_typeof", output_field=models.TextField()),
                    models.Value("object"),
                ),
                name="ck_tasks_reason_facts_object",
            ),
            models.CheckConstraint(
                condition=Exact(
                    models.Func("gates", function="jsonb_typeof", output_field=models.TextField()),
                    models.Value("object"),
                ),
                name="ck_tasks_gates_object",
            ),
            # PostgreSQL's infinity and the years around it are no time that a page could show.
            models.CheckConstraint(
                condition=models.Q(scheduled_for__gte=EARLIEST, scheduled_for__lt=LATEST), name="ck_tasks_scheduled_for"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.followup_type} for client {self.client_id}"

    # --- predicates ---

    @property
    def log(self) -> EmailLog | None:
        """Its email, if one was ever written. (Django raises where a one-to-one row is missing.)"""
        return getattr(self, "email_log", None)

    @property
    def text_version(self) -> int:
        return self.log.text_version if self.log else 0

    @property
    def is_approved(self) -> bool:
        """Somebody said that exactly this text may go."""
        return self.approved_at is not None and self.approved_version in (None, self.text_version)

    @property
    def lacks_approval(self) -> bool:
        """Somebody has to read and approve it before it goes, and nobody has."""
        return self.client.reviews_first and not (self.sent_by_hand or self.is_approved)

    @property
    def needs_approval(self) -> bool:
        """Whether it waits, or will, for somebody to read and approve it."""
        return self.status == self.Status.PENDING and not self.hurried_at and self.lacks_approval

    @property
    def is_read(self) -> bool:
        """Somebody wrote, edited or approved the text that stands there: it is no surprise to them that it goes."""
        return self.log is not None and (self.log.is_by_a_person or self.is_approved)

    @property
    def is_going(self) -> bool:
        """Somebody pressed Send now, and no worker has begun with it: it can be undone."""
        return self.status == self.Status.PENDING and self.send_after == self.scheduled_for

    @property
    def may_be_restored(self) -> bool:
        """Whether undo is possible: it was ended by hand or a gate, and no email left our hands, as in unsent()."""
        gone = self.email_sent_id or (self.status == self.Status.COMPLETED and self.unsettled_restore_id)
        return self.status in moves.RESTORE.sources and not (gone or (self.log and self.log.status in LEFT_OUR_HANDS))

    @property
    def name(self) -> str:
        return moves.name_of(self.followup_type, self.sent_by_hand)

    @property
    def why(self) -> Why | None:
        """Why it stands where it stands; None where there is nothing to say."""
        return Why(self.reason_code, self.reason_facts) if self.reason_code else None

    @property
    def later_steps(self) -> "TaskQuerySet":
        """The plan's steps that are still to come after this one. What was planned by hand has a date of its own."""
        if self.followup_type == self.Type.CUSTOM:
            return Task.objects.none()
        rest = Task.objects.filter(client=self.client_id, status=self.Status.PENDING)
        return rest.filter(scheduled_for__gt=self.scheduled_for).exclude(followup_type=self.Type.CUSTOM)

    # --- what a person does: each is the verb of many, for this one; AlreadyMoved when somebody else was faster ---

    @classmethod
    def plan_custom(cls, client: Client, at: datetime, *, about: str, priority: str, by: Agent) -> "Task":
        """One more follow-up, planned by hand; `about` is what the writer is told that it is for.

        The same one again, as a double click sends it, is the one that is there: nobody gets the same email twice.
        """
        with transaction.atomic():
            Client.objects.select_for_update(no_key=True).only("pk").get(pk=client.pk)
            same = cls.objects.filter(client=client, scheduled_for=at, notes=about, followup_type=cls.Type.CUSTOM)
            if task := same.filter(status=cls.Status.PENDING).first():
                return task
            task = cls.objects.create(client=client, scheduled_for=at, notes=about, priority=priority)
            task._record("planned", by, to=at.isoformat(), about=about)
        return task

    def skip(self, *, by: Agent) -> None:
        self._moved(self._row.skip(by=by))

    def cancel(self, *, by: Agent | None = None, why: Why | None = None) -> None:
        self._moved(self._row.cancel(by=by, why=why))

    def complete(self, *, by: Agent) -> None:
        """Done by hand, without an email of ours."""
        self._moved(self._row.complete(by=by))

    def restore(self, *, by: Agent) -> None:
        """Undo of skip, cancel and complete, as long as nothing was sent."""
        self._moved(self._row.restore(by=by))

    def retry(self, *, by: Agent) -> None:
        """Puts a failed follow-up back into the queue with a fresh count of tries."""
        self._moved(self._row.retry(by=by))

    def send_now(self, *, by: Agent, version: int | None = None) -> None:
        """Makes it due in UNDO_FOR, and approves the text that stands there.

        TextChanged when that isn't the one with this version any more; AlreadyMoved when it is to be sent now already.
        """
        with transaction.atomic():
            sent = self._row.send_now(by=by, versions=None if version is None else {self.pk: version})
            if not sent and self._row.filter(status=Status.PENDING).exclude(MAY_BE_UNDONE).exists():
                raise TextChanged(f"the text of {self} is not the one that was read")
            self._moved(sent)

    def undo_send(self, *, by: Agent) -> None:
        """Takes Send now back. AlreadyMoved once a worker has begun with it, or somebody has changed it meanwhile."""
        self._moved(self._row.undo_send(by=by))

    def send_later(self, at: datetime, *, version: int, by: Agent) -> None:
        """Lets a one-off go at that time. TextChanged when its text isn't the one with this version any more."""
        with transaction.atomic():
            sent = self._row.send_later(at, version=version, by=by)
            if not sent and self._row.filter(status=Status.PENDING, sent_by_hand=True).exists():
                raise TextChanged(f"the text of {self} is not the one that was read")
            self._moved(sent)

    def wait_for_send_now(self, *, by: Agent) -> None:
        """Undo of it."""
        self._moved(self._row.wait_for_send_now(by=by))

    def reschedule(self, to: datetime, *, by: Agent, along: TaskQuerySet | None = None) -> "list[Task]":
        """Moves a pending follow-up to another time, and the pending ones of `along` by as much: all of them or none.

        Those that moved along. AlreadyMoved once it is on its way.
        """
        those = models.Q(pk=self.pk) | (models.Q(pk__in=along) if along is not None else models.Q(pk=self.pk))
        with transaction.atomic():
            rows = {row.pk: row for row in Task.objects.filter(those).lock(moves.RESCHEDULE.sources)}
            if self.pk not in rows:
                raise AlreadyMoved(f"{self.name} has moved on")
            by_how_much = to - rows[self.pk].scheduled_for
            moved = Task.objects.filter(pk__in=rows).reschedule(lambda row: row.scheduled_for + by_how_much, by=by)
            self._moved(moved)
        return list(Task.objects.filter(pk__in=rows.keys() - {self.pk}))

    def approve(self, *, by: Agent, version: int) -> None:
        """This text may go when it is due. TextChanged when it isn't the one with that version any more."""
        with transaction.atomic():
            approved = self._row.approve({self.pk: version}, by=by)
            if not approved and self._row.filter(status=Status.PENDING, approved_at=None, sent_by_hand=False).exists():
                raise TextChanged(f"the text of {self} is not the one that was read")
            self._moved(approved)

    def unapprove(self, *, by: Agent) -> None:
        """Takes the approval back, in the last moment too. AlreadyMoved once SendGrid may have the email."""
        self._moved(self._row.unapprove(by=by))

    # --- what the engine does with a task it has claimed; AlreadyMoved when the claim was lost meanwhile ---

    def complete_sent(self, log: EmailLog) -> None:
        self._move_claimed(moves.FINISH, email_sent=log, completed_at=timezone.now())

    def fail(self, why: Why) -> None:
        self._move_claimed(moves.FAIL, **why.columns)

    def stop(self, why: Why) -> None:
        """A gate closed for good."""
        self._move_claimed(moves.STOP_CLAIMED, moves.because(why), **why.columns, gates=self.gates)

    def wait(self, until: datetime, why: Why) -> None:
        """To be retried: pending again, but not before `until`."""
        self._moved(Task.objects.hold([Wait(self, until, why)], moves.TRY_LATER))

    def release(self) -> None:
        """Back into the queue: whoever claimed it stopped before anything was sent."""
        self._move_claimed(moves.RELEASE)

    def await_confirmation(self, why: Why) -> None:
        """Stays processing without an owner: only an event or the agent can settle it."""
        self._move_claimed(moves.AWAIT_CONFIRMATION, **why.columns)

    def renew(self, now: datetime) -> None:
        mine = self._row.filter(status=Status.PROCESSING, lease_owner=self.lease_owner)
        if not mine.update(lease_until=now + LEASE, updated_at=now):
            raise AlreadyMoved(f"{self.name} has moved on")
        self.lease_until = now + LEASE

    @property
    def _row(self) -> TaskQuerySet:
        return Task.objects.filter(pk=self.pk)

    def _move_claimed(self, move: Move, facts: dict[str, Any] | None = None, **changes: Any) -> None:
        self._moved(self._row.move(move, owners=owners_of([self]), facts=lambda row: facts or {}, **changes))

    def _moved(self, rows: list[Row]) -> None:
        if not rows:
            raise AlreadyMoved(f"{self.name} has moved on")
        self.refresh_from_db(fields=MOVED)

    def _record(self, event: str, by: Agent, **facts: Any) -> None:
        Client(pk=self.client_id).record(Activity.Kind.TASK, by=by, task=self, event=event, step=self.name, **facts)
