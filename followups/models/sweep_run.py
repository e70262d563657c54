from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class SweepRun(models.Model):
    """One sweep, so that a person can see that the engine is alive and what it did."""

    started_at = models.DateTimeField(default=timezone.now, db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)
    processed = models.PositiveIntegerField(default=0, db_default=0)
    sent = models.PositiveIntegerField(default=0, db_default=0)
    failed = models.PositiveIntegerField(default=0, db_default=0)
    held = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        db_table = "sweep_runs"
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["-started_at"], name="ix_sweep_runs_started")]

    def __str__(self) -> str:
        return f"Sweep of {self.started_at:%Y-%m-%d %H:%M}"
