"""Who passes which test, and when: the slow ones first, and what mostly waits in a process of its own.

bin/test starts three processes for two cores. Two of them work. The third passes the tests that wait for other
processes most of the time, one after the other, and ends when it has passed them all.
"""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

WAITING = (
    "tests/browser/followups/test_story.py",  # a minute, until Beat's next tick
    "tests/browser/accounts/test_first_day.py",
    "tests/browser/accounts/test_team_story.py",
    "tests/browser/inbound/test_story.py",
    "tests/deploy/",
    "tests/realtoros/operating/heartbeats/test_processes.py",
    "tests/devserver/",
    "tests/realtoros/operating/backups/test_backup.py",
    "tests/realtoros/operating/backups/test_nobody_twice.py",
    "tests/realtoros/operating/backups/test_restore.py",
)
WAITER = "gw2"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first: the other process goes on meanwhile, and none is left to wait for at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (not item.nodeid.startswith(WAITING[0]), item.path not in slow))


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> "Waiting | None":
    return Waiting(config, log) if config.getvalue("dist") == "loadfile" else None


class Waiting(LoadFileScheduling):
    def _next(self, node: WorkerController) -> str | None:
        """The file that this process passes next. The others take what waits when nothing else is left."""
        waits = [path for path in self.workqueue if path.startswith(WAITING)]
        works = [path for path in self.workqueue if path not in waits]
        return next(iter(waits if node.gateway.id == WAITER else works or waits), None)

    def _assign_work_unit(self, node: WorkerController) -> None:
        if path := self._next(node):
            self.workqueue.move_to_end(path, last=False)
            super()._assign_work_unit(node)
        else:
            node.shutdown()

    def _reschedule(self, node: WorkerController) -> None:
        if self.workqueue and not self._next(node) and not node.shutting_down:
            node.shutdown()
        else:
            super()._reschedule(node)

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """Forgets files that are done. All of them would be counted again after each test."""
        super().mark_test_complete(node, item_index, duration)
        work = self.assigned_work[node]
        for path in [path for path, tests in work.items() if all(tests.values())][:-1]:
            del work[path]
