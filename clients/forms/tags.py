"""Fields in which tags are typed, several with commas between them."""

from typing import Any

from django import forms

from clients.office_lists.tags import LONGEST_FIELD, problem_of, split
from lists.one_line import OneLineInput


class TagsField(forms.CharField):
    """Its value is a list of names."""

    widget = OneLineInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_FIELD, **kwargs)

    def clean(self, value: Any) -> Any:
        names = split(super().clean(value))
        if self.required and not names:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if problem := problem_of(names):
            raise forms.ValidationError(problem)
        return names


class AddTagForm(forms.Form):
    name = TagsField(error_messages={"required": "Enter a tag."})
