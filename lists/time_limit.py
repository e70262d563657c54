"""A query with a time limit: a page does without its answer if it takes longer."""

from collections.abc import Sequence
from typing import Any

from django.db import OperationalError, connection

TIMED_OUT = "57014"
"""PostgreSQL's code for a statement that ran into its time-out."""


def first_row_within(milliseconds: int, sql: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """What it answers, or None if it doesn't within this time. A database that is lost or out of order is an error."""
    with connection.cursor() as cursor:
        if connection.in_atomic_block:  # where giving up would undo what the transaction did
            cursor.execute(sql, values)
            return _first_row(cursor)
        # One message, which PostgreSQL takes as one transaction: so the limit ends with it, and costs no round trip.
        limit = f"SET LOCAL statement_timeout = {milliseconds:d}"
        try:
            cursor.execute(f"{limit}; {sql}; SET LOCAL statement_timeout TO DEFAULT", values)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", None) != TIMED_OUT:
                raise
            return None
        cursor.nextset()
        return _first_row(cursor)


def _first_row(cursor: Any) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = cursor.fetchone()
    return row
