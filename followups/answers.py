"""What an action on a follow-up answers: the changed row for htmx, the page it came from for everybody else."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.contrib.messages.constants import DEFAULT_LEVELS
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import trigger_client_event

from agents.redirects import back
from agents.requests import AgentRequest
from followups.listing import row_of, shown
from followups.models import AlreadyMoved, Task


def find(request: AgentRequest, pk: int) -> Task:
    return get_object_or_404(shown(Task.objects.visible_to(request.agent)), pk=pk)


def act(
    request: AgentRequest, task: Task, verb: Callable[..., None], text: str, *, undo: str = "", level: str = "info"
) -> HttpResponse:
    """Does it and says so with its undo; what had already moved on answers 409 and is left as it is."""
    try:
        verb(by=request.agent)
    except AlreadyMoved:
        return refuse(request, task)
    return answer(request, task, text, undo=undo, level=level)


def refuse(request: AgentRequest, task: Task) -> HttpResponse:
    now = row_of(find(request, task.pk)).badge.word.lower()
    return answer(request, task, f"{name_of(task)} is {now} already: nothing was changed.", level="error", status=409)


def answer(
    request: AgentRequest, task: Task, text: str, *, undo: str = "", level: str = "info", status: int = 200
) -> HttpResponse:
    if request.htmx:
        response = render(
            request, "followups/_row.html", {"row": row_of(find(request, task.pk)), "acted": True}, status=status
        )
        return trigger_client_event(response, "toast", {"text": text, "undo_url": undo, "level": level})
    messages.add_message(request, DEFAULT_LEVELS[level.upper()], text, extra_tags=undo)
    return back(request, reverse("followup_list"))


def name_of(task: Task) -> str:
    return f"{task.followup_type} for {task.client.name}"


def moment_in_words(moment: datetime) -> str:
    """“Mon, Mar 9, 9:00 AM PDT” in the agent's zone."""
    local = timezone.localtime(moment)
    return f"{local:%a, %b} {local.day}, {local.hour % 12 or 12}:{local:%M %p %Z}"
