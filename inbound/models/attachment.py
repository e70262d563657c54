"""A file that came with a mail. Its bytes are in Django's default storage, under a random name."""

from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models

from inbound.models.inbound_email import InboundEmail


class InboundAttachment(models.Model):
    """Goes together with the raw message; then `path` is empty."""

    inbound_email = models.ForeignKey(InboundEmail, models.CASCADE, related_name="attachments")
    # Its place among the files of the mail, from 0: a worker that does it again makes no second row.
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    # What the mail said of it. Nobody gets it with this type.
    content_type = models.CharField(max_length=100, blank=True, default="", db_default="")
    size = models.BigIntegerField("size in bytes")
    path = models.CharField("path in the storage", max_length=200, blank=True, default="", db_default="")

    class Meta:
        db_table = "inbound_attachments"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inbound_email", "number"], name="uq_inbound_attachments_number"),
        ]

    def __str__(self) -> str:
        return self.name

    def open(self) -> "File[Any]":
        """The bytes. FileNotFoundError where the storage has lost them."""
        return default_storage.open(self.path)
