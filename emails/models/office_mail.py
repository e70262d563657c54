"""The office's own mail: to agents and whoever is to become one, never to a client.

What a client answers goes on to the agent's own mailbox in this way, too.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from agents.models import Agent
from emails.models.outgoing import AlreadyMoved, Outgoing
from emails.models.states import ACCEPTED, Status
from lists.one_line import OneLineField

LEASE = timedelta(minutes=2)
"""Longer than SendGrid is waited for. One that is still `sending` after it has lost its worker."""

BODY_KEPT_FOR = timedelta(days=7)
"""How long the body of one that did not go is kept where no other end was given."""

NOT_ACCEPTED = (Status.FAILED, Status.UNCONFIRMED)
IN_TROUBLE = (*NOT_ACCEPTED, Status.BOUNCE, Status.DROPPED)
"""It did not arrive, or nobody knows whether it did."""


class OfficeMailQuerySet(models.QuerySet["OfficeMail"]):
    def visible_to(self, agent: Agent) -> "OfficeMailQuerySet":
        return self if agent.is_broker else self.none()

    def write_down(
        self, kind: str, *, to_email: str, to_name: str = "", subject: str, body: str, **fields: Any
    ) -> "OfficeMail":
        """A new one, in the caller's transaction. The next look at the queue, within a minute, sends it."""
        to_name, subject = (" ".join(text.split()) for text in (to_name, subject))
        named = {"to_email": to_email, "to_name": to_name[:100], "subject": subject[:200]}
        return self.create(kind=kind, body=body, **named, **fields)

    def with_body(self) -> "OfficeMailQuerySet":
        """Those of which something may still come: the index knows them."""
        return self.exclude(body="")

    def due(self, now: datetime) -> "OfficeMailQuerySet":
        is_time = Q(not_before=None) | Q(not_before__lte=now)
        is_of_use = Q(expires_at=None) | Q(expires_at__gt=now)
        return self.with_body().filter(is_time, is_of_use, status=Status.QUEUED)

    def claim(self, now: datetime) -> "OfficeMail | None":
        """The next one that is due, as `sending`; None when there is none that nobody else has."""
        with transaction.atomic():
            free = self.due(now).select_for_update(skip_locked=True, no_key=True)
            mail = free.order_by("created_at", "pk").first()
            if mail:
                mail.begin_sending(now)
            return mail


class OfficeMail(Outgoing):
    """One mail of the office. No client has it, so no client's wish stops it, and no timeline tells it.

    Its body may hold a link that works once. So nobody is shown it, and it is emptied as soon as nothing can come of it
    any more: once SendGrid took it, and where it did not go, when it expires.
    """

    class Kind(models.TextChoices):
        TEST = "test", "Test"
        INVITATION = "invitation", "Invitation"
        PASSWORD_RESET = "password_reset", "Password reset"
        CONFIRM_EMAIL = "confirm_email", "Address confirmation"
        CREDENTIALS_CHANGED = "credentials_changed", "Sign-in change"
        ANSWER = "answer", "Client’s answer"
        ANSWERS = "answers", "Client’s answers"  # one that tells of several

    kind = models.CharField(max_length=30, choices=Kind)
    to_name = OneLineField(max_length=100, blank=True, default="", db_default="")
    # Whom it goes to, if they are an agent already.
    agent = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, editable=False
    )
    not_before = models.DateTimeField(null=True, blank=True)
    # From then on it is of no use to anybody, so it must not go any more.
    expires_at = models.DateTimeField(null=True, blank=True)
    # When somebody last began to send it. It also says whose try it is: one that lost it to another changes nothing.
    sending_since = models.DateTimeField(null=True, blank=True, editable=False)
    # Of a client's answer: the client's name, and where the agent's own answer to it goes.
    from_name = OneLineField(max_length=100, blank=True, default="", db_default="")
    reply_to = models.EmailField(max_length=255, blank=True, default="", db_default="")
    headers = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    # What goes along: a list of {"name", "size", "path"}.
    files = models.JSONField(default=list, blank=True, db_default=[], editable=False)

    objects = OfficeMailQuerySet.as_manager()

    class Meta:
        db_table = "office_mails"
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="ix_office_mails_created"),
            models.Index(fields=["agent", "kind", "-created_at"], name="ix_office_mails_agent"),
            # All that is still to be sent, retried, given up or emptied: nearly always empty.
            models.Index(fields=["id"], name="ix_office_mails_with_body", condition=~Q(body="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(status__in=(Status.QUEUED, Status.SENDING)) & ~Q(body=""))
                | Q(status__in=NOT_ACCEPTED)
                | Q(status__in=sorted(ACCEPTED), body=""),
                name="ck_office_mails_status_and_body",
            ),
        ]

    @property
    def is_forwarded(self) -> bool:
        """Whether it brings what a client wrote."""
        return self.kind in (self.Kind.ANSWER, self.Kind.ANSWERS)

    @property
    def may_go_again(self) -> bool:
        """Whether a person may have it sent once more, as far as this row knows."""
        return self.status in NOT_ACCEPTED and bool(self.body)

    # --- moves ---

    def begin_sending(self, now: datetime) -> None:
        self._move(Status.SENDING, sending_since=now)

    def accept(self, message_id: str, now: datetime) -> None:
        """SendGrid took it. Whatever was thought of it meanwhile gives way: its lease ran out, somebody wants it again.

        Where an event has settled it already, only the message id is new.
        """
        named = {"sendgrid_message_id": message_id[:255], "updated_at": now}
        sent = {"status": Status.SENT, "sent_at": now, "error_code": "", "error_message": "", "body": ""}
        rows = OfficeMail.objects.filter(pk=self.pk)
        if not rows.exclude(status__in=ACCEPTED).update(**named, **sent):
            rows.update(**named)

    def mark_arrived(self, now: datetime, *, by: Agent) -> None:
        """Somebody knows that an unconfirmed one arrived. It was sent when it was tried."""
        tried_at = self.sending_since or self.updated_at
        changes: dict[str, Any] = {"sent_at": tried_at, "settled_by": by, "settled_at": now, "body": ""}
        self._move(Status.SENT, (Status.UNCONFIRMED,), error_message="", **changes)

    def fail(self, error: str, error_code: str) -> None:
        self._move(Status.FAILED, error_message=error, error_code=error_code)

    def leave_unconfirmed(self, error: str, error_code: str) -> None:
        self._move(Status.UNCONFIRMED, error_message=error, error_code=error_code)

    def try_later(self, error: str, error_code: str, at: datetime) -> None:
        self.queue(error_message=error, error_code=error_code, not_before=at, retry_count=self.retry_count + 1)

    def send_again(self) -> None:
        """Somebody takes it on themselves that it did not arrive. AlreadyMoved once its body is gone."""
        if not self.may_go_again:
            raise AlreadyMoved(f"Office mail {self.pk} can't go again")
        self._move(Status.QUEUED, NOT_ACCEPTED, error_message="", not_before=None, retry_count=0)

    def _mine(self) -> OfficeMailQuerySet:
        return OfficeMail.objects.filter(pk=self.pk, sending_since=self.sending_since)


class ForwardedAnswer(models.Model):
    """An incoming mail is told to the agent's mailbox once: by a mail of its own, or by one that tells of several."""

    inbound_email = models.OneToOneField("inbound.InboundEmail", models.CASCADE, related_name="+")
    office_mail = models.ForeignKey(OfficeMail, models.CASCADE, related_name="answers")

    class Meta:
        db_table = "forwarded_answers"

    def __str__(self) -> str:
        return f"Answer {self.inbound_email_id} in office mail {self.office_mail_id}"
