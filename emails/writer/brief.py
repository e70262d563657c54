"""What the writer is told about one email, whole: it is written on a thread that touches no database."""

import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from agents.models import Office
from clients.models import Client
from emails.writer.fallback.choose import BUILT_IN, Templates


class Reaction(StrEnum):
    """What a client did with an email, as far as it is known."""

    NONE = "nothing known"
    OPENED = "opened it"
    CLICKED = "opened it and clicked a link"
    REPLIED = "replied to it"


@dataclass(frozen=True)
class EarlierEmail:
    subject: str
    body: str
    step: str = ""
    sent: date | None = None
    reaction: Reaction = Reaction.NONE


@dataclass(frozen=True)
class Talk:
    """A call or a reply that an agent logged."""

    when: date
    what: str  # "Call, reached", "Reply"
    note: str = ""


@dataclass(frozen=True)
class Noted:
    """A note on the client's timeline."""

    when: date
    text: str


@dataclass(frozen=True)
class Linked:
    """Somebody beside the client. Their address is not told: no email needs it."""

    name: str
    role: str
    gets_copy: bool = False

    def __str__(self) -> str:
        return f"{self.name} ({self.role.lower()})" + (", gets a copy" if self.gets_copy else "")


@dataclass(frozen=True)
class Brief:
    client: Client
    followup_type: str
    purpose: str
    priority: str = ""
    notes: str = ""  # what this follow-up is about, in the agent's words
    instructions: str = ""
    office: Office = field(default_factory=Office)
    today: date | None = None  # where the client is, on the day on which it goes
    earlier: tuple[EarlierEmail, ...] = ()  # the newest first
    talks: tuple[Talk, ...] = ()  # the newest first
    noted: tuple[Noted, ...] = ()  # the newest first, without what is kept from the AI
    linked: tuple[Linked, ...] = ()
    templates: Templates = BUILT_IN  # for when the AI can't

    @property
    def custom_fields(self) -> dict[str, str]:
        """Those that the office does not keep from the AI, as texts; empty ones are left out."""
        texts = {name: _text(value) for name, value in self.client.custom_fields.items()}
        return {name: text for name, text in texts.items() if text.strip() and not self.office.is_private(name)}

    @property
    def linked_people(self) -> str:
        """Who stands beside the client, unless the office keeps that from the AI."""
        return "" if self.office.is_private("Linked people") else "; ".join(map(str, self.linked))

    @property
    def source(self) -> str:
        """Where the client came from, with what is written about it, unless the office keeps that from the AI."""
        if self.office.is_private("Source"):
            return ""
        return ": ".join(filter(None, [str(self.client.source or ""), self.client.source_detail.strip()]))


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
