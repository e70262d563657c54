"""Whom the office asks for a second factor, and who has none yet."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from agents.models import Agent, Office


def factors() -> QuerySet[Any]:
    """Apps and passkeys. Recovery codes alone are none."""
    found: QuerySet[Any] = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return found


def is_required(agent: Agent) -> bool:
    """Whether the office asks this agent for a second factor."""
    return agents_asked().filter(pk=agent.pk).exists()


def agents_asked() -> QuerySet[Agent]:
    """Those whom the office asks for a second factor."""
    match Office.objects.filter(pk=1).values_list("second_factor_for", flat=True).first():
        case Office.SecondFactor.EVERYBODY:
            return Agent.objects.all()
        case Office.SecondFactor.BROKERS:
            return Agent.objects.filter(Q(is_broker=True) | Q(is_admin=True))
    return Agent.objects.none()


def note_who_needs_one(agents: QuerySet[Agent] | None = None) -> None:
    """Writes down who must add a second factor, for these agents or all. After anything that may change it."""
    agents = Agent.objects.all() if agents is None else agents
    needs = ~Exists(factors().filter(user=OuterRef("pk"))) & Q(pk__in=agents_asked().values("pk"))
    agents.update(needs_second_factor=Case(When(needs, then=True), default=False))


def still_needs_one(agent: Agent) -> bool:
    """Whether the agent must add one before anything else. Costs nothing for an agent who is not marked."""
    if agent.needs_second_factor and factors().filter(user=agent).exists():
        note_who_needs_one(Agent.objects.filter(pk=agent.pk))
        agent.needs_second_factor = False
    return agent.needs_second_factor
