"""What the writer is told."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agents.models import Office
from clients.models import Client
from emails.writer.fallback.choose import BUILT_IN, Templates


@dataclass(frozen=True)
class EarlierEmail:
    subject: str
    body: str


@dataclass(frozen=True)
class Talk:
    note: str


@dataclass(frozen=True)
class Brief:
    client: Client
    followup_type: str
    purpose: str
    priority: str = ""
    notes: str = ""
    instructions: str = ""
    office: Office = field(default_factory=lambda: Office(name="", postal_address=""))
    today: date | None = None
    templates: Templates = BUILT_IN
    earlier: tuple[EarlierEmail, ...] = ()
    talks: tuple[Talk, ...] = ()

    @property
    def told_fields(self) -> dict[str, Any]:
        return dict(self.client.custom_fields)
