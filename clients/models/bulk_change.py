"""What a bulk action changed, so that Undo can restore exactly that."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent


class BulkChange(models.Model):
    class Verb(models.TextChoices):
        STAGE = "stage", "Stage"
        REASSIGN = "reassign", "Reassign"
        PAUSE = "pause", "Pause"
        RESUME = "resume", "Resume"
        DELETE = "delete", "Delete"

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    # What every client has now, and what each had: {client id: before}.
    after = models.JSONField(null=True, blank=True)
    before = models.JSONField(default=dict, db_default={})
    # The follow-ups that it stopped.
    tasks = models.JSONField(default=list, db_default=[])
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        db_table = "bulk_changes"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} of {len(self.before)} clients"

    def claim_undo(self) -> bool:
        """Only one undo may go ahead."""
        return bool(BulkChange.objects.filter(pk=self.pk, undone_at=None).update(undone_at=timezone.now()))
