"""Finds and ends processes that a run of `bin/run` left running, by a mark in the environment that children inherit.

Recorded pids would miss processes that start later (pool processes, a restarted web worker). The mark names the state
folder and the run, so that a run that ends does not end the next one, which may be starting.
"""

import os
import secrets
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

from devserver.life import is_alive, still_alive

MARK = "REALTOROS_RUN"
PATIENCE = 2  # seconds between SIGTERM and SIGKILL


def mark_this_process(var: Path, module: str) -> None:
    """Re-executes `module` with the mark if it is missing: others see only a process's initial environment."""
    if folder_of(own_mark()) != str(var):
        os.environ[MARK] = f"{var}#{secrets.token_hex(4)}"
        os.execv(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]])  # noqa: S606


def own_mark() -> str:
    return os.environ.get(MARK, "")


def folder_of(mark: str) -> str:
    return mark.rpartition("#")[0]


def reap_earlier_runs(var: Path) -> int:
    """Ends the processes of earlier runs and returns how many there were. Only call it with the folder's lock."""
    return reap(lambda mark: folder_of(mark) == str(var) and mark != own_mark())


def reap_own_run() -> int:
    return reap(lambda mark: mark == own_mark())


def reap(chosen: Callable[[str], bool]) -> int:
    found = find(chosen)
    for process in found:
        with suppress(psutil.Error):
            process.terminate()
    stubborn = {*still_alive(found, PATIENCE), *find(chosen)}
    for process in stubborn:
        with suppress(psutil.Error):
            process.kill()
    still_alive(stubborn, 5)
    return len(found)


def find(chosen: Callable[[str], bool]) -> list[psutil.Process]:
    this = psutil.Process()
    family = {this.pid, *(parent.pid for parent in this.parents())}
    return [process for process in psutil.process_iter() if process.pid not in family and chosen(mark_of(process))]


def mark_of(process: psutil.Process) -> str:
    try:
        return process.environ().get(MARK, "") if is_alive(process) else ""
    except (psutil.Error, OSError):
        return ""
