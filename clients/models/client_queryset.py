"""Questions about clients: which an agent may see, which get follow-ups, and the search."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection, models

from agents.models import Agent
from clients.models import search
from clients.models.choices import FINISHED_STAGES, SendingMode

if TYPE_CHECKING:
    from clients.models.client import Client  # noqa: F401  named below


FINISHED = models.Q(stage__in=FINISHED_STAGES)
"""Clients whose deal is done or lost, as Client.is_finished says of one."""

DELETED_OR_FINISHED = models.Q(is_deleted=True) | FINISHED
"""Clients that get no more follow-ups."""

PLAN_OWED = models.Q(planned_at=None, plan_offered_at=None, is_deleted=False)
"""Clients for whom it is not decided yet whether they get the five follow-ups. Nearly always there are none."""

SET_TO_REVIEW = models.Q(sending_mode=SendingMode.REVIEW)
REVIEWED_AS_AGENT_SAYS = models.Q(sending_mode=SendingMode.AS_AGENT, agent__reviews_first=True)
REVIEWED_FIRST = SET_TO_REVIEW | REVIEWED_AS_AGENT_SAYS
"""Clients whose follow-ups wait until somebody approves them, as Client.reviews_first says of one."""


def finished_sql(client: str) -> str:
    """FINISHED in a statement that is written out. `client` is the table's name there."""
    stages = ", ".join(f"'{stage.value}'" for stage in FINISHED_STAGES)
    return f"{client}.stage IN ({stages})"


def reviewed_first_sql(client: str, agent_reviews: str) -> str:
    """REVIEWED_FIRST likewise. `agent_reviews` is SQL: whether the client's agent reviews first."""
    own, of_agent = f"{client}.sending_mode = 'review'", f"{client}.sending_mode = ''"
    return f"({own} OR {of_agent} AND {agent_reviews})"


MARK_CONTACTED = """
UPDATE clients SET last_contacted = greatest(last_contacted, CASE WHEN replied_at >= began THEN began ELSE %s END)
FROM unnest(%s::bigint[], %s::timestamptz[]) AS new (id, began) WHERE clients.id = new.id"""


class ClientQuerySet(models.QuerySet["Client"]):
    def visible_to(self, agent: Agent) -> "ClientQuerySet":
        """An agent sees their own clients, the broker everybody's; nobody sees deleted ones."""
        return self.belonging_to(agent).present()

    def belonging_to(self, agent: Agent) -> "ClientQuerySet":
        """The same with the deleted ones: to restore one."""
        return self if agent.is_broker else self.filter(agent=agent)

    def present(self) -> "ClientQuerySet":
        return self.filter(is_deleted=False)

    def lock(self, ids: Iterable[int]) -> None:
        """Locks these until the transaction ends, in the order of their ids, so that two of these never deadlock."""
        rows = self.filter(pk__in=set(ids)).order_by("pk").select_for_update(no_key=True, of=("self",))
        list(rows.values_list("pk"))

    def mark_contacted(self, began: Iterable[tuple[int, datetime]], at: datetime) -> None:
        """Who we emailed, by id, and when each email began to go. In the caller's transaction. `at`: when it was known.

        An email that began before the client answered is no answer to them (today/rules.py).
        """
        newest = dict(sorted(began, key=lambda item: item[1]))
        self.lock(newest)
        with connection.cursor() as cursor:
            cursor.execute(MARK_CONTACTED, [at, list(newest), list(newest.values())])

    def search(self, text: str) -> "ClientQuerySet":
        """Clients with each of the words in their name, email, address or phone number, whatever its format."""
        for ways in search.search_terms(text):
            self = self.filter(search.has(ways))
        return self
