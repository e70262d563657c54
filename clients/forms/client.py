"""The form of everything about a client, and the small form for a stage."""

from itertools import zip_longest
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import QueryDict

from agents.forms.stale_check import StaleCheck
from agents.models import Agent
from agents.zone_field import ZoneField
from clients import contacts
from clients.forms.alike import AsksForDuplicates
from clients.forms.contacts import AddressField, ContactRow, ContactRows, PhoneField, label_field
from clients.forms.custom_fields import MAX_CUSTOM_FIELDS, CustomRow, as_text
from clients.forms.tags import TagsField
from clients.forms.validators import check_name, check_phone
from clients.models import Client, Source, Stage, Tag
from clients.office_lists.tags import find_or_make, join

EMPTY_ROWS = 2  # shown ready to be typed into, so that adding one needs no script
MAX_NOTES = 20_000

PLAIN = {
    "max_length": "Use at most %(limit_value)d characters (now %(show_value)d).",
    "null_characters_not_allowed": "Remove the characters that can’t be saved.",
    "invalid_choice": "Choose one from the list.",
}


class ClientForm(AsksForDuplicates, forms.ModelForm):
    """Everything about a client, or only the fields named by `only`."""

    class Meta:
        model = Client
        fields = [
            *("name", "email", "phone", "property_address", "property_type", "stage", "notes", "agent"),
            *("sending_mode", "timezone", "source", "source_detail", "email_label", "phone_label"),
        ]
        labels = {"property_type": "Type", "sending_mode": "Sending", "source_detail": "Source detail"}
        widgets = {"notes": forms.Textarea(attrs={"rows": 3})}

    notes = forms.CharField(required=False, max_length=MAX_NOTES, widget=forms.Textarea(attrs={"rows": 2}))

    tags = TagsField(required=False, help_text="Commas between them. Not told to the AI.")

    email = AddressField(required=False)
    phone = PhoneField(required=False)
    email_label, phone_label = map(label_field, contacts.KINDS)
    timezone = ZoneField(required=False, empty="Same as the agent’s", help_text="Sending hours use this time zone.")

    def __init__(self, *args: Any, agent: Agent, only: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = agent
        self._offer_agents()
        self._offer_sources()
        self._offer_tags(only)
        self.duplicates = []
        # Left out, both keep their default or what they were.
        self.fields["property_type"].required = self.fields["stage"].required = False
        self._set_messages()
        self._ask_for_duplicates()
        self.has_rows = not only
        asked = self.is_bound and "custom_name" in self.data
        self.custom_rows = self._typed_rows() if asked else self._saved_rows()
        data = cast(QueryDict, self.data) if self.is_bound else None
        self.contact_rows = [ContactRows(kind, self.instance, data) for kind in contacts.KINDS] if self.has_rows else []
        for name in list(self.fields):
            if only and name not in (only, f"{only}_label"):
                del self.fields[name]
        if only in self.fields:
            self.fields[only].widget.attrs["autofocus"] = True

    def _set_messages(self) -> None:
        """Error messages in the product's words. A name may be written from right to left."""
        self.fields["name"].error_messages["required"] = "Enter the client’s name."
        cast(Any, self.fields["name"]).validators.append(check_name)
        for name, each in self.fields.items():
            each.error_messages |= PLAIN
            each.widget.attrs["autocomplete"] = "off"
            if name in ("name", "property_address", "notes", "source_detail", "tags"):
                each.widget.attrs["dir"] = "auto"

    def _offer_agents(self) -> None:
        """Only the broker gives clients to agents, and only where the form asked for one."""
        if not self.by.is_broker or (self.is_bound and "agent" not in self.data):
            del self.fields["agent"]
            return
        field = cast(forms.ModelChoiceField, self.fields["agent"])
        field.queryset = Agent.objects.filter(Q(is_active=True) | Q(pk=self.instance.agent_id))
        field.empty_label = "Unassigned"
        if self.instance.pk is None:
            self.initial["agent"] = self.by.pk

    def _offer_sources(self) -> None:
        """The office's, and the client's own when it was retired since. Left out, it stays what it was."""
        if self.is_bound and "source" not in self.data:
            del self.fields["source"]
        else:
            field = cast(forms.ModelChoiceField, self.fields["source"])
            field.queryset = Source.objects.filter(Q(is_active=True) | Q(pk=self.instance.source_id))
            field.empty_label = "Not set"
        self.fields["source_detail"].widget.attrs["placeholder"] = "Which one? Who told them?"

    def _offer_tags(self, only: str) -> None:
        """Left out, they stay what they were."""
        self.tags_before: list[Tag] = []
        if only or (self.is_bound and "tags" not in self.data):
            del self.fields["tags"]
        elif self.instance.pk:
            self.tags_before = [given.tag for given in self.instance.client_tags.select_related("tag")]
            self.initial["tags"] = join(sorted((tag.name for tag in self.tags_before), key=str.lower))

    def save_tags(self, client: Client) -> None:
        """Once the client is saved, and in the same transaction."""
        if "tags" in self.fields:
            tags = find_or_make(self.cleaned_data["tags"], by=self.by)
            client.set_tags(tags, by=self.by, shown=self.tags_before)

    def _ask_for_duplicates(self) -> None:
        for kind in contacts.KINDS:
            self.fields[kind].widget.attrs |= self.ask_while_typing(kind, kind)

    @property
    def own_client(self) -> int | None:
        pk: int | None = self.instance.pk
        return pk

    def new_contacts(self) -> list[tuple[contacts.Kind, str]]:
        main = [(kind, self.cleaned_data.get(kind, "")) for kind in contacts.KINDS if kind in self.changed_data]
        more = [(rows.kind, value) for rows in self.contact_rows for value in rows.new()] if self.has_rows else []
        return [(kind, value) for kind, value in (*main, *more) if value]

    def _saved_rows(self) -> list[CustomRow]:
        return [CustomRow(name, as_text(value)) for name, value in self.instance.custom_fields.items()]

    def _typed_rows(self) -> list[CustomRow]:
        data = cast(QueryDict, self.data)
        pairs = zip_longest(data.getlist("custom_name"), data.getlist("custom_value"), fillvalue="")
        typed = [CustomRow(name.strip(), value.strip()) for name, value in pairs]
        return [row for row in typed if row.name or row.value]

    @property
    def shown_rows(self) -> list[CustomRow]:
        room = MAX_CUSTOM_FIELDS - len(self.custom_rows)
        return self.custom_rows + [CustomRow() for _ in range(max(0, min(EMPTY_ROWS, room)))]

    @property
    def empty_row(self) -> CustomRow:
        return CustomRow()

    def clean_notes(self) -> str:
        notes: str = self.cleaned_data["notes"]
        return notes.replace("\r\n", "\n")

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if "phone" in self.changed_data:  # what an import brought stands until somebody touches it
            check_phone(phone)
        return phone

    def clean(self) -> dict[str, Any]:
        seen: set[str] = set()
        for number, row in enumerate(self.custom_rows if self.has_rows else [], 1):
            row.check(number, seen)
            seen.add(row.name.casefold())
        if self.has_rows and any(row.errors for row in self.custom_rows):
            raise forms.ValidationError("Check the custom fields below.", code="custom_fields")
        self._check_contacts()
        return super().clean() or self.cleaned_data

    def _check_contacts(self) -> None:
        wrong = [rows for rows in self.contact_rows if rows.check(self.cleaned_data.get(rows.kind) or "")]
        if wrong:
            self.add_error(None, f"Check the {' and '.join(f'{rows.noun}s' for rows in wrong)} below.")
        for rows in self.contact_rows if self.instance.pk is None and not wrong else ():
            # A new client's first one is the main one.
            if self.cleaned_data.get(rows.kind) == "" and (row := rows.promote_first()):
                self.cleaned_data |= {rows.kind: row.value, f"{rows.kind}_label": row.label}
        for kind in contacts.KINDS if self.instance.pk and not self.has_rows else ():
            value = self.cleaned_data.get(kind) if kind in self.changed_data else ""
            more = contacts.additional_of(self.instance, kind) if value else []
            if any(each.key == contacts.Contact(kind, value or "").key for each in more):
                self.add_error(kind, f"They have this {contacts.NOUNS[kind]} already. Make it the main one there.")

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors:
            self._focus_first_wrong()

    def _focus_first_wrong(self) -> None:
        for name in self.fields:
            if name in self.errors:
                self.fields[name].widget.attrs["autofocus"] = True
                return
        more: list[ContactRow | CustomRow] = [row for rows in self.contact_rows for row in rows.rows]
        for row in (*more, *self.custom_rows):
            if row.errors:
                row.is_first_wrong = True
                return

    def save(self, commit: bool = True) -> Client:
        if self.has_rows:
            before = self.instance.custom_fields
            # A number that came by import stays a number as long as nobody changed it.
            self.instance.custom_fields = {
                row.name: before[row.name]
                if row.name in before and as_text(before[row.name]) == row.value
                else row.value
                for row in self.custom_rows
            }
        if self.instance.pk is None and "agent" not in self.fields:
            self.instance.agent = self.by
        is_new = self.instance.pk is None
        client: Client = super().save(commit)
        for rows in self.contact_rows if is_new and commit else ():
            rows.save_new(client)
        return client


class FactForm(StaleCheck, ClientForm):
    """One fact about a client, of an address or number with its label. `was` is what the form showed of it."""

    def __init__(self, *args: Any, only: str, **kwargs: Any) -> None:
        super().__init__(*args, only=only, auto_id="edit-%s", **kwargs)


class StageForm(forms.Form):
    stage = forms.ChoiceField(choices=Stage.choices)
