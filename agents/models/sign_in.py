"""Who tried to sign in, from where, and what became of it."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models.agent import Agent


class SignInAttempt(models.Model):
    """One try at one of the doors. Kept for KEEP_SIGN_INS_DAYS."""

    class Outcome(models.TextChoices):
        SIGNED_IN = "signed_in", "Signed in"
        WRONG_PASSWORD = "wrong_password", "Wrong password or email"
        WRONG_CODE = "wrong_code", "Wrong code"
        LOCKED = "locked", "Blocked: too many failed attempts"
        RESET_ASKED = "reset_asked", "Asked for a new password"

    at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    outcome = models.CharField(max_length=20, choices=Outcome)
    email = models.CharField(max_length=255, blank=True, default="", db_default="", help_text="As it was typed.")
    address = models.CharField(max_length=45, blank=True, default="", db_default="", help_text="The IP address.")
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        db_table = "sign_in_attempts"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["-at", "-id"], name="ix_sign_in_attempts_at")]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_outcome_display()}"


class RateLimit(models.Model):
    """A row of the cache table in which allauth counts tries. Django's cache reads and writes it, nothing else does."""

    cache_key = models.CharField(primary_key=True, max_length=255)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "rate_limits"

    def __str__(self) -> str:
        return self.cache_key
