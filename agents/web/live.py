"""Pages that show what is new by themselves: each asks a conditional question every few seconds (static/js/live.js)."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags

from agents.models import Agent
from agents.web.requests import AgentRequest

SECONDS_BETWEEN_QUESTIONS = 10
"""Seconds between two questions. The script asks less often where an answer takes long or fails."""

REWRITE_TIMES_AFTER = 600
"""Seconds after which words like “in 3 h” are written anew."""


frame_versions: list[Callable[[], str]] = []
"""Of what stands around every page, such as whether workers run: the room above adds its own."""


def version_prefix(agent: Agent, now: datetime) -> str:
    """How each version begins: two agents see different things, and time passes even where nothing happens."""
    frame = "".join(version() for version in frame_versions)
    day = f"{timezone.localtime(now, agent.tzinfo):%Y%m%d}"
    return f"{agent.pk}{frame}-{day}-{int(now.timestamp()) // REWRITE_TIMES_AFTER}"


def version_held(request: AgentRequest) -> str:
    """The version that the page has, or nothing."""
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    return tags[0].removeprefix("W/").strip('"') if len(tags) == 1 else ""


def tag(version: str) -> str:
    """Weak: a proxy that compresses drops or weakens a strong one, and every question would bring the page."""
    return f'W/"{version}"'


def shown(version: str) -> dict[str, object]:
    """What the page's first load hands to the script, as `live`."""
    return {"tag": tag(version), "every": SECONDS_BETWEEN_QUESTIONS}


def answer(version: str, is_new: bool, render: Callable[[], HttpResponse]) -> HttpResponseBase:
    """304 when nothing is new. The version is sent with it too, because it may move on without anything to show."""
    response = render() if is_new else HttpResponseNotModified()
    response["ETag"] = tag(version)
    response["Cache-Control"] = "private, no-store"
    return response
