"""Counts that stop counting where nobody cares, and give up where they would keep a page waiting."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.models import IntegerField, QuerySet, Subquery

from agents.models import Agent
from agents.requests import AgentRequest

KEPT_FOR = 30  # seconds


class _CappedCount(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()


def capped_counts(agent: Agent, lists: Sequence[QuerySet[Any]], most: int) -> list[int]:
    """How many rows each of the lists has, at most one more than `most`, in one question."""
    return list(_question(agent, lists, most).get())


def kept_counts(request: AgentRequest, lists: Mapping[str, QuerySet[Any]], most: int) -> dict[str, int]:
    """The same by name, counted again half a minute later, or after an act. A name says all that narrows its list."""
    prefix = f"count:{request.agent.pk}:{request.agent.is_broker:d}:{request.acted}:{most}:"
    keys = {name: prefix + sha256(name.encode()).hexdigest() for name in lists}
    known = cache.get_many(keys.values())
    if missing := [name for name, key in keys.items() if key not in known]:
        counted = capped_counts(request.agent, [lists[name] for name in missing], most)
        fresh = {keys[name]: count for name, count in zip(missing, counted, strict=True)}
        cache.set_many(fresh, KEPT_FOR)
        known |= fresh
    return {name: known[key] for name, key in keys.items()}


def counts_within(agent: Agent, lists: Sequence[QuerySet[Any]], most: int, milliseconds: int) -> list[int] | None:
    """The same, or None when the database doesn't know within this time."""
    if connection.in_atomic_block:  # where giving up would undo what the transaction did
        return capped_counts(agent, lists, most)
    sql, params = _question(agent, lists, most).query.sql_with_params()
    # One message, which PostgreSQL takes as one transaction: so the limit ends with it, and costs no round trip.
    sql = f"SET LOCAL statement_timeout = {milliseconds:d}; {sql}; SET LOCAL statement_timeout TO DEFAULT"
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            cursor.nextset()
            return list(cursor.fetchone())
    except OperationalError:
        return None


def _question(agent: Agent, lists: Sequence[QuerySet[Any]], most: int) -> QuerySet[Any, tuple[int, ...]]:
    counts = [_CappedCount(rows.order_by().values("pk")[: most + 1]) for rows in lists]
    return Agent.objects.filter(pk=agent.pk).order_by().values_list(*counts)


def in_words(count: int | None, most: int) -> str:
    if count is None:
        return ""
    return f"{most:,}+" if count > most else f"{count:,}"
