"""Counts of refused webhook requests, for an operator.

A request without a valid signature must cost little and store nothing, so the process only counts it in memory. The
next request that uses the database anyway saves the counts: an accepted batch, or a view of Today.
"""

import logging
from collections import Counter
from datetime import datetime, timedelta
from threading import Lock

from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from emails.models import WebhookRefusal

logger = logging.getLogger(__name__)

_lock = Lock()
_pending: "Counter[str]" = Counter()


def count(reason: str) -> None:
    """Counts in memory only. `reason` is one of WebhookRefusal.Reason, so there are few keys."""
    with _lock:
        _pending[reason] += 1


def collect() -> "Counter[str]":
    """Returns the counts of this process by reason, and resets them. The caller has to save them."""
    with _lock:
        counts = Counter(_pending)
        _pending.clear()
    return counts


def write_down() -> None:
    """Saves the counts of this process. If the database is down, they stay in memory."""
    if not (counts := collect()):
        return
    try:
        _add(counts, timezone.now())
    except DatabaseError:
        logger.exception("webhook refusals not written down")
        with _lock:
            _pending.update(counts)


def recent(now: datetime) -> "QuerySet[WebhookRefusal]":
    """The refusals of the last day, newest first."""
    return WebhookRefusal.objects.filter(last_at__gt=now - timedelta(days=1)).order_by("-last_at")


@transaction.atomic
def _add(counts: "Counter[str]", now: datetime) -> None:
    for reason in sorted(counts):  # in one order, so that two processes can't deadlock
        row, _ = WebhookRefusal.objects.get_or_create(day=now.date(), reason=reason, defaults={"last_at": now})
        WebhookRefusal.objects.filter(pk=row.pk).update(count=F("count") + counts[reason], last_at=now)
