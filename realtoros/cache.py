"""Django's cache on the broker's Redis, which a page can do without: while Redis is away nothing is remembered."""

import json
import time
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

TIMEOUT = 0.2
"""Seconds that a page waits for Redis."""
AWAY_FOR = 5.0
"""Seconds for which Redis is not asked again after it did not answer: pages must not wait for it one by one."""

Answer = TypeVar("Answer")


class JsonSerializer:
    """What stands in Redis is read as data, never as Python objects: whoever can write there cannot run code here."""

    def dumps(self, value: Any) -> bytes:
        return json.dumps(value).encode()

    def loads(self, data: bytes) -> Any:
        return json.loads(data)


class Client(RedisCacheClient):
    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """Kept: Django's makes a client of the redis library, with all its hooks, for every question."""
        return self._only_client

    @cached_property
    def _only_client(self) -> Any:
        return super().get_client(None, write=True)

    def clear(self) -> bool:
        """Django's empties the whole database, in which the broker's messages lie too."""
        client = self.get_client(None, write=True)
        keys = list(client.scan_iter(match=f"{PREFIX}*", count=1000))
        return bool(keys and client.delete(*keys))


PREFIX = "realtoros-cache:"


class OptionalRedisCache(RedisCache):
    """A miss, and nothing written, where Django's own cache would raise because Redis is away."""

    _away_until = 0.0  # of the process: Django makes a cache for each thread

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        waits = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT, "retry": Retry(NoBackoff(), 0)}
        super().__init__(server, params | {"OPTIONS": {"serializer": JsonSerializer(), **waits}, "KEY_PREFIX": PREFIX})
        self._class = Client

    def _try(self, ask: Callable[[], Answer], otherwise: Answer) -> Answer:
        if time.monotonic() < OptionalRedisCache._away_until:
            return otherwise
        try:
            return ask()
        except (RedisError, OSError, ValueError):  # ValueError: somebody else's words under our key
            OptionalRedisCache._away_until = time.monotonic() + AWAY_FOR
            return otherwise

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._try(lambda: super(OptionalRedisCache, self).get(key, default, version), default)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._try(lambda: super(OptionalRedisCache, self).set(key, value, timeout, version), None)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        return self._try(lambda: super(OptionalRedisCache, self).get_many(keys, version), {})

    def set_many(self, data: dict[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> list[str]:
        return self._try(lambda: super(OptionalRedisCache, self).set_many(data, timeout, version), list(data))

    def clear(self) -> None:
        self._try(super().clear, None)
