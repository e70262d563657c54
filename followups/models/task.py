"""Follow-ups: the rows are the queue, and every change of status is one guarded move."""

import logging
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import InterfaceError, OperationalError, models, transaction
from django.db.models.functions import Greatest, Now
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client
from emails.models import EmailLog
from emails.models.states import ACCEPTED
from emails.models.states import Status as EmailStatus
from lists.times import EARLIEST, LATEST
from lists.update_each import update_each

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""How long a claim holds without being renewed. After it the next sweep may take the task back."""

LEFT_OUR_HANDS = [*ACCEPTED, EmailStatus.SENDING, EmailStatus.UNCONFIRMED]
"""Emails that SendGrid has, or may have: their follow-up must not go back into the queue by itself."""


# GREATEST passes over a null.
MAY_GO_AT = Greatest("scheduled_for", "not_before")
"""From when on a pending follow-up may go: its time, or the end of its wait if that is later."""

RETRY = "retry"
"""What holds a follow-up whose provider failed for now; all else that holds one is the name of a gate."""

WAITS_FOR_A_PERSON, FOR_YOU = "is_asked_for", "it waits for you to send it"
"""The gate that holds a one-off email until somebody presses Send now, and its reason."""

WAITS_FOR_APPROVAL = "is_approved"
"""The gate that holds what somebody has to read first."""

REMIND_AFTER = timedelta(days=1)
"""How often a one-off that nobody has sent is looked at again."""


NOT_APPROVED: dict[str, Any] = {"approved_at": None, "approved_by": None, "approved_version": None}


class AlreadyMoved(Exception):
    """The follow-up's status changed meanwhile, so what was asked no longer applies to it."""


class TextChanged(Exception):
    """The text is no longer the one that was read, or there is none: nobody approves what they haven't seen."""


class OfAgent(models.Func):
    """Whether a client is one of the agent's, as one array: so the clients' rows are read one by one from an index."""

    template = "(%(expressions)s)))"
    arg_joiner = " = ANY(ARRAY(SELECT mine.id FROM clients mine WHERE NOT mine.is_deleted AND mine.agent_id = "
    output_field = models.BooleanField()


