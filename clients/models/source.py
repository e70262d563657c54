"""Where a client came from: one of the office's sources, and a few words about it."""

from django.db import models
from django.db.models.functions import Lower, Now
from django.utils import timezone

from lists.one_line import OneLineField

LONGEST_NAME, LONGEST_DETAIL = 50, 200

MOST = 100
"""How many the office can keep: all of them are offered at once."""


class Source(models.Model):
    """The broker keeps the list. A retired one stays with its clients, and is no longer offered."""

    name = OneLineField(max_length=LONGEST_NAME)
    is_active = models.BooleanField(default=True, db_default=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        db_table = "sources"
        ordering = [Lower("name"), "id"]
        constraints = [models.UniqueConstraint(Lower("name"), name="uq_sources_name")]

    def __str__(self) -> str:
        return self.name


class Sourced(models.Model):
    """The columns of a client that say where they came from."""

    # No index by the column alone: BY_SOURCE begins with it.
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="clients", db_index=False)
    source_detail = OneLineField(max_length=LONGEST_DETAIL, blank=True, default="", db_default="")

    class Meta:
        abstract = True


# The list of one source's clients in its usual order. Deleted ones are in it: a merge of sources moves them, too.
BY_SOURCE = models.Index(
    fields=["source", "-created_at", "-id"],
    name="ix_clients_source",
    condition=models.Q(source__isnull=False),
)
