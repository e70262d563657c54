"""A file that an agent keeps with a client. Its bytes are in Django's default storage, under a random name."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent
from clients.models.activity import Activity
from clients.models.client import Client
from lists.times import EARLIEST, LATEST

LARGEST = 25 * 1024 * 1024
"""Bytes."""
LONGEST_NAME = 150
TWICE = 60
"""Seconds in which the same file of the same agent is one: a form that was sent again."""


class ClientFile(models.Model):
    """The row is written after the bytes: no row without bytes. Bytes without a row do no harm."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="files", db_index=False)
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    size = models.BigIntegerField("size in bytes")
    # What the browser said of it. Nobody gets it with this type: see clients/views/files.
    content_type = models.CharField(max_length=100, blank=True, default="", db_default="")
    sha256 = models.CharField("SHA-256", max_length=64)
    path = models.CharField("path in the storage", max_length=200, unique=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    # The bytes stay after it was deleted, so that it can be brought back.
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        db_table = "client_files"
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(
                fields=["client", "-created_at", "-id"],
                name="ix_client_files_client",
                condition=models.Q(deleted_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="ck_client_files_size"),
            models.CheckConstraint(
                condition=models.Q(created_at__gte=EARLIEST, created_at__lt=LATEST), name="ck_client_files_created_at"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, client: Client) -> "models.QuerySet[ClientFile]":
        return cls.objects.filter(client=client, deleted_at=None)

    @classmethod
    def keep(
        cls, client: Client, name: str, content: "File[Any]", *, by: Agent, content_type: str = ""
    ) -> "ClientFile":
        """A new file; the one that is there, when the same was sent twice. The bytes are saved before the row."""
        size = content.size
        digest = _sha256_of(content.chunks())
        if found := cls._same(client, name, digest, by):
            return found
        path = default_storage.save(f"client-files/{uuid4().hex}", content)
        with transaction.atomic():
            # The lock lets the second of two requests see the first one's file.
            Client.objects.select_for_update(no_key=True).get(pk=client.pk)
            found = cls._same(client, name, digest, by)
            if not found:
                row = cls.objects.create(
                    client=client, agent=by, name=name, size=size, content_type=content_type, sha256=digest, path=path
                )
                client.record(Activity.Kind.FILE, by=by, file=row.pk, name=name, size=size)
                return row
        default_storage.delete(path)
        return found

    @classmethod
    def take_over(cls, client: Client, name: str, path: str, size: int, *, by: Agent) -> "ClientFile":
        """Of bytes that lie in the storage already, and belong to this row from now on. In the caller's transaction."""
        row = cls.objects.create(client=client, agent=by, name=name, size=size, path=path)
        client.record(Activity.Kind.FILE, by=by, file=row.pk, name=name, size=size)
        return row

    @classmethod
    def _same(cls, client: Client, name: str, digest: str, by: Agent) -> "ClientFile | None":
        since = timezone.now() - timedelta(seconds=TWICE)
        return cls.of(client).filter(agent=by, name=name, sha256=digest, created_at__gt=since).first()

    def open(self) -> "File[Any]":
        """The bytes. FileNotFoundError where the storage has lost them."""
        return default_storage.open(self.path)

    def delete_softly(self, *, by: Agent) -> bool:
        """False when it was deleted already."""
        return self._set_deleted(True, by)

    def restore(self, *, by: Agent) -> bool:
        return self._set_deleted(False, by)

    def _set_deleted(self, deleted: bool, by: Agent) -> bool:
        with transaction.atomic():
            there = ClientFile.objects.filter(pk=self.pk, deleted_at__isnull=deleted)
            changed = bool(there.update(deleted_at=timezone.now() if deleted else None))
            if changed:
                event = "deleted" if deleted else "restored"
                self.client.record(Activity.Kind.FILE, by=by, event=event, file=self.pk, name=self.name)
        return changed


def _sha256_of(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
