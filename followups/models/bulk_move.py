"""What a bulk action changed, so that Undo can restore exactly that."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent


class BulkMove(models.Model):
    class Verb(models.TextChoices):
        SKIP = "skip", "Skip"
        CANCEL = "cancel", "Cancel"
        COMPLETE = "complete", "Mark as done"
        RESCHEDULE = "reschedule", "Reschedule"
        APPROVE = "approve", "Approve"
        RETRY = "retry", "Try again"
        SEND = "send", "Send now"

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    # What each had and what it was given: {follow-up's id: [before, after]}.
    tasks = models.JSONField(default=dict, db_default={})
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        db_table = "bulk_moves"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} of {len(self.tasks)} follow-ups"

    @property
    def may_be_undone(self) -> bool:
        """What was asked to go can't be called back."""
        return self.verb not in (self.Verb.RETRY, self.Verb.SEND)

    def claim_undo(self) -> bool:
        """Only one undo may go ahead."""
        return bool(BulkMove.objects.filter(pk=self.pk, undone_at=None).update(undone_at=timezone.now()))
