"""The sweep: facts first, then everything that is due."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from followups.delivery import Outcome, deliver
from followups.models import SweepRun, Task
from followups.reconcile import reconcile

logger = logging.getLogger(__name__)

# A job that ran into Celery's 25-minute soft limit would be cut off in the middle of an email.
STOP_CLAIMING_AFTER = timedelta(minutes=20)
KEEP_RUNS = timedelta(days=7)


def sweep(on_progress: Callable[[int], None] | None = None) -> Counter[Outcome]:
    """Reconciles, then claims and does due tasks until none is left; what became of them, counted."""
    run = SweepRun.objects.create()
    counts: Counter[Outcome] = Counter()
    try:
        reconcile()
    except Exception:
        # A fact that can't be applied must not keep the others' emails from going.
        logger.exception("reconcile broke off")
    # One at a time: a lease must never run out while its task waits behind a slow provider.
    while timezone.now() < run.started_at + STOP_CLAIMING_AFTER:
        claimed = Task.objects.claim(timezone.now(), limit=1)
        if not claimed:
            break
        counts[_do(claimed[0])] += 1
        if on_progress:
            on_progress(counts.total())
    _record(run, counts)
    logger.info("sweep processed %s due tasks: %s", counts.total(), summary(counts))
    return counts


def send_one(task_id: int) -> Outcome | None:
    """One follow-up at once, due or not; None when it is not pending any more."""
    task = Task.objects.claim_one(task_id, timezone.now())
    if task is None:
        logger.info("follow-up not sent at once: not pending task=%s", task_id)
        return None
    return _do(task)


def summary(counts: Counter[Outcome]) -> str:
    parts = [f"{counts[Outcome.SENT]} sent", f"{counts[Outcome.FAILED]} failed"]
    rest = [outcome for outcome in Outcome if outcome not in (Outcome.SENT, Outcome.FAILED)]
    return ", ".join(parts + [f"{counts[outcome]} {outcome}" for outcome in rest if counts[outcome]])


def _do(task: Task) -> Outcome:
    logger.info("follow-up claimed task=%s client=%s", task.pk, task.client_id)
    return deliver(task)


def _record(run: SweepRun, counts: Counter[Outcome]) -> None:
    now = timezone.now()
    run.finished_at, run.processed = now, counts.total()
    run.sent, run.failed = counts[Outcome.SENT], counts[Outcome.FAILED]
    run.held = counts[Outcome.HELD] + counts[Outcome.RETRY]
    run.save()
    SweepRun.objects.filter(started_at__lt=now - KEEP_RUNS).delete()
