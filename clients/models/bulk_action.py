"""What was done with many clients or follow-ups at once, so that Undo can restore exactly that."""

from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent


class BulkAction(models.Model):
    class Verb(models.TextChoices):
        # With clients.
        STAGE = "stage", "Change stage"
        REASSIGN = "reassign", "Reassign"
        PAUSE = "pause", "Pause"
        RESUME = "resume", "Resume"
        DELETE = "delete", "Delete"
        SOURCE = "source", "Set source"
        TAG = "tag", "Add tag"
        UNTAG = "untag", "Remove tag"
        # With follow-ups.
        SKIP = "skip", "Skip"
        CANCEL = "cancel", "Cancel"
        COMPLETE = "complete", "Mark as done"
        RESCHEDULE = "reschedule", "Reschedule"
        APPROVE = "approve", "Approve"
        RETRY = "retry", "Try again"
        SEND = "send", "Send now"

    OF_TAGS = (Verb.TAG, Verb.UNTAG)
    OF_CLIENTS = (Verb.STAGE, Verb.REASSIGN, Verb.PAUSE, Verb.RESUME, Verb.DELETE, Verb.SOURCE, *OF_TAGS)

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    # What each row had and what it was given: {its id: [before, after]}.
    changes = models.JSONField(default=dict, db_default={})
    # The follow-ups that a change of clients stopped: their ids.
    stopped = models.JSONField(default=list, db_default=[])
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        db_table = "bulk_actions"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}, {len(self.changes)} rows"

    @property
    def is_of_clients(self) -> bool:
        return self.verb in self.OF_CLIENTS

    @property
    def may_be_undone(self) -> bool:
        """Emails that are tried again can't be stopped any more; of Send now, those that nobody has begun with."""
        return self.verb != self.Verb.RETRY

    @property
    def ids(self) -> list[int]:
        return list(map(int, self.changes))

    def before(self, pk: int) -> Any:
        return self.changes[str(pk)][0]

    def after(self, pk: int) -> Any:
        return self.changes[str(pk)][1]

    def claim_undo(self) -> bool:
        """Only one undo may go ahead. Inside the transaction of the undo: should that fail, it can be tried again."""
        return bool(BulkAction.objects.filter(pk=self.pk, undone_at=None).update(undone_at=timezone.now()))
