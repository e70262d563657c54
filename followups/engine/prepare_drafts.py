"""Writes the drafts that somebody has to approve, on the evening before they are due.

Claimed like everything else, row by row with a lease, so that any number of workers may do it at once and a killed one
keeps nobody waiting for long. The writer is called outside transactions, on threads that touch no database.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agents.models import Agent
from emails import writer
from emails.models.provider import OPENAI
from followups.engine import drafts, gates
from followups.engine.briefs import briefs_of
from followups.engine.provider_watch import Watch
from followups.models import Task, TaskQuerySet

logger = logging.getLogger(__name__)

EVENING = time(17)
"""From then on the drafts of tomorrow are written; what is due today is written at once."""

LEASE = timedelta(minutes=10)
"""How long nobody else writes it: longer than a batch takes, and how soon what could not be written is tried again."""

BATCH = 16  # all of them at once
STOP_CLAIMING_AFTER = timedelta(seconds=20)
"""The sweeps share these workers."""


def prepare() -> int:
    """Writes the drafts that are wanted by now; how many."""
    began, written, watch = timezone.now(), 0, Watch()
    while timezone.now() < began + STOP_CLAIMING_AFTER and (tasks := claim(timezone.now())):
        written += _write(tasks, watch)
    return written


def claim(now: datetime) -> list[Task]:
    """Takes up to a batch of those whose text is missing; other callers skip them for as long as the lease lasts."""
    with transaction.atomic():
        rows = (
            wanted(now).order_by("scheduled_for", "pk").select_for_update(skip_locked=True, no_key=True, of=("self",))
        )
        ids = list(rows.values_list("pk", flat=True)[:BATCH])
        Task.objects.filter(pk__in=ids).update(drafting_until=now + LEASE)
    return list(Task.objects.filter(pk__in=ids).select_related("client__agent", "email_log").order_by("pk"))


def wanted(now: datetime) -> TaskQuerySet:
    """Those that somebody has to approve soon, and that have no text yet."""
    zones = set(Agent.objects.order_by().values_list("timezone", flat=True).distinct())
    ends = {zone: until(now, Agent(timezone=zone).tzinfo) for zone in zones | {"UTC"}}
    soon = Q(client__agent=None, scheduled_for__lt=ends["UTC"])
    for zone in zones:
        soon |= Q(client__agent__timezone=zone, scheduled_for__lt=ends[zone])
    free = Q(drafting_until=None) | Q(drafting_until__lt=now)
    unwritten = Q(email_log=None) | Q(email_log__body="")
    # The latest of them says it again, so that the index on the time is of use.
    return Task.objects.needing_approval().filter(
        soon, free, unwritten, client__is_deleted=False, scheduled_for__lt=max(ends.values())
    )


def until(now: datetime, zone: ZoneInfo) -> datetime:
    """Up to when what is due is written now: the end of the day there, from the evening on of the next one."""
    local = now.astimezone(zone)
    days = 2 if local.time() >= EVENING else 1
    return datetime.combine(local.date() + timedelta(days=days), time.min, zone)


def _write(tasks: list[Task], watch: Watch) -> int:
    facts = gates.Facts.about(tasks)
    # What is paused, or may never go, is looked at again when its lease is over.
    worth = [task for task in tasks if gates.GateCheck.of(task, facts).is_worth_writing]
    briefs = briefs_of(worth, office=facts.office)
    with ThreadPoolExecutor(BATCH, thread_name_prefix="writer") as threads:
        asked = [(task, threads.submit(_ask, briefs[task.pk], watch.why_not_openai())) for task in worth]
        written = sum(_keep(task, letter, watch) for task, letter in asked)
    watch.save()
    return written


def _ask(asked: writer.Brief, why_not: str) -> tuple[writer.Letter, bool]:
    """The letter, and whether OpenAI was asked for it."""
    return (writer.write_by_template(asked, why_not), False) if why_not else (writer.write(asked), True)


def _keep(task: Task, answer: Future[tuple[writer.Letter, bool]], watch: Watch) -> bool:
    try:
        letter, was_asked = answer.result()
        if was_asked:
            watch.note(OPENAI, letter.error if letter.outage else "")
        kept = drafts.save_prepared(task, letter)
    except Exception:
        # Its lease keeps it from being tried again at once, and the others go on.
        logger.exception("draft not prepared task=%s client=%s", task.pk, task.client_id)
        return False
    Task.objects.filter(pk=task.pk).update(drafting_until=None)
    logger.info("draft prepared task=%s client=%s by=%s kept=%s", task.pk, task.client_id, letter.written_by, kept)
    return kept
