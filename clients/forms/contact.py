"""The form of one address or number that is not the main one."""

from typing import Any

from django import forms

from agents.models import Agent
from clients import contacts
from clients.contacts import EMAIL, Contact, Kind
from clients.forms.alike import AsksForDuplicates
from clients.forms.contacts import AddressField, PhoneField, label_field
from clients.forms.validators import check_phone
from clients.models import Client

REQUIRED = {"email": "Enter an email address.", "phone": "Enter a phone number."}


class ContactForm(AsksForDuplicates, forms.Form):
    """A new one, or `contact` as it is saved. Its value has the kind's name."""

    def __init__(self, sent: Any, *, client: Client, kind: Kind, contact: Contact | None, by: Agent) -> None:
        initial = {kind: contact.value, "label": contact.label} if contact else {}
        super().__init__(sent, initial=initial, auto_id=f"contact-{contact.pk if contact else 'new'}-%s")
        self.client, self.kind, self.contact, self.by = client, kind, contact, by
        self.duplicates = []
        self.fields[kind] = AddressField() if kind == EMAIL else PhoneField()
        self.fields[kind].error_messages["required"] = REQUIRED[kind]
        self.fields[kind].widget.attrs |= self.ask_while_typing(kind, kind) | {
            "autocomplete": "off",
            "autofocus": True,
            "placeholder": "Email address" if kind == EMAIL else "Phone number",
        }
        self.fields["label"] = label_field(kind)

    @property
    def own_client(self) -> int | None:
        return self.client.pk

    def new_contacts(self) -> list[tuple[Kind, str]]:
        value = self.cleaned_data.get(self.kind, "")
        is_new = self.contact is None or Contact(self.kind, value).key != self.contact.key
        return [(self.kind, value)] if value and is_new else []

    def clean(self) -> dict[str, Any]:
        value = self.cleaned_data.get(self.kind, "")
        if value and self.kind != EMAIL and self.new_contacts():
            try:
                check_phone(value)
            except forms.ValidationError as wrong:
                self.add_error(self.kind, wrong)
        return self.cleaned_data

    def shown(self) -> Contact | None:
        """What it was for whoever sent the form."""
        if self.contact is None:
            return None
        was = (self.data.get("was", self.contact.value), self.data.get("was_label", self.contact.label))
        return Contact(self.kind, *was, self.contact.pk)

    def save(self) -> Any:
        """The row of the timeline; None where nothing changed. contacts.Refused says why not."""
        value, label = self.cleaned_data[self.kind], self.cleaned_data["label"]
        if shown := self.shown():
            return contacts.change(self.client, shown, value, label, by=self.by)
        return contacts.add(self.client, self.kind, value, label, by=self.by)
