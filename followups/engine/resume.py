"""Puts back the follow-ups that were cancelled because of a client, when the cause is undone."""

from contextlib import suppress
from datetime import datetime

from agents.models import Agent
from clients.models import Client
from followups.models import AlreadyMoved, Task


def resume(client: Client, since: datetime, *, by: Agent, because: str = "the client") -> int:
    """Puts back the follow-ups that were stopped since then for a reason that begins like this; how many."""
    back = 0
    stopped = Task.objects.filter(client=client, status=Task.Status.CANCELLED, updated_at__gte=since)
    for task in stopped.filter(reason__startswith=because):
        with suppress(AlreadyMoved):
            task.restore(by=by)
            back += 1
    return back
