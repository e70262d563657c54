"""Each row of a file as a client, or what is wrong with it; and the clients who have the same email already."""

import re
from collections.abc import Iterator
from typing import Any

from agents.models import Agent
from clients.csv_rows import unescape_formula
from clients.forms.client import MAX_NOTES
from clients.forms.custom_fields import MAX_CUSTOM_FIELDS
from clients.importing import opt_out, tags
from clients.importing.columns import MAX_CUSTOM_NAME, TARGETS, custom_names
from clients.importing.opt_out import OptOut
from clients.importing.reading import FileRow
from clients.models import ADDRESS, Client, PropertyType, Stage, address_key, address_variants, is_email
from clients.models.source import LONGEST_DETAIL

LIMITS = {
    "name": 100,
    "email": 255,
    "phone": 20,
    "property_address": 200,
    "notes": MAX_NOTES,
    "source_detail": LONGEST_DETAIL,
}
SOMEBODY_ELSES = "another agent’s client"


def check(rows: list[FileRow], heads: list[str], columns: list[str]) -> None:
    """Makes a client of each row, or says what is wrong with it; and reads who opted out."""
    names = custom_names(heads, columns)
    for row in rows:
        cells = list(map(unescape_formula, row.cells))
        values, custom = _values(cells, columns, names)
        row.errors = list(_errors(values, custom))
        if len(cells) > len(heads):
            row.errors.append(f"{len(cells)} cells for {len(heads)} columns: put cells with a comma in quotation marks")
        row.errors += _read_opt_outs(row, cells, heads, columns)
        row.tags = tags.read(row, values.pop("tags", ""))
        row.source = " ".join(values.pop("source", "").split())
        row.client = Client(**values, custom_fields=custom)
        row.address = address_key(values.get("email", "")) if is_email(values.get("email", "")) else ""


def _values(cells: list[str], columns: list[str], names: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The columns of the client, and the custom fields."""
    values: dict[str, str] = {}
    custom: dict[str, str] = {}
    for name, target, cell in zip(names, columns, cells, strict=False):
        if target == "custom" and cell:
            custom[name] = cell
        elif target and target != "custom" and target not in opt_out.TARGETS:
            values[target] = cell
    parts = (values.pop("first_name", ""), values.pop("last_name", ""))
    values["name"] = values.get("name") or " ".join(filter(None, parts))
    if "notes" in values:
        values["notes"] = re.sub(r"\r\n?", "\n", values["notes"])
    for name in ("property_address", "source_detail"):
        if name in values:
            values[name] = ", ".join(filter(None, map(str.strip, values[name].splitlines())))
    return values, custom


def _errors(values: dict[str, str], custom: dict[str, str]) -> Iterator[str]:
    if not any(character.isalnum() for character in values["name"]):
        yield "no name"
    for name in ("name", "phone"):
        if len(values.get(name, "").splitlines()) > 1:
            yield f"a line break in the {name}"
    for name, most in LIMITS.items():
        if len(values.get(name, "")) > most:
            yield f"{TARGETS[name].lower()} longer than {most:,} characters"
    if values.get("email") and not is_email(values["email"]):
        yield f"“{values['email'][:60]}” is not an email address"
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


def _read_opt_outs(row: FileRow, cells: list[str], heads: list[str], columns: list[str]) -> Iterator[str]:
    """Notes why the person must not be emailed. Yields an error for each cell that can't be read."""
    found: dict[str, OptOut] = {}
    row.is_silent = False
    for head, target, cell in zip(heads, columns, cells, strict=False):
        if target not in opt_out.TARGETS:
            continue
        meaning = opt_out.meaning(target, head, cell)
        if meaning == opt_out.UNCLEAR:
            yield f"“{cell[:40]}” under {head[:50] or TARGETS[target]} doesn’t say if we can email them"
        elif meaning != opt_out.SILENT:
            found.setdefault(meaning, OptOut(meaning, head or TARGETS[target], cell))
        elif target == "may_email" and not opt_out.has_answer(cell):
            row.is_silent = True
    row.opt_outs = sorted(found.values(), key=lambda each: opt_out.REASONS.index(each.reason))


def known(agent: Agent, rows: list[FileRow]) -> dict[str, str]:
    """The clients who have the emails of the file already, by address_key: a name, if the agent may see it."""
    addresses = {row.address for row in rows if row.address}
    variants = address_variants(addresses)
    found = Client.objects.present().alias(address=ADDRESS).filter(address__in=variants).order_by("pk")
    whose: dict[str, str] = {}
    for email, name, agent_id in found.values_list("email", "name", "agent_id"):
        if agent.is_broker or agent.pk == agent_id:
            whose[address_key(email)] = name
        else:
            whose.setdefault(address_key(email), SOMEBODY_ELSES)
    return whose


def mark_duplicates(rows: list[FileRow], known: dict[str, str]) -> None:
    """`known`: who has each address already."""
    seen = dict(known)
    for row in rows:
        row.duplicate_of = ""
        if row.address and not row.errors:
            row.duplicate_of = seen.get(row.address, "")
            seen.setdefault(row.address, f"row {row.number} of this file")


def why_left_out(row: FileRow) -> str:
    why = "; ".join(row.errors) or row.same_email
    return f"{why}; now on the do-not-email list" if row.opt_outs and row.address else why
