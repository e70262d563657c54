"""Export of clients as rows of a CSV file, and what a cell may hold. How a file is read: clients/importing/."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice

from clients.contacts.in_files import Columns, Contacts
from clients.importing.heads import read_head
from clients.listing.tagged import tags_of
from clients.models import Client, ClientQuerySet
from clients.office_lists.tags import join

EXPORTED = {
    "name": "Name",
    "email": "Email",
    "phone": "Phone",
    "property_address": "Address",
    "property_type": "Type",
    "stage": "Stage",
    "source": "Source",
    "source_detail": "Source detail",
    "tags": "Tags",
    "notes": "Notes",
}
DATES = {"created_at": "Added", "last_contacted": "Last contacted"}
AGENT = "Agent"
CUSTOM = " (custom)"
"""Behind a custom field's name that one of our own columns has as well."""

AT_ONCE = 2000  # clients whose addresses are looked up together

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def escape_formula(value: str) -> str:
    """A spreadsheet takes a cell that begins like this for a formula; the apostrophe says that it is text."""
    return f"'{value}" if value.startswith(FORMULA) else value


def unescape_formula(value: str) -> str:
    """The cell without the apostrophe of `escape_formula`."""
    value = value.strip()
    return value[1:] if value[:1] == "'" and value[1:].startswith(FORMULA) else value


def line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([escape_formula(cell) for cell in cells])
    return out.getvalue()


def lines(clients: ClientQuerySet, custom: list[str], with_agent: bool) -> Iterator[str]:
    """The lines of the file, one after the other. The mark in front tells Excel that it is UTF-8."""
    columns = Columns.of(clients)
    head = [*EXPORTED.values(), *columns.heads, *([AGENT] if with_agent else []), *DATES.values()]
    yield "\ufeff" + line([*head, *(_custom_head(name, head) for name in custom)])
    rows = clients.iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        contacts = Contacts(some)
        for client in some:
            yield line(_cells(client, custom, columns.cells(contacts, client), with_agent))


def _custom_head(name: str, taken: list[str]) -> str:
    """An import would take “Work phone” for a number of the client's."""
    return f"{name}{CUSTOM}" if name in {*taken, AGENT} or read_head(name) else name


def _cells(client: Client, custom: list[str], contacts: Iterator[str], with_agent: bool) -> Iterator[str]:
    labels = {"property_type": client.get_property_type_display(), "stage": client.get_stage_display()}
    labels["source"] = str(client.source or "")
    labels["tags"] = join(tag.name for tag in tags_of(client))
    for name in EXPORTED:
        yield labels[name] if name in labels else str(getattr(client, name))
    yield from contacts
    if with_agent:
        yield str(client.agent or "")
    for name in DATES:
        moment = getattr(client, name)
        yield f"{moment:%Y-%m-%d %H:%M}" if moment else ""
    for name in custom:
        value = client.custom_fields.get(name, "")
        yield value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
