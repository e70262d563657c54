"""What an agent types about a client."""

import json
from itertools import zip_longest
from typing import Any, cast
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django import forms
from django.db.models import Q
from django.http import QueryDict

from agents.models import Agent
from clients.custom_fields import MAX_CUSTOM_FIELDS, CustomRow, as_text
from clients.models import Client, Stage
from clients.validators import check_email, check_phone

EMPTY_ROWS = 2  # shown ready to be typed into, so that adding one needs no script
MAX_NOTES = 20_000

PLAIN = {
    "max_length": "At most %(limit_value)d characters; these are %(show_value)d.",
    "null_characters_not_allowed": "There is a character in it that cannot be stored.",
    "invalid_choice": "Choose one from the list.",
}


class ClientForm(forms.ModelForm):
    """Everything about a client, or only the fields named by `only`."""

    class Meta:
        model = Client
        fields = ["name", "email", "phone", "property_address", "property_type", "stage", "notes", "agent"]
        labels = {"property_type": "Type"}
        widgets = {"notes": forms.Textarea(attrs={"rows": 3})}

    notes = forms.CharField(required=False, max_length=MAX_NOTES, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, agent: Agent, only: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = agent
        self._offer_agents()
        # A client who came without an address may stay so; a new one without could not be followed up.
        self.fields["email"].required = self.instance.pk is None or bool(self.instance.email)
        self.fields["email"].validators = [check_email]
        # Left out, both keep their default or what they were.
        self.fields["property_type"].required = self.fields["stage"].required = False
        self._say_it_plainly()
        self._ask_for_duplicates()
        self.has_rows = not only
        asked = self.is_bound and "custom_name" in self.data
        self.custom_rows = self._typed_rows() if asked else self._saved_rows()
        for name in list(self.fields):
            if only and name != only:
                del self.fields[name]
        if only:
            self.fields[only].widget.attrs["autofocus"] = True

    def _say_it_plainly(self) -> None:
        """In the product's words; and a name may be written from right to left."""
        for name, text in (("name", "Give the client a name."), ("email", "The follow-ups need an email address.")):
            self.fields[name].error_messages["required"] = text
        for name, each in self.fields.items():
            each.error_messages |= PLAIN
            each.widget.attrs["autocomplete"] = "off"
            if name in ("name", "property_address", "notes"):
                each.widget.attrs["dir"] = "auto"

    def _offer_agents(self) -> None:
        """Only the broker gives clients to agents, and only where the form asked for one."""
        if not self.by.is_broker or (self.is_bound and "agent" not in self.data):
            del self.fields["agent"]
            return
        field = cast(forms.ModelChoiceField, self.fields["agent"])
        field.queryset = Agent.objects.filter(Q(is_active=True) | Q(pk=self.instance.agent_id))
        field.empty_label = "Nobody yet"
        if self.instance.pk is None:
            self.initial["agent"] = self.by.pk

    def _ask_for_duplicates(self) -> None:
        for name, mode in (("email", "email"), ("phone", "tel")):
            self.fields[name].widget.attrs |= {
                "inputmode": mode,
                "hx-get": f"/clients/duplicates/?except={self.instance.pk or ''}",
                "hx-trigger": "input changed delay:300ms",
                "hx-target": f"#{self[name].auto_id}-already",
                "hx-sync": "this:replace",
            }

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
        return self.cleaned_data["notes"].replace("\r\n", "\n")

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if "phone" in self.changed_data:  # what an import brought stands until somebody touches it
            check_phone(phone)
        return phone

    def clean(self) -> dict[str, Any]:
        seen: set[str] = set()
        for number, row in enumerate(self.custom_rows if self.has_rows else [], 1):
            row.check(number, seen)
            seen.add(row.name.casefold())
        if self.has_rows and any(row.errors for row in self.custom_rows):
            raise forms.ValidationError("Some custom fields need another look.", code="custom_fields")
        return super().clean() or self.cleaned_data

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors:
            self._focus_first_wrong()

    def _focus_first_wrong(self) -> None:
        for name in self.fields:
            if name in self.errors:
                self.fields[name].widget.attrs["autofocus"] = True
                return
        for row in self.custom_rows:
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
        return super().save(commit)


class EditClientForm(ClientForm):
    """A client who is here. It remembers what it showed, so that it takes back nothing that others changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_late = False
        self.saved = {name: str(self[name].initial or "") for name in self.fields}
        self.saved_rows = self.instance.custom_fields
        self.rows_shown = self.data.get("rows_shown", json.dumps(self.saved_rows))
        for name, each in self.fields.items():
            # A form that doesn't say what it showed is compared with what is saved.
            each.show_hidden_initial = not self.is_bound or self.add_initial_prefix(name) in self.data

    @property
    def changed(self) -> list[str]:
        """What is to be saved."""
        names = [name for name in self.changed_data if name != "stage" and self._typed(name) != self.saved[name]]
        return [*names, "custom_fields"] if self._changes_rows else names

    @property
    def wanted_stage(self) -> Stage:
        return Stage(self.cleaned_data["stage"] if "stage" in self.changed_data else self.saved["stage"])

    @property
    def _changes_rows(self) -> bool:
        typed = {row.name: row.value for row in self.custom_rows}
        return typed not in (self._rows_once_shown(), {name: as_text(each) for name, each in self.saved_rows.items()})

    def _typed(self, name: str) -> str:
        value = self.cleaned_data[name]
        return str((value.pk if isinstance(value, Agent) else value) or "")

    def _rows_once_shown(self) -> dict[str, str]:
        try:
            rows = json.loads(self.rows_shown)
        except ValueError:
            rows = None
        rows = rows if isinstance(rows, dict) else self.saved_rows
        return {name: as_text(value) for name, value in rows.items()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self.changed_data:
            if self.fields[name].show_hidden_initial and name in cleaned:
                self._compare(name)
        saved = {name: as_text(value) for name, value in self.saved_rows.items()}
        if self._changes_rows and self._rows_once_shown() != saved:
            now = ", ".join(f"{name} {value}" for name, value in saved.items())
            self.rows_shown, self.is_late = json.dumps(self.saved_rows), True
            raise forms.ValidationError(f"Custom fields were changed meanwhile to “{now}”. Save again to replace them.")
        return cleaned

    def _compare(self, name: str) -> None:
        """An error, once, where somebody else changed the same field since it was shown."""
        hidden, saved = self.add_initial_prefix(name), self.saved[name]
        shown = self.data[hidden].replace("\r\n", "\n").strip()
        if saved in (shown, self._typed(name)):
            return
        data, self.is_late = cast(QueryDict, self.data).copy(), True
        data[hidden] = saved
        self.data = data
        choices = {str(value): label for value, label in getattr(self.fields[name], "choices", ())}
        self.add_error(name, f"Changed meanwhile to “{choices.get(saved, saved)}”. Save again to replace it.")


class NewClientForm(ClientForm):
    """A client who is to be: with the steps of their plan, any of which can be switched off."""

    def __init__(self, *args: Any, steps: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = steps
        self.token = self.data.get("form_token") or uuid4().hex
        if not self.is_bound:
            self.fields["name"].widget.attrs["autofocus"] = True
        self._ask_what_will_happen()

    def _ask_what_will_happen(self) -> None:
        """A finished stage plans nothing, and another agent has other hours."""
        for name in ("stage", "agent"):
            if name in self.fields:
                self.fields[name].widget.attrs |= {
                    "hx-get": "/clients/new/plan/",
                    "hx-trigger": "change",
                    "hx-target": "#will-happen",
                    "hx-swap": "outerHTML",
                    "hx-include": "#id_name, #id_stage, #id_agent, #will-happen",
                    "hx-sync": "#client-form:replace",
                }

    @classmethod
    def filled_from(cls, address: QueryDict, **kwargs: Any) -> "NewClientForm":
        """A form that a link began: what it can't hold is left out."""
        form = cls(**kwargs)
        for name in ("name", "email", "phone", "property_address", "property_type", "stage", "notes"):
            field, text = form.fields[name], address.get(name, "").replace("\x00", "")
            if isinstance(field, forms.CharField):
                text = text[: field.max_length]
            elif not field.valid_value(text):  # type: ignore[attr-defined]
                continue
            if text:
                form.initial[name] = text
        return form

    @property
    def switched_off(self) -> list[str]:
        """Those of the steps that were not asked for. A form without switches wants them all."""
        asked = "plan" in self.data
        return [step for step in self.steps if asked and step not in cast(QueryDict, self.data).getlist("step")]

    @property
    def made_from(self) -> UUID | None:
        """The same for the same content of the same form: a second click, or the browser's "send again"."""
        if not self.data.get("form_token"):
            return None
        content = [pair for pair in sorted(cast(QueryDict, self.data).lists()) if pair[0] != "csrfmiddlewaretoken"]
        return uuid5(NAMESPACE_URL, json.dumps([self.by.pk, content]))

    def save(self, commit: bool = True) -> Client:
        self.instance.plan_without = self.switched_off
        self.instance.made_from = self.made_from
        return super().save(commit)


class StageForm(forms.Form):
    stage = forms.ChoiceField(choices=Stage.choices)
