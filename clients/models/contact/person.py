"""Somebody beside the client: the spouse, a parent, the attorney."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent
from clients.models.contact.address import ADDRESS
from clients.models.contact.columns import Labelled
from clients.models.contact.phone import PHONE_TAIL
from lists.names.first_name import first_name_of
from lists.one_line import OneLineField

MOST_PEOPLE = 10
"""Of one client."""


class Role(models.TextChoices):
    SPOUSE = "spouse", "Spouse"
    PARTNER = "partner", "Partner"
    CO_BUYER = "co_buyer", "Co-buyer"
    PARENT = "parent", "Parent"
    CHILD = "child", "Child"
    ATTORNEY = "attorney", "Attorney"
    LENDER = "lender", "Lender"
    ASSISTANT = "assistant", "Assistant"
    OTHER = "other", "Other"


class Person(Labelled):
    """Linked to one client. Emails go to the client; to this person only as a copy (CC), where an agent chose so."""

    client = models.ForeignKey("clients.Client", models.CASCADE, related_name="people", db_index=False)
    name = OneLineField(max_length=100)
    role = models.CharField(max_length=20, choices=Role, default=Role.OTHER, db_default=Role.OTHER.value)
    email = models.EmailField(max_length=255, blank=True, default="", db_default="")
    phone = OneLineField(max_length=20, blank=True, default="", db_default="")
    # Gets a copy of the client's emails, as long as the address may be emailed.
    is_cc = models.BooleanField("copy of emails", default=False, db_default=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", editable=False, db_index=False
    )
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())

    class Meta:
        db_table = "people"
        verbose_name_plural = "people"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["client", "id"], name="ix_people_client"),
            models.Index(ADDRESS, name="ix_people_address"),
            models.Index(PHONE_TAIL, name="ix_people_phone_tail"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="ck_people_role"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return first_name_of(self.name)
