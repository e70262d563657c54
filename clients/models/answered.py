"""What a client answers, and what an agent says of it: each changes the client and is on the timeline, at once."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from agents.models import Agent
from clients.models.activity import Activity

Kind = Activity.Kind


class Answered(models.Model):
    """The columns are the client's own."""

    away_until: datetime | None

    class Meta:
        abstract = True

    @property
    def is_away(self) -> bool:
        """An automatic answer said so, and what is planned waits."""
        return self.away_until is not None and self.away_until > timezone.now()

    def record(
        self, kind: Activity.Kind, *, by: Agent | None = None, task: Any = None, email: Any = None, **data: Any
    ) -> Activity:
        """One more row on this client's timeline; `data` are the codes and facts that its words are made of."""
        return Activity.objects.create(client_id=self.pk, kind=kind, agent=by, task=task, email=email, data=data)

    def log_reply(self, note: str = "", *, by: Agent, conversation: int | None = None) -> None:
        """The client replied. All that is planned stops, because an automatic email must not answer a person.

        With `conversation` it is the text that says so, and no contact of its own.
        """
        if conversation is None:
            self.receive_reply(by=by, note=note)
        else:
            self.update_and_record(_replied(), Kind.REPLY, by, conversation=conversation)

    def receive_reply(self, *, is_own: bool = True, by: Agent | None = None, **facts: Any) -> None:
        """The same by the client's email, or by that of a person linked to them. `facts` are those of the timeline row.

        Only what the client wrote (`is_own`) shows that they are back. `by`: who says that it is this client's.
        """
        changes = _replied()
        if not is_own:
            del changes["away_until"]
        self.update_and_record(changes | {"last_contacted": changes["replied_at"]}, Kind.REPLY, by, **facts)

    def undo_reply(self, *, by: Agent, before: datetime | None = None, **facts: Any) -> None:
        """It was no reply. `facts` say which one. `before`: when they wrote another answer, which still counts."""
        changes: dict[str, Any] = {"replied_at": before} | ({} if before else {"reply_applied_at": None})
        if before:  # what it told of a contact, too
            was = models.Case(models.When(last_contacted=models.F("replied_at"), then=Value(before)))
            changes["last_contacted"] = Coalesce(was, "last_contacted")
        self.update_and_record(changes, Kind.REPLY, by, event="taken_back", **facts)

    def note_answer(self, *, by: Agent | None, **facts: Any) -> None:
        """The agent wrote to them from their own mailbox. It stops nothing: the client's answer did."""
        self.update_and_record({"last_contacted": timezone.now()}, Kind.ANSWERED, by, **facts)

    def wait_until_back(self, until: datetime, **facts: Any) -> None:
        """They are away, as their automatic answer says. Only ever longer: an earlier one may have said more."""
        changes = {"away_until": Greatest("away_until", Value(until))}  # a NULL counts for nothing
        self.update_and_record(changes, Kind.AWAY, None, until=until.isoformat(), **facts)

    def come_back(self, *, by: Agent, until: datetime | None = None) -> bool:
        """Undo of wait_until_back. False when they are not away. What it held, reconcile() lets go.

        `until`: what another automatic answer says still holds, until then.
        """
        only = {"away_until__isnull": False}
        facts = {"until": until.isoformat()} if until else {}
        return self.update_and_record({"away_until": until}, Kind.AWAY, by, only=only, event="came_back", **facts)

    def update_and_record(
        self,
        changes: dict[str, Any],
        kind: Activity.Kind,
        by: Agent | None,
        *,
        only: dict[str, Any] | None = None,
        **facts: Any,
    ) -> bool:
        """Makes the changes and records them on the timeline. False when the client is not as `only` says any more."""
        with transaction.atomic():
            changed = type(self)._default_manager.filter(pk=self.pk, **only or {}).update(**changes)
            if changed:
                self.record(kind, by=by, **facts)
        return bool(changed)


def _replied() -> dict[str, Any]:
    return {"replied_at": timezone.now(), "reply_applied_at": None, "away_until": None}
