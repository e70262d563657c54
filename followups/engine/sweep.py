"""The sweep: reconciles facts with tasks, then does everything that is due."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from emails import kept_opt_outs, providers
from emails.models.provider import SENDGRID
from followups import stopping
from followups.engine.failures import Outcome
from followups.engine.pipeline import ASK_AGAIN_SOON, NOTHING_LEFT, Claim, Pipeline
from followups.engine.reconcile import reconcile
from followups.models import SweepRun, Task

logger = logging.getLogger(__name__)

# A job that ran into Celery's 25-minute soft limit would be cut off in the middle of an email.
STOP_CLAIMING_AFTER = timedelta(minutes=20)


def sweep(
    on_progress: Callable[[int], None] | None = None,
    when_full: Callable[[], None] | None = None,
    in_flight: int | None = None,
) -> Counter[Outcome]:
    """Reconciles, then claims and does due tasks until none is left; what became of them, counted.

    `when_full` is called once, as soon as a claim filled every place: there may be work for somebody else too.
    """
    run = SweepRun.objects.create()
    try:
        reconcile()
    except Exception:
        # A fact that can't be applied must not keep the others' emails from going.
        logger.exception("reconcile broke off")
    in_flight = in_flight or settings.SWEEP_IN_FLIGHT
    calls = [when_full] if when_full else []
    pipeline = Pipeline(in_flight, on_progress)

    def claim(owner: UUID, limit: int) -> Claim:
        # Before anything is claimed, because the database may have been away in the middle of this sweep.
        kept_opt_outs.apply_kept()
        if stopping.is_stopping() or timezone.now() > run.started_at + STOP_CLAIMING_AFTER:
            return NOTHING_LEFT
        places = pipeline.watch.places(limit)
        if not places:
            return ASK_AGAIN_SOON if pipeline.watch.is_worth_waiting() else NOTHING_LEFT
        claimed = _claim_at_our_rate(owner, places)
        if len(claimed.tasks) == in_flight and calls:
            calls.pop()()
        return claimed

    counts = pipeline.run(claim)
    _record(run, counts)
    logger.info("sweep processed %s due tasks: %s", counts.total(), summary(counts))
    return counts


def _claim_at_our_rate(owner: UUID, limit: int) -> Claim:
    now, rate = timezone.now(), settings.SENDS_PER_SECOND
    if not rate:
        return Claim(Task.objects.claim(now, limit, owner))
    with transaction.atomic():
        allowed = providers.places(SENDGRID, limit, rate, now)
        if not allowed:
            return ASK_AGAIN_SOON  # the places of this moment are taken
        tasks = Task.objects.claim(now, allowed, owner)
        if tasks:
            providers.use_places(SENDGRID, len(tasks), rate, now)
    return Claim(tasks)


def send_one(task_id: int, only_if_due: bool = False) -> Outcome | None:
    """One follow-up at once; None when it is not pending (or not due) any more.

    A person waits for it, so it goes before others at the rate limit, and tries a provider that sweeps leave alone.
    """
    ids = [task_id]

    def claim(owner: UUID, limit: int) -> Claim:
        if not ids:
            return NOTHING_LEFT
        kept_opt_outs.apply_kept()
        tasks = _claim_one(ids[0], owner, only_if_due)
        # Only now that it is committed: a claim that the database broke off is tried again.
        ids.clear()
        return Claim(tasks)

    counts = Pipeline(1).run(claim)
    if not counts:
        logger.info("follow-up not sent at once: not pending task=%s", task_id)
    return next(iter(counts), None)


def _claim_one(task_id: int, owner: UUID, only_if_due: bool) -> list[Task]:
    """The claim and its place at the rate limit: both or neither."""
    now, rate = timezone.now(), settings.SENDS_PER_SECOND
    rows = Task.objects.due(now) if only_if_due else Task.objects.all()
    with transaction.atomic():
        tasks = rows.claim_one(task_id, now, owner)
        if tasks and rate:
            providers.use_places(SENDGRID, 1, rate, now)
    return tasks


def summary(counts: Counter[Outcome]) -> str:
    parts = [f"{counts[Outcome.SENT]} sent", f"{counts[Outcome.FAILED]} failed"]
    rest = [outcome for outcome in Outcome if outcome not in (Outcome.SENT, Outcome.FAILED)]
    return ", ".join(parts + [f"{counts[outcome]} {outcome}" for outcome in rest if counts[outcome]])


def _record(run: SweepRun, counts: Counter[Outcome]) -> None:
    now = timezone.now()
    run.finished_at, run.processed = now, counts.total()
    run.sent, run.failed = counts[Outcome.SENT], counts[Outcome.FAILED]
    run.held = counts[Outcome.HELD] + counts[Outcome.RETRY]
    run.save()
