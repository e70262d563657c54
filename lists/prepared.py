"""Statements that a connection plans once: PostgreSQL can take longer to plan a page's statement than to run it.

They are written out, so that nothing has to be put together anew for each page either.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, models

M = TypeVar("M", bound=models.Model)


def rows(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What the statement answers. Planned for any values: only for one whose best plan doesn't depend on them.

    It is Django's connection, transaction and log of statements; only the values travel beside the text, not in it.
    """
    with _cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def named_row(statement: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The one row that the statement answers, by the names of its columns."""
    with _cursor() as cursor:
        cursor.execute(statement, values)
        (row,) = cursor.fetchall()
        return dict(zip((column.name for column in cursor.description), row, strict=True))


def _cursor() -> Any:
    connection.close_if_health_check_failed()  # as Django's own cursors begin
    connection.ensure_connection()
    raw = connection.connection
    if raw.prepare_threshold is None:  # as Django leaves it
        with connection.cursor() as cursor:
            # Else PostgreSQL compares what plans seem to cost, which leaves out most of what it costs to make one.
            cursor.execute("SET plan_cache_mode = force_generic_plan")
        raw.prepare_threshold = 0
    bound: Any = psycopg.Cursor(raw)
    return connection.make_debug_cursor(bound) if connection.queries_logged else connection.make_cursor(bound)


class Columns(Generic[M]):
    """Some of a model's columns, in the order in which a statement names them; the others are deferred."""

    def __init__(self, model: type[M], table: str, names: Sequence[str] = (), *, without: Sequence[str] = ()) -> None:
        """`table` is its name in the statement; without `names` all columns but those in `without`."""
        fields = [field for field in model._meta.concrete_fields if not names or field.name in names]
        self._model = model
        self._fields = [field for field in fields if field.name not in without]
        self._names = [field.attname for field in self._fields]
        self._converted = [(at, field) for at, field in enumerate(self._fields) if hasattr(field, "from_db_value")]
        self.sql = ", ".join(f'{table}."{field.column}"' for field in self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def read(self, row: Sequence[Any], start: int = 0) -> M | None:
        """The instance in a row, from its `start`; None where an outer join found nothing."""
        values = list(row[start : start + len(self._fields)])
        if values[0] is None:  # the primary key
            return None
        for at, field in self._converted:
            values[at] = field.from_db_value(values[at], None, connection)
        return self._model.from_db(DEFAULT_DB_ALIAS, self._names, values)
