"""Finds and ends what a killed `bin/run` left behind, by a mark in the environment that every child inherits.

Recorded pids would miss what was started after they were written down (pool processes, a restarted web worker).
"""

import os
from contextlib import suppress
from pathlib import Path

import psutil

MARK = "REALTOROS_RUN"


def is_marked(var: Path) -> bool:
    """Whether this process carries the mark. It counts from exec on: later changes are not visible to others."""
    return os.environ.get(MARK) == str(var)


def find(var: Path) -> list[psutil.Process]:
    this = psutil.Process()
    family = {this.pid, *(parent.pid for parent in this.parents())}
    return [process for process in psutil.process_iter() if process.pid not in family and carries(process, str(var))]


def carries(process: psutil.Process, mark: str) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and process.environ().get(MARK) == mark
    except (psutil.Error, OSError):
        return False


def reap(var: Path, patience: float = 5) -> int:
    """How many there were. They may finish for `patience` seconds, then they are killed."""
    found = find(var)
    for process in found:
        signal_quietly(process, force=False)
    _, stubborn = psutil.wait_procs(found, timeout=patience)
    for process in {*stubborn, *find(var)}:
        signal_quietly(process, force=True)
    psutil.wait_procs(stubborn, timeout=5)
    return len(found)


def signal_quietly(process: psutil.Process, force: bool) -> None:
    with suppress(psutil.Error):
        process.kill() if force else process.terminate()
