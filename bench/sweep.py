"""How many follow-ups a worker sends, what each costs, and what a sweep that finds nothing costs."""

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from typing import Any

from bench._stage import FUTURE, HELD, Stage, load, stage
from bench._table import show, verdict
from devserver.environment import var_dir

ROUNDS = 3
# Name, processes, in flight per process, follow-ups, and the target for the speed-up.
RUNS = (
    ("1 in flight (baseline)", 1, 1, 8, 0),
    ("64 in flight", 1, 64, 640, 50),
    ("256 in flight", 1, 256, 2048, 110),
    ("2 processes, 256 each", 2, 256, 4096, 180),
)
FIRST = 2000  # follow-ups after which a worker's memory should no longer grow


class Sweeper:
    """A new worker process, which is ready once the constructor returns."""

    def __init__(self, place: Stage) -> None:
        self.process = place.python(
            "bench._sweeper", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.answer()

    def ask(self, *job: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the measured process ended")
        return dict(json.loads(line))

    def do(self, *job: object) -> dict[str, Any]:
        self.ask(*job)
        answer = self.answer()
        self.end()
        return answer

    def end(self) -> None:
        self.process.communicate(timeout=30)


def started(place: Stage, processes: int = 1) -> list[Sweeper]:
    """New worker processes, each of which has sent one email as a warm-up."""
    sweepers = []
    for _ in range(processes):
        place.fill(1)
        sweepers.append(Sweeper(place))
    return sweepers


def measured(
    place: Stage, processes: int, in_flight: int, tasks: int, sample_at: int = 0, *, guarded: bool = True
) -> dict[str, float]:
    """Lets new processes, started together, send the follow-ups. Raises RuntimeError unless all were sent."""
    sweepers = started(place, processes)
    place.fill(tasks)
    for sweeper in sweepers:
        sweeper.ask("sweep", in_flight, sample_at, guarded)
    answers = [sweeper.answer() for sweeper in sweepers]
    for sweeper in sweepers:
        sweeper.end()
    sent = sum(answer["counts"].get("sent", 0) for answer in answers)
    if sent != tasks or place.call("GET", "/api/count")["accepted"] != tasks:
        raise RuntimeError(f"{tasks} follow-ups were due, but: {[answer['counts'] for answer in answers]}")
    return {
        "rate": tasks / max(answer["seconds"] for answer in answers),
        "cpu": 1000 * sum(answer["cpu"] for answer in answers) / tasks,
        "early": answers[0]["early"],
        "late": answers[0]["late"],
    }


def with_latency(place: Stage) -> None:
    place.faults(openai={"latency_ms": 800}, sendgrid={"latency_ms": 150})
    results: dict[str, list[dict[str, float]]] = {run[0]: [] for run in RUNS}
    for _ in range(ROUNDS):
        for name, processes, in_flight, tasks, _target in RUNS:
            results[name].append(measured(place, processes, in_flight, tasks))
    rates = {name: median(result["rate"] for result in found) for name, found in results.items()}
    baseline = rates[RUNS[0][0]]
    rows = []
    for name, _processes, _in_flight, tasks, target in RUNS:
        ratio, cpu = rates[name] / baseline, median(result["cpu"] for result in results[name])
        wanted = (f"{target}x", verdict(ratio >= target)) if target else ("", "")
        rows.append((name, tasks, f"{rates[name]:.1f}", f"{ratio:.0f}x", *wanted, f"{cpu:.1f}"))
    title = f"Providers at 800 ms + 150 ms (median of {ROUNDS} interleaved runs)"
    show(title, ("worker", "tasks", "per second", "ratio", "target", "", "CPU ms each"), rows)


def without_latency(place: Stage) -> None:
    place.faults()
    tasks = 600
    sweeps: dict[int, list[dict[str, float]]] = {16: [], 64: []}
    alone: dict[int, list[float]] = {16: [], 64: []}
    for _ in range(ROUNDS):
        for in_flight in sweeps:
            sweeps[in_flight].append(measured(place, 1, in_flight, tasks, guarded=False))
            alone[in_flight].append(openai_alone(place, tasks, in_flight))
    rows: list[tuple[str, str, str, str]] = []
    for in_flight, results in sweeps.items():
        rate, cpu = median(result["rate"] for result in results), median(result["cpu"] for result in results)
        rows += of_each(f"{in_flight} in flight", rate, cpu, median(alone[in_flight]))
    show("Providers that answer at once, one process, without the guard: it has a table of its own", ("", "measured", "target", ""), rows)
    (sweeper,) = started(place)
    place.fill(tasks)
    answer = sweeper.do("parts", 64)
    parts = [(name, f"{used:.2f}") for name, used in answer["parts"].items()]
    rest = answer["all"] - sum(used for name, used in answer["parts"].items() if not name.startswith(" "))
    show("Where it goes, 64 in flight", ("", "CPU ms each"), [*parts, ("threads, queues, reconcile", f"{rest:.2f}")])


def openai_alone(place: Stage, calls: int, in_flight: int) -> float:
    """CPU milliseconds per call of the openai client, on `in_flight` threads."""
    (sweeper,) = started(place)
    return float(1000 * sweeper.do("openai", calls, in_flight)["cpu"])


def of_each(name: str, rate: float, cpu: float, client: float) -> list[tuple[str, str, str, str]]:
    own = cpu - client
    return [
        (f"{name}: follow-ups a second", f"{rate:.0f}", "150", verdict(rate >= 150)),
        (f"{name}: CPU ms each", f"{cpu:.2f}", "6", verdict(cpu <= 6)),
        ("  of which the openai client", f"{client:.2f}", "", ""),
        ("  of which our own", f"{own:.2f}", "3", verdict(own <= 3)),
        ("  our own beside the openai client's", f"{own / client:.2f}x", "1.2x", verdict(own <= 1.2 * client)),
    ]


def with_the_guard(place: Stage) -> None:
    """The same worker with and without the guard, in turns."""
    runs = {"providers at 800 ms + 150 ms": (800, 150, 64, 640), "providers that answer at once": (0, 0, 64, 600)}
    rows = []
    for name, (openai, sendgrid, in_flight, tasks) in runs.items():
        place.faults(openai={"latency_ms": openai}, sendgrid={"latency_ms": sendgrid})
        found: dict[bool, list[dict[str, float]]] = {True: [], False: []}
        for _ in range(ROUNDS):
            for guarded, results in found.items():
                results.append(measured(place, 1, in_flight, tasks, guarded=guarded))
        rate, cpu = (
            {way: median(each[what] for each in got) for way, got in found.items()} for what in ("rate", "cpu")
        )
        lost = 100 * (1 - rate[True] / rate[False])
        wanted = ("5 %", verdict(lost <= 5)) if openai else ("", "")
        rows.append((name, f"{rate[False]:.0f}", f"{rate[True]:.0f}", f"{lost:.1f} %", *wanted))
        rows.append(
            ("  CPU ms each", f"{cpu[False]:.2f}", f"{cpu[True]:.2f}", f"{cpu[True] - cpu[False]:+.2f}", "", "")
        )
    title = f"Follow-ups a second with and without the guard (median of {ROUNDS} interleaved runs)"
    show(title, ("", "without", "with", "lost", "target", ""), rows)


def nothing_due(place: Stage) -> None:
    tables = {"none": (0, FUTURE), "future": (20_000, FUTURE), "held": (100_000, HELD)}
    found: dict[str, list[float]] = {name: [] for name in tables}
    for _ in range(ROUNDS):
        for name, (clients, tasks) in tables.items():
            (sweeper,) = started(place)
            place.fill(clients, tasks)
            found[name].append(sweeper.do("empty", 100)["ms"])
    none, many, held = (median(found[name]) for name in tables)
    more = 100 * (many / none - 1)
    rows = [
        ("no task at all", f"{none:.2f} ms", "5 ms", verdict(none < 5)),
        ("100,000 future tasks", f"{many:.2f} ms", "5 ms", verdict(many < 5)),
        ("difference", f"{more:+.0f} %", "20 %", verdict(more < 20)),
        ("100,000 held tasks, long due", f"{held:.2f} ms", "5 ms", verdict(held < 5)),
    ]
    show(f"A sweep with nothing due (median of {ROUNDS} times 100)", ("", "measured", "target", ""), rows)


def memory(place: Stage, tasks: int) -> None:
    place.faults()
    result = measured(place, 1, 64, tasks, FIRST)
    growth = 100 * (result["late"] / result["early"] - 1)
    rows = [
        (f"after {FIRST:,} follow-ups", f"{result['early']:.0f} MB", "", ""),
        (f"after {tasks:,} follow-ups", f"{result['late']:.0f} MB", "", ""),
        ("growth", f"{growth:+.1f} %", "10 %", verdict(growth <= 10)),
    ]
    show("Memory of a worker, 64 in flight", ("", "resident", "target", ""), rows)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench sweep", description=__doc__)
    parser.add_argument("--full", action="store_true", help="memory over 20,000 follow-ups instead of 6,000")
    parser.add_argument("--only", choices=["latency", "cpu", "guard", "nothing", "memory"], help="one of the tables")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the processes it started are ended
    parts: dict[str, Callable[[Stage], None]] = {
        "latency": with_latency,
        "cpu": without_latency,
        "guard": with_the_guard,
        "nothing": nothing_due,
        "memory": lambda place: memory(place, 20_000 if options.full else 6_000),
    }
    print(f"{os.cpu_count()} cores, which the sandbox and PostgreSQL (fsync on) share. {load()} before it began.")
    with stage(var_dir() / "bench") as place:
        for name, part in parts.items():
            if options.only in (None, name):
                part(place)
    print(f"\n{load()} at the end.")


if __name__ == "__main__":
    main()
