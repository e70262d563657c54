"""What every page's frame shows. Nothing is asked of the database until a template uses it."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from agents.models import Agent, Office
from emails.models import EmailLog
from emails.states import Status
from followups.models import Task
from realtoros.today import Today

COUNT_TO = 999  # beyond it the exact number tells nobody more, and costs a broker's page dearly


class Nav:
    """The counts beside the sidebar's entries."""

    def __init__(self, agent: Agent) -> None:
        self.agent = agent

    @cached_property
    def followups(self) -> int:
        """Pending and due by the end of the agent's day."""
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return self._count(Task.objects.visible_to(self.agent).filter(status="pending", scheduled_for__lt=midnight))

    @cached_property
    def emails(self) -> int:
        """Failed, or nobody knows."""
        broken = (Status.FAILED, Status.UNCONFIRMED)
        return self._count(EmailLog.objects.visible_to(self.agent).filter(status__in=broken, client__is_deleted=False))

    @cached_property
    def today(self) -> int:
        return Today(self.agent, timezone.now()).needs_count

    def _count(self, rows: QuerySet[Any]) -> int:
        return rows.order_by()[:COUNT_TO].count()


def _has_demo() -> bool:
    return settings.DEBUG and Agent.objects.filter(email="ana@example.com").exists()


def shell(request: HttpRequest) -> dict[str, Any]:
    agent: Any = getattr(request, "agent", None)  # lazy, so no isinstance
    return {
        "sandbox": settings.SANDBOX,
        "sandbox_url": settings.SANDBOX_URL,
        "demo_login": _has_demo,
        "office": SimpleLazyObject(Office.current),
        "nav": Nav(agent) if agent and agent.is_authenticated else None,
    }
