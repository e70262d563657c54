"""Pausing all sending: an agent pauses their own, the broker the whole office's. The gates read it."""

from django.utils import timezone

from agents.models import Agent, Office


def pause_own(agent: Agent) -> bool:
    """Nothing goes to the agent's clients until they resume; False when it was paused already."""
    return _set(agent, paused=True)


def resume_own(agent: Agent) -> bool:
    return _set(agent, paused=False)


def pause_office(by: Agent) -> bool:
    """Nothing goes to anybody's clients; False when it was paused already. Who may is for the caller to ask."""
    Office.objects.get_or_create(pk=1)
    changes = {"paused_at": timezone.now(), "paused_by": by}
    return bool(Office.objects.filter(pk=1, paused_at=None).update(**changes))


def resume_office(by: Agent) -> bool:
    return bool(
        Office.objects.filter(pk=1, paused_at__isnull=False).update(paused_at=None, paused_by=None, paused_for="")
    )


def _set(agent: Agent, *, paused: bool) -> bool:
    at = timezone.now() if paused else None
    changed = Agent.objects.filter(pk=agent.pk, paused_at__isnull=paused).update(paused_at=at)
    if changed:
        agent.paused_at = at
    return bool(changed)
