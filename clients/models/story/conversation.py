"""A call, a text or a meeting that an agent logged by hand. Emails and replies to them have tables of their own."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Max, Value
from django.db.models.functions import Concat, Now
from django.utils import timezone

from agents.models import Agent
from clients.models.activity import Activity
from clients.models.choices import NO_CONTACT, Call, Direction, Meeting
from clients.models.client import Client
from clients.models.search import folded
from lists.times import EARLIEST, LATEST

LONGEST = 5000
LONGEST_MINUTES = 24 * 60
CODES = ("direction", "outcome", "meeting")
FACTS = (*CODES, "minutes", "place", "people", "text", "occurred_at")
"""What a person enters, and what a version keeps."""
TWICE = 60
"""Seconds in which the same facts of the same agent are one: a form that was sent again."""


class Conversation(models.Model):
    """What was said, when and how. Its place on the timeline is `event`, its earlier versions ConversationVersions."""

    class Kind(models.TextChoices):
        CALL = "call", "Call"
        TEXT = "text", "Text"
        MEETING = "meeting", "Meeting"

    client = models.ForeignKey(Client, models.CASCADE, related_name="conversations", db_index=False)
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+")
    # The timeline's row that shows it now. An edit writes another one: rows of the timeline are never changed.
    event = models.OneToOneField(
        Activity, models.SET_NULL, null=True, blank=True, related_name="conversation", editable=False
    )
    kind = models.CharField(max_length=10, choices=Kind)
    direction = models.CharField(max_length=10, choices=Direction, blank=True, default="", db_default="")
    # Of calls.
    outcome = models.CharField(max_length=20, choices=Call, blank=True, default="", db_default="")
    # Of meetings.
    meeting = models.CharField("kind of meeting", max_length=20, choices=Meeting, blank=True, default="", db_default="")
    minutes = models.PositiveSmallIntegerField("length in minutes", null=True, blank=True)
    place = models.CharField(max_length=200, blank=True, default="", db_default="")
    people = models.CharField("with", max_length=200, blank=True, default="", db_default="")
    # The number as it was then.
    phone = models.CharField(max_length=20, blank=True, default="", db_default="")
    text = models.TextField(max_length=LONGEST, blank=True, default="", db_default="")
    occurred_at = models.DateTimeField(default=timezone.now, db_default=Now())
    is_kept_from_ai = models.BooleanField("kept from the AI", default=False, db_default=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    edited_by = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)
    # Kept after it was deleted, so that it can be brought back.
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    # The client's last contact before this one was it. Null: there was none, or this one never was the last.
    contact_before = models.DateTimeField(null=True, blank=True, editable=False)
    # What a search looks in, as in notes.search_text.
    search_text = models.GeneratedField(
        expression=folded(Concat("text", Value(" "), "place", Value(" "), "people", output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        db_table = "conversations"
        ordering = ["-occurred_at", "-id"]
        indexes = [
            models.Index(
                fields=["client", "-occurred_at", "-id"],
                name="ix_conversations_client",
                condition=models.Q(deleted_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(occurred_at__gte=EARLIEST, occurred_at__lt=LATEST),
                name="ck_conversations_occurred_at",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="call", outcome__gt="") | (~models.Q(kind="call") & models.Q(outcome="")),
                name="ck_conversations_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"[:80]

    @classmethod
    def of(cls, client: Client) -> "models.QuerySet[Conversation]":
        return cls.objects.filter(client=client, deleted_at=None)

    @classmethod
    def log(
        cls,
        client: Client,
        kind: str,
        *,
        by: Agent,
        is_kept_from_ai: bool = False,
        occurred_at: datetime | None = None,
        **facts: Any,
    ) -> "Conversation":
        """A new one, now or at some time before; the one that is there, when the same form was sent twice.

        It is a contact with the client unless they heard nothing.
        """
        with transaction.atomic():
            now_known = _lock(client)
            row = cls(client=client, agent=by, kind=kind, is_kept_from_ai=is_kept_from_ai, **facts)
            row.occurred_at = occurred_at or timezone.now()
            if same := row._same(is_now=occurred_at is None):
                return same
            row.phone = client.phone if kind == cls.Kind.CALL else ""
            row.save()
            row._become_contact(now_known)
            row._show(by)
        client.last_contacted = now_known.last_contacted
        return row

    def _same(self, *, is_now: bool) -> "Conversation | None":
        facts = {name: getattr(self, name) for name in FACTS if not (is_now and name == "occurred_at")}
        since = timezone.now() - timedelta(seconds=TWICE)
        rows = Conversation.of(self.client).filter(agent=self.agent, kind=self.kind, created_at__gt=since, **facts)
        return rows.first()

    @property
    def facts(self) -> dict[str, Any]:
        """As a version keeps them."""
        found = {name: getattr(self, name) for name in FACTS}
        return found | {"occurred_at": self.occurred_at.isoformat()}

    @property
    def is_edited(self) -> bool:
        return self.edited_at is not None

    @property
    def is_contact(self) -> bool:
        return self.deleted_at is None and self.outcome not in NO_CONTACT

    def edit(self, *, by: Agent, is_kept_from_ai: bool, **facts: Any) -> None:
        """The facts as they were are kept as a version. The caller has locked the client and read the row since."""
        with transaction.atomic():
            client = _lock(self.client)
            if any(getattr(self, name) != value for name, value in facts.items()):
                at, who = self.edited_at or self.created_at, self.edited_by if self.is_edited else self.agent
                ConversationVersion.objects.create(conversation=self, facts=self.facts, by=who, at=at)
                self.edited_at, self.edited_by = timezone.now(), by
            self._end_contact(client)
            for name, value in facts.items():
                setattr(self, name, value)
            self.is_kept_from_ai = is_kept_from_ai
            self.save()
            self._become_contact(client)
            self._show(by, event="edited")

    def delete_softly(self, *, by: Agent) -> bool:
        """The last contact is the one before, unless there was one since. False when it was deleted already."""
        return self._set_deleted(timezone.now(), by)

    def restore(self, *, by: Agent) -> bool:
        return self._set_deleted(None, by)

    def _set_deleted(self, at: datetime | None, by: Agent) -> bool:
        with transaction.atomic():
            client = _lock(self.client)
            row = Conversation.objects.get(pk=self.pk)
            if (row.deleted_at is None) == (at is None):
                return False
            if at:
                row._end_contact(client)
            row.deleted_at = at
            row.save(update_fields=["deleted_at", "updated_at"])
            if not at:
                row._become_contact(client)
            event = "deleted" if at else "restored"
            client.record(Activity.Kind(row.kind), by=by, event=event, conversation=row.pk)
        self.deleted_at = at
        return True

    def _show(self, by: Agent, **more: str) -> None:
        """A row of the timeline for the facts as they are now. What was said is in this table alone."""
        codes = {name: str(getattr(self, name)) for name in CODES if getattr(self, name)}
        data = {"conversation": self.pk, **codes, **more}
        self.event = Activity.objects.create(
            client=self.client, kind=self.kind, agent=by, data=data, occurred_at=self.occurred_at
        )
        self.save(update_fields=["event"])

    def _become_contact(self, client: Client) -> None:
        """The client's last contact, which never moves back. The client is locked."""
        last = client.last_contacted
        if self.is_contact and (last is None or last < self.occurred_at):
            self.contact_before = last
            self.save(update_fields=["contact_before"])
            _set_last(client, self.occurred_at)

    def _end_contact(self, client: Client) -> None:
        """What came before it takes its place: another one's, or what the client's row said then."""
        if not self.is_contact:
            return
        others = Conversation.of(client).exclude(pk=self.pk).exclude(outcome__in=NO_CONTACT)
        others.filter(contact_before=self.occurred_at).update(contact_before=self.contact_before)
        if client.last_contacted == self.occurred_at:
            newest = others.aggregate(newest=Max("occurred_at"))["newest"]
            _set_last(client, max(filter(None, (newest, self.contact_before)), default=None))


def _lock(client: Client) -> Client:
    """The client's row as it is now. It is locked before any conversation, so that two requests wait in one order."""
    return Client.objects.select_for_update(no_key=True).get(pk=client.pk)


def _set_last(client: Client, at: datetime | None) -> None:
    Client.objects.filter(pk=client.pk).update(last_contacted=at)
    client.last_contacted = at


class ConversationVersion(models.Model):
    """What was said of it before it was edited, who had written that, and when."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="versions", db_index=False)
    facts: Any = models.JSONField(default=dict, db_default={})
    by = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        db_table = "conversation_versions"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["conversation", "-at", "-id"], name="ix_conversation_versions")]

    def __str__(self) -> str:
        return f"Version of {self.at:%Y-%m-%d %H:%M}"
