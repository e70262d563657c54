"""The orders of the list of clients, each with the keys by which it is paged."""

from datetime import datetime
from typing import Any

from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Coalesce

from clients.models import ClientQuerySet, Stage
from clients.tables_above import by_next_touch, no_next_touch, with_email
from lists.paging import SortedRows
from lists.times import EARLIEST

RANK = Case(*(When(stage=stage, then=Value(rank)) for rank, stage in enumerate(Stage)), output_field=IntegerField())

SIMPLE: dict[str, tuple[Any, type]] = {
    "new": (F("created_at"), datetime),
    "name": (F("name"), str),
    "stage": (RANK, int),
    "property": (F("property_address"), str),
    "last": (Coalesce("last_contacted", Value(EARLIEST)), datetime),
    "agent": (Coalesce("agent__name", Value("")), str),
}
ORDERS = [sign + name for name in (*SIMPLE, "next", "mails") for sign in ("", "-")]


def ordered(clients: ClientQuerySet, by: str, *, searched: bool = False) -> list[SortedRows]:
    """The clients as parts to be read one after the other. `searched`: only those who have some words."""
    name, descending = by.removeprefix("-"), by.startswith("-")
    if name == "next":
        return _by_next_touch(clients, descending)
    if name == "mails":
        return _by_engagement(clients)[:: 1 if descending else -1]
    key, kind = SIMPLE[name]
    if searched and name == "name":
        # An expression without an index. In the index of names all who are called Walter stand together near its end,
        # and the planner, who takes them to be spread evenly, would read nearly everybody to find the first of them.
        key = Coalesce("name", Value(""))
    # The newest first is what "new" says.
    return [SortedRows(clients, (key, F("pk")), (kind, int), descending != (name == "new"))]


def _by_engagement(clients: ClientQuerySet) -> list[SortedRows]:
    """Who clicked, who only opened, who opened nothing, who was sent nothing; the newest first among the same."""
    sent, opened, clicked = with_email(was="sent"), with_email(was="opened"), with_email(was="clicked")
    alike = (clicked, opened & ~clicked, sent & ~opened & ~clicked, ~sent & ~opened & ~clicked)
    return [SortedRows(clients.filter(test), (F("created_at"), F("pk")), (datetime, int), True) for test in alike]


def _by_next_touch(clients: ClientQuerySet, descending: bool) -> list[SortedRows]:
    """By their first pending follow-up; then those who have none."""
    return [
        SortedRows(by_next_touch(clients), (F("next_at"), F("next_id")), (datetime, int), descending),
        SortedRows(clients.filter(no_next_touch()), (F("pk"),), (int,), True),
    ]
