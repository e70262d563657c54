"""The field of a time zone: a list of the usual ones, and a place to type any other. It needs no script."""

from typing import Any

from django import forms

from agents import zones

TYPED = "_typed"
"""The typed name comes beside the list's choice, under the field's name and this. It wins."""


class ZoneSelect(forms.Select):
    """The list. What is saved and not usual stands at its top."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = (data.get(name + TYPED) or "").strip()
        return (zones.find(typed) or typed) if typed else super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and name + TYPED not in data

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        zone = value[0] if value else ""
        if zone in zones.NAMES or any(option["selected"] for _, options, _ in groups for option in options):
            return groups
        known, said = (zone, zones.name_of(zone)) if zones.is_known(zone) else ("", "Choose one")
        return [(None, [self.create_option(name, known, said, True, 0)], 0), *groups]


class ZoneField(forms.ChoiceField):
    """Cleans to the name of a zone that this machine knows, or to "" where none is required.

    `empty` is what the list says of none.
    """

    widget = ZoneSelect

    def __init__(self, *, empty: str = "", **kwargs: Any) -> None:
        usual = [(region, list(names.items())) for region, names in zones.USUAL.items()]
        super().__init__(choices=[("", empty), *usual] if empty else usual, **{"label": "Time zone"} | kwargs)

    def validate(self, value: str) -> None:
        forms.Field.validate(self, value)
        if not value or zones.is_known(value):
            return
        if alike := zones.alike(value):
            raise forms.ValidationError(f"Which one? {'; '.join(alike)}.", code="several")
        raise forms.ValidationError(
            "No time zone found for “%(typed)s”. Type a city or a country, like Denver or Japan.",
            code="unknown",
            params={"typed": value},
        )
