"""What the installation knows of its own running."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class Heartbeat(models.Model):
    """A process that says it is alive: a Celery worker or Beat. One row for each, updated in place."""

    class Kind(models.TextChoices):
        WORKER = "worker", "Worker"
        BEAT = "beat", "Beat"

    class Problem(models.TextChoices):
        LOOP = "loop", "Takes no messages"
        POOL = "pool", "Its pool does not run"
        JOB = "job", "A job runs beyond its limit"

    kind = models.CharField(max_length=20, choices=Kind)
    node = models.CharField(max_length=255)
    """Celery's name of it; for Beat its host and the number of its process."""
    pid = models.PositiveIntegerField(null=True, blank=True)
    queues = models.CharField(max_length=255, blank=True, default="", db_default="")
    """Their names, separated by commas."""
    started_at = models.DateTimeField(default=timezone.now, db_default=Now())
    seen_at = models.DateTimeField(default=timezone.now, db_default=Now())
    # When it was last seen without a problem.
    well_at = models.DateTimeField(default=timezone.now, db_default=Now())
    problem = models.CharField(max_length=20, choices=Problem, blank=True, default="", db_default="")
    # The oldest of the jobs that run, and when it last took one.
    busy_since = models.DateTimeField(null=True, blank=True)
    job = models.CharField(max_length=255, blank=True, default="", db_default="")
    took_at = models.DateTimeField(null=True, blank=True)
    # It ended as it should. The row stays for a day: it says since when nobody does that work.
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "heartbeats"
        ordering = ["kind", "node"]
        constraints = [models.UniqueConstraint(fields=["kind", "node"], name="one_heartbeat_per_process")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.node}"


class Examination(models.Model):
    """What the doctor found the last time, of those questions that no page may wait for."""

    topic = models.CharField(max_length=30, primary_key=True)
    examined_at = models.DateTimeField(default=timezone.now, db_default=Now())
    findings = models.JSONField(default=list, db_default=[])

    class Meta:
        db_table = "examinations"
        ordering = ["topic"]

    def __str__(self) -> str:
        return self.topic


class BackupRun(models.Model):
    """One try to back up, or to read a backup back as a proof that it can be."""

    class Kind(models.TextChoices):
        BACKUP = "backup", "Backup"
        PROOF = "proof", "Restored as a proof"

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.BACKUP, db_default=Kind.BACKUP)
    started_at = models.DateTimeField(default=timezone.now, db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)
    destination = models.TextField(blank=True, default="", db_default="")
    size = models.BigIntegerField(null=True, blank=True)
    """Bytes."""
    error = models.TextField(blank=True, default="", db_default="")

    class Meta:
        db_table = "backup_runs"
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["-started_at"], name="ix_backup_runs_started")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.started_at:%Y-%m-%d %H:%M}"
