"""The office that the agents work for, and the days on which it is closed."""

from functools import cache, lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.core.validators import MaxLengthValidator, MinValueValidator, RegexValidator
from django.db import models

from agents.models.agent import Agent
from lists import prepared
from lists.names.folded import folded
from lists.one_line import OneLineField
from lists.prepared import Columns


class Office(models.Model):
    """The brokerage, one row: what every email needs besides its agent."""

    class SecondFactor(models.TextChoices):
        NOBODY = "", "Optional for everyone"
        BROKERS = "brokers", "Required for brokers and admins"
        EVERYBODY = "everybody", "Required for everyone"

    class PausedFor(models.TextChoices):
        NOTHING = "", "A person paused it"
        RESTORE = "restore", "A backup was restored"

    name = OneLineField(max_length=100, blank=True, default="", db_default="")
    postal_address = models.CharField(
        max_length=255, blank=True, default="", db_default="", help_text="Required by law (CAN-SPAM) in every email."
    )
    from_name = OneLineField(max_length=100, blank=True, default="", db_default="")
    from_email = models.EmailField(max_length=255, blank=True, default="", db_default="")
    # Nothing goes from anybody while it is set: somebody paused the whole office.
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    paused_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    # Why nobody paused it and it is paused all the same: see followups.models.Restore.
    paused_for = models.CharField(
        max_length=10, blank=True, default="", db_default="", choices=PausedFor, editable=False
    )
    # A copy of another database, for a test: nothing ever goes from it. `manage.py restore --copy` says so.
    is_copy = models.BooleanField(default=False, db_default=False, editable=False)
    daily_cap = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Most emails per agent and day. If blank, there is no limit.",
    )
    holiday_calendar = models.CharField(max_length=10, blank=True, default="", db_default="")
    second_factor_for = models.CharField(
        "two-factor authentication", max_length=10, blank=True, default="", db_default="", choices=SecondFactor
    )
    private_fields = models.TextField(
        "custom fields that are kept from the AI",
        blank=True,
        default="",
        db_default="",
        validators=[MaxLengthValidator(2000)],
        help_text="Their names, one per line. Capital letters and accents make no difference.",
    )
    country = models.CharField(
        max_length=2,
        blank=True,
        default="",
        db_default="",
        validators=[RegexValidator(r"^[A-Z]{2}$", "Enter the country’s two letters, like US.")],
        help_text="Two letters, like US. Blank: that of the broker’s time zone. It decides how phone numbers are read.",
    )
    # Which database this is: see mail_id.
    uid = models.UUIDField(db_default=RandomUUID(), editable=False)

    class Meta:
        db_table = "office"
        verbose_name_plural = "office"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="ck_office_one_row"),
            models.CheckConstraint(
                condition=models.Q(daily_cap=None) | models.Q(daily_cap__gte=1), name="ck_office_daily_cap"
            ),
        ]

    def __str__(self) -> str:
        return self.name or "The office"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        # A row that came meanwhile stays the same office: mail that carries its id is on the way.
        if self._state.adding and (uid := Office.objects.filter(pk=1).values_list("uid", flat=True).first()):
            self.uid = uid
        super().save(*args, **kwargs)

    @property
    def mail_id(self) -> str:
        """Tells this office's mail from that of another database on the same SendGrid account. See docs/decisions/0011.

        A restored copy has the same row, so the address counts too: a copy runs at another one. Makes the row where
        nobody has saved one yet.
        """
        if not isinstance(self.uid, UUID):
            Office.objects.bulk_create([Office(pk=1)], ignore_conflicts=True)
            self.uid = Office.objects.values_list("uid", flat=True).get(pk=1)
        return sha256(f"{self.uid} {settings.SITE_URL}".encode()).hexdigest()[:16]

    @property
    def pause_facts(self) -> dict[str, str]:
        """Of a pause: who, since when, and why where it was nobody."""
        facts = {"by": str(self.paused_by or ""), "since": self.paused_at.isoformat() if self.paused_at else ""}
        return facts | ({"cause": self.paused_for} if self.paused_for else {})

    def is_private(self, field: str) -> bool:
        """Whether a custom field of that name is kept from the AI."""
        return folded(field) in _names_in(self.private_fields)

    @classmethod
    def current(cls) -> "Office":
        """The saved row with the environment's FROM_EMAIL, FROM_NAME and POSTAL_ADDRESS where it is silent."""
        office = _saved() or cls(name="", postal_address="", from_name="", from_email="")
        office.postal_address = office.postal_address or settings.POSTAL_ADDRESS
        office.from_name = office.from_name or settings.FROM_NAME or office.name
        office.from_email = office.from_email or settings.FROM_EMAIL
        return office


def _saved() -> Office | None:
    """The row with who paused it, by a statement that is planned once: most pages ask it. See docs/decisions/0010."""
    columns, of_agent = _columns()
    found = prepared.rows(
        f"SELECT {columns.sql}, {of_agent.sql} FROM office LEFT JOIN agents ON agents.id = paused_by_id"  # noqa: S608
        " WHERE office.id = %(id)s",
        {"id": 1},
    )
    office = columns.read(found[0]) if found else None
    if office:
        office.paused_by = of_agent.read(found[0], len(columns))
    return office


@cache
def _columns() -> tuple[Columns[Office], Columns[Agent]]:
    return Columns(Office, "office"), Columns(Agent, "agents")


@lru_cache(maxsize=8)
def _names_in(lines: str) -> frozenset[str]:
    return frozenset(filter(None, map(folded, lines.splitlines())))


class ClosedDay(models.Model):
    """A day on which the office sends nothing, besides the holidays of its calendar."""

    on = models.DateField(unique=True, error_messages={"unique": "That day is already off."})
    name = OneLineField(max_length=100, blank=True, default="", db_default="")

    class Meta:
        db_table = "closed_days"
        ordering = ["on"]

    def __str__(self) -> str:
        return self.name or f"{self.on:%Y-%m-%d}"
