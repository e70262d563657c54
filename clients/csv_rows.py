"""Clients as rows of a CSV file, out and in. Nothing here writes to the database."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from clients.forms.client import MAX_CUSTOM_FIELDS
from clients.models import Client, ClientQuerySet, PropertyType, Stage

MOST_ROWS = 10_000
MOST_BYTES = 5 * 1024 * 1024

TARGETS = {
    "": "Leave out",
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "email": "Email",
    "phone": "Phone",
    "property_address": "Address",
    "property_type": "Type",
    "stage": "Stage",
    "notes": "Notes",
    "custom": "Custom field",
}
EXPORTED = {
    name: TARGETS[name] for name in ("name", "email", "phone", "property_address", "property_type", "stage", "notes")
}
DATES = {"created_at": "Added", "last_contacted": "Last contacted"}
LIMITS = {"name": 100, "email": 255, "phone": 20, "property_address": 200}
# Headers as other programs write them; letters only, in lower case.
GUESSES = {
    **{re.sub(r"\W", "", label.lower()): name for name, label in TARGETS.items() if name not in ("", "custom")},
    "fullname": "name",
    "client": "name",
    "contact": "name",
    "clientname": "name",
    "contactname": "name",
    "givenname": "first_name",
    "surname": "last_name",
    "familyname": "last_name",
    "emailaddress": "email",
    "mail": "email",
    "email1": "email",
    "email1value": "email",
    "phonenumber": "phone",
    "mobile": "phone",
    "mobilephone": "phone",
    "cell": "phone",
    "tel": "phone",
    "propertyaddress": "property_address",
    "property": "property_address",
    "street": "property_address",
    "propertytype": "property_type",
    "note": "notes",
    "comments": "notes",
    "comment": "notes",
    "status": "stage",
    "agent": "",
    "added": "",
    "created": "",
    "createdat": "",
    "lastcontacted": "",
    "id": "",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Unreadable(Exception):
    """The file can't be read as rows, and why, in words."""


def safe(value: str) -> str:
    """A spreadsheet takes a cell that begins like this for a formula; the apostrophe says that it is text."""
    return f"'{value}" if value.startswith(FORMULA) else value


def plain(value: str) -> str:
    """The cell without what `safe` put before it."""
    value = value.strip()
    return value[1:] if value[:1] == "'" and value[1:].startswith(FORMULA) else value


def lines(clients: ClientQuerySet, custom: list[str], with_agent: bool) -> Iterator[str]:
    """The lines of the file, one after the other. The mark in front tells Excel that it is UTF-8."""
    taken = {*EXPORTED.values(), *DATES.values(), "Agent"}
    head = [*EXPORTED.values(), *(["Agent"] if with_agent else []), *DATES.values()]
    yield "\ufeff" + _line([*head, *(f"{name} (custom)" if name in taken else name for name in custom)])
    for client in clients.iterator(2000):
        yield _line(_cells(client, custom, with_agent))


def line(cells: Iterable[str]) -> str:
    return _line(cells)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([safe(cell) for cell in cells])
    return out.getvalue()


def _cells(client: Client, custom: list[str], with_agent: bool) -> Iterator[str]:
    labels = {"property_type": client.get_property_type_display(), "stage": client.get_stage_display()}
    for name in EXPORTED:
        yield labels.get(name) or str(getattr(client, name))
    if with_agent:
        yield str(client.agent or "")
    for name in DATES:
        moment = getattr(client, name)
        yield f"{moment:%Y-%m-%d %H:%M}" if moment else ""
    for name in custom:
        value = client.custom_fields.get(name, "")
        yield value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@dataclass
class Row:
    number: int  # of the line in a spreadsheet: the heads are line 1
    cells: list[str]
    client: Client | None = None
    errors: list[str] = field(default_factory=list)
    double: str = ""  # who has the same email


def decode(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("This is not a CSV file. Save it as “CSV UTF-8” and choose it again.")


def read(text: str) -> tuple[list[str], list[Row]]:
    """The heads and the rows of a file."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Unreadable(f"This file can't be read as CSV: {error}.") from error
    numbered = [(number, row) for number, row in enumerate(table, 1) if any(cell.strip() for cell in row)]
    if len(numbered) < 2:
        raise Unreadable(
            "There are no rows in it: the first line has the names of the columns, then comes one line a client."
        )
    if len(numbered) - 1 > MOST_ROWS:
        raise Unreadable(f"There are {len(numbered) - 1:,} rows in it; at most {MOST_ROWS:,} can be imported at once.")
    heads = [plain(cell) for cell in numbered[0][1]]
    if len(heads) > 200:
        raise Unreadable(f"There are {len(heads)} columns in it; at most 200 can be read.")
    width = len(heads)
    return heads, [Row(number, [*cells[:width], *[""] * (width - len(cells))]) for number, cells in numbered[1:]]


def guess(heads: list[str]) -> list[str]:
    """What each column is, by its head; each of ours once. What nobody knows becomes a custom field."""
    found: list[str] = []
    for head in heads:
        target = GUESSES.get(re.sub(r"[\W_]", "", head.lower()), "custom" if head else "")
        if target in found and target != "custom":
            target = "custom"
        if target == "custom" and (found.count("custom") >= MAX_CUSTOM_FIELDS or len(head) > 50):
            target = ""
        found.append(target)
    return found


def check(rows: list[Row], heads: list[str], columns: list[str]) -> None:
    """Makes of each row the client that it would be, or says what is wrong with it."""
    for row in rows:
        row.client, row.errors = _client(row.cells, heads, columns)


def _client(cells: list[str], heads: list[str], columns: list[str]) -> tuple[Client, list[str]]:
    values: dict[str, str] = {}
    custom: dict[str, str] = {}
    for head, target, cell in zip(heads, columns, map(plain, cells), strict=False):
        if target == "custom" and cell:
            custom[head.removesuffix(" (custom)")] = cell
        elif target and target != "custom":
            values[target] = cell
    names = (values.pop("first_name", ""), values.pop("last_name", ""))
    values["name"] = values.get("name") or " ".join(filter(None, names))
    errors = list(_errors(values, custom))
    return Client(**values, custom_fields=custom), errors


def _errors(values: dict[str, str], custom: dict[str, str]) -> Iterator[str]:
    if not values["name"]:
        yield "no name"
    for name, most in LIMITS.items():
        if len(values.get(name, "")) > most:
            yield f"{TARGETS[name].lower()} longer than {most} characters"
    if values.get("email"):
        try:
            validate_email(values["email"])
        except ValidationError:
            yield f"“{values['email'][:60]}” is not an email address"
    for name, choices in (("property_type", PropertyType), ("stage", Stage)):
        if given := values.pop(name, ""):
            chosen = _chosen(given, choices)
            if chosen:
                values[name] = chosen
            else:
                yield f"“{given[:40]}” is no {TARGETS[name].lower()}"
    if any(len(value) > 200 for value in custom.values()):
        yield "a custom field longer than 200 characters"
    if any(len(name) > 50 or not name for name in custom):
        yield "a custom field whose name is empty or longer than 50 characters"
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


def mark_doubles(rows: list[Row], known: dict[str, str]) -> None:
    """`known`: whose name stands behind each email (in lower case) already."""
    seen = dict(known)
    for row in rows:
        email = row.client.email.lower() if row.client and not row.errors else ""
        if email:
            row.double = seen.get(email, "")
            seen.setdefault(email, f"line {row.number} of this file")
