"""A one-off email: an agent's own letter. It waits for Send now, or goes at a time that they choose: see 0007."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client
from emails.models import EmailLog
from followups.models import moves
from followups.models.choices import Type
from followups.models.moves import MovesQuerySet, Row
from followups.models.reasons import NO_REASON

if TYPE_CHECKING:
    from followups.models.task import Task

SAME_LETTER = timedelta(days=2)
"""How long the page of a new letter is known as the letter that was begun on it."""


def _waits(now: datetime) -> dict[str, Any]:
    return {**moves.WAITS_FOR_SEND_NOW.columns, "not_before": now + moves.REMIND_AFTER}


class OneOffQuerySet(MovesQuerySet):
    def one_off(self, client: Client, *, about: str = "") -> "Task":
        """Not saved: a letter that has no word yet is no row."""
        return self.model(
            client=client, scheduled_for=timezone.now(), notes=about, sent_by_hand=True, followup_type=Type.CUSTOM
        )

    def begun_as(self, client: Client, letter: str) -> "Task | None":
        """What was begun on the page of this letter, whatever became of it since."""
        begun = Activity.objects.filter(client=client, kind=Activity.Kind.TASK, data__letter=letter)
        found = begun.filter(occurred_at__gt=timezone.now() - SAME_LETTER).values_list("task", flat=True).first()
        return self.filter(pk=found, client=client).first() if found else None

    def begin_one_off(self, client: Client, *, about: str, by: Agent | None, letter: str = "") -> "Task":
        """An email that somebody writes and reads. It is held until they press Send now.

        `letter` names the page that it is written on: what that page saves twice at once is one email.
        """
        now = timezone.now()
        with transaction.atomic():
            if letter:
                # The lock lets the second of two requests see the first one's.
                Client.objects.select_for_update(no_key=True).only("pk").get(pk=client.pk)
                if task := self.begun_as(client, letter):
                    return task
            task = self.one_off(client, about=about)
            for column, value in _waits(now).items():
                setattr(task, column, value)
            task.save(force_insert=True)
            facts = {"event": "begun", "step": task.name, "about": about} | ({"letter": letter} if letter else {})
            client.record(Activity.Kind.TASK, by=by, task=task, **facts)
        return task

    def send_later(self, at: datetime, *, version: int, by: Agent) -> list[Row]:
        """Lets a one-off's text, if it is the one with this version, go at that time: its writer has read it."""
        with transaction.atomic():
            rows = self.filter(sent_by_hand=True).lock(moves.SEND_LATER.sources)
            logs = EmailLog.objects.filter(task__in=[row.pk for row in rows], text_version=version).exclude(body="")
            read = set(logs.order_by("pk").select_for_update(no_key=True).values_list("task", flat=True))
            rows = [row for row in rows if row.pk in read]
            now = timezone.now()
            approved: dict[str, Any] = {"approved_at": now, "approved_by": by, "approved_version": version}
            times: dict[str, Any] = {"scheduled_for": at, "planned_at": now, "hurried_at": None}
            facts = {"to": at.isoformat()}
            self.make(moves.SEND_LATER, rows, by=by, facts=lambda row: facts, sent_by_hand=False, **times, **approved)
        return rows

    def wait_again(self) -> list[Row]:
        """A letter that was to be sent, and is another one by now."""
        waits = _waits(timezone.now())
        return self.filter(sent_by_hand=True).move(moves.LOOK_AGAIN, hurried_at=None, **waits)

    def wait_for_send_now(self, *, by: Agent) -> list[Row]:
        """Undo of it: one that was planned by hand sends no more by itself."""
        now = timezone.now()
        planned = self.filter(sent_by_hand=False, followup_type=Type.CUSTOM)
        not_approved = {"approved_at": None, "approved_by": None, "approved_version": None}
        changes = {"scheduled_for": now, "planned_at": now, "hurried_at": None} | not_approved
        return planned.move(moves.NOT_LATER, by=by, sent_by_hand=True, **changes | NO_REASON | _waits(now))
