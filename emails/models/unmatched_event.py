from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class UnmatchedEvent(models.Model):
    """A signed webhook event that found no email, or none that could be read: kept exactly as it came."""

    class Reason(models.TextChoices):
        # It may have overtaken our own commit: it is tried again for some minutes.
        NO_SUCH_EMAIL = "no_such_email", "no such email"
        OTHER_OFFICE = "other_office", "an email of another office or of a copy of this database"
        NOT_AN_EVENT = "not_an_event", "not an event about an email that SendGrid documents"
        NOT_AN_ARRAY = "not_an_array", "not a JSON array"
        NOT_STORED = "not_stored", "could not be stored"

    raw = models.BinaryField()
    reason = models.CharField(max_length=20, choices=Reason)
    # What went wrong with one that could not be stored, in the words of whatever it was.
    error = models.CharField(max_length=200, blank=True, default="", db_default="")
    received_at = models.DateTimeField(default=timezone.now, db_default=Now())
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "unmatched_events"
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["-received_at"], name="ix_unmatched_received")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}, {self.received_at:%Y-%m-%d %H:%M}"

    @property
    def text(self) -> str:
        return bytes(self.raw).decode("utf-8", "replace").replace("\x00", "\N{SYMBOL FOR NULL}")
