"""Sends due follow-ups while everything is killed, paused, flushed and restarted; then counts twice and lost.

Waiting is shortened by moving times in the rows, as if it had passed: a retry's pause ends at once, since nobody owns a
task that waits; and the two minutes of a lease pass only for workers that were killed or are stopped (SIGSTOP) right
then. Nobody who lives loses a lease. A stopped worker is woken afterwards, and finds others on what was its own.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import redis
from celery import Celery
from kombu.exceptions import OperationalError

from bench import _account
from bench._stage import Stage, stage
from bench._table import show
from bench._worker import HUNG, owners
from devserver.environment import var_dir

FAULTS = {"latency_ms": 300, "jitter_ms": 600, "error_rates": {"500": 0.05, "429": 0.03}, "hang_rate": 0.03}
RESETS = {"reset_after_accept_rate": 0.02}
IN_FLIGHT = 32
TICK, POLL = 2.0, 0.2  # seconds between two sweep tasks, and between two checks of the progress
OPEN = """
SELECT count(*) FROM tasks LEFT JOIN email_logs ON task_id = tasks.id
WHERE tasks.status = 'pending' OR (tasks.status = 'processing' AND email_logs.status IS DISTINCT FROM 'unconfirmed')"""
# SKIP LOCKED, because a worker that is stopped in a transaction keeps its locks.
MAKE_RETRIES_DUE = """
UPDATE tasks SET not_before = now() WHERE id IN (
    SELECT id FROM tasks WHERE status = 'pending' AND not_before > now() FOR UPDATE SKIP LOCKED)"""
LEASE_OWNERS = "SELECT DISTINCT lease_owner FROM tasks WHERE status = 'processing' AND lease_owner IS NOT NULL"
EXPIRE_LEASES = """
UPDATE tasks SET lease_until = lease_until - interval '2 minutes' WHERE id IN (
    SELECT id FROM tasks WHERE status = 'processing' AND lease_owner BETWEEN %s AND %s AND lease_until > now()
    FOR UPDATE SKIP LOCKED) RETURNING id"""


@dataclass(frozen=True)
class Plan:
    """The faults of a run and their numbers. The seed chooses at which share of finished follow-ups each happens."""

    tasks: int = 2000
    seed: int = 1
    kill: int = 10
    pause: int = 4
    flush: int = 3
    broker: int = 2
    database: int = 2
    events: bool = True
    deadline: float = 420  # seconds

    def steps(self) -> list[tuple[float, str]]:
        chance = random.Random(self.seed)
        names = [name for name in ("kill", "pause", "flush", "broker", "database") for _ in range(getattr(self, name))]
        # In the second half, the sandbox accepts an email even if its request hangs.
        return sorted([(0.5, "hangs accept"), *((chance.uniform(0.03, 0.9), name) for name in names)])


class Run:
    def __init__(self, place: Stage, plan: Plan) -> None:
        self.place, self.plan, self.began = place, plan, time.monotonic()
        self.chance = random.Random(plan.seed)
        self.celery = Celery("chaos", broker=place.valkey.url, set_as_current=False)
        self.celery.conf.task_publish_retry = False
        self.workers: dict[int, subprocess.Popen[str]] = {}
        self.number, self.ticked = 0, 0.0
        self.stopped: set[int] = set()
        self.dead: list[int] = []
        self.later: list[tuple[float, Callable[[], None]]] = []
        self.events: list[tuple[str, str, str]] = []

    def go(self) -> None:
        """Runs until every follow-up is finished or waits for a person, or until the deadline."""
        steps, tasks = self.plan.steps(), self.plan.tasks
        while self.seconds() < self.plan.deadline:
            self.tick()
            left = self.place.rows(OPEN)[0][0]
            if not left and not self.later and self.all_reported():
                return
            if steps and (tasks - left) / tasks >= steps[0][0] and self.do(steps[0][1]):
                steps.pop(0)
            for due in [due for due in self.later if due[0] <= time.monotonic()]:
                self.later.remove(due)
                due[1]()
            time.sleep(POLL)
        self.say("deadline", f"{self.place.rows(OPEN)[0][0]} follow-ups still open")

    def all_reported(self) -> bool:
        """Whether the webhook took every event. Like SendGrid, the sandbox repeats failed requests."""
        waiting = self.place.call("GET", "/api/count")["waiting"]
        return not self.plan.events or waiting == {"events": 0, "batches": 0}

    def tick(self) -> None:
        """Queues a sweep like beat, but more often, and one Send now; ends the delays before retries."""
        if time.monotonic() - self.ticked < TICK:
            return
        self.ticked = time.monotonic()
        self.place.rows(MAKE_RETRIES_DUE)
        for number in self.dead:
            # At each tick, because a row may have been locked before, or committed later.
            self.two_minutes_pass(number)
        with suppress(OperationalError):
            self.celery.send_task("followups.tasks.process_due_tasks", queue="celery", expires=10)
            task = self.chance.randint(1, self.plan.tasks)
            values = {"task_id": task, "only_if_due": True}
            self.celery.send_task("followups.tasks.send_followup", kwargs=values, queue="interactive", expires=10)

    def do(self, name: str) -> bool:
        """Does the step; False if it is not possible now."""
        if name in ("kill", "pause"):
            busy = sorted(
                {owner.int >> 64 for (owner,) in self.place.rows(LEASE_OWNERS)} & self.workers.keys() - self.stopped
            )
            # One of the two workers must always run, to take over from the stopped one.
            if not busy or (self.stopped and name == "pause"):
                return False
            getattr(self, name)(self.chance.choice(busy))
        elif name == "flush":
            redis.Redis.from_url(self.place.valkey.url).flushall()
            self.say("flush", "the broker forgot everything")
        elif name == "hangs accept":
            self.faults(accepting=True)
            self.say("hang", "from now on, what hangs was accepted")
        else:
            server = self.place.valkey if name == "broker" else self.place.postgres
            server.stop()
            server.start()
            self.say("restart", f"{server.title} was stopped and started")
        return True

    def kill(self, number: int) -> None:
        process = self.workers.pop(number)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.say("kill", f"worker {number} with all its processes")
        self.start_worker()
        self.later.append((time.monotonic() + 2, lambda: self.dead.append(number)))

    def pause(self, number: int) -> None:
        os.killpg(self.workers[number].pid, signal.SIGSTOP)
        self.stopped.add(number)
        self.say("pause", f"worker {number} is stopped for two minutes")
        self.later.append((time.monotonic() + 1, lambda: self.two_minutes_pass(number)))
        self.later.append((time.monotonic() + 1 + self.chance.uniform(1, 5), lambda: self.resume(number)))

    def resume(self, number: int) -> None:
        os.killpg(self.workers[number].pid, signal.SIGCONT)
        self.stopped.remove(number)
        self.say("resume", f"worker {number} goes on as if nothing had happened")

    def two_minutes_pass(self, number: int) -> None:
        rows = self.place.rows(EXPIRE_LEASES, owners(number))
        if rows:
            self.say("lease", f"{len(rows)} leases of worker {number} ran out")

    def faults(self, accepting: bool = False) -> None:
        sendgrid = {**FAULTS, **RESETS, "hang_accepts": accepting}
        self.place.faults(self.plan.events, seed=2 * self.plan.seed + accepting, openai=FAULTS, sendgrid=sendgrid)

    def start_worker(self) -> None:
        self.number += 1
        with open(self.place.folder / f"worker-{self.number}.log", "w") as log:
            self.workers[self.number] = self.place.python(
                "bench._worker", str(self.number), stdout=log, stderr=log, start_new_session=True
            )

    @contextmanager
    def two_workers(self) -> Iterator[None]:
        try:
            for _ in range(2):
                self.start_worker()
            yield
        finally:
            for process in self.workers.values():
                os.killpg(process.pid, signal.SIGCONT)
                process.terminate()  # only the parent, which waits for the sweep in its child
            for process in self.workers.values():
                with suppress(subprocess.TimeoutExpired):
                    process.wait(30)
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)

    def seconds(self) -> float:
        return time.monotonic() - self.began

    def say(self, what: str, detail: str) -> None:
        self.events.append((f"{self.seconds():.1f} s", what, detail))


def run(folder: Path, plan: Plan) -> _account.Account:
    """Executes the whole run, and prints its results."""
    with stage(folder) as place:
        place.environment |= {"SWEEP_IN_FLIGHT": str(IN_FLIGHT), "OPENAI_TIMEOUT": str(HUNG)}
        place.fill(plan.tasks)
        this = Run(place, plan)
        this.faults()
        with place.webhook() if plan.events else nullcontext(), this.two_workers():
            this.go()
            reported = plan.events and this.all_reported()
        seconds = this.seconds()
        show(f"Seed {plan.seed}: what was done to it", ("at", "what", ""), this.events)
        requests = place.call("GET", "/api/count")["requests"]
        show(
            "What the sandbox answered",
            ("provider", "answers"),
            [
                (name, ", ".join(f"{n} times {kind}" for kind, n in sorted(kinds.items())))
                for name, kinds in requests.items()
            ],
        )
        result = _account.read_account(place, plan.tasks, reported)
        _account.print_account(result)
        print(f"\n{plan.tasks} follow-ups in {seconds:.0f} s: {'ok' if result.is_clean else 'NOT CLEAN'}")
        return result


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tasks", type=int, default=2000, choices=range(10, 10_001), metavar="10..10000")
    parser.add_argument("--without-events", action="store_true", help="nothing settles what is unconfirmed")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the processes it started are ended
    plan = Plan(options.tasks, options.seed, events=not options.without_events)
    return 0 if run(var_dir() / "bench", plan).is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
