from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class UnmatchedEvent(models.Model):
    """A signed webhook event that found no email, or none that could be read: kept exactly as it came."""

    raw = models.BinaryField()
    reason = models.CharField(max_length=200)
    received_at = models.DateTimeField(default=timezone.now, db_default=Now())
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "unmatched_events"
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["-received_at"], name="ix_unmatched_received")]

    def __str__(self) -> str:
        return f"{self.reason}, {self.received_at:%Y-%m-%d %H:%M}"

    @property
    def text(self) -> str:
        return bytes(self.raw).decode("utf-8", "replace").replace("\x00", "\N{SYMBOL FOR NULL}")
