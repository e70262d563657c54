"""The form of somebody linked to a client."""

from typing import Any

from django import forms

from agents.forms.stale_check import StaleCheck
from clients.contacts.people import FIELDS
from clients.forms.client import PLAIN
from clients.forms.validators import check_phone
from clients.models import Person, check_email
from clients.models.contact.address import mended
from clients.models.contact.phone import phone_stored


class PersonForm(StaleCheck, forms.ModelForm):
    """`was` is when the person was last changed, as the form showed it: a later change is not overwritten unseen."""

    email = forms.CharField(required=False, max_length=255)

    class Meta:
        model = Person
        fields = FIELDS
        labels = {"is_cc": "Copy of emails"}
        help_texts = {"is_cc": "Each follow-up goes to them as well (CC)."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "person-%s", **kwargs})
        self.fields["name"].error_messages["required"] = "Enter their name."
        self.fields["name"].widget.attrs |= {"dir": "auto", "autofocus": True}
        self.fields["email"].widget.attrs["inputmode"] = "email"
        self.fields["phone"].widget.attrs["inputmode"] = "tel"
        for each in self.fields.values():
            each.error_messages |= PLAIN
            each.widget.attrs["autocomplete"] = "off"

    @property
    def was(self) -> str:
        saved = self.instance.updated_at.isoformat() if self.instance.pk else ""
        return str(self.data.get("was", saved))

    def clean_email(self) -> str:
        email = mended(self.cleaned_data["email"])
        if email and email != self.initial.get("email"):
            check_email(email)
        return email

    def clean_phone(self) -> str:
        phone = phone_stored(self.cleaned_data["phone"])
        if phone != self.initial.get("phone"):
            check_phone(phone)
        return phone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_cc") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "A copy needs an email address.")
        return cleaned
