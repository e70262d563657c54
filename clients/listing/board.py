"""The board of the pipeline: the clients of each column, how many there are, and where a column goes on.

Columns go on by key: the last changed first, so a moved card lands on top, and stays there when the page comes again.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import cast
from urllib.parse import urlencode

from django.db.models import F, Prefetch, prefetch_related_objects
from django.http import QueryDict
from django.urls import reverse

from agents.models import Agent
from clients.listing.quiet import LAST_TOUCH, going_quiet
from clients.models import Client, ClientQuerySet, Stage
from lists.counts import COUNT_TO, capped_counts, kept
from lists.filter_form import address_of
from lists.paging import PageStart, SortedRows

COLUMN = 15
KEY_KINDS = (datetime, int)
"""The types of a card's keys: when it was last changed, and its id."""

SHOWN = (
    *("name", "email", "stage", "property_address", "agent_id", "created_at", "updated_at", "imported_at"),
    *("last_contacted", "replied_at", "paused_at", "planned_at", "plan_offered_at"),
)
"""What a card is made of."""


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
    after: PageStart | None = None  # where that column begins; only without JavaScript

    @classmethod
    def asked(cls, agent: Agent, now: datetime, query: QueryDict) -> "Board":
        stage = query.get("stage", "")
        return cls(
            agent,
            now,
            query.get("q", "").replace("\x00", "").strip()[:200],
            query.get("quiet") == "1",
            Stage(stage) if stage in Stage else Stage.LEAD,
            PageStart.read(query.get("after", ""), KEY_KINDS),
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
        """Every column's first cards and all counts."""
        first = [self._cards(stage, self.after if stage == self.stage else None) for stage in Stage]
        cards, counts = self._with_agents(first[0].union(*first[1:], all=True)), self.counts()
        by_stage = {stage: [client for client in cards if client.stage == stage] for stage in Stage}
        return [self._column(stage, counts.of[stage], by_stage[stage]) for stage in Stage], counts

    def rest(self, stage: Stage, after: PageStart) -> Column:
        """How a column goes on."""
        return self._column(stage, Count(0), self._with_agents(self._cards(stage, after)))

    def counts(self) -> "Counts":
        """By stage, and of those who are going quiet; remembered until the agent does something."""
        return Counts(kept(self.agent.view_key, f"board {self.q!r} {self.quiet}", self._count))

    def _count(self) -> list[int]:
        shown = self.clients(quiet=self.quiet)
        return capped_counts([*(shown.filter(stage=stage) for stage in Stage), self.clients(quiet=True)], COUNT_TO)

    def clients(self, *, quiet: bool) -> ClientQuerySet:
        found = self._found
        return found.alias(touched=LAST_TOUCH).filter(going_quiet(self.now)) if quiet else found

    @cached_property
    def _found(self) -> ClientQuerySet:
        found = Client.objects.visible_to(self.agent)
        return found.search(self.q) if self.q else found

    def _column(self, stage: Stage, count: Count, clients: list[Client]) -> Column:
        shown = clients[:COLUMN]
        column = Column(stage, count, shown, self.address(stage=stage))
        if len(clients) > COLUMN:
            query = self.query(stage=stage, after=PageStart((shown[-1].updated_at, shown[-1].pk)))
            column.more = address_of(reverse("pipeline"), query)
            column.more_cards = address_of(reverse("pipeline_column", args=[stage]), query)
        return column

    def _cards(self, stage: Stage, after: PageStart | None) -> ClientQuerySet:
        """The first cards of a column, or those behind a place; one more than it shows, if there is one."""
        cards = self.clients(quiet=self.quiet).filter(stage=stage).only(*SHOWN)
        column = SortedRows(cards, (F("updated_at"), F("pk")), KEY_KINDS, descending=True)
        return cast(ClientQuerySet, column.after(after.values if after else None)[: COLUMN + 1])

    def _with_agents(self, cards: ClientQuerySet) -> list[Client]:
        """The last changed first. Whose they are is only said to the broker."""
        clients = sorted(cards, key=lambda client: (client.updated_at, client.pk), reverse=True)
        if self.agent.is_broker:
            prefetch_related_objects(clients, Prefetch("agent", Agent.objects.only("name", "email")))
        return clients


class Counts:
    def __init__(self, numbers: list[int]) -> None:
        *stages, quiet = map(Count, numbers)
        self.of = dict(zip(Stage, stages, strict=True))
        self.quiet = quiet

    @property
    def total(self) -> str:
        """The sum of what was counted: exact while every column is."""
        numbers = [count.number for count in self.of.values()]
        return f"{sum(min(number, COUNT_TO) for number in numbers):,}" + "+" * (max(numbers) > COUNT_TO)

    @property
    def is_one(self) -> bool:
        return sum(count.number for count in self.of.values()) == 1
