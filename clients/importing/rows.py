"""Each row of a file as a client, or what is wrong with it."""

import re
from collections.abc import Iterator
from typing import Any

from clients.csv_rows import unescape_formula
from clients.forms.client import MAX_NOTES
from clients.forms.custom_fields import MAX_CUSTOM_FIELDS
from clients.importing import tags
from clients.importing.columns import ABOUT_THEM, MAX_CUSTOM_NAME, TARGETS, custom_names
from clients.importing.contacts import key_of, read_contacts
from clients.importing.layout import Layout
from clients.importing.opted_out import read_opt_outs
from clients.importing.reading import FileRow
from clients.models import Client, PropertyType, Stage
from clients.models.source import LONGEST_DETAIL

LIMITS = {
    "name": 100,
    "property_address": 200,
    "notes": MAX_NOTES,
    "source_detail": LONGEST_DETAIL,
}
OWN_COLUMNS = {"first_name", "last_name", *ABOUT_THEM} - {"", "custom", "email", "phone"}


def check(rows: list[FileRow], heads: list[str], columns: list[str]) -> None:
    """Makes a client of each row, or says what is wrong with it; and reads who opted out."""
    names, layout = custom_names(heads, columns), Layout.of(heads, columns)
    for row in rows:
        cells = list(map(unescape_formula, row.cells))
        row.contacts = read_contacts(cells, layout)
        values, custom = _values(cells, columns, names)
        custom |= {names[at][:MAX_CUSTOM_NAME]: word for at, word in row.contacts.roles.items()}
        row.errors = list(_errors(values, custom, row.contacts.errors))
        if len(cells) > len(heads):
            row.errors.append(f"{len(cells)} cells for {len(heads)} columns: put cells with a comma in quotation marks")
        row.errors += read_opt_outs(row, cells, heads, columns, layout)
        row.tags = tags.read(row, values.pop("tags", ""))
        row.source = " ".join(values.pop("source", "").split())
        row.client = Client(**values, **row.contacts.of_client, custom_fields=custom)
        row.address = key_of(row.client.email)


def _values(cells: list[str], columns: list[str], names: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The columns of the client but the addresses and numbers, and the custom fields."""
    values: dict[str, str] = {}
    custom: dict[str, str] = {}
    for name, target, cell in zip(names, columns, cells, strict=False):
        if target == "custom" and cell:
            custom[name] = cell
        elif target in OWN_COLUMNS:
            values[target] = cell
    parts = (values.pop("first_name", ""), values.pop("last_name", ""))
    values["name"] = values.get("name") or " ".join(filter(None, parts))
    if "notes" in values:
        values["notes"] = re.sub(r"\r\n?", "\n", values["notes"])
    for name in ("property_address", "source_detail"):
        if name in values:
            values[name] = ", ".join(filter(None, map(str.strip, values[name].splitlines())))
    return values, custom


def _errors(values: dict[str, str], custom: dict[str, str], of_contacts: list[str]) -> Iterator[str]:
    if not any(character.isalnum() for character in values["name"]):
        yield "no name"
    if len(values["name"].splitlines()) > 1:
        yield "a line break in the name"
    for name, most in LIMITS.items():
        if len(values.get(name, "")) > most:
            yield f"{TARGETS[name].lower()} longer than {most:,} characters"
    yield from of_contacts
    for name, choices in (("property_type", PropertyType), ("stage", Stage)):
        if given := values.pop(name, ""):
            chosen = _chosen(given, choices)
            if chosen:
                values[name] = chosen
            else:
                yield f"“{given[:40]}” is not a {TARGETS[name].lower()}"
    if any(len(value) > 200 for value in custom.values()):
        yield "a custom field longer than 200 characters"
    if any(len(name) > MAX_CUSTOM_NAME for name in custom):
        yield f"a custom field whose name is longer than {MAX_CUSTOM_NAME} characters"
    if len(custom) > MAX_CUSTOM_FIELDS:
        yield f"more than {MAX_CUSTOM_FIELDS} custom fields"


def _chosen(given: str, choices: Any) -> str:
    wanted = re.sub(r"[\W_]", "", given.lower())
    return next(
        (
            value
            for value, label in choices.choices
            if wanted in (value.replace("_", ""), re.sub(r"\W", "", label.lower()))
        ),
        "",
    )
