"""What every page's frame shows. Nothing is asked of the database until a template uses it."""

from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from agents.models import Agent, Office
from clients.listing.sidebar import SidebarList, sidebar_lists
from lists.counts import kept
from realtoros.operating.banner import banner
from realtoros.operating.copied import is_copy
from realtoros.today.agent import AgentDay
from realtoros.today.office import OfficeDay
from realtoros.today.parts import Counts
from realtoros.web import visitors


class Nav:
    """The sidebar: the counts beside its entries, and the smart lists."""

    def __init__(self, agent: Agent, request: HttpRequest) -> None:
        self.agent = agent
        self.request = request

    @cached_property
    def lists(self) -> list[SidebarList]:
        return sidebar_lists(self.agent)

    @property
    def is_client_list(self) -> bool:
        """Then the smart list with the page's own filters is marked."""
        return self.request.path == reverse("client_list")

    def own_list(self, query: str) -> SidebarList | None:
        """The agent's own list with these filters."""
        return next((entry for entry in self.lists if entry.pk and entry.query == query), None)

    @property
    def today(self) -> str:
        """Who needs the agent; for the broker, who needs an agent."""
        return self.counts[0]

    @property
    def followups(self) -> str:
        """Pending and due by the end of the agent's day."""
        return self.counts[1]

    @property
    def emails(self) -> str:
        """Failed, or nobody knows."""
        return self.counts[2]

    @cached_property
    def counts(self) -> list[str]:
        # Today's own page has asked already, and must not say something else beside it.
        known: AgentDay | OfficeDay | None = getattr(self.request, "day", None)
        if known is not None and known.agent == self.agent:
            return _in_words(known.counts)
        day = OfficeDay if self.agent.is_broker else AgentDay
        return kept(self.agent.view_key, "navigation", lambda: _in_words(day.count(self.agent, timezone.now())))


def _in_words(counts: Counts) -> list[str]:
    """None is nothing: a zero would only draw the eye."""
    return [
        counts.needs_in_words if counts.needs else "",
        counts.due_in_words if counts.due else "",
        counts.unclear_in_words if counts.unclear else "",
    ]


def _shows_demo_login(request: HttpRequest) -> bool:
    """Only to a browser on this machine: whoever else reaches the page must not be told a password."""
    on_this_machine = visitors.is_loopback(visitors.address_of(request))
    return settings.DEBUG and on_this_machine and Agent.objects.filter(email="ana@example.com").exists()


def shell(request: HttpRequest) -> dict[str, Any]:
    agent: Any = getattr(request, "agent", None)  # lazy, so no isinstance
    is_known = bool(agent and agent.is_authenticated)
    return {
        "demo_login": partial(_shows_demo_login, request),
        "office": getattr(request, "office", None) or SimpleLazyObject(Office.current),
        "is_copy": SimpleLazyObject(is_copy) if is_known else False,
        # Written once, with one mask, however many forms a page has. Each page that needs a login has one.
        "csrf_input": csrf_input(request) if is_known else SimpleLazyObject(partial(csrf_input, request)),
        "banner": partial(banner, agent),
        "nav": Nav(agent, request) if is_known else None,
    }


def in_the_admin(request: HttpRequest) -> dict[str, Any]:
    """What the admin's pages show of it."""
    return {"banner": partial(banner, getattr(request, "agent", None))}
