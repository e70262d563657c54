import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from devserver import leftovers
from devserver.life import is_alive

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"

Spawn = Callable[[str], psutil.Process]


@pytest.fixture
def spawn() -> Iterator[Spawn]:
    """A process with that mark, and without any where it is empty, that doesn't mind SIGTERM."""
    started = []

    def start(mark: str) -> psutil.Process:
        process = subprocess.Popen(
            [sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE, env={**os.environ, leftovers.MARK: mark}
        )
        assert process.stdout and process.stdout.readline()
        started.append(process)
        return psutil.Process(process.pid)

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_ends_earlier_runs_of_the_folder_and_nothing_else(
    tmp_path: Path, spawn: Spawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(leftovers.MARK, f"{tmp_path}#own")
    monkeypatch.setattr(leftovers, "PATIENCE", 0.1)
    earlier, own = spawn(f"{tmp_path}#earlier"), spawn(f"{tmp_path}#own")
    others = [own, spawn(f"{tmp_path}/deeper#earlier"), spawn("")]

    assert leftovers.reap_earlier_runs(tmp_path) == 1
    assert not is_alive(earlier)
    assert all(is_alive(process) for process in others)

    assert leftovers.reap_own_run() == 1
    assert [is_alive(process) for process in others] == [False, True, True]


def test_finds_nothing_in_a_new_folder(tmp_path: Path) -> None:
    assert leftovers.reap_earlier_runs(tmp_path) == 0
