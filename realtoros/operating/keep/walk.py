"""Goes through the rows of a table in the order of a time, some at a time.

Nothing marks the rows that are done: a column or an index for that would cost every email
something for ever. To look at a row that is done costs microseconds, once a night.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_datetime

from realtoros.operating.keep.step import Cursor

WINDOW = 1000


class Window(NamedTuple):
    ids: list[int]
    cursor: Cursor | None


def window(rows: "models.QuerySet[Any]", column: str, before: datetime, cursor: Cursor) -> Window:
    """The ids of the next rows before the time, in the order of an index by `column` and id, and where they end."""
    rows = rows.filter(**{f"{column}__lt": before})
    if cursor:
        at, pk = parse_datetime(str(cursor[0])), int(cursor[1])
        # The first condition says nothing new, but the index can begin there.
        later = Q(**{f"{column}__gt": at}) | Q(**{column: at, "pk__gt": pk})
        rows = rows.filter(later, **{f"{column}__gte": at})
    found = list(rows.order_by(column, "pk").values_list(column, "pk")[:WINDOW])
    last = [found[-1][0].isoformat(), found[-1][1]] if len(found) == WINDOW else None
    return Window([pk for _, pk in found], last)
