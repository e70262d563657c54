"""Every table that hangs on a client, found by its foreign keys. What becomes of each: answers.py.

A table hangs on a client when it has a foreign key to `clients`, or to another table that hangs on one. What points to
a client without a foreign key, as an id in a JSON column or as an address, is told in answers.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from clients.models import Client

Model = type[models.Model]


@dataclass
class Table:
    model: Model
    path: str  # of lookups from a row to its client, the shortest: `note__client`
    columns: list[str] = field(default_factory=list)  # the foreign keys by which it hangs on a client

    @property
    def label(self) -> str:
        return self.model._meta.label

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    def rows_of(self, client: models.Model) -> models.QuerySet[Any]:
        """Of this client alone."""
        return self.model._base_manager.filter(**{self.path: client})


def tables(root: Model = Client) -> dict[str, Table]:
    """By the model's label, those nearest to a client first."""
    found: dict[str, Table] = {}
    level = [(root, "")]
    while level:
        below = []
        for model, path in level:
            for key in _keys_to(model):
                label = key.model._meta.label
                if key.model is root:
                    continue
                if label not in found:
                    found[label] = Table(key.model, f"{key.name}__{path}".removesuffix("__"))
                    below.append((key.model, found[label].path))
                found[label].columns.append(key.name)
        level = below
    return found


def _keys_to(model: Model) -> Iterator[Any]:
    """The foreign keys of other tables to this one, also those without a name at this end, and one-to-one."""
    relations: list[Any] = list(model._meta.get_fields(include_hidden=True))
    for relation in relations:
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            yield relation.field
