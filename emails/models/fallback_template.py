"""The office's own text for when the AI can't write an email, in place of the built-in one."""

from django.db import models
from django.utils import timezone

from agents.models import Agent
from clients.models.choices import PropertyType
from lists.one_line import OneLineField

MAX_SUBJECT, MAX_BODY = 200, 4000


class FallbackTemplate(models.Model):
    """For one step, and one type of property or any. See emails/writer/fallback/ for what the texts may hold."""

    followup_type = models.CharField("step", max_length=20)
    property_type = models.CharField(max_length=20, choices=PropertyType, blank=True, default="", db_default="")
    subject = OneLineField(max_length=MAX_SUBJECT)
    body = models.TextField(max_length=MAX_BODY)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, editable=False
    )

    class Meta:
        db_table = "fallback_templates"
        ordering = ["followup_type", "property_type"]
        constraints = [
            models.UniqueConstraint(fields=["followup_type", "property_type"], name="uq_fallback_templates_step_type"),
        ]

    def __str__(self) -> str:
        return f"{self.followup_type}, {self.get_property_type_display() or 'every type'}"
