"""The board of the pipeline: the clients of each column, how many there are, and where a column goes on.

Columns go on by key: the last changed first, so a moved card lands on top, and stays there when the page comes again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, IntegerField, QuerySet
from django.http import QueryDict
from django.urls import reverse

from agents.models import Agent
from clients.listing.quiet import LAST_TOUCH, going_quiet
from clients.models import Client, ClientQuerySet, Stage
from lists.filter_form import address_of
from lists.paging import Place, Stretch

COLUMN = 15
KEY_KINDS = (datetime, int)
"""Of a card's keys: when it was last changed, and its id."""

COUNT_TO = 10_000
"""Counted exactly up to here. A bigger number is of no use, and a broker's page would be slow."""


@dataclass(frozen=True)
class Count:
    number: int

    def __str__(self) -> str:
        return f"{COUNT_TO:,}+" if self.number > COUNT_TO else f"{self.number:,}"


@dataclass
class Column:
    stage: Stage
    count: Count
    clients: list[Client]
    address: str  # of the board with this column in front
    more: str = ""  # where the column goes on: a page of its own, for who has no JavaScript
    more_cards: str = ""  # the same as cards alone

    @property
    def is_finished(self) -> bool:
        return self.stage.is_finished


@dataclass(frozen=True)
class Board:
    """What an agent sees: all clients, those who match the search, or those who are going quiet."""

    agent: Agent
    now: datetime
    q: str = ""
    quiet: bool = False
    stage: Stage = Stage.LEAD  # the one column that a phone shows
    after: Place | None = None  # where that column begins; only without JavaScript

    @classmethod
    def asked(cls, agent: Agent, now: datetime, query: QueryDict) -> "Board":
        stage = query.get("stage", "")
        return cls(
            agent,
            now,
            query.get("q", "").replace("\x00", "").strip()[:200],
            query.get("quiet") == "1",
            Stage(stage) if stage in Stage else Stage.LEAD,
            Place.read(query.get("after", ""), KEY_KINDS),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.quiet)

    def address(self, **changes: object) -> str:
        """The board's own address, with what is changed in it."""
        return address_of(reverse("pipeline"), self.query(**changes))

    def query(self, **changes: object) -> str:
        """What is behind the question mark of that address."""
        board = replace(self, **{"after": None} | changes)  # type: ignore[arg-type]
        query = {
            "stage": board.stage if board.stage != Stage.LEAD or board.after else "",
            "q": board.q,
            "quiet": "1" if board.quiet else "",
            "after": str(board.after or ""),
        }
        return urlencode({name: value for name, value in query.items() if value})

    def columns(self) -> tuple[list[Column], "Counts"]:
        """Every column's first cards and all counts, in two queries."""
        first = {stage: self._ids(stage, self.after if stage == self.stage else None) for stage in Stage}
        row = self._ask({**_counted(self), **{f"first_{stage}": ids for stage, ids in first.items()}})
        found = {client.pk: client for client in self._load([pk for stage in Stage for pk in row[f"first_{stage}"]])}
        counts = Counts(row)
        columns = [
            self._column(stage, counts.of[stage], [found[pk] for pk in row[f"first_{stage}"] if pk in found])
            for stage in Stage
        ]
        return columns, counts

    def rest(self, stage: Stage, after: Place) -> Column:
        """How a column goes on."""
        ids = list(self._after(stage, after).values_list("pk", flat=True)[: COLUMN + 1])
        found = {client.pk: client for client in self._load(ids)}
        return self._column(stage, Count(0), [found[pk] for pk in ids if pk in found])

    def counts(self) -> "Counts":
        return Counts(self._ask(_counted(self)))

    def clients(self, *, quiet: bool) -> ClientQuerySet:
        found = self._found
        return found.alias(touched=LAST_TOUCH).filter(going_quiet(self.now)) if quiet else found

    @cached_property
    def _found(self) -> ClientQuerySet:
        found = Client.objects.visible_to(self.agent)
        return found.search(self.q, of_office=self.agent.is_broker) if self.q else found

    def _column(self, stage: Stage, count: Count, clients: list[Client]) -> Column:
        shown = clients[:COLUMN]
        column = Column(stage, count, shown, self.address(stage=stage))
        if len(clients) > COLUMN:
            query = self.query(stage=stage, after=Place((shown[-1].updated_at, shown[-1].pk)))
            column.more = address_of(reverse("pipeline"), query)
            column.more_cards = address_of(reverse("pipeline_column", args=[stage]), query)
        return column

    def _after(self, stage: Stage, after: Place | None) -> ClientQuerySet:
        cards = self.clients(quiet=self.quiet).filter(stage=stage)
        column = Stretch(cards, (F("updated_at"), F("pk")), KEY_KINDS, descending=True)
        return cast(ClientQuerySet, column.after(after.values if after else None))

    def _ids(self, stage: Stage, after: Place | None) -> ArraySubquery:
        return ArraySubquery(self._after(stage, after).values("pk")[: COLUMN + 1])

    def _ask(self, expressions: Mapping[str, Func | ArraySubquery]) -> dict[str, Any]:
        # Of the agent's own row, because the ORM asks nothing without a table.
        return dict(Agent.objects.filter(pk=self.agent.pk).values(**expressions).get())

    def _load(self, ids: Iterable[int]) -> "QuerySet[Client]":
        return Client.objects.filter(pk__in=ids).select_related("agent").defer("notes", "custom_fields").order_by()


class Counts:
    def __init__(self, row: dict[str, Any]) -> None:
        self.of = {stage: Count(row[f"count_{stage}"]) for stage in Stage}
        self.quiet = Count(row["count_quiet"])

    @property
    def total(self) -> str:
        """The sum of what was counted: exact while every column is."""
        numbers = [count.number for count in self.of.values()]
        return f"{sum(min(number, COUNT_TO) for number in numbers):,}" + "+" * (max(numbers) > COUNT_TO)

    @property
    def is_one(self) -> bool:
        return sum(count.number for count in self.of.values()) == 1


def _counted(board: Board) -> dict[str, Func]:
    shown, quiet = board.clients(quiet=board.quiet), board.clients(quiet=True)
    return {f"count_{stage}": _number(shown.filter(stage=stage)) for stage in Stage} | {"count_quiet": _number(quiet)}


def _number(rows: ClientQuerySet) -> Func:
    ids = ArraySubquery(rows.order_by().values("pk")[: COUNT_TO + 1])
    return Func(ids, function="CARDINALITY", output_field=IntegerField())
