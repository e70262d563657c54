"""After a backup was restored: what may have been sent between the backup's time and then."""

from django.db import models


class Restore(models.Model):
    """A backup became the database. Written in the same transaction that brought the rows."""

    backup_at = models.DateTimeField()
    """The moment that the backup shows."""
    restored_at = models.DateTimeField()
    file = models.TextField(blank=True, default="", db_default="")
    is_copy = models.BooleanField(default=False, db_default=False)
    """For a test server: it never sends."""

    class Meta:
        db_table = "restores"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Backup of {self.backup_at:%Y-%m-%d %H:%M}, restored {self.restored_at:%Y-%m-%d %H:%M}"
