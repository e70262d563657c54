"""What was written to whom, and what became of it."""

import json
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Greatest
from django.db.models.lookups import Exact
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, Client, address_in_sql
from emails.models.copies import Copy
from emails.models.guarded import Guarded, GuardState
from emails.models.outgoing import AlreadyMoved, Outgoing
from emails.models.states import ACCEPTED, Status
from emails.models.unsubscribe_token import email_id_of, token_of

ADD = """
INSERT INTO email_logs (task_id, client_id, to_email, status, created_at, updated_at)
SELECT * FROM jsonb_to_recordset(%s::jsonb) AS new(task_id bigint, client_id bigint, to_email text, status text,
    created_at timestamptz, updated_at timestamptz)
RETURNING task_id, id"""


TO_ADDRESS = address_in_sql("to_email")
OTHER_ADDRESSES = models.Func(
    "cc",
    "earlier_recipients",
    template="(lower((%(expressions)s)::text))::jsonb",
    arg_joiner=" || ",
    output_field=models.JSONField(),
)
"""Those of `cc`, and the earlier recipients, in lower case."""
HAS_OTHERS = ~models.Q(cc=[], earlier_recipients=[])


class EmailLogQuerySet(models.QuerySet["EmailLog"]):
    def visible_to(self, agent: Agent) -> "EmailLogQuerySet":
        """The emails to the clients that the agent may see; a deleted client's history stays readable."""
        return self if agent.is_broker else self.filter(client__agent=agent)

    def accepted(self) -> "EmailLogQuerySet":
        return self.filter(status__in=ACCEPTED)

    def add_many(self, logs: "list[EmailLog]") -> None:
        """New ones, each of another follow-up and still without a text, in one statement; each gets its id.

        bulk_create would write 27 columns of each, and nearly all of them are the database's defaults.
        """
        if not logs:
            return
        names = ("task_id", "client_id", "to_email", "status", "created_at", "updated_at")
        now = timezone.now()
        for log in logs:
            log.updated_at = now
        document = [{name: getattr(log, name) for name in names} for log in logs]
        with connection.cursor() as cursor:
            cursor.execute(ADD, [json.dumps(document, default=str)])
            ids = dict(cursor.fetchall())
        for log in logs:
            log.pk, log._state.adding, log._state.db = ids[log.task_id], False, connection.alias


