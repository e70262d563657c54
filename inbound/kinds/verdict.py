"""What a mail is, and what says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inbound.models import Kind


@dataclass(frozen=True)
class Evidence:
    rule: str
    """The rule's code, such as `auto_submitted`: words are made where it is shown."""
    found: str
    """What it found, as it stands in the mail: at most 200 characters."""


@dataclass(frozen=True)
class Reported:
    """What a delivery report says of one recipient."""

    address: str
    """Empty where the report does not say."""
    action: str
    """`failed`, `delayed`, `delivered`, `relayed` or `expanded` (RFC 3464)."""
    status: str = ""
    """As in RFC 3463: `5.1.1`."""
    diagnostic: str = ""
    """The other server's words."""


@dataclass(frozen=True)
class Verdict:
    kind: Kind
    evidence: Sequence[Evidence] = ()
    """The deciding one first."""
    return_date: date | None = None
    """Of an automatic answer: the day on which they are back, or until which they are away."""
    reported: Sequence[Reported] = ()
    message_ids: Sequence[str] = ()
    """Of a report: the Message-IDs of the mail that it is about."""
    code: str = ""
    """Of Gmail's forwarding confirmation: the code that the agent needs."""
