"""The limit of wrong passwords and codes: five an account and fifteen an address within 15 minutes.

allauth counts them, in Django's cache. That is a table in PostgreSQL, so the limits hold with Redis away, for all web
processes together, and after a restart. A try over the limit is refused before any password is hashed.
"""

import time
from math import ceil

from allauth.account import app_settings
from allauth.core.internal.ratelimit import get_cache_key, parse_rates
from django.core.cache import cache
from django.http import HttpRequest

from lists.words import counted

APP, ACTION = "allauth.account", "login_failed"


def seconds_left(request: HttpRequest, key: str) -> float:
    """How long further tries are refused; 0 when one is allowed. `key`: the account, as allauth names it."""
    now, left = time.time(), 0.0
    for rate in parse_rates(app_settings.RATE_LIMITS[ACTION]):
        tries: list[float] = cache.get(get_cache_key(request, app=APP, action=ACTION, rate=rate, key=key), [])
        recent = [at for at in tries if at > now - rate.duration]  # the newest first
        if len(recent) >= rate.amount:
            left = max(left, recent[rate.amount - 1] + rate.duration - now)
    return left


def too_many(seconds: float) -> str:
    minutes = max(1, ceil(seconds / 60))
    return f"Too many failed attempts. Wait {counted(minutes, 'minute')}, then try again."
