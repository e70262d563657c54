"""One mail that came in. It is stored first, exactly as it came; a worker reads it afterwards."""

from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from agents.models import Agent
from clients.models import Client
from emails.models import EmailLog
from inbound.models.choices import Kind, MatchedBy, State
from inbound.models.queryset import InboundEmailQuerySet

LONGEST_MESSAGE_ID = 1000
"""Characters that are kept. RFC 5322 allows 998 in a line; a longer one is cut, and its whole is in `fingerprint`."""


class InboundEmail(models.Model):
    """`kind` and `matched_by` are empty until it is read. The raw message goes after some time; the text stays."""

    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED, db_default=State.RECEIVED.value)
    received_at = models.DateTimeField(default=timezone.now, db_default=Now())
    read_at = models.DateTimeField(null=True, blank=True, editable=False)
    # How often a worker began to read it, and when the last one did: what kills its worker must not do so for ever.
    tries = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    tried_at = models.DateTimeField(null=True, blank=True, editable=False)
    # SHA-256, in hex, of the Message-ID and whom it was for: a mail that is posted again is the same one.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)

    # The bytes as they came, in Django's default storage: a message (message/rfc822) or the post with its fields.
    raw_path = models.CharField("path in the storage", max_length=200, blank=True, default="", db_default="")
    raw_type = models.CharField(
        "content type of the raw message", max_length=300, blank=True, default="", db_default=""
    )
    raw_size = models.BigIntegerField("size in bytes", default=0, db_default=0)

    kind = models.CharField(max_length=12, choices=Kind, blank=True, default="", db_default="")
    # Which rules decided, and on what: a list of {"rule", "found"}, the deciding one first.
    evidence = models.JSONField(default=list, blank=True, db_default=[], editable=False)
    matched_by = models.CharField(max_length=12, choices=MatchedBy, blank=True, default="", db_default="")
    client = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="inbound_emails", db_index=False
    )
    # Our email that it answers or reports on.
    email_log = models.ForeignKey(EmailLog, models.PROTECT, null=True, blank=True, related_name="answers")
    # An agent who answered from their own mailbox.
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)

    message_id = models.CharField(max_length=LONGEST_MESSAGE_ID, blank=True, default="", db_default="")
    from_email = models.CharField(max_length=255, blank=True, default="", db_default="")
    from_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    to_email = models.CharField(max_length=255, blank=True, default="", db_default="")
    subject = models.CharField(max_length=500, blank=True, default="", db_default="")
    # The new text alone, without quotes and signature.
    text = models.TextField(blank=True, default="", db_default="")
    # The date that the mail itself gives.
    sent_at = models.DateTimeField(null=True, blank=True)
    # Of an automatic answer: until when they are away, as they say.
    return_date = models.DateField(null=True, blank=True)
    lead: Any = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True, default="", db_default="")

    # A person dealt with a mail that was nobody's, or with one that could not be read: dismissed it, or said whose it
    # is. See is_dismissed.
    settled_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What it did was taken back: the wait of an automatic answer, a stop that was a mistake.
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InboundEmailQuerySet.as_manager()

    class Meta:
        db_table = "inbound_emails"
        ordering = ["-received_at", "-id"]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="ix_inbound_received"),
            models.Index(fields=["client", "-received_at", "-id"], name="ix_inbound_client"),
            # All that waits for a worker: nearly always empty.
            models.Index(
                fields=["client", "id"], name="ix_inbound_unread", condition=models.Q(state=State.RECEIVED.value)
            ),
            # Answers of people who are not on file.
            models.Index(
                fields=["-received_at"],
                name="ix_inbound_nobodys",
                condition=models.Q(client=None, settled_at=None, kind=Kind.REPLY.value),
            ),
            # What could not be read, until a person dealt with it: Today tells it, and the gates ask whose it is.
            models.Index(
                fields=["client", "-received_at", "-id"],
                name="ix_inbound_broken",
                condition=models.Q(settled_at=None, state=State.BROKEN.value),
            ),
            models.Index(fields=["received_at"], name="ix_inbound_raw", condition=~models.Q(raw_path="")),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="ck_inbound_state"),
            models.CheckConstraint(condition=models.Q(kind__in=["", *Kind.values]), name="ck_inbound_kind"),
            models.CheckConstraint(
                condition=models.Q(matched_by__in=["", *MatchedBy.values]), name="ck_inbound_matched_by"
            ),
        ]

    def __str__(self) -> str:
        return self.subject or f"Mail {self.pk}"

    @property
    def is_dismissed(self) -> bool:
        """Not where the person who settled it gave it to a client."""
        return self.settled_at is not None and (self.client_id is None or self.state == State.BROKEN)

    def try_again(self, *, by: Agent) -> bool:
        """One that could not be read waits for a worker again: see tasks.understand_soon. False when none needs to."""
        broken = InboundEmail.objects.filter(pk=self.pk, state=State.BROKEN)
        changes: dict[str, Any] = {"state": State.RECEIVED, "kind": "", "error": "", "tries": 0, "tried_at": None}
        return bool(broken.update(**changes, settled_by=None, settled_at=None))

    def settle(self, *, by: Agent) -> bool:
        """A person dealt with it. False when somebody did before, or when it is a client's by now."""
        open_ones = InboundEmail.objects.unclear().filter(pk=self.pk, settled_at=None)
        return bool(open_ones.update(settled_by=by, settled_at=timezone.now()))
