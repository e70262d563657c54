"""What the office's lists share: names that are unique whatever their case, long changes in slices, smart lists."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact
from django.http import QueryDict
from django.utils import timezone

from clients.models import SmartList, Source, Tag

Named = TypeVar("Named", Source, Tag)

BATCH = 2000  # clients that are locked together
PATIENCE = 10.0  # seconds: what is left then takes another press of the button
ONE_AT_A_TIME = 0x_50_0CE


def wait_for_others() -> None:
    """Names are added and changed one at a time: until the transaction ends, nobody else does.

    Names are asked for before, and not left to the constraint: PostgreSQL would write the refusal into its log.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def keep(row: Named) -> Named | None:
    """Saves it; or the other row that has this name, and nothing was saved."""
    rows: models.QuerySet[Named] = type(row)._default_manager.all()
    with transaction.atomic():
        wait_for_others()
        if other := rows.exclude(pk=row.pk).filter(Exact(Lower("name"), Lower(Value(row.name)))).first():
            return other
        row.save()
    return None


def in_slices(move: Callable[[int], int | None]) -> tuple[int, bool]:
    """Calls it, each time in a transaction, until it answers None; only as long as somebody waits for a page.

    `move` is given how many clients it may lock, and answers how many it has changed. Returns the sum, and whether
    all is done.
    """
    moved, ends = 0, time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with transaction.atomic():
            number = move(BATCH)
        if number is None:
            return moved, True
        moved += number
    return moved, False


def replace_in_smart_lists(filter_name: str, old: int, new: int | None) -> None:
    """Their filters by the one find the other; without another one the filter is left out.

    A list that is left without any filter is deleted: it would hold everybody.
    """
    lists = SmartList.objects.filter(query__contains=f"{filter_name}=")
    for kept in lists.order_by("pk").select_for_update(no_key=True):
        asked = QueryDict(kept.query, mutable=True)
        if str(old) not in asked.getlist(filter_name):
            continue
        names = [str(new) if name == str(old) else name for name in asked.getlist(filter_name)]
        names = list(dict.fromkeys(name for name in names if name != "None"))
        asked.setlist(filter_name, names)
        if not names:
            del asked[filter_name]
            asked.pop(f"{filter_name}_is", None)
        kept.query = asked.urlencode()
        if not asked.keys() - {"sort"}:
            kept.query, kept.deleted_at = f"{filter_name}={old}", kept.deleted_at or timezone.now()
        kept.save(update_fields=["query", "deleted_at"])
