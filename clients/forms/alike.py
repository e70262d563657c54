"""What a form says of clients who have a typed email or phone already: once, until “Save anyway”."""

from typing import Any

from django import forms
from django.urls import reverse

from agents.models import Agent
from clients import duplicates
from clients.contacts import EMAIL, PHONE, Kind
from clients.duplicates import Alike
from clients.models import address_key

KEYS = {EMAIL: address_key, PHONE: duplicates.digits_of}
WORDS = {EMAIL: "this email address", PHONE: "this phone number"}
FIND = {EMAIL: duplicates.clients_with_email, PHONE: duplicates.clients_with_phone}


class AsksForDuplicates(forms.BaseForm):
    by: Agent
    duplicates: list[tuple[Kind, Alike]]
    """Of the typed values: the kind, and a client who has it."""

    @property
    def own_client(self) -> int | None:
        """The id of the client whom the form is about: that is no duplicate."""
        raise NotImplementedError

    def new_contacts(self) -> list[tuple[Kind, str]]:
        """The kind and value of whatever is typed and not saved with this client."""
        raise NotImplementedError

    def find_duplicates(self) -> bool:
        """Whether other clients have what is typed. Not asked again once the agent said “Save anyway”."""
        confirmed = self.data.get("anyway", "").split()
        self.duplicates = [
            (kind, alike)
            for kind, value in self.new_contacts()
            if KEYS[kind](value) not in confirmed
            for alike in FIND[kind](self.by, value, exclude=self.own_client)
        ]
        return bool(self.duplicates)

    @property
    def anyway(self) -> str:
        """What the button sends that says: this is somebody else. It holds for these emails and numbers alone."""
        return " ".join(KEYS[kind](value) for kind, value in self.new_contacts())

    @property
    def others(self) -> list[tuple[Alike, str]]:
        """The clients with a typed email or phone, each with what they have in common."""
        first: dict[int, Alike] = {}
        shared: dict[int, dict[str, None]] = {}
        for kind, alike in self.duplicates:
            first.setdefault(alike.client.pk, alike)
            shared.setdefault(alike.client.pk, {})[WORDS[kind] + alike.whose] = None
        return [(alike, " and ".join(shared[pk])) for pk, alike in first.items()]

    def ask_while_typing(self, kind: str, name: str) -> dict[str, Any]:
        """The attributes of a field that shows who has it."""
        return {
            "inputmode": "email" if kind == EMAIL else "tel",
            "hx-get": f"{reverse('client_duplicates')}?except={self.own_client or ''}",
            "hx-trigger": "input changed delay:300ms",
            "hx-target": f"#{self[name].auto_id}-already",
            "hx-sync": "this:queue last",
        }
