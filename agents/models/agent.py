"""The people who log in."""

import zoneinfo
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.functions import Lower, Now
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from lists.names.first_name import first_name_of
from lists.one_line import OneLineField


def validate_timezone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError("“%(name)s” is not a time zone. Choose one like America/Chicago.", params={"name": name})


MOST_TESTS, TESTS_WITHIN = 5, timedelta(hours=1)
"""At most so many test emails an hour: each one counts for the SendGrid account, and may go to any address."""

MAX_SIGNATURE, MAX_SIGNATURE_LINES = 2000, 20


def check_signature_lines(signature: str) -> None:
    if (lines := len(signature.strip().splitlines())) > MAX_SIGNATURE_LINES:
        raise ValidationError(f"Use at most {MAX_SIGNATURE_LINES} lines (now {lines}).")


EVERY_DAY = "1234567"
"""ISO weekdays, Monday is 1."""

SOME_DAYS = r"^(?!$)1?2?3?4?5?6?7?$"
validate_days = RegexValidator(SOME_DAYS, "Choose at least one day.")


class AgentManager(BaseUserManager["Agent"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Agent":
        """A saved agent. ValueError without an email, which is what they log in with."""
        if not email:
            raise ValueError("An agent logs in by email: give one.")
        agent = self.model(email=email.strip().lower(), **fields)
        agent.set_password(password)
        with transaction.atomic(using=self._db):
            agent.save(using=self._db)
            # Whoever adds an agent vouches for the address: second factors need a confirmed one.
            EmailAddress.objects.using(self._db).create(user=agent, email=agent.email, verified=True, primary=True)
        return agent

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Agent":
        return self.create_user(email, password, **{**fields, "is_broker": True, "is_admin": True})

    def get_by_natural_key(self, username: str | None) -> "Agent":
        return self.get(email__iexact=(username or "").strip())


class Agent(AbstractBaseUser):
    """A real-estate agent. A broker also sees everybody's clients; an admin also enters Django's admin."""

    email = models.EmailField(max_length=255, unique=True)
    name = OneLineField(max_length=100)
    phone = models.CharField(max_length=20, blank=True, default="", db_default="")
    signature = models.TextField(
        blank=True,
        max_length=MAX_SIGNATURE,
        validators=[check_signature_lines],
        default="",
        db_default="",
        help_text="Appears at the end of every email. If blank, we use your name, office and phone.",
    )
    instructions = models.TextField(
        "standing instructions for the AI",
        blank=True,
        max_length=1000,
        default="",
        db_default="",
        help_text="Tone, things to avoid.",
    )
    timezone = models.CharField(max_length=64, default="UTC", db_default="UTC", validators=[validate_timezone])
    # Everybody begins with UTC. They were asked, and want it.
    keeps_utc = models.BooleanField(default=False, db_default=False, editable=False)
    # When follow-ups may go, in the agent's zone: from and until (not included), on which ISO weekdays. Null: any hour.
    send_from = models.TimeField(null=True, blank=True)
    send_until = models.TimeField(null=True, blank=True)
    send_days = models.CharField(max_length=7, default=EVERY_DAY, db_default=EVERY_DAY, validators=[validate_days])
    reviews_first = models.BooleanField(
        "review first",
        default=False,
        db_default=False,
        help_text="Emails wait for the agent’s approval. Off: they send automatically.",
    )
    # Nothing of theirs goes while it is set: they paused all sending.
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    # When they sent themselves the last test emails, the newest first.
    tested_at = ArrayField(models.DateTimeField(), default=list, blank=True, db_default=[], editable=False)
    # When their checklist for the first day was done or put away.
    welcomed_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_broker = models.BooleanField(
        "broker", default=False, db_default=False, help_text="Sees every agent's clients, and the team."
    )
    is_admin = models.BooleanField("admin", default=False, db_default=False, help_text="Can open Django's admin.")
    # The office asks for a second factor, and this agent has none yet: agents/second_factor.py keeps it true.
    needs_second_factor = models.BooleanField(default=False, db_default=False, editable=False)
    # Raised to end all sessions of an agent who leaves: none of them revives when the agent comes back.
    session_epoch = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    is_active = models.BooleanField("active", default=True, db_default=True)
    created_at = models.DateTimeField(default=now, db_default=Now(), editable=False)

    objects = AgentManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        db_table = "agents"
        ordering = ["name", "id"]
        # Addresses differ in case only by accident; two agents must never share one.
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="uq_agents_email", violation_error_message="An agent with this email exists."
            ),
            models.CheckConstraint(condition=models.Q(send_days__regex=SOME_DAYS), name="ck_agents_send_days"),
            models.CheckConstraint(
                condition=models.Q(send_from=None)
                | models.Q(send_until=None)
                | models.Q(send_from__lt=models.F("send_until")),
                name="ck_agents_send_hours",
                # The admin shows this sentence; Settings has its own in agents/forms/own.py.
                violation_error_message="Sending must end after it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def first_name(self) -> str:
        """The whole name where none in it is sure, and the address without a name."""
        return first_name_of(self.name) or self.name.strip() or self.email

    @property
    def initials(self) -> str:
        words = (self.name.strip() or self.email).split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def role(self) -> str:
        return role_in_words(self.is_broker, self.is_admin)

    @property
    def view_key(self) -> str:
        """Who sees, and in which role: what is remembered for one agent's pages is kept under it."""
        return f"{self.pk}:{'broker' if self.is_broker else 'agent'}"

    @property
    def tzinfo(self) -> zoneinfo.ZoneInfo:
        """The agent's zone; UTC when the stored name is one this machine doesn't know."""
        try:
            return zoneinfo.ZoneInfo(self.timezone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            return zoneinfo.ZoneInfo("UTC")

    @property
    def has_chosen_zone(self) -> bool:
        return self.keeps_utc or self.timezone != "UTC"

    def may_test(self, at: datetime) -> bool:
        """Counts one more test email, unless there were too many within the hour. Two processes count together."""
        with transaction.atomic():
            row = Agent.objects.select_for_update(no_key=True).only("tested_at").get(pk=self.pk)
            recent = [sent for sent in row.tested_at if sent > at - TESTS_WITHIN][:MOST_TESTS]
            self.tested_at = recent if (too_many := len(recent) == MOST_TESTS) else [at, *recent]
            Agent.objects.filter(pk=self.pk).update(tested_at=self.tested_at)
        return not too_many

    @property
    def next_test(self) -> datetime:
        """When the oldest of the last tests no longer counts."""
        return self.tested_at[-1] + TESTS_WITHIN

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Django signs each session with the password alone, in a method that it means to be overridden by none.
        salt = "agents.models.Agent.get_session_auth_hash"
        return salted_hmac(salt, f"{self.password} {self.session_epoch}", secret=secret, algorithm="sha256").hexdigest()

    # Django's permissions are of its admin alone: whoever may enter it may do everything there.

    @property
    def is_staff(self) -> bool:
        return self.is_admin

    @property
    def is_superuser(self) -> bool:
        return self.is_admin

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return self.is_active and self.is_admin

    def has_perms(self, perm_list: Any, obj: object = None) -> bool:
        return self.is_active and self.is_admin

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_admin


def role_in_words(is_broker: bool, is_admin: bool) -> str:
    return f"{'Broker' if is_broker else 'Agent'}{' and admin' if is_admin else ''}"
