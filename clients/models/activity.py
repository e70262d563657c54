"""The timeline of what happened with each client."""

import json

from django.db import connection, models
from django.db.models.functions import Now
from django.db.models.lookups import Exact
from django.utils import timezone

from agents.models import Agent
from lists.rows.from_rows import FromRows

INSERT_ACTIVITIES = """
INSERT INTO activities (client_id, kind, agent_id, task_id, email_id, data, occurred_at)
SELECT client_id, kind, agent_id, task_id, email_id, data, occurred_at FROM jsonb_to_recordset(%s::jsonb)
AS new(client_id bigint, kind text, agent_id bigint, task_id bigint, email_id bigint, data jsonb,
    occurred_at timestamptz)"""


class Activity(FromRows):
    """A timeline row: written in the transaction of what it records, never changed afterwards."""

    class Kind(models.TextChoices):
        CREATED = "created", "Created"
        EDITED = "edited", "Edited"
        STAGE = "stage", "Stage changed"
        DELETED = "deleted", "Deleted"
        RESTORED = "restored", "Restored"
        NOTE = "note", "Note"
        CALL = "call", "Call"
        TEXT = "text", "Text"
        MEETING = "meeting", "Meeting"
        FILE = "file", "File"
        REPLY = "reply", "Reply"
        ANSWERED = "answered", "Answered by email"
        AWAY = "away", "Automatic reply"
        PAUSED = "paused", "Follow-ups paused"
        RESUMED = "resumed", "Follow-ups resumed"
        PLAN = "plan", "Follow-ups planned"
        TASK = "task", "Follow-up changed"
        APPROVED = "approved", "Follow-up approved"
        HELD = "held", "Follow-up held"
        FAILED = "failed", "Email failed"
        SENT = "sent", "Email sent"
        UNCONFIRMED = "unconfirmed", "Email unconfirmed"
        DELIVERED = "delivered", "Email delivered"
        OPENED = "opened", "Email opened"
        CLICKED = "clicked", "Link clicked"
        BOUNCED = "bounced", "Email bounced"
        UNSUBSCRIBED = "unsubscribed", "Unsubscribed"
        COMPLAINED = "complained", "Marked as spam"

    client = models.ForeignKey("clients.Client", models.CASCADE, related_name="activities", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind)
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+")
    task = models.ForeignKey("followups.Task", models.SET_NULL, null=True, blank=True, related_name="activities")
    email = models.ForeignKey("emails.EmailLog", models.SET_NULL, null=True, blank=True, related_name="activities")
    # What happened, as codes and facts; followups/display/timeline.py makes the words of it.
    data = models.JSONField(default=dict, blank=True, db_default={})
    occurred_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        db_table = "activities"
        verbose_name_plural = "activities"
        ordering = ["-occurred_at", "-id"]
        indexes = [
            models.Index(fields=["client", "-occurred_at", "-id"], name="ix_activities_client_occurred"),
            models.Index(fields=["kind", "-occurred_at"], name="ix_activities_kind_occurred"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Exact(
                    models.Func("data", function="jsonb_typeof", output_field=models.TextField()),
                    models.Value("object"),
                ),
                name="ck_activities_data_object",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @classmethod
    def add_many(cls, rows: "list[Activity]") -> None:
        """A webhook batch's rows, or an import's, as one document: bulk_create takes four times as long."""
        names = ("client_id", "kind", "agent_id", "task_id", "email_id", "data", "occurred_at")
        if rows:
            with connection.cursor() as cursor:
                document = [{name: getattr(row, name) for name in names} for row in rows]
                cursor.execute(INSERT_ACTIVITIES, [json.dumps(document, default=str)])
