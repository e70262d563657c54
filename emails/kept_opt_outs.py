"""Unsubscribing while the database is away: the wish is kept in Redis and applied as soon as the database is back.

A mailbox provider's one-click is not repeated, so an answer of 200 promises that the wish is safe. Sweeps apply what is
kept before they claim anything. Applying it twice does no harm.
"""

import json
import logging
import time
from datetime import datetime
from functools import lru_cache

import redis
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from emails.models import EmailLog
from emails.opt_out import unsubscribe_from

logger = logging.getLogger(__name__)

KEY = "realtoros:kept_opt_outs"
AT_ONCE = 1000
ASK_AGAIN_AFTER = 30.0
"""Seconds for which a Redis that did not answer is not asked: a sweep claims many times."""

_failed_at = -ASK_AGAIN_AFTER


def keep(email_id: int) -> bool:
    """True once Redis has the wish of whoever got this email. Asks no database."""
    wish = {"email": email_id, "at": timezone.now().isoformat()}
    try:
        store().rpush(KEY, json.dumps(wish))
    except (redis.RedisError, OSError, ValueError):
        logger.exception("opt-out not kept email=%s", email_id)
        return False
    logger.warning("opt-out kept until the database is back email=%s", email_id)
    return True


def apply_kept() -> int:
    """Applies what is kept; how many. Without Redis there is nothing to be done. Database errors are the caller's."""
    global _failed_at
    if time.monotonic() - _failed_at < ASK_AGAIN_AFTER:
        return 0
    try:
        kept = store().lrange(KEY, 0, AT_ONCE - 1)
        for wish in kept:
            if _is_applied(wish):
                store().lrem(KEY, 1, wish)  # type: ignore[arg-type]  # bytes will do
    except (redis.RedisError, OSError, ValueError):
        _failed_at = time.monotonic()
        logger.warning("kept opt-outs can't be looked at: Redis does not answer")
        return 0
    return len(kept)


def _is_applied(wish: bytes | str) -> bool:
    """One that can't be applied stays kept, for a person to look at, and keeps nobody else's emails from going."""
    try:
        _apply(wish)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("a kept opt-out can't be applied: %r", wish[:200])
        return False
    return True


def _apply(wish: bytes | str) -> None:
    try:
        read = json.loads(wish)
        email_id, at = int(read["email"]), datetime.fromisoformat(read["at"])
    except (ValueError, LookupError, TypeError):
        logger.error("a kept opt-out can't be read: %r", wish[:200])
        return
    log = EmailLog.objects.select_related("client").filter(pk=email_id).first()
    if log is None:
        logger.error("a kept opt-out is of no email=%s", email_id)
        return
    unsubscribe_from(log, at)
    logger.info("kept opt-out applied email=%s client=%s", log.pk, log.client_id)


@lru_cache(maxsize=1)
def store() -> "redis.Redis":
    return redis.Redis.from_url(settings.CELERY_BROKER_URL, socket_timeout=1, socket_connect_timeout=1)
