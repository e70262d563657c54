"""The calls to the providers, each on a thread of its own that touches no database, and what came of them."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

from emails import sendgrid, writer
from emails.errors.codes import ErrorCode
from emails.letters.body import room_for
from followups.models import LEASE, Task

GATHER = 0.02
"""Seconds: what is answered meanwhile is committed in the same batch."""


@dataclass(frozen=True)
class Written:
    task: Task
    letter: writer.Letter
    by_openai: bool  # False: it was not asked, so this says nothing of it


@dataclass(frozen=True)
class Accepted:
    task: Task
    message_id: str


@dataclass(frozen=True)
class Refused:
    """SendGrid did not take it, or nobody knows whether it did."""

    task: Task
    error: sendgrid.GatewayError


@dataclass(frozen=True)
class Broken:
    """A fault of ours."""

    task: Task
    error: Exception


Answer = Written | Accepted | Refused | Broken
Job = tuple[Task, Callable[[], Answer]]


class Calls:
    """A few threads and two queues: an executor's futures cost more than all the rest of a call that is ours."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._threads: list[Thread] = []
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._open = 0
        self.renewed: dict[int, float] = {}  # when the lease of a task was last renewed, by its id

    def __enter__(self) -> "Calls":
        return self

    def __exit__(self, *_: object) -> None:
        """Waits for the calls that are under way."""
        for _each in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def write(self, task: Task, brief: writer.Brief) -> None:
        self._call(task, lambda: Written(task, writer.write(brief), by_openai=True))

    def write_by_template(self, task: Task, brief: writer.Brief, reason: str) -> None:
        self._call(task, lambda: Written(task, writer.write_by_template(brief, reason), by_openai=False))

    def send(self, task: Task, mail: sendgrid.Mail) -> None:
        self._call(task, partial(send_in_time, task, mail, time.monotonic(), self.renewed))

    def answers(self) -> list[Answer]:
        """What was answered by now; nothing after a second without an answer."""
        found: list[Answer] = []
        with suppress(Empty):
            found.append(self._answers.get(timeout=1))
            # More will come soon, and a large batch costs the database hardly more than a small one.
            if self._answers.qsize() + 1 < self._open // 2:
                time.sleep(GATHER)
            while True:
                found.append(self._answers.get_nowait())
        self._open -= len(found)
        return found

    def _call(self, task: Task, call: Callable[[], Answer]) -> None:
        self._open += 1
        if len(self._threads) < min(self._open, self._at_once):
            self._threads.append(Thread(target=self._work, name="provider", daemon=True))
            self._threads[-1].start()
        self._jobs.put((task, call))

    def _work(self) -> None:
        while job := self._jobs.get():
            task, call = job
            try:
                answer = call()
            except Exception as error:
                answer = Broken(task, error)
            self._answers.put(answer)


def send_in_time(task: Task, mail: sendgrid.Mail, begun: float, renewed: Mapping[int, float]) -> Answer:
    """Sends it, unless this process was frozen for so long that others may have taken it for dead.

    A storage that hands out attached files slowly, or hangs, may use up the lease as well.
    """

    def check() -> None:
        if time.monotonic() - max(begun, renewed.get(task.pk, begun)) > (LEASE / 2).total_seconds():
            raise sendgrid.TooLate("our server was too slow to send it", ErrorCode.OUR_FAULT)

    try:
        with room_for(mail):  # it may have been waited for
            check()
            return Accepted(task, sendgrid.send(mail, check))
    except sendgrid.GatewayError as error:
        return Refused(task, error)
