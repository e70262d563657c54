"""Addresses and phone numbers in forms: the fields of one, and the rows of those beside the main one."""

import json
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import QueryDict

from agents.models import Agent
from clients import contacts
from clients.contacts import EMAIL, NOUNS, Contact, Kind
from clients.forms.validators import check_phone
from clients.models import AdditionalEmail, AdditionalPhone, Client, check_email, mended, phone_stored
from clients.models.contact.additional import LONGEST_LABEL, MOST
from clients.models.contact.address import MOST as LONGEST_EMAIL
from clients.models.contact.phone import LONGEST as LONGEST_PHONE
from lists.ids import read_id
from lists.one_line import OneLineInput, check_one_line

TOO_LONG = "Use at most %(limit_value)d characters (now %(show_value)d)."


class AddressField(forms.CharField):
    """As text: a browser's own field for addresses spells a domain that is not ASCII in another way."""

    default_validators = [check_email, MaxLengthValidator(LONGEST_EMAIL, TOO_LONG)]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)  # of what is meant, not of what was pasted
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "email", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}

    def to_python(self, value: Any) -> str:
        return mended(super().to_python(value) or "")


class PhoneField(forms.CharField):
    default_validators = [MaxLengthValidator(LONGEST_PHONE, TOO_LONG)]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "tel"}

    def to_python(self, value: Any) -> str:
        return phone_stored(super().to_python(value) or "")


@dataclass
class ContactRow:
    """One that is not the main one, as typed."""

    kind: Kind
    value: str = ""
    label: str = ""
    pk: int | None = None
    errors: list[str] = field(default_factory=list)
    is_first_wrong: bool = False

    def check(self, is_changed: bool) -> None:
        form_field = AddressField() if self.kind == EMAIL else PhoneField()
        try:
            self.value = form_field.clean(self.value)
            if is_changed and self.kind != EMAIL:
                check_phone(self.value)
            check_one_line(self.label)
        except ValidationError as wrong:
            self.errors = list(wrong.messages)
        if len(self.label) > LONGEST_LABEL:
            self.errors.append(f"A label has at most {LONGEST_LABEL} characters; this one has {len(self.label)}.")
        if "\x00" in self.value + self.label:
            self.errors = ["Remove the characters that can’t be saved."]


class ContactRows:
    """Those of one kind. Left out of what is sent, they stay as they are."""

    def __init__(self, kind: Kind, client: Client, data: QueryDict | None) -> None:
        self.kind, self.client = kind, client
        self.saved = contacts.additional_of(client, kind) if client.pk else []
        self.is_asked = data is not None and self.name in data
        self.rows = self._typed(cast(QueryDict, data)) if self.is_asked else [_row(each) for each in self.saved]
        self.shown = self._shown(data) if self.is_asked else self.saved

    @property
    def name(self) -> str:
        return f"additional_{self.kind}"

    @property
    def legend(self) -> str:
        return "More emails" if self.kind == EMAIL else "More phones"

    @property
    def noun(self) -> str:
        return "email" if self.kind == EMAIL else "phone"

    @property
    def as_shown(self) -> str:
        """What the form showed, so that what somebody else changes in the meantime is noticed."""
        return json.dumps([[each.pk, each.value, each.label] for each in self.shown], ensure_ascii=False)

    @property
    def offered(self) -> list[ContactRow]:
        """With an empty one, so that adding one needs no script."""
        return [*self.rows, *([ContactRow(self.kind)] if len(self.rows) < MOST else [])]

    @property
    def empty_row(self) -> ContactRow:
        return ContactRow(self.kind)

    def new(self) -> list[str]:
        """The values that are typed and not saved."""
        keys = {each.key for each in self.saved}
        return (
            [row.value for row in self.rows if Contact(self.kind, row.value).key not in keys] if self.is_asked else []
        )

    def check(self, main: str) -> bool:
        """Says at each row what is wrong with it; whether anything is."""
        before = {each.pk: each.value for each in self.shown}
        seen = {Contact(self.kind, main).key} - {""}
        for number, row in enumerate(self.rows if self.is_asked else [], 1):
            row.check(row.pk is None or row.value != before.get(row.pk))
            key = Contact(self.kind, row.value).key
            if number > MOST:
                row.errors.append(f"At most {MOST} more {NOUNS[self.kind]}s. Remove one.")
            elif key in seen and not row.errors:
                row.errors.append(f"They have this {NOUNS[self.kind]} already.")
            seen.add(key)
        return any(row.errors for row in self.rows)

    def promote_first(self) -> ContactRow | None:
        """Of a new client without a main one: that is the first."""
        return self.rows.pop(0) if self.is_asked and self.rows else None

    def save_new(self, client: Client) -> None:
        """Of a client who was made with them."""
        model = AdditionalEmail if self.kind == EMAIL else AdditionalPhone
        rows: list[Any] = [model(client=client, label=row.label, **{self.kind: row.value}) for row in self.rows]
        cast(Any, model.objects).bulk_create(rows)

    def save(self, by: Agent) -> None:
        """In the caller's transaction. contacts.HasChanged where somebody else has changed the same one since."""
        if not self.is_asked:
            return
        kept = {row.pk for row in self.rows}
        for each in self.shown:
            if each.pk not in kept:
                contacts.remove(self.client, each, by=by)
        known = {each.pk: each for each in self.shown}
        for row in self.rows:
            if row.pk in known:
                contacts.change(self.client, known[row.pk], row.value, row.label, by=by)
        for row in self.rows:
            if row.pk not in known:
                contacts.add(self.client, self.kind, row.value, row.label, by=by, may_be_main=False)

    def _typed(self, data: QueryDict) -> list[ContactRow]:
        columns = (data.getlist(self.name), data.getlist(f"{self.name}_label"), data.getlist(f"{self.name}_id"))
        rows = [
            ContactRow(self.kind, value.strip(), " ".join(label.split()), read_id(pk))
            for value, label, pk in zip_longest(*columns, fillvalue="")
            if value.strip()
        ]
        # Who sends no ids means the saved one that is the same.
        free = {each.key: each.pk for each in self.saved if each.pk not in {row.pk for row in rows}}
        for row in rows:
            if row.pk is None:
                row.pk = free.pop(Contact(self.kind, row.value).key, None)
        return rows

    def _shown(self, data: QueryDict | None) -> list[Contact]:
        try:
            rows = json.loads(data.get(f"{self.name}_shown", "") if data else "")
            return [Contact(self.kind, str(value), str(label), int(pk)) for pk, value, label in rows]
        except (ValueError, TypeError, RecursionError):
            return self.saved


def _row(contact: Contact) -> ContactRow:
    return ContactRow(contact.kind, contact.value, contact.label, contact.pk)


def label_field(kind: Kind) -> forms.CharField:
    said = "Label, like Work" if kind == EMAIL else "Label, like Mobile"
    attrs = {"placeholder": said, "aria-label": "Label", "autocomplete": "off", "dir": "auto"}
    widget = OneLineInput(attrs=attrs)
    return forms.CharField(required=False, max_length=LONGEST_LABEL, widget=widget, validators=[check_one_line])
