from typing import Any

from agents.models import Agent
from lists.htmx import HtmxRequest


class AgentRequest(HtmxRequest):
    """What the views behind the login receive: our middleware has put the agent and htmx's headers on it."""

    agent: Agent
    # What a page has asked about the day: the sidebar shows the same counts.
    day: Any
    # What the view has read of the office, for the page's frame.
    office: Any
