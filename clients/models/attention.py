"""What an agent put aside on Today, until a day or for good. A newer fact brings it back."""

from datetime import datetime

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent


class Attention(models.Model):
    """One reason to look at a client (`kind`, and which follow-up or email it is about), put aside."""

    client = models.ForeignKey("clients.Client", models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    # The follow-up's or email's id; 0 where the reason is the client's own.
    subject = models.BigIntegerField(default=0, db_default=0)
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)
    put_aside_at = models.DateTimeField(default=timezone.now, db_default=Now())
    # Null: for good.
    until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        db_table = "attention"
        verbose_name_plural = "attention"
        ordering = ["-put_aside_at", "-id"]
        # The newest of an agent's: their open pages ask for it.
        indexes = [models.Index(fields=["agent", "-put_aside_at"], name="ix_attention_agent_put_aside")]
        constraints = [models.UniqueConstraint(fields=["client", "kind", "subject"], name="uq_attention_what")]

    def __str__(self) -> str:
        return f"{self.kind} of client {self.client_id}"

    @classmethod
    def put_aside(
        cls, client: int, kind: str, subject: int, *, by: Agent, until: datetime | None, reason: str = ""
    ) -> None:
        """Replaces an earlier one."""
        values = {"agent": by, "put_aside_at": timezone.now(), "until": until, "reason": reason[:200]}
        # In one statement: two at once must not become an error, which PostgreSQL would log with the reason.
        Attention.objects.bulk_create(
            [Attention(client_id=client, kind=kind, subject=subject, **values)],
            update_conflicts=True,
            unique_fields=["client", "kind", "subject"],
            update_fields=list(values),
        )

    @classmethod
    def bring_back(cls, client: int, kind: str, subject: int) -> bool:
        return bool(cls.objects.filter(client=client, kind=kind, subject=subject).delete()[0])
