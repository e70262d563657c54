"""Addresses and phone numbers beside the main ones: of a client, and of the people linked to them.

The main ones are the columns `email` and `phone` of the client and of the person, and are not repeated here. So plain
SQL that knows those columns alone is right, and nothing has to be kept in step. See docs/decisions/0027.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Lower, Now
from django.utils import timezone

from clients.models.contact.address import ADDRESS
from clients.models.contact.phone import PHONE_TAIL
from lists.one_line import OneLineField

if TYPE_CHECKING:
    from clients.models.client import Client  # noqa: F401  named below

MOST = 10
"""Additional addresses, and additional numbers, of one client or person."""

LONGEST_LABEL = 30


class Additional(models.Model):
    """Belongs to the linked person when there is one, else to the client."""

    client = models.ForeignKey("clients.Client", models.CASCADE, related_name="%(class)ss", db_index=False)
    person = models.ForeignKey(
        "clients.Person", models.CASCADE, null=True, blank=True, related_name="%(class)ss", db_index=False
    )
    # What it is for, in the agent's words: Work, Home, Mobile.
    label = OneLineField(max_length=LONGEST_LABEL, blank=True, default="", db_default="")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        abstract = True


class AdditionalEmail(Additional):
    """An address that is not the main one. Whether it must not be emailed stands on the ledger, as of any address."""

    email = models.EmailField(max_length=255)

    class Meta:
        db_table = "client_emails"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["client", "id"], name="ix_client_emails_client"),
            models.Index(fields=["person"], name="ix_client_emails_person", condition=models.Q(person__isnull=False)),
            models.Index(ADDRESS, name="ix_client_emails_address"),
        ]
        constraints = [
            models.UniqueConstraint(
                "client", "person", Lower("email"), name="uq_client_emails_email", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return self.email


class AdditionalPhone(Additional):
    phone = OneLineField(max_length=20)

    class Meta:
        db_table = "client_phones"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["client", "id"], name="ix_client_phones_client"),
            models.Index(fields=["person"], name="ix_client_phones_person", condition=models.Q(person__isnull=False)),
            models.Index(PHONE_TAIL, name="ix_client_phones_tail"),
        ]

    def __str__(self) -> str:
        return self.phone
