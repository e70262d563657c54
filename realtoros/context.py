"""What every page's frame shows. Nothing is asked of the database until a template uses it."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from agents.models import Agent, Office
from clients.counting import in_words
from clients.filters import ClientFilter
from clients.sidebar import Entry, entries_for
from realtoros.office import OfficeDay
from realtoros.today import COUNT_TO, Today


class Nav:
    """The sidebar: the counts beside its entries, and the smart lists."""

    def __init__(self, agent: Agent, request: HttpRequest) -> None:
        self.agent = agent
        self.request = request

    @cached_property
    def lists(self) -> list[Entry]:
        return entries_for(self.agent)

    @cached_property
    def current_list(self) -> str:
        """The filters of the page when it is the list of clients: the smart list with the same ones is marked."""
        return ClientFilter(self.request.GET).narrowing if self.request.path == "/clients/" else ""

    @property
    def current_entry(self) -> Entry | None:
        """The agent's own list that the page shows."""
        return next((entry for entry in self.lists if entry.pk and entry.query == self.current_list), None)

    @property
    def today(self) -> str:
        """Who needs the agent; for the broker, who needs an agent."""
        return self._day.needs_total if self._day.needs_count else ""

    @property
    def followups(self) -> str:
        """Pending and due by the end of the agent's day."""
        return in_words(self._day.due_count, COUNT_TO) if self._day.due_count else ""

    @property
    def emails(self) -> str:
        """Failed, or nobody knows."""
        return in_words(self._day.unclear_count, COUNT_TO) if self._day.unclear_count else ""

    @cached_property
    def _day(self) -> Today:
        """Today's own page has asked already."""
        known: Today | None = getattr(self.request, "day", None)
        if known is not None and (known.agent == self.agent):
            return known
        return (OfficeDay if self.agent.is_broker else Today)(self.agent, timezone.now(), is_whole=False)


def _has_demo() -> bool:
    return settings.DEBUG and Agent.objects.filter(email="ana@example.com").exists()


def shell(request: HttpRequest) -> dict[str, Any]:
    agent: Any = getattr(request, "agent", None)  # lazy, so no isinstance
    return {
        "sandbox": settings.SANDBOX,
        "sandbox_url": settings.SANDBOX_URL,
        "demo_login": _has_demo,
        "office": SimpleLazyObject(Office.current),
        "nav": Nav(agent, request) if agent and agent.is_authenticated else None,
    }
