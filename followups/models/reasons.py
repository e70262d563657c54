"""Why a follow-up stands where it stands: a code, and the facts that its words need (see followups/display/reasons)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models


class Reason(models.TextChoices):
    # Held: it waits.
    WAITS_FOR_SEND_NOW = "waits_for_send_now", "Waiting for Send now"
    CLIENT_PAUSED = "client_paused", "Follow-ups paused for the client"
    CLIENT_AWAY = "client_away", "The client is away"
    ANSWER_UNREAD = "answer_unread", "An answer is being read"
    AGENT_PAUSED = "agent_paused", "All sending paused by the agent"
    OFFICE_PAUSED = "office_paused", "All sending paused for the office"
    MAY_HAVE_GONE = "may_have_gone", "May already have been sent"
    IS_A_COPY = "is_a_copy", "Test copy"
    NO_AGENT = "no_agent", "Client without an agent"
    AGENT_LEFT = "agent_left", "The client's agent has left"
    SENDGRID_NOT_SET_UP = "sendgrid_not_set_up", "SendGrid not set up"
    OPENAI_NOT_SET_UP = "openai_not_set_up", "OpenAI not set up"
    NO_SENDER = "no_sender", "No sender address"
    NO_POSTAL_ADDRESS = "no_postal_address", "No postal address"
    NEEDS_APPROVAL = "needs_approval", "Needs approval"
    TEXT_STOPPED = "text_stopped", "Text needs review"
    TEXT_UNCHECKED = "text_unchecked", "Text not checked"
    FILE_MISSING = "file_missing", "Attached file missing"
    FILES_TOO_LARGE = "files_too_large", "Attachments too large"
    OUTSIDE_HOURS = "outside_hours", "Outside sending hours"
    DAY_OFF = "day_off", "Day off"
    DAILY_CAP = "daily_cap", "Daily limit reached"
    RETRYING = "retrying", "Will retry"
    # Stopped for good, or never to go.
    CLIENT_DELETED = "client_deleted", "Client deleted"
    STAGE_FINISHED = "stage_finished", "Stage closed or lost"
    REPLIED = "replied", "The client replied"
    NO_EMAIL_ADDRESS = "no_email_address", "No valid email address"
    DO_NOT_EMAIL = "do_not_email", "Do not email"
    SWITCHED_OFF = "switched_off", "Turned off when the client was added"
    # Failed.
    ADDRESS_REFUSED = "address_refused", "SendGrid rejected the address"
    SEND_FAILED = "send_failed", "Could not be sent"
    INTERNAL_ERROR = "internal_error", "Something went wrong on our side"
    UNREADABLE = "unreadable", "Invalid data"
    # Nobody knows.
    UNCONFIRMED = "unconfirmed", "Unconfirmed"
    # Written before there were codes: its words are all that is known.
    OTHER = "other", "Other"


@dataclass(frozen=True)
class Why:
    """A reason with its facts, as JSON: a code, a number, a name, a time in ISO form, a provider's words."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, code: Reason, **facts: Any) -> "Why":
        return cls(code.value, facts)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Why":
        """As as_json wrote it."""
        return cls(kept.get("code", Reason.OTHER), {name: value for name, value in kept.items() if name != "code"})

    @property
    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, **self.facts}

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of a follow-up."""
        return {"reason_code": self.code, "reason_facts": dict(self.facts)}


NO_REASON: dict[str, Any] = {"reason_code": "", "reason_facts": {}}

WAIT_FOR_A_PERSON = (
    Reason.CLIENT_PAUSED,
    Reason.AGENT_PAUSED,
    Reason.OFFICE_PAUSED,
    Reason.MAY_HAVE_GONE,
    Reason.NEEDS_APPROVAL,
    Reason.TEXT_STOPPED,
)
"""What holds a follow-up until a person acts: reconcile lets it go as soon as they have."""

WAIT_FOR_THE_CLOCK = (Reason.CLIENT_AWAY, Reason.OUTSIDE_HOURS, Reason.DAY_OFF, Reason.DAILY_CAP)
"""What holds a follow-up until a time that is known."""

WAIT_BY_THEMSELVES = (
    Reason.RETRYING,
    Reason.ANSWER_UNREAD,
    Reason.CLIENT_PAUSED,
    Reason.AGENT_PAUSED,
    Reason.OFFICE_PAUSED,
    *WAIT_FOR_THE_CLOCK,
)
"""What holds a follow-up without anybody having to mend something: it was meant, or it ends by itself."""

STOP_A_PLAN = (Reason.CLIENT_DELETED, Reason.STAGE_FINISHED, Reason.REPLIED, Reason.DO_NOT_EMAIL)
"""The facts that reconcile stops what is pending for."""

ABOUT_THE_ADDRESS = (Reason.DO_NOT_EMAIL, Reason.NO_EMAIL_ADDRESS)
"""What stops a follow-up because of the address: with another one it could go."""
