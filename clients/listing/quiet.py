"""Clients who are going quiet: the last contact is longer ago than their stage allows.

Quiet: contacted too long ago. Untouched, on Today: a new lead who was never contacted.

A lead is decided within two weeks or goes to somebody else; who negotiates or waits for a closing expects to hear
more often. Closed and lost deals have no limit.
"""

from datetime import datetime, timedelta

from django.db.models import Q
from django.db.models.functions import Coalesce

from clients.models import Client, Stage

QUIET_AFTER: dict[str, timedelta] = {
    Stage.LEAD: timedelta(days=14),
    Stage.NEGOTIATING: timedelta(days=10),
    Stage.UNDER_CONTRACT: timedelta(days=7),
}

LAST_TOUCH = Coalesce("last_contacted", "created_at")
"""The last contact with the client; when there was none, when the client was added."""


def going_quiet(now: datetime) -> Q:
    """The clients past their stage's limit. They must be annotated with `touched=LAST_TOUCH`."""
    parts = [Q(stage=stage, touched__lt=now - limit) for stage, limit in QUIET_AFTER.items()]
    return parts[0] | parts[1] | parts[2]


def quiet_days(client: Client, now: datetime) -> int:
    """Whole days since the last contact, when that is past the limit of their stage; else 0."""
    limit = QUIET_AFTER.get(client.stage)
    silence = now - (client.last_contacted or client.created_at)
    return silence.days if limit is not None and silence > limit else 0