class OfReviewed(models.Func):
    """Whether a client is one whose follow-ups are read first, as one array likewise: most offices have few."""

    template = """(%(expressions)s = ANY(ARRAY(
        SELECT id FROM clients WHERE sending_mode = 'review' AND NOT is_deleted
        UNION ALL
        SELECT c.id FROM clients c JOIN agents ON agents.id = c.agent_id
        WHERE reviews_first AND sending_mode = '' AND NOT is_deleted)))"""
    output_field = models.BooleanField()


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, agent: Agent) -> "TaskQuerySet":
        """The follow-ups of the clients that the agent may see."""
        shown = self.filter(client__is_deleted=False)
        return shown if agent.is_broker else shown.filter(client__agent=agent)

    def by_client(self, agent: Agent) -> "TaskQuerySet":
        """The same, to be counted: an agent's are few, and lie among everybody's."""
        if agent.is_broker:
            return self.visible_to(agent)
        return self.filter(OfAgent(models.F("client_id"), models.Value(agent.pk)))

    def due(self, now: datetime) -> "TaskQuerySet":
        """Pending, past their time, and not waiting for a later try; the longest due first."""
        # In the order of the partial index ix_tasks_next, so that nothing is sorted however long the history is, and
        # what waits for a later try stands behind what may go now, however much of it there is.
        pending = self.filter(status=Task.Status.PENDING).alias(may_go_at=MAY_GO_AT)
        return pending.filter(may_go_at__lte=now).order_by("may_go_at", "id")

    def needing_approval(self) -> "TaskQuerySet":
        """Those that wait for somebody to read and approve them, whether they are due or not."""
        return self.filter(
            OfReviewed(models.F("client_id")),
            status=Task.Status.PENDING,
            approved_at=None,
            hurried_at=None,
            sent_by_hand=False,
        )

    def claim(self, now: datetime, limit: int, owner: uuid.UUID | None = None) -> "list[Task]":
        """Takes up to `limit` due tasks for this owner, each with a lease; other callers skip what is locked."""
        return self._lease(self.due(now), now, limit, owner or uuid.uuid4())

    def claim_one(self, pk: int, now: datetime, owner: uuid.UUID | None = None) -> "list[Task]":
        """The same for one task, due or not."""
        return self._lease(self.filter(pk=pk, status=Task.Status.PENDING), now, 1, owner or uuid.uuid4())

    # --- the moves of one follow-up for many at once ---

    def cancel_all(self, reasons: dict[int, str]) -> list[int]:
        """Cancels the pending ones, for the reason that their client has; the ids of those."""
        rows = self.filter(status=Task.Status.PENDING).select_for_update(no_key=True, of=("self",)).order_by("pk")
        found = list(rows.values_list("pk", "client_id", "followup_type"))
        for reason in set(reasons.values()):
            ids = [pk for pk, client_id, _ in found if reasons[client_id] == reason]
            self.move_all(ids, "pending", "cancelled", reason=reason)
        ids = [pk for pk, _, _ in found]
        # An email that was waiting to go is a draft again.
        queued = EmailLog.objects.filter(task__in=ids, status=EmailStatus.QUEUED)
        queued.update(status=EmailStatus.DRAFT, updated_at=timezone.now())
        _tell_all((pk, client_id, f"{kind} cancelled: {reasons[client_id]}", None) for pk, client_id, kind in found)
        return ids

    def wait_all(self, waits: "list[Wait]") -> list[int]:
        """Holds the claimed ones: pending again, but not before their time; the ids of those that were still theirs.

        One timeline row per reason, not per look. An email that was waiting to go is a draft again.
        """
        with transaction.atomic():
            kept = self.lock_claimed(wait.task for wait in waits)
            held = [wait for wait in waits if wait.task.pk in kept]
            told = Activity.objects.filter(task__in=kept, kind=Activity.Kind.HELD).order_by("task_id", "-id")
            known = dict(told.distinct("task_id").values_list("task_id", "text"))
            for wait in held:
                wait.hold()
            update_each([wait.task for wait in held], Wait.CHANGES)
            # Approved, and held for approval all the same: that was of another text.
            if stale := [wait.task.pk for wait in held if wait.held_by == WAITS_FOR_APPROVAL and wait.task.approved_at]:
                self.filter(pk__in=stale).update(**NOT_APPROVED)
            EmailLog.objects.filter(task__in=kept, status=EmailStatus.QUEUED).update(
                status=EmailStatus.DRAFT, updated_at=timezone.now()
            )
            Activity.objects.bulk_create(
                Activity(client_id=wait.task.client_id, task=wait.task, kind=Activity.Kind.HELD, text=wait.text)
                for wait in held
                if known.get(wait.task.pk) != wait.text
            )
        return kept

    def lock_claimed(self, tasks: "Iterable[Task]") -> list[int]:
        """The ids of those that are still processing and their caller's, locked in the order of their ids."""
        owners = {task.pk: task.lease_owner for task in tasks}
        rows = self.filter(pk__in=owners, status=Task.Status.PROCESSING).order_by("pk")
        # No key: the webhook may meanwhile write timeline rows that point at them.
        locked = rows.select_for_update(no_key=True).values_list("pk", "lease_owner")
        return [pk for pk, owner in locked if owner == owners[pk]]

    def restore_all(self, *, by: Agent, source: str = "cancelled") -> int:
        """Puts what was cancelled (or skipped, or done by hand) back, as long as nothing was sent; how many."""
        sent = EmailLog.objects.filter(task=models.OuterRef("pk"), status__in=LEFT_OUR_HANDS)
        rows = self.filter(~models.Exists(sent), status=source, email_sent=None)
        rows = rows.select_for_update(no_key=True, of=("self",)).order_by("pk")
        found = list(rows.values_list("pk", "client_id", "followup_type", "sent_by_hand"))
        anew: dict[str, Any] = {"planned_at": timezone.now(), "hurried_at": None, "completed_at": None}
        self.move_all([pk for pk, _, _, by_hand in found if not by_hand], source, "pending", reason="", **anew)
        self.move_all([pk for pk, _, _, by_hand in found if by_hand], source, "pending", **anew, **waits_for_a_person())
        _tell_all((pk, client_id, f"{kind} restored", by) for pk, client_id, kind, _ in found)
        return len(found)

    def look_again_all(self) -> None:
        """What held them is over: they may go as soon as they are due."""
        ids = list(self.filter(status=Task.Status.PENDING).values_list("pk", flat=True))
        self.move_all(ids, "pending", "pending", reason="")

    def move_all(self, ids: list[int], source: str, target: str, **changes: Any) -> None:
        """The guarded move for many, which the caller has locked; whoever moves them ends what they waited for."""
        rows = self.model.objects.filter(pk__in=ids, status=source)
        free = {"held_by": "", "not_before": None, "updated_at": timezone.now()}
        rows.update(status=target, **{**free, **changes})

    def _lease(self, rows: "TaskQuerySet", now: datetime, limit: int, owner: uuid.UUID) -> "list[Task]":
        with transaction.atomic():
            ids = list(rows.select_for_update(skip_locked=True, no_key=True).values_list("pk", flat=True)[:limit])
            claimed = {"status": "processing", "lease_owner": owner, "lease_until": now + LEASE}
            self.model.objects.filter(pk__in=ids).update(**claimed, not_before=None, held_by="", updated_at=now)
        return self._load(ids)

    def _load(self, ids: list[int]) -> "list[Task]":
        """The claimed rows. One that can't be read (SQL can write what Python can't hold) fails and stops no other."""
        wanted = Task.objects.filter(pk__in=ids).select_related("client__agent", "email_log")
        try:
            return list(wanted.order_by("scheduled_for", "id")) if ids else []
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            if len(ids) > 1:
                return [task for pk in ids for task in self._load([pk])]
            logger.exception("follow-up can't be read task=%s", ids[0])
            reason = "its record or its client's can't be read: somebody has to mend it in the database"
            self.model.objects.filter(pk=ids[0], status="processing").update(
                status="failed", reason=reason, lease_owner=None, lease_until=None
            )
            return []

    def claimed_by(self, owner: uuid.UUID, but: Iterable[int] = ()) -> "list[Task]":
        """What this owner has claimed, without these."""
        mine = self.filter(lease_owner=owner, status=Task.Status.PROCESSING).exclude(pk__in=list(but))
        return self._load(list(mine.values_list("pk", flat=True)))

    def ownerless(self, now: datetime) -> "TaskQuerySet":
        """Claimed, but nobody works on them any more (or their email is waiting to be confirmed)."""
        expired = models.Q(lease_until=None) | models.Q(lease_until__lt=now)
        return self.filter(expired, status=Task.Status.PROCESSING).order_by("pk")


