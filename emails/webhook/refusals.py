"""Counts of refused webhook requests, for an operator.

A request without a valid signature must cost little and store nothing, so the process only counts it in memory. The
next request that uses the database anyway saves the counts: an accepted batch, or a view of Today.
"""

import logging
from collections import Counter
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from emails.models.webhook_refusal import Refusal, WebhookRefusal

logger = logging.getLogger(__name__)


Row = TypeVar("Row", bound=Refusal)


class Refusals(Generic[Row]):
    """Those of one address, in rows of `model`."""

    def __init__(self, model: type[Row]) -> None:
        self._rows = model._default_manager
        self._lock = Lock()
        self._pending: Counter[str] = Counter()

    def count(self, reason: str) -> None:
        """Counts in memory only. `reason` is one of emails.models.webhook_refusal.Reason, so there are few keys."""
        with self._lock:
            self._pending[reason] += 1

    def collect(self) -> "Counter[str]":
        """Returns the counts of this process by reason, and resets them. The caller has to save them."""
        with self._lock:
            counts = Counter(self._pending)
            self._pending.clear()
        return counts

    def write_down(self) -> None:
        """Saves the counts of this process. If the database is down, they stay in memory."""
        if not (counts := self.collect()):
            return
        try:
            self._add(counts, timezone.now())
        except DatabaseError:
            logger.exception("webhook refusals not written down")
            with self._lock:
                self._pending.update(counts)

    def recent(self, now: datetime) -> "QuerySet[Row]":
        """The refusals of the last day, newest first."""
        return self._rows.filter(last_at__gt=now - timedelta(days=1)).order_by("-last_at")

    @transaction.atomic
    def _add(self, counts: "Counter[str]", now: datetime) -> None:
        for reason in sorted(counts):  # in one order, so that two processes can't deadlock
            row, _ = self._rows.get_or_create(day=now.date(), reason=reason, defaults={"last_at": now})
            self._rows.filter(pk=row.pk).update(count=F("count") + counts[reason], last_at=now)


refusals = Refusals(WebhookRefusal)
