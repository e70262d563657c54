"""When two people change the same thing, the second one sees what the first one saved before replacing it."""

from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict


class StaleCheck(forms.BaseForm):
    """A form that sends along what it showed, in hidden fields.

    When somebody else has changed the same thing since then, the form is refused once and shows what is saved now.
    Sent again, it replaces that.
    """

    is_stale = False

    def overwrites(self, shown: str, saved: str, wanted: str) -> bool:
        """Whether it would replace what was saved since it was shown. If so, it is refused.

        `shown` is the name of the hidden field. A form without it is compared with what is saved.
        """
        if _text(saved) in (_text(self.data.get(shown, saved)), _text(wanted)):
            return False
        self.refuse(shown, saved)
        return True

    def refuse(self, shown: str, saved: str | list[str]) -> None:
        """The form is stale. From now on it says that it showed what is saved."""
        data: Any = cast(QueryDict, self.data).copy()
        if isinstance(saved, list):
            data.setlist(shown, saved)
        else:
            data[shown] = saved
        self.data, self.is_stale = data, True


class OnlyChanged(StaleCheck, forms.ModelForm):
    """Saves the fields that were changed on the form, and no others: each is compared with what it showed.

    A form that doesn't say what it showed is compared with what is saved.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.show_hidden_initial = not self.is_bound or self.add_initial_prefix(name) in self.data

    @cached_property
    def changed(self) -> list[str]:
        return [name for name in self.fields if self._differs(name, self._shown(name))]

    @property
    def columns(self) -> list[str]:
        """What to save."""
        return self.changed

    def clean(self) -> dict[str, Any] | None:
        for name in self.fields:
            if name not in self.changed:
                self.cleaned_data.pop(name, None)  # the row keeps what is saved
            elif name in self.cleaned_data and self._differs(name, self._saved(name), self._shown(name)):
                self._refuse_once(name)
        return self.cleaned_data

    def save(self, commit: bool = True) -> Any:
        if self.instance._state.adding:
            self.instance.save()
        elif self.columns:
            self.instance.save(update_fields=self.columns)
        return self.instance

    def _saved(self, name: str) -> Any:
        return self.get_initial_for_field(self.fields[name], name)

    def _shown(self, name: str) -> Any:
        """As the field's own widget reads it: a hidden one would keep a browser's line breaks."""
        field, shown = self.fields[name], self.add_initial_prefix(name)
        if not field.show_hidden_initial:
            return self._saved(name)
        try:
            return field.to_python(field.widget.value_from_datadict(self.data, self.files, shown))
        except ValidationError:
            return None

    def _differs(self, name: str, one: Any, *others: Any) -> bool:
        """From what was typed, and from the others."""
        return self.fields[name].has_changed(one, self[name].data) and all(
            (one or None) != (other or None) for other in others
        )

    def _refuse_once(self, name: str) -> None:
        saved, field = self._saved(name), self.fields[name]
        words = {str(value): str(label) for value, label in _flat(getattr(field, "choices", ()))}
        values = [str(field.prepare_value(each)) for each in (saved if isinstance(saved, list) else [saved])]
        said = ", ".join(words.get(value, value) for value in values) if saved else ""
        self.refuse(self.add_initial_prefix(name), values if saved else "")
        change = f"changed to “{said}”" if said else "cleared"
        self.add_error(name, f"This was {change} since you opened the page. Save again to replace it.")


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Without their groups."""
    return [
        pair for value, label in choices for pair in (label if isinstance(label, (list, tuple)) else [(value, label)])
    ]


def _text(value: str) -> str:
    # A browser sends a line break as two characters.
    return value.replace("\r\n", "\n").strip()
