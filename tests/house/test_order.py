"""tests/order.py knows what waits for other processes, and the third process of bin/test takes nothing else."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.order import WAITER, WAITING, Waiting

STORY, TOUR = WAITING[0], WAITING[-1] + "test_run.py"
WORK = [f"tests/test_{letter}.py::test_it" for letter in "abcdefghijkl"]


def test_what_waits_is_there_and_complete() -> None:
    assert all((ROOT / path).exists() for path in WAITING)
    browser = (ROOT / "tests/browser").rglob("test_*.py")
    users = {str(path.relative_to(ROOT)) for path in browser if "stack: Stack" in path.read_text()}
    assert users == {path for path in WAITING if path.startswith("tests/browser/")}


class Process:
    """What xdist knows a process of tests by."""

    def __init__(self, name: str) -> None:
        self.gateway = SimpleNamespace(id=name, spec=name)
        self.passes: list[int] = []
        self.shutting_down = False

    def send_runtest_some(self, indices: list[int]) -> None:
        self.passes += indices

    def shutdown(self) -> None:
        self.shutting_down = True


def share_out(monkeypatch: pytest.MonkeyPatch, tests: list[str], how_many: int) -> list[list[str]]:
    """Which tests each process passes, when they all take turns."""
    monkeypatch.setattr("xdist.scheduler.loadscope.parse_tx_spec_config", lambda config: ["popen"] * how_many)
    config = SimpleNamespace(option=SimpleNamespace(loadscopereorder=False))
    scheduler: Any = Waiting(config, None)  # type: ignore[arg-type]
    processes = [Process(f"gw{number}") for number in range(how_many)]
    for process in processes:
        scheduler.add_node(process)
        scheduler.add_node_collection(process, tests)
    scheduler.schedule()
    for turn in range(len(tests)):
        for process in processes:
            if turn < len(process.passes):
                scheduler.mark_test_complete(process, process.passes[turn])
    assert scheduler.tests_finished and all(process.shutting_down for process in processes)
    return [[tests[index] for index in process.passes] for process in processes]


def test_the_third_process_takes_what_waits_and_nothing_else(monkeypatch) -> None:
    waits = [f"{STORY}::test_one", f"{STORY}::test_two", f"{TOUR}::test_it"]
    *workers, waiter = share_out(monkeypatch, [*waits, *WORK], 3)
    assert WAITER == "gw2" and waiter == waits
    assert sorted(test for tests in workers for test in tests) == WORK


@pytest.mark.parametrize("how_many", [1, 2, 3])
def test_every_test_is_passed_once(how_many, monkeypatch) -> None:
    for tests in (WORK, [f"{STORY}::test_one"], [f"{STORY}::test_one", *WORK, f"{TOUR}::test_it"]):
        assert sorted(test for part in share_out(monkeypatch, tests, how_many) for test in part) == sorted(tests)
