from django.db import models


class Reason(models.TextChoices):
    NO_KEY = "no_key", "no webhook key is configured"
    UNSIGNED = "unsigned", "the signature or its timestamp is missing"
    NO_NUMBER = "no_number", "the timestamp is not a number"
    WRONG_TIME = "wrong_time", "the timestamp is too old or too new"
    NOT_BASE64 = "not_base64", "the signature is not base64"
    WRONG_SIGNATURE = "wrong_signature", "the signature does not match"


class Refusal(models.Model):
    """The requests to one address refused on one day (UTC) for one reason."""

    Reason = Reason

    day = models.DateField()
    reason = models.CharField(max_length=20, choices=Reason)
    count = models.PositiveIntegerField(default=0, db_default=0)
    last_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-day", "-last_at"]

    def __str__(self) -> str:
        return f"{self.count} on {self.day:%Y-%m-%d}: {self.get_reason_display()}"


class WebhookRefusal(Refusal):
    class Meta(Refusal.Meta):
        db_table = "webhook_refusals"
        constraints = [models.UniqueConstraint(fields=("day", "reason"), name="uq_webhook_refusals_day_reason")]
