"""Counts that stop counting where nobody cares, and give up where they would keep a page waiting."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from lists.patience import first_row_within

KEPT_FOR = 30  # seconds


def capped_counts(lists: Sequence[QuerySet[Any]], most: int) -> list[int]:
    """How many rows each of the lists has, at most one more than `most`, in one statement."""
    sql, params = _statement(lists, most)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchone())


def kept_counts(remembered_for: str, lists: Mapping[str, QuerySet[Any]], most: int) -> dict[str, int]:
    """The same by name, counted again half a minute later, or when `remembered_for` changes (whose lists they are).

    A name says all that narrows its list.
    """
    prefix = f"count:{remembered_for}:{most}:"
    keys = {name: prefix + sha256(name.encode()).hexdigest() for name in lists}
    known = cache.get_many(keys.values())
    if missing := [name for name, key in keys.items() if key not in known]:
        counted = capped_counts([lists[name] for name in missing], most)
        fresh = {keys[name]: count for name, count in zip(missing, counted, strict=True)}
        cache.set_many(fresh, KEPT_FOR)
        known |= fresh
    return {name: known[key] for name, key in keys.items()}


def counts_within(lists: Sequence[QuerySet[Any]], most: int, milliseconds: int) -> list[int] | None:
    """The same, or None when the database doesn't know within this time."""
    row = first_row_within(milliseconds, *_statement(lists, most))
    return None if row is None else list(row)


def _statement(lists: Sequence[QuerySet[Any]], most: int) -> tuple[str, list[Any]]:
    counts = [_capped_count(rows, most) for rows in lists]
    return f"SELECT {', '.join(sql for sql, _ in counts)}", [value for _, values in counts for value in values]


def _capped_count(rows: QuerySet[Any], most: int) -> tuple[str, tuple[Any, ...]]:
    try:
        sql, values = rows.order_by().values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:  # what Django raises instead of asking for nothing
        return "0", ()
    return f"(SELECT COUNT(*) FROM ({sql}) capped)", values  # noqa: S608  the ORM's own words
