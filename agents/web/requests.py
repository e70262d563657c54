from typing import Any

from agents.models import Agent
from lists.htmx import HtmxRequest


class AgentRequest(HtmxRequest):
    """What the views behind the login receive: our middleware has put the agent and htmx's headers on it."""

    agent: Agent
    acted: str
    # What a page has asked about the day: the sidebar shows the same counts.
    day: Any


def remembered_for(request: AgentRequest) -> str:
    """Under what a count may be remembered: it changes with who looks and with everything that they do."""
    return f"{request.agent.pk}:{request.agent.is_broker:d}:{request.acted}"
