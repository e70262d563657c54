"""Texts that agents begin a letter with: the office's, kept by its brokers, and each agent's own."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils import timezone

from agents.models import Agent
from emails.models.fallback_template import MAX_BODY, MAX_SUBJECT
from lists.one_line import OneLineField

MAX_NAME, MOST = 80, 200
"""Letters of a name; templates of the office, and of one agent."""


class LetterTemplateQuerySet(models.QuerySet["LetterTemplate"]):
    def visible_to(self, agent: Agent) -> "LetterTemplateQuerySet":
        """The office's, and the agent's own."""
        return self.filter(Q(owner=None) | Q(owner=agent))

    def changeable_by(self, agent: Agent) -> "LetterTemplateQuerySet":
        return self.visible_to(agent) if agent.is_broker else self.filter(owner=agent)

    def active(self) -> "LetterTemplateQuerySet":
        return self.filter(is_active=True)


class LetterTemplate(models.Model):
    """See emails/writer/fallback/ for the fields that its texts may hold."""

    name = OneLineField(max_length=MAX_NAME)
    subject = OneLineField(max_length=MAX_SUBJECT)
    body = models.TextField(max_length=MAX_BODY)
    # Nobody's: the office's.
    owner = models.ForeignKey(Agent, models.CASCADE, null=True, blank=True, related_name="+", db_index=False)
    is_active = models.BooleanField(default=True, db_default=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    updated_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, editable=False
    )

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        db_table = "letter_templates"
        ordering = [Lower("name"), "id"]
        constraints = [
            models.UniqueConstraint("owner", Lower("name"), name="uq_letter_templates_name", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_office(self) -> bool:
        return self.owner_id is None

    def same_name(self) -> "LetterTemplate | None":
        """Another one of the same owner with this name, in use or not."""
        others = LetterTemplate.objects.filter(owner=self.owner, name__iexact=self.name).exclude(pk=self.pk)
        return others.first()

    @classmethod
    def free_name(cls, name: str, owner: Agent | None) -> str:
        """“Open house (2)” where “Open house” is taken."""
        taken = {each.casefold() for each in cls.objects.filter(owner=owner).values_list("name", flat=True)}
        names = (f"{name[: MAX_NAME - 6]} ({number})" for number in range(2, len(taken) + 3))
        return name if name.casefold() not in taken else next(each for each in names if each.casefold() not in taken)
