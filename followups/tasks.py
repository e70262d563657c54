"""The jobs: each a few lines, because the rows are the queue and a message only says "look now"."""

from contextlib import suppress
from functools import partial

from celery import shared_task
from django.conf import settings
from django.db import OperationalError, transaction
from kombu.exceptions import OperationalError as OperationalBrokerError

from followups.engine.plan import make_plan
from followups.engine.prepare_drafts import prepare
from followups.engine.sweep import send_one, sweep
from followups.models import UNDO_FOR

UNDO_IS_OVER = UNDO_FOR.total_seconds() + 0.5
"""Seconds. A worker whose clock is a little behind would find it not due yet, and leave it to the next sweep."""


@shared_task(autoretry_for=(OperationalError,), retry_backoff=True, max_retries=3)
def create_followup_tasks_task(client_id: int) -> int:
    return make_plan(client_id)


@shared_task
def process_due_tasks(siblings: int = 0) -> int:
    return sweep(when_full=partial(_call_sibling, siblings + 1)).total()


@shared_task
def send_followup(task_id: int, only_if_due: bool = False) -> str | None:
    outcome = send_one(task_id, only_if_due)
    return outcome and str(outcome)


@shared_task
def prepare_drafts() -> int:
    return prepare()


# A dead broker must cost the person nothing: `robust` makes its error a log line, and the next sweep does the work.


def _call_sibling(number: int) -> None:
    if number < settings.SWEEP_SIBLINGS:
        with suppress(OperationalBrokerError):  # then this sweep does it all by itself
            process_due_tasks.apply_async(kwargs={"siblings": number}, expires=60)


def plan_soon(client_id: int) -> None:
    """Has the follow-ups made as soon as the client is committed."""
    transaction.on_commit(lambda: create_followup_tasks_task.delay(client_id), robust=True)


def send_soon(task_id: int) -> None:
    """Has a follow-up that is due sent at once. One that was moved on before the message arrived stays where it is."""
    transaction.on_commit(lambda: send_followup.delay(task_id, only_if_due=True), robust=True)


def send_after_undo(task_id: int) -> None:
    """Has a follow-up that is to be sent now sent as soon as its Undo is over. The next sweep does it all the same."""
    job = send_followup.s(task_id, only_if_due=True)
    transaction.on_commit(lambda: job.apply_async(countdown=UNDO_IS_OVER), robust=True)


def sweep_after_undo() -> None:
    """The same for many, by one sweep."""
    transaction.on_commit(lambda: process_due_tasks.apply_async(countdown=UNDO_IS_OVER), robust=True)


def sweep_soon() -> None:
    """Has a sweep look at once for what was asked to go: one, however many that is."""
    transaction.on_commit(process_due_tasks.delay, robust=True)