class EmailLog(Guarded, Outgoing):
    """One email to a client: its text, its way through SendGrid, and every event that came back."""

    class WrittenBy(models.TextChoices):
        AI = "ai", "AI"
        TEMPLATE = "template", "Template"
        AGENT = "agent", "Agent"

    task = models.OneToOneField("followups.Task", models.PROTECT, null=True, blank=True, related_name="email_log")
    client = models.ForeignKey(Client, models.PROTECT, related_name="email_logs", db_index=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    clicked_at = models.DateTimeField(null=True, blank=True)
    written_by = models.CharField(max_length=10, choices=WrittenBy, blank=True, default="", db_default="")
    # One more each time that the words change before it goes: whoever approves it says which of them they read.
    text_version = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    # Whose daily cap it counts against, and on which of their days.
    sender = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    date_sent = models.DateField(null=True, blank=True, editable=False, db_column="went_on")
    # SendGrid took it and dropped it, for a reason that is not the address: it is planned once more.
    retry_owed = models.BooleanField(default=False, db_default=False, editable=False)
    # How many emails with these words it dropped before this one.
    times_dropped = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    # Who got a copy, as it was sent: a list of Copy. Empty until it is sent.
    cc = models.JSONField(default=list, blank=True, db_default=[], editable=False)
    # Whom an agent chose for a copy of this one email, by their ids; null: those who get a copy of every email.
    cc_people = ArrayField(models.BigIntegerField(), null=True, blank=True, editable=False)
    # Where earlier tries may have gone: a way out in one of those emails must close these addresses too.
    earlier_recipients = models.JSONField(default=list, blank=True, db_default=[], editable=False)
    written_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Whose words they are now: whoever wrote them first stays in written_by.
    edited_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Why the template wrote it and not the AI, in the writer's words.
    writer_error = models.CharField(max_length=300, blank=True, default="", db_default="")
    # Its Message-ID as SendGrid reports it, without `<` and `>`: it may have put one of its own in place of ours.
    smtp_id = models.CharField(max_length=255, blank=True, default="", db_default="", editable=False)

    objects = EmailLogQuerySet.as_manager()

    class Meta:
        db_table = "email_logs"
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["status", "client"], name="ix_email_logs_status_client"),
            models.Index(fields=["sendgrid_message_id"], name="ix_email_logs_message_id"),
            models.Index(fields=["smtp_id"], name="ix_email_logs_smtp_id", condition=~models.Q(smtp_id="")),
            # Whose address it was, when a record no longer has it.
            models.Index(TO_ADDRESS, name="ix_email_logs_address"),
            # By whole paths: by their keys, every row that has an "email" would be looked at.
            GinIndex(
                OpClass(OTHER_ADDRESSES, name="jsonb_path_ops"),
                name="ix_email_logs_other_addresses",
                condition=HAS_OTHERS,
            ),
            models.Index(fields=["client", "-created_at", "-id"], name="ix_email_logs_client_created"),
            models.Index(fields=["-created_at", "-id"], name="ix_email_logs_created"),
            # Of reports, and of the list with the emails of some days.
            models.Index(
                fields=["-sent_at", "-id"], name="ix_email_logs_sent", condition=models.Q(sent_at__isnull=False)
            ),
            # The sweep's: nearly always empty.
            models.Index(fields=["id"], name="ix_email_logs_retry_owed", condition=models.Q(retry_owed=True)),
            models.Index(
                fields=["sender", "date_sent"],
                name="ix_email_logs_went_on",
                condition=models.Q(date_sent__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="ck_email_logs_status"),
            models.CheckConstraint(
                condition=Exact(
                    models.Func("webhook_events", function="jsonb_typeof", output_field=models.TextField()),
                    models.Value("array"),
                ),
                name="ck_email_logs_webhook_events_array",
            ),
        ]

    @property
    def copies(self) -> list[Copy]:
        """Who gets a copy of this try, or got one."""
        return [each for each in self.cc if not each.get("earlier")]

    @property
    def is_text_deleted(self) -> bool:
        """Whether it was sent so long ago that its text is not kept any more."""
        return self.is_accepted and not self.body

    @property
    def is_by_a_person(self) -> bool:
        return self.written_by == self.WrittenBy.AGENT or self.edited_at is not None

    @property
    def unsubscribe_token(self) -> str:
        """Names this email and nothing else."""
        return token_of(self.pk)

    @classmethod
    def from_unsubscribe_token(cls, token: str) -> "EmailLog | None":
        email_id = email_id_of(token)
        return cls.objects.select_related("client").filter(pk=email_id).first() if email_id else None

    # --- transitions: each is legal from the statuses that the graph names, and only one caller wins ---

    def save_draft(
        self,
        subject: str,
        body: str,
        written_by: str,
        writer_error: str = "",
        *,
        guard: dict[str, Any] | None = None,
        **history: datetime | Agent | list[Any] | None,
    ) -> None:
        """Replaces the text. AlreadyMoved once the email is on its way.

        `guard` are the columns of Guarded.guard_columns for this text; without them it is checked when it is due.
        `history` says when it was written, who edited it and when; without it, it was written now.
        """
        text: dict[str, Any]
        text = {"subject": subject[:200], "body": body, "written_by": written_by, "writer_error": writer_error[:300]}
        text |= {"written_at": timezone.now(), "edited_by": None, "edited_at": None} | history
        text |= guard or {"guard": GuardState.UNCHECKED.value, "findings": []}
        with transaction.atomic():
            rows = EmailLog.objects.filter(pk=self.pk, status__in=(Status.DRAFT, Status.QUEUED))
            now = rows.select_for_update(no_key=True).values_list("subject", "body", "text_version").first()
            if now is None:
                raise AlreadyMoved(f"Email {self.pk} has moved on")
            is_new = now[:2] != (text["subject"], text["body"])
            self._update(rows, **text, text_version=now[2] + is_new)

    def use(self, letter: Any) -> None:
        """The letter's text as this email's, not yet saved."""
        self.subject, self.body, self.text_version = letter.subject, letter.body, self.text_version + 1
        self.written_by, self.writer_error = letter.written_by, letter.error[:300]
        self.written_at, self.edited_by, self.edited_at = timezone.now(), None, None
        self.attempts = [attempt.as_json for attempt in letter.attempts]
        self.use_findings([finding.as_json for finding in letter.findings], is_broken=letter.is_unchecked)

    def hold(self, **changes: Any) -> None:
        self._move(Status.DRAFT, **changes)

    def begin_sending(self) -> None:
        """From here on SendGrid may have it: whoever dies now leaves an email that nobody may blindly repeat."""
        self._move(Status.SENDING)

    def mark_sent(self, message_id: str = "") -> None:
        """SendGrid accepted it (its X-Message-Id), or an event proved it."""
        now = timezone.now()
        with transaction.atomic():
            changes: dict[str, Any] = {"sendgrid_message_id": message_id[:255]} if message_id else {}
            self._move(Status.SENT, sent_at=now, error_message="", **changes)
            Client.objects.filter(pk=self.client_id).update(last_contacted=now)
            self._record(Activity.Kind.SENT, None)

    def mark_arrived(self, *, by: Agent) -> None:
        """The agent says that an unconfirmed email arrived: a person may only settle what nobody else will.

        It was sent when it was tried, so that is when the client was contacted.
        """
        tried_at = self.updated_at
        with transaction.atomic():
            settled: dict[str, Any] = {"settled_by": by, "settled_at": timezone.now()}
            self._move(Status.SENT, only_from=(Status.UNCONFIRMED,), sent_at=tried_at, error_message="", **settled)
            rows = Client.objects.filter(pk=self.client_id)
            rows.update(last_contacted=Greatest("last_contacted", Value(tried_at)))  # a NULL counts for nothing
            self._record(Activity.Kind.SENT, by, event="arrived")

    def mark_sent_since_backup(self, at: datetime, *, by: Agent) -> None:
        """A broker says that it was sent after the backup that became the database. So how far it had come by then says
        nothing: only what SendGrid has stays. AlreadyMoved for that."""
        settled: dict[str, Any] = {"settled_by": by, "settled_at": timezone.now(), "error_message": ""}
        rows = self._mine().exclude(status__in=ACCEPTED)
        self._update(rows, status=Status.SENT, sent_at=at, **settled)

    def mark_failed(self, error: str = "", error_code: str = "", *, by: Agent | None = None) -> None:
        with transaction.atomic():
            self._move(Status.FAILED, error_message=error, error_code=error_code)
            self._record(Activity.Kind.FAILED, by, error=error, error_code=error_code)

    def mark_unconfirmed(self, error: str = "", error_code: str = "") -> None:
        with transaction.atomic():
            self._move(Status.UNCONFIRMED, error_message=error, error_code=error_code)
            self._record(Activity.Kind.UNCONFIRMED, None, error=error, error_code=error_code)

    def send_again(self, *, by: Agent) -> None:
        """The agent takes it on themselves that an unconfirmed email did not arrive."""
        with transaction.atomic():
            self._move(Status.QUEUED, only_from=(Status.UNCONFIRMED,), error_message="")
            self._record(Activity.Kind.TASK, by, event="send_again")

    def _record(self, kind: Activity.Kind, by: Agent | None, **data: Any) -> None:
        Client(pk=self.client_id).record(kind, by=by, email=self, subject=self.subject, **data)
