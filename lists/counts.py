"""Counts of rows that stop at a limit, and a cache for them: for some seconds, or until the agent does something.

The cache is Django's, which all web processes share. `whose` says who sees a count and in which role (Agent.view_key).
"""

import time
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, TypeVar

from django.core.cache import caches
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils.connection import ConnectionProxy

from lists.time_limit import first_row_within

Value = TypeVar("Value")
cache = ConnectionProxy(caches, "counts")
COUNT_TO = 10_000
"""How far a list is counted: a bigger number is of no use, and a broker's page would be slow."""
KEPT_FOR = 30
"""Seconds: so long may pass until an agent sees what somebody else, or the sweep, has changed."""
ACT_KEPT_FOR = 3600
"""Seconds; longer than any count is kept."""


def capped_counts(lists: Sequence[QuerySet[Any]], most: int) -> list[int]:
    """How many rows each of the lists has, at most one more than `most`, in one statement."""
    sql, params = _statement(lists, most)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchone())


def counts_within(lists: Sequence[QuerySet[Any]], most: int, milliseconds: int) -> list[int] | None:
    """The same, or None when the database doesn't know within this time."""
    row = first_row_within(milliseconds, *_statement(lists, most))
    return None if row is None else list(row)


def kept_counts(whose: str, lists: Mapping[str, QuerySet[Any]], most: int) -> dict[str, int]:
    """How many rows each list has, as capped_counts says, by name. A name says all that narrows its list."""
    names = {f"{name} to {most}": name for name in lists}
    act, known = _read(whose, list(names))
    if missing := [key for key in names if key not in known]:
        counted = capped_counts([lists[names[key]] for key in missing], most)
        fresh = dict(zip(missing, counted, strict=True))
        _write(whose, act, fresh, KEPT_FOR)
        known |= fresh
    return {name: known[key] for key, name in names.items()}


def kept(whose: str, name: str, count: Callable[[], Value], seconds: int = KEPT_FOR) -> Value:
    """What `count` answers, from the last so many seconds if it is known. It must be something that JSON can write."""
    act, known = _read(whose, [name])
    if name in known:
        value: Value = known[name]
        return value
    value = count()
    _write(whose, act, {name: value}, seconds)
    return value


def discard(whose: str) -> None:
    """The agent has done something: all their counts are made again.

    A page that began to count before this keeps its counts under the former act, so they are not found any more.
    """
    cache.set(_act_key(whose), token_urlsafe(6), ACT_KEPT_FOR)


def _read(whose: str, names: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The agent's last act, and what is remembered since then."""
    keys = {name: _key(whose, name) for name in names}
    found = cache.get_many([_act_key(whose), *keys.values()])
    act, now = found.get(_act_key(whose), ""), time.time()
    entries = {name: found[key] for name, key in keys.items() if key in found}
    return act, {name: value for name, (at_act, until, value) in entries.items() if at_act == act and now < until}


def _write(whose: str, act: str, values: Mapping[str, Any], seconds: int) -> None:
    until = time.time() + seconds
    cache.set_many({_key(whose, name): [act, until, value] for name, value in values.items()}, seconds)


def _act_key(whose: str) -> str:
    return f"act:{whose}"


def _key(whose: str, name: str) -> str:
    # A name holds what was typed into a filter: a key can be neither long nor have spaces in it.
    return f"count:{whose}:{sha256(name.encode()).hexdigest()}"


def _statement(lists: Sequence[QuerySet[Any]], most: int) -> tuple[str, list[Any]]:
    counts = [_capped_count(rows, most) for rows in lists]
    return f"SELECT {', '.join(sql for sql, _ in counts)}", [value for _, values in counts for value in values]


def _capped_count(rows: QuerySet[Any], most: int) -> tuple[str, tuple[Any, ...]]:
    try:
        sql, values = rows.order_by().values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:  # what Django raises instead of asking for nothing
        return "0", ()
    return f"(SELECT COUNT(*) FROM ({sql}) capped)", values  # noqa: S608  the ORM's own words
