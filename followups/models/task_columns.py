"""The columns of a follow-up."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent
from clients.models import Client
from emails.models import EmailLog
from followups.models import choices
from followups.models.reasons import Reason
from lists.rows.from_rows import FromRows

UNSETTLED = models.Q(unsettled_restore__isnull=False)


class TaskColumns(FromRows):
    Status, Priority, Type = choices.Status, choices.Priority, choices.Type

    client = models.ForeignKey(Client, models.PROTECT, related_name="tasks", db_index=False)
    email_sent = models.ForeignKey(
        EmailLog, models.DO_NOTHING, null=True, blank=True, db_constraint=False, db_index=False, related_name="+"
    )
    followup_type = models.CharField(
        max_length=20, choices=choices.Type, default=choices.Type.CUSTOM, db_default=choices.Type.CUSTOM.value
    )
    scheduled_for = models.DateTimeField()
    status = models.CharField(max_length=20, choices=Status, default=Status.PENDING, db_default=Status.PENDING.value)
    priority = models.CharField(
        max_length=10,
        choices=choices.Priority,
        default=choices.Priority.MEDIUM,
        db_default=choices.Priority.MEDIUM.value,
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
    # Why it stands where it stands (held, stopped, failed): a code, and what its words need.
    reason_code = models.CharField(
        "reason", max_length=30, choices=Reason, blank=True, default="", db_default="", editable=False
    )
    reason_facts = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    # What each gate said when it was due, and again right before it went: see gates.GateCheck.
    gates = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    # When it was planned, or last put back by a person: a reply from before that does not stop it.
    planned_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    # When a person asked for it to go at once: then sending hours don't hold it.
    hurried_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Send now goes at this time; until then Undo puts back what `before_send` holds. See docs/decisions/0025.
    send_after = models.DateTimeField(null=True, blank=True, editable=False)
    before_send = models.JSONField(null=True, blank=True, editable=False)
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
    # A backup was restored, and this may have been sent between its time and then: it waits until a broker settles it.
    # One that is completed and has it was sent, as a broker says.
    unsettled_restore = models.ForeignKey(
        "followups.Restore", models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    # A held or retried task waits until then without blocking the ones behind it.
    not_before = models.DateTimeField(null=True, blank=True)
    lease_owner = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
