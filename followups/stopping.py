"""Whether this worker has been told to stop: a sweep then claims nothing new and ends with what it has under way.

Without this, restarting a worker would take as long as its sweep does: up to 25 minutes.
"""

import mmap
from typing import Any

from celery.signals import worker_shutting_down

_told = mmap.mmap(-1, 1)
"""Shared memory: the signal reaches the worker's main process, and the sweep runs in a child of it."""


def is_stopping() -> bool:
    return _told[0] == 1


@worker_shutting_down.connect
def stop(**_: Any) -> None:
    _told[0] = 1


def forget() -> None:
    """Only for tests: a real worker that was told to stop ends."""
    _told[0] = 0
