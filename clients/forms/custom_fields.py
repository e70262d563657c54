"""Custom fields in forms: the names and values that an agent makes up for a client."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms

from agents.forms.stale_check import StaleCheck
from clients.models import Client
from lists.one_line import NOT_ON_ONE_LINE, is_one_line

MAX_CUSTOM_FIELDS = 20


@dataclass
class CustomRow:
    name: str = ""
    value: str = ""
    errors: list[str] = field(default_factory=list)
    is_first_wrong: bool = False

    def check(self, number: int, taken: set[str]) -> None:
        """Says what is wrong with it; `taken` are the other names, casefolded."""
        self.errors = list(self._wrong(number, taken))

    def _wrong(self, number: int, taken: set[str]) -> Iterator[str]:
        if number > MAX_CUSTOM_FIELDS:
            yield f"At most {MAX_CUSTOM_FIELDS} custom fields. Remove one."
        if not self.name:
            yield "Enter a name for this field."
        elif self.name.casefold() in taken:
            yield "There is already a field with this name."
        if len(self.name) > 50:
            yield f"A name has at most 50 characters; this one has {len(self.name)}."
        if len(self.value) > 200:
            yield f"A value has at most 200 characters; this one has {len(self.value)}."
        if not is_one_line(self.name):
            yield NOT_ON_ONE_LINE
        if "\x00" in self.name + self.value:
            yield "Remove the characters that can’t be saved."


def as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class CustomFieldForm(StaleCheck, forms.Form):
    """One custom field of a client: a new one, or the one called `key`."""

    custom_name = forms.CharField(required=False)
    custom_value = forms.CharField(required=False)

    def __init__(self, *args: Any, client: Client, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.client, self.key = client, key
        saved = client.custom_fields.get(key, "")
        self.row = CustomRow(key, as_text(saved))
        if self.is_bound:
            self.row = CustomRow(self.data.get("custom_name", "").strip(), self.data.get("custom_value", "").strip())

    def clean(self) -> dict[str, Any]:
        others = {name.casefold() for name in self.client.custom_fields if name != self.key}
        self.row.check(len(others) + 1, others)
        if self.row.errors:
            raise forms.ValidationError(self.row.errors)
        return self.cleaned_data

    def as_stored(self, before: Any) -> dict[str, Any]:
        """As it is stored. A number that came by import stays a number as long as nobody changed it."""
        unchanged = self.key and as_text(before) == self.row.value
        return {self.row.name: before if unchanged else self.row.value}
