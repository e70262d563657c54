"""A file of clients that an agent uploaded. It is kept while the agent checks it, so that nothing is lost.

The nightly job deletes it after KEEP_IMPORTS_DAYS.
"""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent


class ClientImport(models.Model):
    agent = models.ForeignKey(Agent, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    text = models.TextField()
    # What each column of the file is, in order.
    columns = models.JSONField(default=list, db_default=[])
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)
    imported = models.PositiveIntegerField(default=0, db_default=0)
    # Addresses that the file put on the ledger.
    silenced = models.PositiveIntegerField(default=0, db_default=0)
    # Why a row was left out, by its number in the file.
    left_out = models.JSONField(default=dict, db_default={})

    class Meta:
        db_table = "client_imports"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    def claim(self) -> bool:
        """Only the first press of the button imports."""
        return bool(ClientImport.objects.filter(pk=self.pk, done_at=None).update(done_at=timezone.now()))
