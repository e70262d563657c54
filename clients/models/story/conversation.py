"""A call, a text or a meeting that an agent logged by hand. Emails and replies to them have tables of their own."""

from typing import Any

from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat, Now
from django.utils import timezone

from agents.models import Agent
from clients.models.activity import Activity
from clients.models.choices import Call, Direction, Meeting
from clients.models.client import Client
from clients.models.search import folded
from lists.times import EARLIEST, LATEST

LONGEST = 5000
LONGEST_MINUTES = 24 * 60
FACTS = ("direction", "outcome", "meeting", "minutes", "place", "people", "text", "occurred_at")
"""What a person enters, and what a version keeps."""


class Conversation(models.Model):
    """What was said, when and how. Its place on the timeline is `event`, its earlier versions ConversationVersions."""

    class Kind(models.TextChoices):
        CALL = "call", "Call"
        TEXT = "text", "Text"
        MEETING = "meeting", "Meeting"

    client = models.ForeignKey(Client, models.CASCADE, related_name="conversations", db_index=False)
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+")
    # The timeline's row that shows it now. An edit writes another one: rows of the timeline are never changed.
    event = models.OneToOneField(
        Activity, models.SET_NULL, null=True, blank=True, related_name="conversation", editable=False
    )
    kind = models.CharField(max_length=10, choices=Kind)
    direction = models.CharField(max_length=10, choices=Direction, blank=True, default="", db_default="")
    # Of calls.
    outcome = models.CharField(max_length=20, choices=Call, blank=True, default="", db_default="")
    # Of meetings.
    meeting = models.CharField("kind of meeting", max_length=20, choices=Meeting, blank=True, default="", db_default="")
    minutes = models.PositiveSmallIntegerField("length in minutes", null=True, blank=True)
    place = models.CharField(max_length=200, blank=True, default="", db_default="")
    people = models.CharField("with", max_length=200, blank=True, default="", db_default="")
    # The number as it was then.
    phone = models.CharField(max_length=20, blank=True, default="", db_default="")
    text = models.TextField(max_length=LONGEST, blank=True, default="", db_default="")
    occurred_at = models.DateTimeField(default=timezone.now, db_default=Now())
    is_kept_from_ai = models.BooleanField("kept from the AI", default=False, db_default=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    edited_by = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)
    # Kept after it was deleted, so that it can be brought back.
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    # The client's last contact before this one was it. Null: there was none, or this one never was the last.
    contact_before = models.DateTimeField(null=True, blank=True, editable=False)
    # What a search looks in, as in notes.search_text.
    search_text = models.GeneratedField(
        expression=folded(Concat("text", Value(" "), "place", Value(" "), "people", output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        db_table = "conversations"
        ordering = ["-occurred_at", "-id"]
        indexes = [
            models.Index(
                fields=["client", "-occurred_at", "-id"],
                name="ix_conversations_client",
                condition=models.Q(deleted_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(occurred_at__gte=EARLIEST, occurred_at__lt=LATEST),
                name="ck_conversations_occurred_at",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="call", outcome__gt="") | (~models.Q(kind="call") & models.Q(outcome="")),
                name="ck_conversations_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"[:80]


class ConversationVersion(models.Model):
    """What was said of it before it was edited, who had written that, and when."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="versions", db_index=False)
    facts: Any = models.JSONField(default=dict, db_default={})
    by = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        db_table = "conversation_versions"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["conversation", "-at", "-id"], name="ix_conversation_versions")]

    def __str__(self) -> str:
        return f"Version of {self.at:%Y-%m-%d %H:%M}"
