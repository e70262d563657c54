"""The plan strip of a client's page: the steps, the one that is chosen, and what can be done with it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agents import hours
from agents.web.requests import AgentRequest
from clients.models import Client
from emails.models import Suppression
from followups.display.plan import STEPS
from followups.display.plan_rows import plan_of
from followups.models import Task

TARGET = "plan"
"""The strip's id: an action that names it as htmx's target is answered with the strip."""


def is_asked_for(request: AgentRequest) -> bool:
    return bool(request.htmx) and request.htmx.target == TARGET


def strip_of(client: Client, step: str | int | None) -> dict[str, Any]:
    """What the strip's template needs; `step` is the id of the follow-up that was chosen, if any."""
    plan = plan_of(client)
    chosen = plan.chosen(step)
    query = f"?{urlencode({'step': chosen.task.pk})}" if chosen else ""
    context = {"client": client, "plan": plan, "chosen": chosen, "next": reverse("client", args=[client.pk]) + query}
    steps = len(STEPS) - len({*STEPS} & {*client.plan_without})
    context["offered"] = f"{steps} follow-up{'' if steps == 1 else 's'} can start"
    if client.agent:
        context["hours"] = hours.in_words(client.agent)
    return context


def answer(request: AgentRequest, task: Task, status: int = 200) -> HttpResponse:
    """The strip after an action on one of its follow-ups, which stays the chosen one."""
    client = Client.objects.select_related("agent").get(pk=task.client_id)
    context = strip_of(client, task.pk) | {"acted": True}
    context["no_email"] = why_no_email(client, Suppression.all_of(client.email))
    return render(request, "clients/detail/_plan.html", context, status=status)


def why_no_email(client: Client, entries: list[Suppression]) -> str:
    if not client.has_email:
        return "No email address"
    return f"Do not email: {entries[0].get_reason_display()}" if entries else ""
