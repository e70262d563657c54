"""The thread of a worker or of Beat that writes its row of `heartbeats`."""

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from realtoros.postgresql import deadline

logger = logging.getLogger(__name__)

WRITE_WITHIN = 10.0
"""Seconds that one write may take, with the time to connect."""
LAST_WRITE_WITHIN = 3.0
"""Seconds for which a process that ends waits until that is written down."""
KEPT_FOR = timedelta(days=1)
"""After which the row of a process that is gone is deleted."""
CLEAR_EVERY = 100
"""Beats between two looks for such rows."""


@dataclass(frozen=True)
class Sign:
    """How the process is. `problem` is one of Heartbeat.Problem, or empty."""

    problem: str = ""
    busy_since: datetime | None = None
    job: str = ""
    took_at: datetime | None = None


class Heart:
    """Writes on a thread of its own: a database that hangs must not keep the process from its work.

    The thread would go on while the rest of the process hangs, so each row says what `sign` finds out about the rest.
    """

    def __init__(self, kind: str, node: str, queues: str, sign: Callable[[], Sign]) -> None:
        self._key = {"kind": kind, "node": node[:255]}
        self._queues, self._sign = queues[:255], sign
        self._started_at = self._well_at = timezone.now()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)
        self._could_write = True

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The thread writes down that the process ends. May be called more than once, and by a signal's handler."""
        self._ending.set()

    def wait(self) -> None:
        """Until that is written, or the database does not answer."""
        self.stop()
        if self._thread.is_alive():
            self._thread.join(LAST_WRITE_WITHIN)

    def beat(self, ended: bool = False) -> None:
        """One statement. Raises nothing: the next beat tries again."""
        try:
            with deadline.within(WRITE_WITHIN, together=True):
                self._write(ended)
        except (DatabaseError, InterfaceError, OSError) as error:
            if self._could_write:  # once, and not every 20 seconds
                logger.warning("heartbeat not written: %s", error)
            self._could_write = False
        else:
            self._could_write = True
        finally:
            # Kept, it would cost each process one of the server's connections.
            connection.close()

    def clear(self) -> None:
        """Deletes the rows of processes that are gone."""
        # Here, because Celery needs this module before Django is set up.
        from realtoros.operating.models import Heartbeat

        try:
            with deadline.within(WRITE_WITHIN, together=True):
                Heartbeat.objects.filter(seen_at__lt=timezone.now() - KEPT_FOR).delete()
        except (DatabaseError, InterfaceError, OSError):
            logger.debug("former heartbeats not deleted", exc_info=True)

    def _run(self) -> None:
        beats = 0
        while not self._ending.is_set():
            if beats % CLEAR_EVERY == 0:
                self.clear()
            self.beat()
            beats += 1
            self._ending.wait(settings.HEARTBEAT_EVERY)
        self.beat(ended=True)

    def _write(self, ended: bool) -> None:
        from realtoros.operating.models import Heartbeat

        now, sign = timezone.now(), self._sign()
        if not sign.problem:
            self._well_at = now
        values = {"pid": os.getpid(), "queues": self._queues, "started_at": self._started_at, "seen_at": now}
        values |= {"well_at": self._well_at, "problem": sign.problem, "ended_at": now if ended else None}
        values |= {"busy_since": sign.busy_since, "job": sign.job[:255], "took_at": sign.took_at}
        Heartbeat.objects.bulk_create(
            [Heartbeat(**self._key, **values)],
            update_conflicts=True,
            unique_fields=["kind", "node"],
            update_fields=list(values),
        )
