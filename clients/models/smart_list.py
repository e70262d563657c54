"""Smart lists: filters that an agent gave a name."""

from django.db import models
from django.db.models.functions import Lower, Now
from django.urls import reverse
from django.utils import timezone

from agents.models import Agent
from lists.one_line import OneLineField

MOST = 20
"""How many an agent can keep."""


class SmartList(models.Model):
    agent = models.ForeignKey(Agent, models.CASCADE, related_name="smart_lists", db_index=False)
    name = OneLineField(max_length=40)
    query = models.CharField(max_length=1500)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    # Kept for a while after it was deleted, so that it can be brought back.
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        db_table = "smart_lists"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                "agent", Lower("name"), name="uq_smart_lists_name", condition=models.Q(deleted_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        return f"{reverse('client_list')}?{self.query}"

    @classmethod
    def of(cls, agent: Agent) -> "models.QuerySet[SmartList]":
        return cls.objects.filter(agent=agent, deleted_at=None)
