"""A client: what we know about them, and the methods that change it."""

from contextlib import suppress
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent, validate_timezone
from clients.models.activity import Activity
from clients.models.answered import Answered
from clients.models.choices import FINISHED_STAGES, PropertyType, SendingMode, Stage
from clients.models.client_queryset import DELETED_OR_FINISHED, PLAN_OWED, ClientQuerySet
from clients.models.contact.address import ADDRESS, address_key
from clients.models.contact.columns import Contacted
from clients.models.contact.phone import PHONE_TAIL
from clients.models.custom_order import CUSTOM_FIELDS_ARE_AN_OBJECT, CustomOrder
from clients.models.search import SEARCHED
from clients.models.source import BY_SOURCE, Sourced
from clients.models.tag import Tagged
from lists.names.first_name import first_name_of, greeting_of
from lists.one_line import OneLineField
from lists.times import EARLIEST, LATEST


class Client(Sourced, Tagged, Contacted, CustomOrder, Answered):
    agent = models.ForeignKey(Agent, models.PROTECT, null=True, blank=True, related_name="clients", db_index=False)
    name = OneLineField(max_length=100)
    email = models.EmailField(max_length=255, blank=True, default="", db_default="")
    phone = models.CharField(max_length=20, blank=True, default="", db_default="")
    property_address = models.CharField(max_length=200, blank=True, default="", db_default="")
    property_type = models.CharField(
        max_length=20, choices=PropertyType, default=PropertyType.RESIDENTIAL, db_default=PropertyType.RESIDENTIAL.value
    )
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.LEAD, db_default=Stage.LEAD.value)
    notes = models.TextField(blank=True, default="", db_default="")
    custom_fields = models.JSONField(default=dict, blank=True, db_default={})
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    last_contacted = models.DateTimeField(null=True, blank=True)
    is_deleted = models.BooleanField(default=False, db_default=False)
    sending_mode = models.CharField(
        max_length=10, choices=SendingMode, blank=True, default=SendingMode.AS_AGENT, db_default=""
    )
    # Sending hours are those of this zone. Empty: the agent's.
    timezone = models.CharField(
        "time zone", max_length=64, blank=True, default="", db_default="", validators=[validate_timezone]
    )
    # When the five follow-ups were made. Null says that they are still owed, whoever wrote the row.
    planned_at = models.DateTimeField(null=True, blank=True, editable=False)
    # When the five were not made for want of an address. From then on they are offered, no longer owed.
    plan_offered_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The steps that were switched off before there was a plan: it has them as skipped ones.
    plan_without = ArrayField(models.CharField(max_length=20), default=list, blank=True, db_default=[], editable=False)
    # What the form that made the client held, in short: the same form sent twice makes one client.
    made_from = models.UUIDField(null=True, blank=True, editable=False)
    # When a file brought them: somebody the agent knows already, and no new lead who waits for a first call.
    imported_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Follow-ups wait while it is set: an agent paused them.
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The last reply that was logged: what was planned before it stops. Applied: the pending ones are stopped.
    replied_at = models.DateTimeField(null=True, blank=True, editable=False)
    reply_applied_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Their automatic answer says that they are away: the plan waits until then.
    away_until = models.DateTimeField(null=True, blank=True, editable=False)
    # When the follow-ups of this finished or deleted client were stopped. Null on such a client: still to be done.
    stopped_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What a search looks in. The database makes it, also of what plain SQL writes: see clients/models/search.py
    search_text = models.GeneratedField(expression=SEARCHED, output_field=models.TextField(), db_persist=True)

    objects = ClientQuerySet.as_manager()

    class Meta:
        db_table = "clients"
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["stage", "is_deleted"], name="ix_clients_stage_is_deleted"),
            models.Index(fields=["email", "is_deleted"], name="ix_clients_email_is_deleted"),
            # The lists in their usual order: an agent's, and everybody's for the broker, who also looks by name. An
            # agent's is searched in the index alone: their rows lie scattered among everybody's.
            models.Index(
                fields=["agent", "-created_at", "-id"],
                name="ix_clients_agent_shown",
                condition=models.Q(is_deleted=False),
                include=["search_text"],
            ),
            models.Index(fields=["-created_at", "-id"], name="ix_clients_shown", condition=models.Q(is_deleted=False)),
            models.Index(
                fields=["agent", "name", "id"], name="ix_clients_agent_name", condition=models.Q(is_deleted=False)
            ),
            models.Index(fields=["name", "id"], name="ix_clients_name", condition=models.Q(is_deleted=False)),
            GinIndex(
                fields=["search_text"],
                name="ix_clients_search",
                opclasses=["gin_trgm_ops"],
                condition=models.Q(is_deleted=False),
            ),
            models.Index(ADDRESS, name="ix_clients_address"),
            # The board's columns, of one agent and of the whole office.
            models.Index(
                fields=["agent", "stage", "-updated_at", "-id"],
                name="ix_clients_agent_board",
                condition=models.Q(is_deleted=False),
            ),
            models.Index(
                fields=["stage", "-updated_at", "-id"], name="ix_clients_board", condition=models.Q(is_deleted=False)
            ),
            models.Index(PHONE_TAIL, name="ix_clients_phone_tail"),
            BY_SOURCE,
            # Whose drafts are written the evening before, whatever their agent's other clients get.
            models.Index(fields=["id"], name="ix_clients_reviewed", condition=models.Q(sending_mode="review")),
            # The next four are the sweep's: what a client still owes or is owed. Nearly always empty.
            models.Index(fields=["id"], name="ix_clients_unplanned", condition=PLAN_OWED),
            models.Index(
                fields=["id"], name="ix_clients_to_stop", condition=DELETED_OR_FINISHED & models.Q(stopped_at=None)
            ),
            models.Index(
                fields=["id"],
                name="ix_clients_to_resume",
                condition=~DELETED_OR_FINISHED & models.Q(stopped_at__isnull=False),
            ),
            models.Index(
                fields=["id"],
                name="ix_clients_replied",
                condition=models.Q(replied_at__isnull=False, reply_applied_at=None),
            ),
            # Today's first rule: who replied, of one agent.
            models.Index(
                fields=["agent", "-replied_at"],
                name="ix_clients_agent_replied",
                condition=models.Q(replied_at__isnull=False, is_deleted=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="ck_clients_stage"),
            models.CheckConstraint(
                condition=models.Q(created_at__gte=EARLIEST, created_at__lt=LATEST), name="ck_clients_created_at"
            ),
            models.CheckConstraint(
                condition=models.Q(property_type__in=PropertyType.values), name="ck_clients_property_type"
            ),
            models.CheckConstraint(
                condition=models.Q(sending_mode__in=SendingMode.values), name="ck_clients_sending_mode"
            ),
            CUSTOM_FIELDS_ARE_AN_OBJECT,
            models.UniqueConstraint(
                fields=["made_from"], name="uq_clients_made_from", condition=models.Q(made_from__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return first_name_of(self.name)

    @property
    def short_name(self) -> str:
        """What a page calls the client by: the first name, else the whole one."""
        return self.first_name or self.name

    @property
    def greeting(self) -> str:
        return greeting_of(self.name)

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def has_email(self) -> bool:
        return bool(address_key(self.email))

    @property
    def is_plan_coming(self) -> bool:
        """Whether the next sweep makes the five follow-ups by itself."""
        return self.has_email and self.planned_at is None and self.plan_offered_at is None

    @property
    def is_finished(self) -> bool:
        return self.stage in FINISHED_STAGES

    @property
    def reviews_first(self) -> bool:
        """Whether somebody has to approve what goes to them: their own mode, else their agent's."""
        if self.sending_mode == SendingMode.AS_AGENT:
            return self.agent is not None and self.agent.reviews_first
        return self.sending_mode == SendingMode.REVIEW

    @property
    def tzinfo(self) -> ZoneInfo:
        """The zone whose clock decides when they may be written to: their own, else their agent's, else UTC."""
        with suppress(ZoneInfoNotFoundError, ValueError):
            if self.timezone:
                return ZoneInfo(self.timezone)
        return self.agent.tzinfo if self.agent else ZoneInfo("UTC")

    def move_to(self, stage: Stage, *, by: Agent | None = None) -> bool:
        """Changes the stage. False when it was that one already. What this stops, reconcile() does."""
        was = self.stage
        if (
            not Client.objects.filter(pk=self.pk, stage=was)
            .exclude(stage=stage)
            .update(stage=stage, updated_at=timezone.now())
        ):
            return False
        self.stage = stage
        self.record(Activity.Kind.STAGE, by=by, before=was, after=str(stage))
        return True

    def pause(self, *, by: Agent) -> bool:
        """Follow-ups wait until an agent resumes them. False when they waited already."""
        only, changes = {"paused_at": None}, {"paused_at": timezone.now()}
        return self.update_and_record(changes, Activity.Kind.PAUSED, by, only=only)

    def resume(self, *, by: Agent) -> bool:
        only = {"paused_at__isnull": False}
        return self.update_and_record({"paused_at": None}, Activity.Kind.RESUMED, by, only=only)

    def delete_softly(self, *, by: Agent | None = None) -> bool:
        """Takes the client off every list; the email history stays. False when the client was deleted already."""
        return self._set_deleted(True, by)

    def restore(self, *, by: Agent | None = None) -> bool:
        return self._set_deleted(False, by)

    def _set_deleted(self, deleted: bool, by: Agent | None) -> bool:
        changed = Client.objects.filter(pk=self.pk, is_deleted=not deleted).update(
            is_deleted=deleted, updated_at=timezone.now()
        )
        if changed:
            self.is_deleted = deleted
            self.record(Activity.Kind.DELETED if deleted else Activity.Kind.RESTORED, by=by)
        return bool(changed)
