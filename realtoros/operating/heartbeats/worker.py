"""The heartbeat of a Celery worker: of its main process, and whether its pool can work.

Three things can hang while the process is there: the loop of the main process (it takes no messages), a process of the
pool (stopped, or in a computation that never ends), and a job that runs on beyond its limit.
"""

import mmap
import os
import struct
import threading
import time
from datetime import datetime, timedelta
from typing import Any

from celery import signals
from celery.worker import state
from django.conf import settings
from django.utils import timezone

from realtoros.operating.heartbeats.heart import Heart, Sign

LOOP, POOL, JOB = "loop", "pool", "job"
"""As Heartbeat.Problem, which can't be imported before Django is set up."""
OVER_THE_LIMIT = timedelta(minutes=1)
"""Time that Celery gets to end a job which has reached its limit."""
PLACES, SIZE = 1024, struct.calcsize("d")


class Marks:
    """Memory that the main process shares with its pool: each process of the pool writes there that it runs.

    They use the same clock: the time since the machine was started.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, PLACES * SIZE)

    def write(self, pid: int) -> None:
        struct.pack_into("d", self._memory, (pid % PLACES) * SIZE, time.monotonic())

    def age(self, pid: int) -> float:
        """Seconds since the process wrote last."""
        (written,) = struct.unpack_from("d", self._memory, (pid % PLACES) * SIZE)
        return time.monotonic() - float(written)


class Pulse:
    """What the main process knows of itself and its pool. Asked on the heart's thread."""

    def __init__(self, pool: Any, marks: Marks) -> None:
        self._pool, self._marks = pool, marks
        self._looped = time.monotonic()
        self._begun: dict[str, datetime] = {}
        self._count, self._took_at = 0, None if state.all_total_count[0] == 0 else timezone.now()

    def loop(self) -> None:
        """Called by the main process's own timer, every few seconds."""
        self._looped = time.monotonic()

    def sign(self) -> Sign:
        now = timezone.now()
        jobs = self._running(now)
        job, since = min(jobs.items(), key=lambda item: item[1][1])[1] if jobs else ("", None)
        if (count := state.all_total_count[0]) != self._count:
            self._count, self._took_at = count, now
        return Sign(self._problem(now, since), since, job, self._took_at)

    def _running(self, now: datetime) -> dict[str, tuple[str, datetime]]:
        """The jobs that run, with their names, and since when."""
        requests = _active()
        self._begun = {pk: self._begun.get(pk, now) for pk in requests}
        return {pk: (name, self._begun[pk]) for pk, name in requests.items()}

    def _problem(self, now: datetime, since: datetime | None) -> str:
        patience = max(2 * settings.HEARTBEAT_EVERY, 2.0)
        processes = self._processes()
        # A pool without processes of its own works in the loop, which then waits for each job.
        is_own_job = since is not None and processes == [os.getpid()]
        if time.monotonic() - self._looped > patience and not is_own_job:
            return LOOP
        if since and now - since > timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT) + OVER_THE_LIMIT:
            return JOB
        if processes is not None and (not processes or any(self._marks.age(pid) > patience for pid in processes)):
            return POOL
        return ""

    def _processes(self) -> list[int] | None:
        """None where the pool works with threads."""
        try:
            found = self._pool.info.get("processes")
        except Exception:  # each kind of pool has its own; some while they start or end
            return None
        return None if found is None else list(found)


_marks: Marks | None = None
_heart: Heart | None = None


def connect() -> None:
    """Has Celery call this module. Nothing happens in a process that is no worker."""
    signals.celeryd_init.connect(_prepare)
    signals.worker_process_init.connect(_mark)
    signals.worker_ready.connect(_begin)
    signals.worker_shutting_down.connect(_end)
    signals.worker_shutdown.connect(_wait)


def _prepare(**_: Any) -> None:
    """Before the pool is forked, so that it has the same memory."""
    global _marks
    _marks = Marks()


def _mark(**_: Any) -> None:
    """In each process of the pool. What keeps Python from running other threads keeps this one from marking too."""
    if not (marks := _marks):
        return

    def mark() -> None:
        while True:
            marks.write(os.getpid())
            time.sleep(min(settings.HEARTBEAT_EVERY / 4, 5))

    marks.write(os.getpid())
    threading.Thread(target=mark, name="heartbeat", daemon=True).start()


def _begin(sender: Any, **_: Any) -> None:
    """The main process is ready. After a lost connection to the broker it is ready again."""
    global _heart
    if _heart or not _marks:
        return
    pulse = Pulse(sender.pool, _marks)
    sender.timer.call_repeatedly(min(settings.HEARTBEAT_EVERY / 2, 5), pulse.loop)
    queues = ",".join(sorted(sender.app.amqp.queues.consume_from))
    _heart = Heart("worker", sender.hostname, queues, pulse.sign)
    _heart.start()


def _end(**_: Any) -> None:
    """It takes no more jobs. Those that run may take long, which is no fault."""
    if _heart:
        _heart.stop()


def _wait(**_: Any) -> None:
    if _heart:
        _heart.wait()


def _active() -> dict[str, str]:
    """The names of the jobs that run, by id. The main thread may change the set meanwhile."""
    for _ in range(5):
        try:
            return {request.id: request.name for request in list(state.active_requests)}
        except RuntimeError:
            continue
    return {}
