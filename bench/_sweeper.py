"""A worker process that is measured: reads jobs from stdin and writes answers to stdout, one line of JSON each."""

import json
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from resource import RUSAGE_SELF, getrusage
from statistics import median
from typing import Any

import django
import psutil

django.setup()

from django.db import connection  # noqa: E402

from emails import sendgrid, writer  # noqa: E402
from emails.writer import call, checked, prompt  # noqa: E402
from emails.writer.call import profiles  # noqa: E402
from emails.writer.call.server import request  # noqa: E402
from emails.writer.guard import Report  # noqa: E402
from followups.engine import delivery  # noqa: E402
from followups.engine.sweep import sweep  # noqa: E402
from followups.models import Task, TaskQuerySet  # noqa: E402

MEGABYTE = 1024 * 1024
Answer = dict[str, Any]
LOCK = threading.Lock()


def cpu() -> float:
    used = getrusage(RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def memory() -> float:
    return psutil.Process().memory_info().rss / MEGABYTE


def do_sweep(in_flight: int, sample_at: int = 0, guarded: bool = True) -> Answer:
    """Runs one sweep. `sample_at`: after how many follow-ups memory is measured for `early`, besides at the end.

    Without `guarded` every text passes unread, for comparison.
    """
    if not guarded:
        vars(checked)["check"] = lambda *_: Report((), ())
    sampled: list[float] = []

    def watch(done: int) -> None:
        if done >= sample_at > 0 and not sampled:
            sampled.append(memory())

    cpu_before, began = cpu(), time.perf_counter()
    counts = sweep(watch, in_flight=in_flight)
    seconds, used = time.perf_counter() - began, cpu() - cpu_before
    early = sampled[0] if sampled else 0.0
    done = {str(outcome): count for outcome, count in counts.items()}
    return {"counts": done, "seconds": seconds, "cpu": used, "early": early, "late": memory()}


def do_parts(in_flight: int) -> Answer:
    """Runs one sweep; the CPU of each part in milliseconds per follow-up. A nested part counts in its caller too."""
    used: dict[str, float] = {}
    places: list[tuple[str, Any, str]] = [
        ("claim", TaskQuerySet, "claim"),
        ("admit: gates, email", delivery, "admit"),
        ("write: prompt, OpenAI, answer", writer, "write"),
        ("  its request alone", call.client().chat.completions, "create"),
        ("begin: gates again, render, commit", delivery, "begin"),
        ("send: SendGrid", sendgrid, "send"),
        ("accept: commit", delivery, "accept"),
    ]
    for name, owner, attribute in places:
        setattr(owner, attribute, timed(getattr(owner, attribute), used, name))
    answer = do_sweep(in_flight)
    count = sum(answer["counts"].values())
    return {
        "parts": {name: 1000 * used.get(name, 0.0) / count for name, *_ in places},
        "all": 1000 * answer["cpu"] / count,
    }


def timed(function: Callable[..., Any], used: dict[str, float], name: str) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **options: Any) -> Any:
        before = time.thread_time()
        try:
            return function(*arguments, **options)
        finally:
            with LOCK:
                used[name] = used.get(name, 0.0) + time.thread_time() - before

    return wrapped


def do_openai(calls: int, in_flight: int) -> Answer:
    """Only calls of the openai client, on `in_flight` threads: CPU seconds per call."""
    task = Task.objects.select_related("client__agent").first()
    assert task
    brief = writer.Brief(task.client, task.followup_type, "Check in.", task.priority)
    asked = request(prompt.messages(brief), profiles.current())

    def ask(_: int) -> None:
        call.client().chat.completions.create(**asked)

    ask(0)
    before = cpu()
    with ThreadPoolExecutor(in_flight) as threads:
        list(threads.map(ask, range(calls)))
    return {"cpu": (cpu() - before) / calls}


def do_empty(times: int) -> Answer:
    """Sweeps that find nothing: the median time in milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        sweep()
        took.append(time.perf_counter() - began)
    return {"ms": 1000 * median(took)}


def main() -> None:
    # Warm-up: sends one email, so that costs at a worker's start are not measured.
    call.client()
    sendgrid.pool()
    sweep()
    print(json.dumps({"ready": True}), flush=True)
    jobs: dict[str, Callable[..., Answer]] = {
        "sweep": do_sweep,
        "parts": do_parts,
        "openai": do_openai,
        "empty": do_empty,
    }
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        connection.ensure_connection()
        print(json.dumps(jobs[name](*arguments)), flush=True)


if __name__ == "__main__":
    main()
