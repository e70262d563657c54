"""Parts of the admin: fields that say what is wrong where Django's own end in an error, and pages to read alone."""

import json
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError

from lists.ids import read_id

NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that only the code writes."""

    def has_add_permission(self, request: object) -> bool:
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        return False


class KeptAdmin(ReadOnlyAdmin):
    """The same, of history that nobody deletes by hand."""

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


class RowSelect(AutocompleteSelect):
    """Looks up the row that was chosen, to show it again: what is no number chose none."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        found: list[Any] = super().optgroups(name, [each for each in value if read_id(str(each)) is not None], attr)
        return found


class ObjectField(forms.JSONField):
    """An object without the zero character, half a character (a lone surrogate), or a number beyond all bounds."""

    default_error_messages = {
        "no_object": "Enter an object, like {“Budget”: “$500,000”} with straight quotes.",
        "not_stored": "Remove the character or number that can’t be saved.",
    }

    def to_python(self, value: Any) -> Any:
        try:
            found = super().to_python(value)
            text = json.dumps(found, ensure_ascii=False, allow_nan=False)
            text.encode()
        except ValidationError:
            raise
        except (ValueError, RecursionError) as error:  # a number of thousands of digits; a thousand brackets
            raise ValidationError(self.error_messages["not_stored"], code="not_stored") from error
        if NUL.search(text):
            raise ValidationError(self.error_messages["not_stored"], code="not_stored")
        if found is not None and not isinstance(found, dict):
            raise ValidationError(self.error_messages["no_object"], code="no_object")
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed, to be shown again, letter by letter if it is refused."""
        try:
            return initial if self.disabled else self.to_python(data)
        except ValidationError:
            return forms.fields.InvalidJSONInput(data)
