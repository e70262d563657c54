"""Clients as they are asked for: whom an agent may see, who is gone, and the search."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from agents.models import Agent
from clients.models import search
from clients.models.choices import FINISHED_STAGES, SendingMode

if TYPE_CHECKING:
    pass

GONE = models.Q(is_deleted=True) | models.Q(stage__in=FINISHED_STAGES)
"""Clients that nobody follows up on any more."""

PLAN_OWED = models.Q(planned_at=None, plan_offered_at=None, is_deleted=False)
"""Clients of whom nobody has looked yet whether they get the five follow-ups: nearly always none."""

REVIEWED_FIRST = models.Q(sending_mode=SendingMode.REVIEW) | models.Q(
    sending_mode=SendingMode.AS_AGENT, agent__reviews_first=True
)
"""Clients whose follow-ups wait until somebody approves them."""


if TYPE_CHECKING:
    from clients.models.client import Client  # noqa: F401  named below


class ClientQuerySet(models.QuerySet["Client"]):
    def visible_to(self, agent: Agent) -> "ClientQuerySet":
        """An agent sees their own clients, the broker everybody's; nobody sees deleted ones."""
        return self.belonging_to(agent).present()

    def belonging_to(self, agent: Agent) -> "ClientQuerySet":
        """The same with the deleted ones: for bringing one back."""
        return self if agent.is_broker else self.filter(agent=agent)

    def present(self) -> "ClientQuerySet":
        return self.filter(is_deleted=False)

    def lock(self, ids: Iterable[int]) -> None:
        """Locks these until the transaction ends, in the order of their ids: who locks many waits in line."""
        rows = self.filter(pk__in=set(ids)).order_by("pk").select_for_update(no_key=True, of=("self",))
        list(rows.values_list("pk"))

    def mark_contacted(self, ids: Iterable[int], at: datetime) -> None:
        """They were in touch with us at that time. In the caller's transaction."""
        wanted = set(ids)
        self.lock(wanted)
        self.filter(pk__in=wanted).update(last_contacted=at)

    def search(self, text: str) -> "ClientQuerySet":
        """Clients with each of the words in their name, email, address or phone number, whatever its format."""
        for ways in search.words_of(text):
            self = self.filter(search.has(ways))
        return self
