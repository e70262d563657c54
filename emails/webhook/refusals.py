"""How often the webhook refused a request, where an operator can see it.

What carries no valid signature must cost nothing and store nothing: the webhook only counts it, in this process. The
counts are written down with the next thing that asks the database anyway: an accepted batch, or a look at Today.
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
    """Touches no database. `reason` is one of WebhookRefusal.Reason, so the counts stay as few."""
    with _lock:
        _pending[reason] += 1


def collect() -> "Counter[str]":
    """What this process has counted since the last time, by reason; from here on it is the caller's."""
    with _lock:
        counts = Counter(_pending)
        _pending.clear()
    return counts


def write_down() -> None:
    """Writes down what this process has counted. While the database is down it goes on counting."""
    if not (counts := collect()):
        return
    try:
        _add(counts, timezone.now())
    except DatabaseError:
        logger.exception("webhook refusals not written down")
        with _lock:
            _pending.update(counts)


def recent(now: datetime) -> "QuerySet[WebhookRefusal]":
    """Those of the last day, the latest first."""
    return WebhookRefusal.objects.filter(last_at__gt=now - timedelta(days=1)).order_by("-last_at")


@transaction.atomic
def _add(counts: "Counter[str]", now: datetime) -> None:
    for reason in sorted(counts):  # in one order: two processes would wait for each other
        row, _ = WebhookRefusal.objects.get_or_create(day=now.date(), reason=reason, defaults={"last_at": now})
        WebhookRefusal.objects.filter(pk=row.pk).update(count=F("count") + counts[reason], last_at=now)
