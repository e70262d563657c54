"""The heartbeat of Beat."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django_celery_beat.schedulers import DatabaseScheduler

from realtoros.operating.heartbeats.heart import Heart, Sign
from realtoros.operating.heartbeats.worker import LOOP


class Scheduler(DatabaseScheduler):  # type: ignore[misc]  # declares no types
    """The scheduler of django-celery-beat, which also says that it ticks."""

    _heart: Heart | None = None
    _ticked = 0.0
    _is_asking = False
    """Whether this thread is asking the database."""

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        with self._asking():
            seconds = super().tick(*args, **kwargs)
        self._ticked = time.monotonic()
        if self._heart is None:
            # Two may run on one machine: the number of the process tells them apart.
            self._heart = Heart("beat", f"beat@{socket.gethostname()} ({os.getpid()})", "", self._sign)
            self._heart.start()
        return seconds

    def _do_sync(self) -> None:
        with self._asking():
            super()._do_sync()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """May be nested: a tick that has sent something writes down when, and then asks on."""
        was_asking, self._is_asking = self._is_asking, True
        try:
            yield
        finally:
            self._is_asking = was_asking

    def close(self) -> None:
        """Called when Beat ends, at times twice and by the handler of a signal.

        The handler may have broken in on a query, which holds the connection's lock: asking again would wait for ever.
        It raises SystemExit, and then Celery calls this once more."""
        if self._is_asking:
            return
        if self._heart:
            self._heart.wait()
        super().close()

    def _sign(self) -> Sign:
        # It sleeps CELERY_BEAT_MAX_LOOP_INTERVAL at most between two ticks.
        patience = settings.CELERY_BEAT_MAX_LOOP_INTERVAL + max(2 * settings.HEARTBEAT_EVERY, 2.0)
        return Sign(LOOP if time.monotonic() - self._ticked > patience else "")
