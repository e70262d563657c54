"""Workers and Beat, by their heartbeats."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from lists.words import age
from realtoros.operating.doctor.finding import Finding, bad, fair, good
from realtoros.operating.heartbeats import running
from realtoros.operating.heartbeats.running import Process, Trouble

RESTART = "Restart it: systemctl restart '{unit}*', or the container of that name."
HANGS = {
    "loop": "It takes no messages. Often Redis does not answer.",
    "pool": "The process that does its jobs is stopped, or computes without end.",
    "job": "One job has been running for longer than it may.",
}


def processes() -> Iterator[Finding]:
    rows, last_sweep = running.read()
    now = timezone.now()
    for trouble in running.judge(rows, last_sweep, now):
        if trouble.code in TROUBLES:
            yield _of_trouble(trouble)
    working = [process for process in rows if process.works(now)]
    for process in rows:
        if not process.ended_at:
            yield _of_process(process, now, working)


TROUBLES = {
    running.NO_BEAT: (
        "Beat",
        "No Beat runs, so nothing starts automatically and no email is sent.",
        "Start it: systemctl start realtoros-beat, or the container beat. If it ends at once, its log says why.",
    ),
    running.NO_SWEEPS: (
        "Queue celery",
        "No worker listens to the queue celery: nothing that is due is sent.",
        "Start the worker with -Q celery: systemctl start 'realtoros-worker*', or the container of that name.",
    ),
    running.NO_INTERACTIVE: (
        "Queue interactive",
        "No worker listens to the queue interactive: Send now, new plans and incoming mail wait.",
        "Start the worker with -Q interactive: systemctl start 'realtoros-worker*', or the container of that name.",
    ),
    running.NOT_TAKEN: (
        "Queue interactive",
        "The worker of the queue interactive runs, but takes no jobs.",
        "Restart this worker. If it happens again, look at Redis above.",
    ),
    running.SWEEP_LATE: (
        "Sweep",
        "Workers and Beat run, but no check for due follow-ups begins.",
        "In the admin under Periodic tasks, see that process-due-tasks is enabled. Then restart Beat.",
    ),
}


def _of_trouble(trouble: Trouble) -> Finding:
    name, says, to_do = TROUBLES[trouble.code]
    return bad(f"processes.{trouble.code}", name, says, to_do, trouble.since)


def _of_process(process: Process, now: datetime, working: Sequence[Process]) -> Finding:
    is_beat = process.kind == running.BEAT
    name, code = f"{'Beat' if is_beat else 'Worker'} {process.node}", f"processes.{process.kind}"
    to_do = RESTART.format(unit="realtoros-beat" if is_beat else "realtoros-worker")
    listens = f" It listens to {process.queues.replace(',', ', ')}." if process.queues else ""
    if process.works(now):
        busy = f" It has had a job for {age(now - process.busy_since)}." if process.busy_since else ""
        return good(code, name, f"It runs.{listens}{busy}", process.seen_at)
    if process.hangs(now):
        return bad(f"{code}.hangs", name, f"It hangs. {HANGS[process.problem]}{listens}", to_do, process.well_at)
    if running.is_replaced(process, working):
        says = f"It is gone, and another one was started in its place.{listens}"
        return good(f"{code}.replaced", name, says, process.seen_at)
    says = f"It has said nothing for a while: it was killed, is stopped, or can't reach the database.{listens}"
    tone = fair if running.goes_on(process, working) else bad
    return tone(f"{code}.gone", name, says, to_do, process.seen_at)
