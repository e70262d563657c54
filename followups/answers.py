"""Undo of an answer: it was none, and what it stopped is planned again."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction

from agents.models import Agent
from clients.models import Activity, Client
from clients.story.answers import TAKEN_BACK, standing
from followups.models import Reason
from followups.restore import restore_stopped
from lists.words import counted


class TakenBack(NamedTuple):
    """What became of the follow-ups that an answer had stopped."""

    restored: int
    is_answered: bool
    """Whether another answer still counts."""

    def __str__(self) -> str:
        if self.restored:
            return f"{counted(self.restored, 'follow-up')} restored"
        return "another answer still stops the follow-ups" if self.is_answered else "there was nothing to restore"


def take_back(client: Client, is_meant: Callable[[Activity], bool], *, by: Agent, **facts: Any) -> TakenBack | None:
    """Takes back the newest answer of this client that counts and is meant. None where there is none.

    What it stopped is planned again, unless another answer that counts stops it too. Without any other, so is what
    earlier ones stopped that were taken back. `facts` are kept in the row that says so.
    """
    with transaction.atomic():
        Client.objects.lock([client.pk])
        told = list(client.activities.filter(kind=Activity.Kind.REPLY).order_by("-occurred_at", "-pk"))
        answers = standing(told)
        mine = next(filter(is_meant, answers), None)
        if mine is None:
            return None
        newest = next((each for each in answers if each != mine), None)
        facts = {"answer": mine.pk, **facts}
        if newest and newest.occurred_at > mine.occurred_at:  # it stops what this one stopped
            client.record(Activity.Kind.REPLY, by=by, event=TAKEN_BACK, **facts)
            return TakenBack(0, is_answered=True)
        before = newest.occurred_at if newest else None
        times = (each.occurred_at for each in told if "event" not in each.data)
        since = min(at for at in times if before is None or at > before or at == mine.occurred_at)
        client.undo_reply(by=by, before=before, **facts)
        restored = restore_stopped(client, Reason.REPLIED, since, by=by)
    return TakenBack(restored, is_answered=before is not None)
