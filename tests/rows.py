"""A row of any table, made of its columns: so that a new table is in the tests that walk over all of them."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils import timezone

from agents.models import Agent
from clients.belongings.tables import tables
from clients.models import Client
from emails.models import OfficeMail


def sample(field: Any, number: int = 0, word: str = "") -> Any:
    """A value that this column takes, not its default. `word` stands in each text."""
    if field.choices:
        return [value for value, _ in field.flatchoices if value not in ("", field.default)][-1]
    match field:
        case models.EmailField():
            return f"{word}{field.name}{number}@example.com"
        case models.FileField():
            return f"{field.name}{number}.txt"
        case models.CharField() | models.TextField():
            return f"{word}{field.name} {number}"[: field.max_length]
        case models.BooleanField():
            return not field.get_default()
        case models.IntegerField():
            return number + 1
        case models.DateTimeField():
            return timezone.now().replace(microsecond=0)
        case models.DateField():
            return date(2026, 11, 18)
        case models.UUIDField():
            return uuid4()
        case models.JSONField():
            return {"Budget": f"${number}"}
    raise AssertionError(f"Say in tests/rows.py what a {type(field).__name__} takes ({field}).")


def make_row(model: type[models.Model], client: Client, number: int = 0, word: str = "", **given: Any) -> Any:
    """One that hangs on the client; all that the table asks for is filled in. `given` wins."""
    for field in model._meta.concrete_fields:
        if (
            field.name in given
            or field.attname in given
            or field.primary_key
            or isinstance(field, models.GeneratedField)
        ):
            continue
        if isinstance(field, models.ForeignKey):
            if field.related_model is Client or not field.null:
                given[field.name] = _related(field.related_model, client)
        elif not (field.null or field.blank or field.has_default()):
            given[field.name] = sample(field, number, word)
    if model is OfficeMail:
        given.setdefault("body", f"{word}body {number}")  # one that is queued has one
    return model._base_manager.create(**given)


def _related(model: Any, client: Client) -> Any:
    """The client, their agent, a row of theirs, or any other one."""
    if model is Client:
        return client
    if model is Agent:
        return client.agent
    table = tables().get(model._meta.label)
    rows = table.rows_of(client) if table else model._base_manager.all()
    return rows.order_by("pk").first() or make_row(model, client)


def fill(client: Client, number: int = 0, word: str = "", **given: Any) -> dict[str, models.Model]:
    """A row of each table that hangs on the client, by the model's label; the first one where there is one already."""
    return {
        label: table.rows_of(client).order_by("pk").first() or make_row(table.model, client, number, word, **given)
        for label, table in tables().items()
    }