def _tell_all(rows: Iterable[tuple[int, int, str, Agent | None]]) -> None:
    Activity.objects.bulk_create(
        Activity(client_id=client_id, task_id=pk, kind=Activity.Kind.TASK, text=text[:500], agent=by)
        for pk, client_id, text, by in rows
    )


class Task(models.Model):
    class Status(models.TextChoices):
        PENDING = "pending", "Pending"
        PROCESSING = "processing", "Sending"
        COMPLETED = "completed", "Completed"
        SKIPPED = "skipped", "Skipped"
        CANCELLED = "cancelled", "Cancelled"
        FAILED = "failed", "Failed"

    class Priority(models.TextChoices):
        HIGH = "high", "High"
        MEDIUM = "medium", "Medium"
        LOW = "low", "Low"

    class Type(models.TextChoices):
        DAY_1 = "Day 1", "Day 1"
        DAY_3 = "Day 3", "Day 3"
        WEEK_1 = "Week 1", "Week 1"
        WEEK_2 = "Week 2", "Week 2"
        MONTH_1 = "Month 1", "Month 1"
        CUSTOM = "Custom", "Custom"

    client = models.ForeignKey(Client, models.PROTECT, related_name="tasks", db_index=False)
    email_sent = models.ForeignKey(
        EmailLog, models.DO_NOTHING, null=True, blank=True, db_constraint=False, db_index=False, related_name="+"
    )
    followup_type = models.CharField(max_length=20, choices=Type, default=Type.CUSTOM, db_default=Type.CUSTOM.value)
    scheduled_for = models.DateTimeField()
    status = models.CharField(max_length=20, choices=Status, default=Status.PENDING, db_default=Status.PENDING.value)
    priority = models.CharField(
        max_length=10, choices=Priority, default=Priority.MEDIUM, db_default=Priority.MEDIUM.value
    )
    notes = models.TextField(blank=True, default="", db_default="")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    completed_at = models.DateTimeField(null=True, blank=True)
    instructions = models.CharField(
        "instructions for the AI",
        max_length=500,
        blank=True,
        default="",
        db_default="",
        help_text="For this email only.",
    )
    # Why it stands where it stands (held, failed, cancelled), in words for the agent.
    reason = models.CharField(max_length=500, blank=True, default="", db_default="")
    # Which gate holds it while it is pending, or RETRY.
    held_by = models.CharField(max_length=40, blank=True, default="", db_default="", editable=False)
    # What each gate said when it was due, and again right before it went: see gates.Look.
    gates = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    # When it was planned, or last put back by a person: a reply from before that does not stop it.
    planned_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    # When a person asked for it to go at once: then sending hours don't hold it.
    hurried_at = models.DateTimeField(null=True, blank=True, editable=False)
    # A one-off email: it goes when a person presses Send now, never by itself. See docs/decisions/0007.
    sent_by_hand = models.BooleanField(default=False, db_default=False, editable=False)
    # In review mode: who said that this text may go, and which version of it that was.
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    approved_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    # Somebody writes its draft ahead of time, and nobody else does until then.
    drafting_until = models.DateTimeField(null=True, blank=True, editable=False)
    # A held or retried task waits until then without blocking the ones behind it.
    not_before = models.DateTimeField(null=True, blank=True)
    lease_owner = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)

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
                fields=["held_by"],
                name="ix_tasks_held",
                condition=models.Q(status="pending") & ~models.Q(held_by=""),
            ),
            # An agent's pending ones lie scattered among the office's: they are counted from here alone.
            models.Index(
                fields=["client", "scheduled_for", "id"],
                name="ix_tasks_client_pending",
                condition=models.Q(status="pending"),
            ),
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
    def needs_approval(self) -> bool:
        """Whether it waits, or will, for somebody to read and approve it."""
        by_itself = not (self.sent_by_hand or self.hurried_at or self.is_approved)
        return by_itself and self.status == self.Status.PENDING and self.client.reviews_first

    @property
    def may_be_restored(self) -> bool:
        """Whether undo is possible: it was ended by hand or a gate, and no email left our hands."""
        ended = self.status in (self.Status.SKIPPED, self.Status.CANCELLED, self.Status.COMPLETED)
        return ended and self.email_sent_id is None and (self.log is None or self.log.status not in LEFT_OUR_HANDS)

    @property
    def name(self) -> str:
        return "Email" if self.sent_by_hand else str(self.followup_type)

    @property
    def later_steps(self) -> "TaskQuerySet":
        """The plan's steps that are still to come after this one. What was planned by hand has a date of its own."""
        if self.followup_type == self.Type.CUSTOM:
            return Task.objects.none()
        rest = Task.objects.filter(client=self.client_id, status=self.Status.PENDING)
        return rest.filter(scheduled_for__gt=self.scheduled_for).exclude(followup_type=self.Type.CUSTOM)

    # --- what a person does ---

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
            task._record(Activity.Kind.TASK, f"Custom planned for {in_words(at, by)}: {about}", by)
        return task

    @classmethod
    def begin_one_off(cls, client: Client, *, about: str, by: Agent) -> "Task":
        """An email that somebody is about to write and read. It is held until they press Send now."""
        task = cls(client=client, scheduled_for=timezone.now(), notes=about, sent_by_hand=True)
        for field, value in task._waits().items():
            setattr(task, field, value)
        with transaction.atomic():
            task.save()
            task._record(Activity.Kind.TASK, f"Email begun: {about}", by)
        return task

    def skip(self, *, by: Agent) -> None:
        self._move(("pending", "failed"), "skipped", f"{self.followup_type} skipped", by=by)

    def cancel(self, *, by: Agent | None = None, reason: str = "") -> None:
        text = f"{self.followup_type} cancelled" + (f": {reason}" if reason else "")
        self._move(("pending", "failed"), "cancelled", text, by=by, reason=reason)

    def complete(self, *, by: Agent) -> None:
        """Done by hand, without an email of ours."""
        now = timezone.now()
        self._move(("pending", "failed"), "completed", f"{self.followup_type} done by hand", by=by, completed_at=now)

    def restore(self, *, by: Agent) -> None:
        """Undo of skip, cancel and complete, as long as nothing was sent."""
        text = f"{self.followup_type} restored"
        nothing_sent = ~models.Exists(
            EmailLog.objects.filter(task=models.OuterRef("pk"), status__in=LEFT_OUR_HANDS)
        ) & models.Q(email_sent=None)
        self._move(
            ("skipped", "cancelled", "completed"),
            "pending",
            text,
            by=by,
            only_if=nothing_sent,
            completed_at=None,
            planned_at=timezone.now(),
            hurried_at=None,
            **self._waits(),
        )

    def retry(self, *, by: Agent) -> None:
        """Puts a failed follow-up back into the queue with a fresh count of tries."""
        with transaction.atomic():
            now = timezone.now()
            text = f"{self.followup_type} is tried again"
            asked = {"planned_at": now, "hurried_at": now, **self._approval(now, by)}
            self._move(("failed",), "pending", text, by=by, **asked)
            EmailLog.objects.filter(task=self, status=EmailStatus.FAILED).update(retry_count=0)

    def reschedule(self, to: datetime, *, by: Agent, along: "TaskQuerySet | None" = None) -> "list[Task]":
        """Moves a pending follow-up to another time, and the pending ones of `along` by as much: all of them or none.

        Those that moved along. AlreadyMoved once it is on its way.
        """
        with transaction.atomic():
            those = models.Q(pk=self.pk) | (models.Q(pk__in=along) if along is not None else models.Q(pk=self.pk))
            pending = Task.objects.filter(those, status=self.Status.PENDING).order_by("pk")
            rows = {task.pk: task for task in pending.select_for_update(no_key=True)}
            if self.pk not in rows:
                raise AlreadyMoved(f"{self.followup_type} has moved on")
            by_how_much = to - rows.pop(self.pk).scheduled_for
            self._reschedule(to, by)
            for task in rows.values():
                task._reschedule(task.scheduled_for + by_how_much, by)
        return sorted(rows.values(), key=lambda task: task.scheduled_for)

    def _reschedule(self, to: datetime, by: Agent) -> None:
        text = f"{self.followup_type} moved to {in_words(to, by)}"
        anew = {"scheduled_for": to, "planned_at": timezone.now(), "hurried_at": None, **self._waits()}
        self._move(("pending",), "pending", text, by=by, **anew)

    def send_now(self, *, by: Agent) -> None:
        """Makes it due at once: should the message to the workers be lost, the next sweep sends it all the same."""
        now = timezone.now()
        text = f"{self.followup_type} is to be sent now"
        asked = {"scheduled_for": now, "planned_at": now, "hurried_at": now, **self._approval(now, by)}
        self._move(("pending",), "pending", text, by=by, **asked)

    def approve(self, *, by: Agent, version: int) -> None:
        """This text may go when it is due. TextChanged when it isn't the one with that version any more."""
        with transaction.atomic():
            # The task first, then its email, as everywhere: whoever saves a text holds the same lock.
            pending = Task.objects.filter(pk=self.pk, status=self.Status.PENDING, sent_by_hand=False)
            row = pending.filter(approved_at=None).select_for_update(no_key=True).values("held_by").first()
            if row is None:
                raise AlreadyMoved(f"{self.followup_type} has moved on")
            log = EmailLog.objects.filter(task=self).select_for_update(no_key=True).first()
            if log is None or not log.body or log.text_version != version:
                raise TextChanged(f"the text of {self} is not the one that was read")
            self.email_log = log
            given = {"approved_at": timezone.now(), "approved_by": by, "approved_version": version}
            # What else holds it says so at the next look; only a provider that failed is not asked any sooner.
            free = {} if row["held_by"] == RETRY else {"held_by": "", "reason": "", "not_before": None}
            self._update(pending, **given, **free)
            self._record(Activity.Kind.APPROVED, f"{self.followup_type} approved: “{log.subject}”", by)

    def unapprove(self, *, by: Agent) -> None:
        """Takes the approval back, in the last moment too. AlreadyMoved once SendGrid may have the email."""
        with transaction.atomic():
            to_go = Task.objects.filter(pk=self.pk, status__in=("pending", "processing"), approved_at__isnull=False)
            # `begin` holds this lock until `sending` is committed.
            if not to_go.select_for_update(no_key=True).values("pk").first():
                raise AlreadyMoved(f"{self.followup_type} has moved on")
            if EmailLog.objects.filter(task=self, status__in=LEFT_OUR_HANDS).exists():
                raise AlreadyMoved(f"{self.followup_type} is on its way")
            self._update(to_go, hurried_at=None, **NOT_APPROVED)
            self._record(Activity.Kind.APPROVED, f"{self.followup_type}: approval taken back", by)

    # --- what the engine does with a task it has claimed ---

    def complete_sent(self, log: EmailLog) -> None:
        self._move_claimed("completed", email_sent=log, completed_at=timezone.now(), reason="")

    def fail(self, reason: str) -> None:
        self._move_claimed("failed", reason=reason[:500])

    def stop(self, reason: str) -> None:
        """A gate closed for good."""
        with transaction.atomic():
            self._move_claimed("cancelled", reason=reason[:500], gates=self.gates)
            self._shelve_email()
            self._record(Activity.Kind.TASK, f"{self.followup_type} cancelled: {reason}", None)

    def wait(self, until: datetime, reason: str, held_by: str = RETRY) -> None:
        """Held or to be retried: pending again, but not before `until`. One timeline row per reason, not per look."""
        known = (
            Activity.objects.filter(task=self, kind=Activity.Kind.HELD).order_by("-id").values_list("text", flat=True)
        )
        text = f"{self.followup_type} held: {reason}"[:500]
        with transaction.atomic():
            is_news = known.first() != text
            self._move_claimed("pending", not_before=until, reason=reason[:500], held_by=held_by, gates=self.gates)
            if is_news:
                self._record(Activity.Kind.HELD, text, None)

    def release(self) -> None:
        """Back into the queue: whoever claimed it stopped before anything was sent."""
        self._move_claimed("pending", not_before=None, reason="")

    def look_again(self) -> None:
        """What held it is over: it may go as soon as it is due."""
        self._update(Task.objects.filter(pk=self.pk, status="pending"), not_before=None, reason="", held_by="")

    def await_confirmation(self, reason: str) -> None:
        """Stays processing without an owner: only an event or the agent can settle it."""
        self._move_claimed("processing", reason=reason[:500])

    def renew(self, now: datetime) -> None:
        """Another two minutes. AlreadyMoved when the claim was lost meanwhile."""
        self._update(self._claimed(), lease_until=now + LEASE)

    def _approval(self, now: datetime, by: Agent) -> dict[str, Any]:
        """Whoever wants it sent now approves the text that stands there; without one they only asked for it."""
        if not (self.log and self.log.body):
            return {}
        return {"approved_at": now, "approved_by": by, "approved_version": self.text_version}

    def _waits(self) -> dict[str, Any]:
        """What stands on a pending one-off until somebody sends it."""
        return waits_for_a_person() if self.sent_by_hand else {}

    def _claimed(self) -> models.QuerySet["Task"]:
        return Task.objects.filter(pk=self.pk, status="processing", lease_owner=self.lease_owner)

    def _move_claimed(self, target: str, **changes: object) -> None:
        self._update(self._claimed(), status=target, lease_owner=None, lease_until=None, **changes)

    def _move(
        self,
        allowed: tuple[str, ...],
        target: str,
        text: str,
        *,
        by: Agent | None,
        only_if: models.Q | None = None,
        **changes: object,
    ) -> None:
        rows = Task.objects.filter(only_if or models.Q(), pk=self.pk, status__in=allowed)
        with transaction.atomic():
            # Whoever moves it by hand ends what it was waiting for.
            self._update(rows, status=target, **{"reason": "", "held_by": "", "not_before": None, **changes})
            if target != "pending":
                self._shelve_email()
            self._record(Activity.Kind.TASK, text, by)

    def _shelve_email(self) -> None:
        """An email that was waiting to go is a draft again once its follow-up is over."""
        for log in EmailLog.objects.filter(task=self, status=EmailStatus.QUEUED):
            log.hold()

    def _record(self, kind: Activity.Kind, text: str, by: Agent | None) -> None:
        Client(pk=self.client_id).record(kind, text, by=by, task=self)

    def _update(self, rows: models.QuerySet["Task"], **changes: object) -> None:
        changes["updated_at"] = timezone.now()
        if not rows.update(**changes):
            raise AlreadyMoved(f"{self.followup_type} has moved on")
        for field, value in changes.items():
            setattr(self, field, value)


def waits_for_a_person() -> dict[str, Any]:
    return {"reason": FOR_YOU, "held_by": WAITS_FOR_A_PERSON, "not_before": timezone.now() + REMIND_AFTER}


def in_words(moment: datetime, reader: Agent) -> str:
    local = timezone.localtime(moment, reader.tzinfo)
    return f"{local:%b} {local.day}, {local:%-I:%M %p}"


@dataclass(frozen=True)
class Wait:
    """What holds a claimed follow-up for now."""

    CHANGES: ClassVar = (
        "status",
        "not_before",
        "reason",
        "held_by",
        "gates",
        "lease_owner",
        "lease_until",
        "updated_at",
    )

    task: Task
    until: datetime
    reason: str
    held_by: str

    @property
    def text(self) -> str:
        return f"{self.task.followup_type} held: {self.reason}"[:500]

    def hold(self) -> None:
        """On the row in hand, not yet saved."""
        task = self.task
        task.status, task.lease_owner, task.lease_until = Task.Status.PENDING, None, None
        task.not_before, task.reason, task.held_by = self.until, self.reason[:500], self.held_by
        task.updated_at = timezone.now()
