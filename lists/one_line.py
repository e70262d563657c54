"""Names, senders and subjects stand on one line: a line break in one would begin another header of an email."""

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

NOT_ON_ONE_LINE = "Remove the line break or hidden character, or type it again."

# They turn the text round them over, so that a name looks like another. Marks that Arabic and Hebrew need are none.
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BREAKS = frozenset(("Cc", "Zl", "Zp"))


def is_one_line(text: str) -> bool:
    return not any(unicodedata.category(each) in BREAKS or each in OVERRIDES for each in text)


def check_one_line(text: str) -> None:
    if not is_one_line(text):
        raise ValidationError(NOT_ON_ONE_LINE, code="one_line")


class OneLineInput(forms.TextInput):
    """Line breaks and tabs that a paste brought along become spaces: who typed the name sees none of them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return " ".join(typed.split()) if isinstance(typed, str) and not is_one_line(typed) else typed


class LinesInput(forms.Textarea):
    """A line break counts as one character, as the browser counts it while one types; it is sent as two."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return typed.replace("\r\n", "\n") if isinstance(typed, str) else typed


if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:  # Python refuses the brackets
    CharField = models.CharField


class OneLineField(CharField):
    """A column of text like every other; it only says what a form takes, so no migration knows of it."""

    default_validators = [check_one_line]

    def deconstruct(self) -> Any:
        name, _, *rest = super().deconstruct()
        return name, "django.db.models.CharField", *rest

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": OneLineInput, **kwargs})
