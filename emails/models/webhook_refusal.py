from django.db import models


class WebhookRefusal(models.Model):
    """The requests refused on one day (UTC) for one reason."""

    day = models.DateField()
    reason = models.CharField(max_length=100)
    count = models.PositiveIntegerField(default=0, db_default=0)
    last_at = models.DateTimeField()

    class Meta:
        db_table = "webhook_refusals"
        ordering = ["-day", "-last_at"]
        constraints = [models.UniqueConstraint(fields=("day", "reason"), name="uq_webhook_refusals_day_reason")]

    def __str__(self) -> str:
        return f"{self.count} on {self.day:%Y-%m-%d}: {self.reason}"
