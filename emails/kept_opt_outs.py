"""Unsubscribing while the database is down: the request is kept in Redis and applied once the database is back.

A mailbox provider does not repeat a one-click request, so a response of 200 promises that it is stored. Sweeps apply
kept requests before they claim anything. Applying one twice is harmless.
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
from emails.opt_out import ALL, keep_of_unknown, unsubscribe_from

logger = logging.getLogger(__name__)

KEY = "realtoros:kept_opt_outs"
AT_ONCE = 1000
ASK_AGAIN_AFTER = 30.0
"""Seconds without a request to Redis after it did not answer: a sweep claims many times."""

_failed_at = -ASK_AGAIN_AFTER


def keep(email_id: int, who: str = ALL) -> bool:
    """Stores an opt-out by this email's link in Redis; False if that fails. Does not use the database."""
    opt_out = {"email": email_id, "at": timezone.now().isoformat(), "who": who}
    try:
        store().rpush(KEY, json.dumps(opt_out))
    except (redis.RedisError, OSError, ValueError):
        logger.exception("opt-out not kept email=%s", email_id)
        return False
    logger.warning("opt-out kept until the database is back email=%s", email_id)
    return True


def apply_kept() -> int:
    """Applies kept opt-outs and returns how many it read; 0 if Redis does not answer. Raises database errors."""
    global _failed_at
    if time.monotonic() - _failed_at < ASK_AGAIN_AFTER:
        return 0
    try:
        kept = store().lrange(KEY, 0, AT_ONCE - 1)
        for opt_out in kept:
            if _is_applied(opt_out):
                store().lrem(KEY, 1, opt_out)  # type: ignore[arg-type]  # bytes will do
    except (redis.RedisError, OSError, ValueError):
        _failed_at = time.monotonic()
        logger.warning("kept opt-outs can't be looked at: Redis does not answer")
        return 0
    return len(kept)


def _is_applied(opt_out: bytes | str) -> bool:
    """Applies one. If it can't be applied, it stays in Redis for a person to check, and sending goes on."""
    try:
        _apply(opt_out)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("a kept opt-out can't be applied: %r", opt_out[:200])
        return False
    return True


def _apply(opt_out: bytes | str) -> None:
    try:
        read = json.loads(opt_out)
        email_id, at = int(read["email"]), datetime.fromisoformat(read["at"])
        who = str(read.get("who", ALL))
    except (ValueError, LookupError, TypeError):
        logger.error("a kept opt-out can't be read: %r", opt_out[:200])
        return
    log = EmailLog.objects.select_related("client").filter(pk=email_id).first()
    if log is None:
        logger.error("a kept opt-out is of no email=%s; it is tried again with its events", email_id)
        keep_of_unknown(email_id, at)
        return
    unsubscribe_from(log, at, who)
    logger.info("kept opt-out applied email=%s client=%s", log.pk, log.client_id)


@lru_cache(maxsize=1)
def store() -> "redis.Redis":
    return redis.Redis.from_url(settings.CELERY_BROKER_URL, socket_timeout=1, socket_connect_timeout=1)
