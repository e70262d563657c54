"""The columns of a client, and of a linked person, that belong to their addresses and phone numbers."""

from django.db import models

from clients.models.contact.additional import LONGEST_LABEL
from lists.one_line import OneLineField


class Labelled(models.Model):
    """What the main address and the main number are for. The others are AdditionalEmail and AdditionalPhone."""

    email_label = OneLineField(max_length=LONGEST_LABEL, blank=True, default="", db_default="")
    phone_label = OneLineField(max_length=LONGEST_LABEL, blank=True, default="", db_default="")

    class Meta:
        abstract = True


class Contacted(Labelled):
    # The other addresses and numbers, and the linked people, for the search. Triggers of those tables write it, so that
    # plain SQL can't forget it: migration 0025.
    also_found_by = models.TextField(blank=True, default="", db_default="", editable=False)

    class Meta:
        abstract = True
