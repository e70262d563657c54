"""Ids, and other whole numbers, that come from outside: in an address, in a form, in a cookie. Many of them at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Field, Func, Value


def read_id(text: str) -> int | None:
    """The id of a row; None for anything else. A number of 19 digits may not fit PostgreSQL's bigint."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 19 else None


class IsAnyOf(Func):
    """Whether an id is in an array: PostgreSQL makes the array first and then reads the rows one by one by an index.

    For few ids among many rows. `IN` leaves the order to the planner, who guesses wrong where agents differ in size.
    """

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def is_any_of(column: str, values: Iterable[object], kind: "Field[Any, Any]") -> IsAnyOf:
    """The same for values that are known. With `IN` each is a parameter, which costs Django more time than its row."""
    return IsAnyOf(F(column), Value(list(values), ArrayField(kind)))
