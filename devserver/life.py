"""Whether a process still does anything.

A zombie does not, but psutil would wait for it, and in a container nobody may ever collect the one whose parent was
killed.
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
    """Those that have not ended after so many seconds; returns at once when all have."""
    deadline = time.monotonic() + patience
    left = [process for process in processes if is_alive(process)]
    while left and time.monotonic() < deadline:
        time.sleep(0.02)
        left = [process for process in left if is_alive(process)]
    return left
