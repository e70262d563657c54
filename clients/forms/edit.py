"""The form for changing a client."""

import json
from typing import Any

from django import forms
from django.db.models import Model

from agents.forms.stale_check import StaleCheck
from clients.forms.client import ClientForm
from clients.forms.custom_fields import as_text
from clients.models import Stage
from clients.office_lists.tags import join

OTHERWISE = ("stage", "tags")
"""What is not saved as a column."""


class EditClientForm(StaleCheck, ClientForm):
    """Everything about an existing client. Only what was changed on the form is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saved = {name: str(self[name].initial or "") for name in self.fields}
        self.saved_rows = self.instance.custom_fields
        for name, each in self.fields.items():
            # A form that doesn't say what it showed is compared with what is saved.
            each.show_hidden_initial = not self.is_bound or self.add_initial_prefix(name) in self.data

    @property
    def rows_shown(self) -> str:
        return str(self.data.get("rows_shown", json.dumps(self.saved_rows)))

    @property
    def changed(self) -> list[str]:
        """The columns to save. For Django a field that the form did not have is changed; here it is not."""
        names = [name for name in self.changed_data if name not in OTHERWISE and self._wanted(name) != self.saved[name]]
        return [*names, "custom_fields"] if self._changes_rows else names

    @property
    def wanted_stage(self) -> Stage:
        return Stage(self._wanted("stage") if "stage" in self.changed_data else self.saved["stage"])

    def _wanted(self, name: str) -> str:
        return str(getattr(self.instance, self.instance._meta.get_field(name).attname) or "")

    @property
    def _changes_rows(self) -> bool:
        typed = [(row.name, row.value) for row in self.custom_rows]
        saved = [(name, as_text(each)) for name, each in self.saved_rows.items()]
        return typed not in (list(self._rows_once_shown().items()), saved)

    def _typed(self, name: str) -> str:
        value = self.cleaned_data[name]
        if isinstance(value, list):
            return join(value)
        return str((value.pk if isinstance(value, Model) else value) or "")

    def _rows_once_shown(self) -> dict[str, str]:
        try:
            rows = json.loads(self.rows_shown)
        except (ValueError, RecursionError):
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
            self.refuse("rows_shown", json.dumps(self.saved_rows))
            raise forms.ValidationError(f"Custom fields were changed to “{now}”. Save again to replace them.")
        return cleaned

    def _compare(self, name: str) -> None:
        """An error, once, where somebody else changed the same field since it was shown."""
        saved = self.saved[name]
        if self.overwrites(self.add_initial_prefix(name), saved, self._typed(name)):
            choices = {str(value): label for value, label in getattr(self.fields[name], "choices", ())}
            self.add_error(name, f"Someone changed this to “{choices.get(saved, saved)}”. Save again to replace it.")
