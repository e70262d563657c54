from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from agents.models import Agent


class AgentRequest(HttpRequest):
    """What the views behind the login receive: our middleware has put the agent and htmx's headers on it."""

    agent: Agent
    acted: str
    htmx: HtmxDetails
    # What a page has asked about the day: the sidebar shows the same counts.
    day: Any
