from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models, transaction

from agents.models import MOST_TESTS, TESTS_WITHIN

MILLION = 1_000_000
ANNOUNCED = timedelta(days=60)
"""How long before its end a model's shutdown is shown."""


class WriterProfile(models.Model):
    """How one model on one server wants to be asked, and what it costs."""

    class AnswerForm(models.TextChoices):
        JSON_SCHEMA = "json_schema", "Structured answers"
        JSON_OBJECT = "json_object", "JSON"
        TEXT = "text", "Plain text"

    class TokenLimit(models.TextChoices):
        """The parameter that limits the tokens of an answer."""

        COMPLETION = "max_completion_tokens", "max_completion_tokens"
        OLD = "max_tokens", "max_tokens"

    class Effort(models.TextChoices):
        """How much the model thinks before it answers."""

        UNSET = "", "Not set"
        NONE = "none", "None"
        MINIMAL = "minimal", "Minimal"
        LOW = "low", "Low"

    base_url = models.CharField("server", max_length=500)
    model = models.CharField(max_length=200)
    answer_form = models.CharField(
        max_length=20, choices=AnswerForm, default=AnswerForm.JSON_SCHEMA, db_default=AnswerForm.JSON_SCHEMA
    )
    token_limit = models.CharField(
        max_length=30, choices=TokenLimit, default=TokenLimit.COMPLETION, db_default=TokenLimit.COMPLETION
    )
    effort = models.CharField(max_length=10, choices=Effort, blank=True, default="", db_default="")
    # What the last test found. Before the first one, the three above are what is known of such servers.
    tested_at = models.DateTimeField(null=True, blank=True)
    works = models.BooleanField(default=False, db_default=False)
    # Each of its requests: what was asked for, and a code with facts where it failed.
    tries = models.JSONField(default=list, blank=True, db_default=[])
    # When it was tested within the last hour.
    recent_tests = ArrayField(models.DateTimeField(), default=list, blank=True, db_default=[], editable=False)
    milliseconds = models.PositiveIntegerField(null=True, blank=True)
    input_tokens = models.PositiveIntegerField(null=True, blank=True)
    output_tokens = models.PositiveIntegerField(null=True, blank=True)
    sample_subject = models.CharField(max_length=200, blank=True, default="", db_default="")
    sample_body = models.TextField(blank=True, default="", db_default="")
    shutdown_on = models.DateField("shuts down on", null=True, blank=True)
    # Dollars for a million tokens; empty: unknown.
    input_price = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    output_price = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        db_table = "writer_profiles"
        ordering = ["base_url", "model"]
        constraints = [models.UniqueConstraint(fields=["base_url", "model"], name="uq_writer_profiles_server")]

    def __str__(self) -> str:
        return f"{self.model} at {self.base_url}"

    def cost(self, input_tokens: int | None, output_tokens: int | None) -> Decimal | None:
        """Dollars; None when a price or a number is unknown."""
        if None in (self.input_price, self.output_price, input_tokens, output_tokens):
            return None
        prices: Any = self.input_price, self.output_price
        numbers: Any = input_tokens, output_tokens
        return sum((price * number for price, number in zip(prices, numbers, strict=True)), Decimal()) / MILLION

    def may_test(self, at: datetime) -> bool:
        """Counts one more test, unless there were too many within the hour. Two processes count together."""
        with transaction.atomic():
            row = WriterProfile.objects.select_for_update(no_key=True).only("recent_tests").get(pk=self.pk)
            recent = [tested for tested in row.recent_tests if tested > at - TESTS_WITHIN][:MOST_TESTS]
            self.recent_tests = recent if (too_many := len(recent) == MOST_TESTS) else [at, *recent]
            WriterProfile.objects.filter(pk=self.pk).update(recent_tests=self.recent_tests)
        return not too_many

    @property
    def next_test(self) -> datetime:
        """When the oldest of the last tests no longer counts."""
        return self.recent_tests[-1] + TESTS_WITHIN

    @property
    def sample_cost(self) -> Decimal | None:
        return self.cost(self.input_tokens, self.output_tokens)

    def days_left(self, today: date) -> int | None:
        """Until the model is switched off, negative afterwards; None while that is far away or not announced."""
        if self.shutdown_on is None or self.shutdown_on > today + ANNOUNCED:
            return None
        return (self.shutdown_on - today).days
