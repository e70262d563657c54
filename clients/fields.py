"""The facts about a client, one by one: how the page shows each, who may change it, and a change in words."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

from django.urls import reverse

from agents import zones
from agents.models import Agent
from clients.forms.custom_fields import as_text
from clients.models import Client, PropertyType, SendingMode, phone_shown

LABELS = {
    "name": "Name",
    "email": "Email",
    "phone": "Phone",
    "property_address": "Property",
    "property_type": "Type",
    "source": "Source",
    "source_detail": "Source detail",
    "agent": "Agent",
    "sending_mode": "Sending",
    "timezone": "Time zone",
    "notes": "Notes",
}
POINTERS = ("agent", "source")
"""Columns that hold another row's id, which says nothing to whoever reads of it later."""

NOT_YET = {
    "source_detail": "Which open house? Who referred them?",
    "agent": "Unassigned",
    "timezone": "Same as the agent’s",
    "notes": "None yet. The AI uses your notes to write emails.",
}
CUSTOM = "custom"


@dataclass(frozen=True)
class Fact:
    field: str  # a column, or CUSTOM
    label: str
    saved: str  # as a form sends it
    text: str  # as it is read
    url: str

    @property
    def id(self) -> str:
        """Begins the ids of its field: several may be open at once."""
        return f"edit-{self.field}" + (f"-{crc32(self.label.encode()):08x}" if self.field == CUSTOM else "")

    @property
    def empty(self) -> str:
        return NOT_YET.get(self.field, "Not set")

    @property
    def private_name(self) -> str:
        """The name by which the office may keep it from the AI; "" where it can't. A source's detail goes with it."""
        return {CUSTOM: self.label, "source": LABELS["source"], "source_detail": LABELS["source"]}.get(self.field, "")

    @property
    def is_new(self) -> bool:
        return self.field == CUSTOM and not self.label


def may_change(agent: Agent, field: str) -> bool:
    return field in LABELS and (field != "agent" or agent.is_broker)


def fact_of(client: Client, field: str) -> Fact:
    url = reverse("client_edit_field", args=[client.pk, field])
    if field in POINTERS:
        saved = str(getattr(client, f"{field}_id") or "")
        return Fact(field, LABELS[field], saved, str(getattr(client, field) or ""), url)
    saved = getattr(client, field)
    return Fact(field, LABELS[field], saved, text_of(field, saved), url)


def text_of(field: str, saved: str) -> str:
    """A column's value as it is read."""
    if field == "property_type":
        return str(PropertyType(saved).label)
    if field == "sending_mode":
        return str(SendingMode(saved).label)
    if field == "phone":
        return phone_shown(saved)
    return zones.name_of(saved) if saved and field == "timezone" else saved


def custom_fact_of(client: Client, key: str) -> Fact:
    """A new one while `key` is empty."""
    url = reverse("client_edit_custom", args=[client.pk]) + (f"?{urlencode({'key': key})}" if key else "")
    saved = as_text(client.custom_fields.get(key, ""))
    return Fact(CUSTOM, key, saved, saved, url)


def facts_of(client: Client) -> dict[str, Any]:
    """All of them, for the page."""
    found: dict[str, Any] = {field: fact_of(client, field) for field in LABELS}
    return found | {CUSTOM: [custom_fact_of(client, key) for key in client.custom_fields]}
