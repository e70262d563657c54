from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

OPENAI, SENDGRID = "openai", "sendgrid"

DOWN_AFTER = 8
"""After so many failures in a row, counted over all workers, the provider is down. The chaos benchmark lets 11 % of the
requests fail at random: there, so many in a row happen once in fifty million times."""


class Provider(models.Model):
    """OpenAI or SendGrid, as the workers last met it."""

    name = models.CharField(max_length=20, primary_key=True, choices=[(OPENAI, "OpenAI"), (SENDGRID, "SendGrid")])
    failures = models.PositiveIntegerField("failures in a row", default=0, db_default=0)
    pauses = models.PositiveIntegerField("pauses in a row", default=0, db_default=0)
    paused_until = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_error_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True, default="", db_default="")
    # What it means (emails/errors/codes.py); empty for OpenAI, whose `last_error` is in our own words.
    last_error_code = models.CharField(max_length=30, blank=True, default="", db_default="", editable=False)
    # The last email that it took and then dropped for a reason of its own: quota, plan, headers, spam content.
    dropped_at = models.DateTimeField(null=True, blank=True)
    drop_reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    drop_code = models.CharField(max_length=30, blank=True, default="", db_default="", editable=False)
    # Until when the rate limit's places are taken.
    taken_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        db_table = "providers"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.get_name_display()

    @property
    def is_down(self) -> bool:
        """So many failures in a row that it is only tried now and then."""
        return self.failures >= DOWN_AFTER

    @property
    def is_paused(self) -> bool:
        return bool(self.pause_left(timezone.now()))

    def pause_left(self, now: datetime) -> timedelta:
        """How long it is still to be left alone; zero when it may be asked."""
        return max(self.paused_until - now, timedelta()) if self.paused_until else timedelta()
