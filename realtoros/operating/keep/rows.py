"""Rows that are deleted when they are old."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction

from realtoros.operating.keep.step import Cursor, Step

BATCH = 1000


@dataclass(frozen=True)
class OldRows:
    """The rows whose `column` is before a time. Each step asks the index of that column for the oldest ones."""

    rows: Callable[[], "models.QuerySet[Any]"]
    column: str
    is_date: bool = False

    def old(self, before: datetime) -> "models.QuerySet[Any]":
        return self.rows().filter(**{f"{self.column}__lt": before.date() if self.is_date else before})

    def count(self, before: datetime) -> int:
        return self.old(before).count()

    def step(self, before: datetime, cursor: Cursor) -> Step:
        """Rows that somebody else has locked are theirs: another run deletes them, or the next night does."""
        with transaction.atomic():
            oldest = self.old(before).order_by(self.column, "pk").select_for_update(skip_locked=True, of=("self",))
            ids = list(oldest.values_list("pk", flat=True)[:BATCH])
            if ids:
                oldest.model._default_manager.filter(pk__in=ids).delete()
        return Step(len(ids), [] if len(ids) == BATCH else None)
