"""What an agent wrote down about a client at some moment. What stays true of a client is in `clients.notes`."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent
from clients.models.activity import Activity
from clients.models.client import Client
from clients.models.search import folded
from lists.times import EARLIEST, LATEST

LONGEST = 5000
MOST_PINNED = 10
"""Notes of one client: they stand above the timeline, which must stay in sight."""
TWICE = 60
"""Seconds in which the same words of the same agent are the same note: a form that was sent again."""


class Note(models.Model):
    """A row of the timeline, in its place by `created_at`. Its earlier versions are NoteVersions."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="timeline_notes", db_index=False)
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField(max_length=LONGEST)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    edited_by = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)
    pinned_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_kept_from_ai = models.BooleanField("kept from the AI", default=False, db_default=False)
    # Kept after it was deleted, so that it can be brought back.
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Any change at all: a page that is open asks for it.
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    # What a search looks in, as in clients.search_text.
    search_text = models.GeneratedField(
        expression=folded(models.F("text")), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        db_table = "notes"
        ordering = ["-created_at", "id"]
        indexes = [
            # A client's, newest first; a search inside one client's reads them by it, too.
            models.Index(
                fields=["client", "-created_at", "id"], name="ix_notes_client", condition=models.Q(deleted_at=None)
            ),
            models.Index(
                fields=["client", "-pinned_at"],
                name="ix_notes_pinned",
                condition=models.Q(deleted_at=None, pinned_at__isnull=False),
            ),
            models.Index(fields=["client", "-updated_at"], name="ix_notes_client_updated"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(created_at__gte=EARLIEST, created_at__lt=LATEST), name="ck_notes_created_at"
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else self.text[:79] + "…"

    @classmethod
    def of(cls, client: Client) -> "models.QuerySet[Note]":
        return cls.objects.filter(client=client, deleted_at=None)

    @classmethod
    def add(cls, client: Client, text: str, *, by: Agent, is_kept_from_ai: bool = False) -> "Note":
        """A new note; the one that is there, when the same form was sent twice."""
        with transaction.atomic():
            # The lock lets the second of two requests see the first one's note.
            Client.objects.select_for_update(no_key=True).get(pk=client.pk)
            since = timezone.now() - timedelta(seconds=TWICE)
            same = cls.of(client).filter(agent=by, text=text, created_at__gt=since).first()
            return same or cls.objects.create(client=client, agent=by, text=text, is_kept_from_ai=is_kept_from_ai)

    @property
    def is_edited(self) -> bool:
        return self.edited_at is not None

    @property
    def occurred_at(self) -> datetime:
        """As an event of the timeline has it."""
        return self.created_at

    def edit(self, text: str, *, by: Agent) -> None:
        """The words as they were are kept as a version. The caller has locked the row."""
        with transaction.atomic():
            NoteVersion.objects.create(
                note=self,
                text=self.text,
                by=self.edited_by if self.is_edited else self.agent,
                at=self.edited_at or self.created_at,
            )
            self.text, self.edited_at, self.edited_by = text, timezone.now(), by
            self.save(update_fields=["text", "edited_at", "edited_by", "updated_at"])

    def pin(self) -> bool:
        """False when as many are pinned as can be."""
        if self.pinned_at:
            return True
        if Note.of(self.client).filter(pinned_at__isnull=False).count() >= MOST_PINNED:
            return False
        self.pinned_at = timezone.now()
        self.save(update_fields=["pinned_at", "updated_at"])
        return True

    def unpin(self) -> None:
        self.pinned_at = None
        self.save(update_fields=["pinned_at", "updated_at"])

    def set_kept_from_ai(self, kept: bool) -> None:
        self.is_kept_from_ai = kept
        self.save(update_fields=["is_kept_from_ai", "updated_at"])

    def delete_softly(self, *, by: Agent) -> bool:
        """False when it was deleted already."""
        return self._set_deleted(True, by)

    def restore(self, *, by: Agent) -> bool:
        return self._set_deleted(False, by)

    def _set_deleted(self, deleted: bool, by: Agent) -> bool:
        now = timezone.now()
        with transaction.atomic():
            there = Note.objects.filter(pk=self.pk, deleted_at__isnull=deleted)
            changed = bool(there.update(deleted_at=now if deleted else None, updated_at=now))
            if changed:
                self.client.record(Activity.Kind.NOTE, by=by, event="deleted" if deleted else "restored", id=self.pk)
        return changed


class NoteVersion(models.Model):
    """What a note said before it was edited, who had written that, and when."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="versions", db_index=False)
    text = models.TextField()
    by = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        db_table = "note_versions"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["note", "-at", "-id"], name="ix_note_versions_note")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else self.text[:79] + "…"
