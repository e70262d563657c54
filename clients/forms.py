"""What an agent types about a client, and how they look for one."""

import json
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import QueryDict

from agents.models import Agent
from clients.models import Call, Client, Stage

MAX_CUSTOM_FIELDS = 20
EMPTY_ROWS = 2  # shown ready to be typed into, so that adding one needs no script


@dataclass
class CustomRow:
    name: str = ""
    value: str = ""
    errors: list[str] = field(default_factory=list)


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class ClientForm(forms.ModelForm):
    class Meta:
        model = Client
        fields = ["name", "email", "phone", "property_address", "property_type", "stage", "notes", "agent"]
        labels = {"property_type": "Type"}
        widgets = {"notes": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"email": {"invalid": "An address looks like name@example.com."}}

    def __init__(self, *args: Any, agent: Agent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = agent
        self._offer_agents()
        # A client who came without an address may stay so; a new one without could not be followed up.
        self.fields["email"].required = self.instance.pk is None or bool(self.instance.email)
        # Left out, both keep their default or what they were.
        self.fields["property_type"].required = self.fields["stage"].required = False
        self._ask_for_duplicates()
        asked = self.is_bound and "custom_name" in self.data
        self.custom_rows = self._typed_rows() if asked else self._saved_rows()

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
                "autocomplete": "off",
                "hx-get": f"/clients/duplicates/?except={self.instance.pk or ''}",
                "hx-trigger": "input changed delay:400ms",
                "hx-target": f"#{name}-already",
            }

    def _saved_rows(self) -> list[CustomRow]:
        return [CustomRow(name, _as_text(value)) for name, value in self.instance.custom_fields.items()]

    def _typed_rows(self) -> list[CustomRow]:
        data = cast(QueryDict, self.data)
        pairs = zip_longest(data.getlist("custom_name"), data.getlist("custom_value"), fillvalue="")
        typed = [CustomRow(name.strip(), value.strip()) for name, value in pairs]
        return [row for row in typed if row.name or row.value]

    @property
    def shown_rows(self) -> list[CustomRow]:
        room = MAX_CUSTOM_FIELDS - len(self.custom_rows)
        return self.custom_rows + [CustomRow() for _ in range(max(0, min(EMPTY_ROWS, room)))]

    def clean(self) -> dict[str, Any]:
        seen: set[str] = set()
        for number, row in enumerate(self.custom_rows, 1):
            row.errors = list(self._row_errors(row, number, seen))
            seen.add(row.name.casefold())
        if any(row.errors for row in self.custom_rows):
            raise forms.ValidationError("Some custom fields need another look.", code="custom_fields")
        return super().clean() or self.cleaned_data

    def _row_errors(self, row: CustomRow, number: int, seen: set[str]) -> Any:
        if number > MAX_CUSTOM_FIELDS:
            yield f"At most {MAX_CUSTOM_FIELDS} custom fields: take one out."
        if not row.name:
            yield "Give this field a name."
        elif row.name.casefold() in seen:
            yield "There is a field with this name already."
        if len(row.name) > 50:
            yield f"A name has at most 50 characters; this one has {len(row.name)}."
        if len(row.value) > 200:
            yield f"A value has at most 200 characters; this one has {len(row.value)}."
        if "\x00" in row.name + row.value:
            yield "There is a character in it that cannot be stored."

    def save(self, commit: bool = True) -> Client:
        before = self.instance.custom_fields
        # A number that came by import stays a number as long as nobody changed it.
        self.instance.custom_fields = {
            row.name: before[row.name] if row.name in before and _as_text(before[row.name]) == row.value else row.value
            for row in self.custom_rows
        }
        if self.instance.pk is None and "agent" not in self.fields:
            self.instance.agent = self.by
        return super().save(commit)


class StageForm(forms.Form):
    stage = forms.ChoiceField(choices=Stage.choices)


class CallForm(forms.Form):
    outcome = forms.ChoiceField(
        choices=Call.choices,
        initial=Call.REACHED,
        error_messages={"required": "Say how it went.", "invalid_choice": "Say how it went."},
    )
    note = forms.CharField(
        required=False,
        max_length=400,
        error_messages={"max_length": "Say it in at most 400 characters (these are %(show_value)d)."},
    )
