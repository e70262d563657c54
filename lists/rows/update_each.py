"""One UPDATE for many rows with a value each. They travel as one JSON document: bulk_update's CASEs cost ten times as
much, and arrays are quoted value by value."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models
from psycopg import sql

UPDATE = "UPDATE {table} SET {changes} FROM jsonb_to_recordset(%s::jsonb) AS new({types}) WHERE {table}.id = new.id"


def update_each(rows: Sequence[models.Model], fields: Sequence[str]) -> None:
    """Saves the fields of the rows as they stand. The caller has the rows locked."""
    if not rows:
        return
    model = type(rows[0])
    columns: list[Any] = [model._meta.get_field(name) for name in ("id", *fields)]
    document = [{each.column: each.get_prep_value(getattr(row, each.attname)) for each in columns} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, tuple(columns)), [json.dumps(document, default=str)])


@lru_cache(maxsize=64)
def _statement(model: type[models.Model], columns: tuple[Any, ...]) -> str:
    names = {column: sql.Identifier(column.column) for column in columns}
    types = [sql.SQL("{} " + column.rel_db_type(connection)).format(names[column]) for column in columns]
    statement = sql.SQL(UPDATE).format(
        table=sql.Identifier(model._meta.db_table),
        changes=sql.SQL(", ").join([sql.SQL("{0} = new.{0}").format(names[column]) for column in columns[1:]]),
        types=sql.SQL(", ").join(types),
    )
    return statement.as_string(None)
