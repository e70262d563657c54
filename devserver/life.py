"""Whether a process is alive.

A zombie is not, but psutil would wait for it. In a container, a zombie whose parent was killed may never be reaped.
"""

import time
from collections.abc import Iterable

import psutil


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def still_alive(processes: Iterable[psutil.Process], patience: float) -> list[psutil.Process]:
    """The processes that have not ended after `patience` seconds; returns early once all have ended."""
    deadline = time.monotonic() + patience
    left = [process for process in processes if is_alive(process)]
    while left and time.monotonic() < deadline:
        time.sleep(0.02)
        left = [process for process in left if is_alive(process)]
    return left
