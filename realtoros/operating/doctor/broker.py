"""Redis or Valkey: whether it answers, and keeps what it is given."""

from collections.abc import Iterator
from typing import Any

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from lists.words import counted
from realtoros.operating.doctor.finding import Finding, bad, fair, good
from realtoros.operating.heartbeats.running import INTERACTIVE, SWEEPS

NAME = "Redis"
TIMEOUT = 2.0
"""Seconds for each answer."""
MANY = 1000
"""Messages that wait in a queue."""


def broker() -> Iterator[Finding]:
    waits: dict[str, Any] = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT}
    try:
        client = redis.Redis.from_url(settings.REDIS_URL, retry=Retry(NoBackoff(), 0), **waits)
        with client:
            memory, kept = dict(client.info("memory")), dict(client.info("persistence"))
            lengths = {queue: int(client.llen(queue)) for queue in (SWEEPS, INTERACTIVE)}
    except (redis.RedisError, OSError, ValueError) as error:
        yield bad(
            "broker.reachable",
            NAME,
            f"Redis does not answer: {error or type(error).__name__}.",
            "Look whether the Redis (or Valkey) service runs and start it. If it runs, compare host, port and password "
            "in REDIS_URL. Sending resumes within a minute after it is back.",
        )
        return
    yield good("broker.reachable", NAME, "Redis answers.")
    yield _eviction(memory)
    yield _persistence(kept)
    yield _lengths(lengths)


def _eviction(memory: dict[str, Any]) -> Finding:
    policy, most = str(memory.get("maxmemory_policy", "noeviction")), int(memory.get("maxmemory", 0))
    if policy == "noeviction":
        return good("broker.eviction", NAME, "It throws nothing away to make room.")
    tone = bad if most else fair
    says = f"When its memory is full it throws away what is waiting (maxmemory-policy {policy})."
    to_do = "Set maxmemory-policy noeviction in Redis's configuration, and restart it."
    return tone("broker.eviction", NAME, says, to_do)


def _persistence(kept: dict[str, Any]) -> Finding:
    if kept.get("aof_last_write_status", "ok") != "ok" or kept.get("rdb_last_bgsave_status", "ok") != "ok":
        says = "It could not write to its disk the last time."
        to_do = "Look whether Redis's disk is full or may not be written to; its log says which."
        return bad("broker.persistence", NAME, says, to_do)
    if int(kept.get("aof_enabled", 0)):
        return good("broker.persistence", NAME, "It keeps on its disk what it is given.")
    says = "It forgets what it has not written to its disk yet when it stops: opt-outs of a time without database."
    return fair("broker.persistence", NAME, says, "Set appendonly yes in Redis's configuration, and restart it.")


def _lengths(lengths: dict[str, int]) -> Finding:
    full = {queue: length for queue, length in lengths.items() if length > MANY}
    if not full:
        return good("broker.queues", NAME, "No messages pile up.")
    piles = ", ".join(f"{counted(length, 'message')} in {queue}" for queue, length in full.items())
    to_do = "Look at the workers below. If they work, start another one; the pile gets smaller."
    return fair("broker.queues", NAME, f"Messages pile up: {piles}.", to_do)
