"""Undo of an answer: it was none, and what it stopped is planned again."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from agents.models import Agent
from clients.models import Activity, Client
from clients.story.answers import TAKEN_BACK, standing
from followups.models import Reason
from followups.restore import restore_stopped


def take_back(client: Client, is_meant: Callable[[Activity], bool], *, by: Agent, **facts: Any) -> bool:
    """Takes back the newest answer of this client that counts and is meant. False where there is none.

    What it stopped is planned again, unless another answer that counts stops it too. Without any other, so is what
    earlier ones stopped that were taken back. `facts` are kept in the row that says so.
    """
    with transaction.atomic():
        Client.objects.lock([client.pk])
        told = list(client.activities.filter(kind=Activity.Kind.REPLY).order_by("-occurred_at", "-pk"))
        answers = standing(told)
        mine = next(filter(is_meant, answers), None)
        if mine is None:
            return False
        newest = next((each for each in answers if each != mine), None)
        facts = {"answer": mine.pk, **facts}
        if newest and newest.occurred_at > mine.occurred_at:  # it stops what this one stopped
            client.record(Activity.Kind.REPLY, by=by, event=TAKEN_BACK, **facts)
            return True
        before = newest.occurred_at if newest else None
        times = (each.occurred_at for each in told if "event" not in each.data)
        since = min(at for at in times if before is None or at > before or at == mine.occurred_at)
        client.undo_reply(by=by, before=before, **facts)
        restore_stopped(client, Reason.REPLIED, since, by=by)
    return True
