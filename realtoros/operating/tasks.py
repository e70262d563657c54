"""The jobs that look after the installation."""

import logging
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from celery import shared_task
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from agents.models import Agent
from realtoros.operating.doctor.examine import examine_sender
from realtoros.operating.keep.run import Run, summary

logger = logging.getLogger(__name__)

NIGHT = 3
"""The hour of the day, where the office is, in which it begins."""

LONGEST = timedelta(hours=2)
"""It begins nothing more after so long. The next night goes on."""

PART_SECONDS = 20


@shared_task
def examine_domain() -> None:
    """What the broker's system page says of the sender's domain."""
    examine_sender()


@shared_task
def keep(state: dict[str, Any] | None = None, until: str = "") -> str:
    """Deletes what is old, at night. Each message is a few seconds of it, so that sweeps get their turn.

    Beat calls it without a state; a part that is not finished calls the next one.
    """
    now = timezone.now()
    if state is None and now.astimezone(_zone()).hour != NIGHT:
        return "It is not night."
    run = Run.read(state) if state else Run.begin()
    end = (parse_datetime(until) if until else None) or now + LONGEST
    is_over = now >= end
    if is_over or run.work(PART_SECONDS):
        said = summary(run, is_over=is_over)
        logger.info("keep: %s", said)
        return said
    keep.delay(run.state, end.isoformat())
    return "More to do."


def _zone() -> ZoneInfo:
    """Where the office is: its first broker's."""
    broker = Agent.objects.filter(is_broker=True, is_active=True).order_by("pk").first()
    return broker.tzinfo if broker else ZoneInfo("UTC")
