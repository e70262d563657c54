"""Invitations to the office: a link by email, good for seven days and once."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower, Now
from django.urls import reverse
from django.utils import timezone

from agents.models.agent import Agent, role_in_words
from lists.one_line import OneLineField

WORKS_FOR = timedelta(days=7)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; the time of some may be over."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def by_token(self, token: str) -> "Invitation | None":
        """The one that the link in a mail belongs to, if it still works."""
        return self.open().filter(token_hash=_hash(token), expires_at__gt=timezone.now()).first()


class Invitation(models.Model):
    email = models.EmailField(max_length=255, help_text="In lower case.")
    name = OneLineField(max_length=100)
    is_broker = models.BooleanField(default=False, db_default=False)
    is_admin = models.BooleanField(default=False, db_default=False)
    invited_by = models.ForeignKey(Agent, models.SET_NULL, null=True, related_name="+", db_index=False)
    # The token itself is in the mail alone: nobody who reads the database can use it.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    sent_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        db_table = "invitations"
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="uq_invitations_open_email",
                condition=models.Q(accepted_at=None, withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def role(self) -> str:
        return role_in_words(self.is_broker, self.is_admin)

    @property
    def is_over(self) -> bool:
        return self.expires_at <= timezone.now()

    def renew_link(self) -> str:
        """A new link, good for seven days from now. The former one stops working. Not saved yet."""
        token = secrets.token_urlsafe(32)
        self.token_hash, self.sent_at = _hash(token), timezone.now()
        self.expires_at = self.sent_at + WORKS_FOR
        return f"{settings.SITE_URL}{reverse('invitation', args=[token])}"


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
