"""What every email has that goes out through SendGrid, and how its status moves: to a client, or to an agent."""

from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent
from emails.models.states import ACCEPTED, Status, sources_of
from lists.one_line import OneLineField
from lists.rows.from_rows import FromRows

DETAILS_DELETED = "details_deleted"
"""Marks an event of the history that has lost its details because it is old: see realtoros/operating/keep/events.py."""


class AlreadyMoved(Exception):
    """The email's status changed meanwhile, so what was asked no longer applies to it."""


class Outgoing(FromRows):
    """Each move is legal from the statuses that the graph names (states.py), and only one caller wins."""

    Status = Status

    to_email = models.EmailField(max_length=255, blank=True, default="", db_default="")
    subject = OneLineField(max_length=200, blank=True, default="", db_default="")
    body = models.TextField(blank=True, default="", db_default="")
    status = models.CharField(max_length=20, choices=Status, default=Status.QUEUED, db_default=Status.QUEUED.value)
    sendgrid_message_id = models.CharField(max_length=255, blank=True, default="", db_default="")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    sent_at = models.DateTimeField(null=True, blank=True)
    # Who said that an unconfirmed one arrived, and when.
    settled_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What went wrong last: our code, and the provider's own text.
    error_code = models.CharField(max_length=30, blank=True, default="", db_default="", editable=False)
    error_message = models.TextField(blank=True, default="", db_default="")
    retry_count = models.PositiveSmallIntegerField(default=0, db_default=0)
    webhook_events = models.JSONField(default=list, blank=True, db_default=[])

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.subject or f"Email {self.pk}"

    @property
    def is_accepted(self) -> bool:
        return self.status in ACCEPTED

    @property
    def has_deleted_details(self) -> bool:
        """Whether some of its events are so old that their details were deleted."""
        return any(isinstance(event, dict) and DETAILS_DELETED in event for event in self.webhook_events)

    @property
    def is_marked_sent(self) -> bool:
        """Whether an agent's word is all that says that it was sent: SendGrid neither answered nor reported."""
        return self.status == Status.SENT and self.settled_at is not None

    def queue(self, **changes: Any) -> None:
        self._move(Status.QUEUED, **changes)

    def _mine(self) -> "models.QuerySet[Any]":
        return type(self)._default_manager.filter(pk=self.pk)

    def _move(self, target: str, only_from: tuple[str, ...] = (), **changes: Any) -> None:
        allowed = [source for source in sources_of(target) if not only_from or source in only_from]
        self._update(self._mine().filter(status__in=allowed), status=target, **changes)

    def _update(self, rows: "models.QuerySet[Any]", **changes: Any) -> None:
        changes["updated_at"] = timezone.now()
        if "error_message" in changes:
            changes.setdefault("error_code", "")
        if not rows.update(**changes):
            raise AlreadyMoved(f"Email {self.pk} has moved on")
        for field, value in changes.items():
            setattr(self, field, value)
