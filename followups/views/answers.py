"""What an action on a follow-up answers.

For htmx the changed row, or the plan strip on a client's page; for everybody else the page that it came from.
"""

from collections.abc import Callable, Sequence
from time import monotonic, sleep
from typing import TypeVar

from django.contrib import messages
from django.contrib.messages.constants import DEFAULT_LEVELS
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import trigger_client_event

from agents.web import dialogs
from agents.web.requests import AgentRequest
from emails.models import AlreadyMoved as EmailMoved
from emails.models.states import Status as EmailStatus
from followups.display.reasons import in_words
from followups.display.rows import row_of, rows_of, shown
from followups.engine import gates
from followups.models import AlreadyMoved, Task
from followups.models.choices import OPEN
from followups.views import plan_strip
from lists.ids import read_id
from lists.redirects import back, came_from

Result = TypeVar("Result")
SWEEP_LOOKS, ASK_AGAIN = 1.0, 0.05
"""Seconds for which an action waits for a sweep, and between two looks."""


def find(request: AgentRequest, pk: int) -> Task:
    return get_object_or_404(shown(Task.objects.visible_to(request.agent)), pk=pk)


def act(
    request: AgentRequest, task: Task, verb: Callable[..., None], text: str, *, undo: str = "", level: str = "info"
) -> HttpResponseBase:
    """Does it and says so with its undo; what had already moved on answers 409 and is left as it is."""
    try:
        once_more(task, lambda: verb(by=request.agent))
    except AlreadyMoved:
        return refuse(request, task)
    return answer(request, task, text, undo=undo, level=level)


def once_more(task: Task, job: Callable[[], Result]) -> Result:
    """The job; a second time if only a sweep had the follow-up in its hands. AlreadyMoved as the job."""
    try:
        return job()
    except (AlreadyMoved, EmailMoved):
        if not is_put_back(task):
            raise
        task.refresh_from_db()
        return job()


def is_put_back(task: Task) -> bool:
    """Whether it may be changed after all: a sweep holds what is due for moments, also if it only finds it on hold.

    False if it is being sent or is over, or if the sweep still has it after a second.
    """
    until = monotonic() + SWEEP_LOOKS
    while True:
        row = Task.objects.filter(pk=task.pk).values_list("status", "lease_owner", "email_log__status").first()
        status, owner, email = row or (None, None, None)
        is_looked_at = status == Task.Status.PROCESSING and owner and email != EmailStatus.SENDING
        if not is_looked_at or monotonic() > until:
            return status in OPEN
        sleep(ASK_AGAIN)


def refuse(request: AgentRequest, task: Task) -> HttpResponseBase:
    now = row_of(find(request, task.pk)).badge.word.lower()
    return answer(request, task, f"Nothing changed: {name_of(task)} is already {now}.", level="error", status=409)


def answer(
    request: AgentRequest, task: Task, text: str, *, undo: str = "", level: str = "info", status: int = 200
) -> HttpResponseBase:
    if request.htmx and not dialogs.in_dialog(request):
        if plan_strip.is_asked_for(request):
            response = plan_strip.answer(request, task, status)
        else:
            response = row_alone(request, find(request, task.pk), status=status, acted=True)
        return trigger_client_event(response, "toast", {"text": text, "undo_url": undo, "level": level})
    messages.add_message(request, DEFAULT_LEVELS[level.upper()], text, extra_tags=undo)
    return dialogs.leave(request, back(request, reverse("followup_list")).url)


def row_alone(request: AgentRequest, task: Task, *, status: int = 200, **shown: bool) -> HttpResponse:
    """Its row in the list. `shown`: acted, it takes the focus; follows, it is asked for again until it has gone."""
    context = {
        "rows": rows_of([task]),
        "here": came_from(request),
        "selectable": True,
        "acted": False,
        "follows": False,
    }
    return render(request, "followups/rows.html", context | shown, status=status)


def why_not_now(task: Task) -> str:
    """What is known to stop it if somebody sent it now, in words; "" when nothing is."""
    task.hurried_at = timezone.now()
    return _why_not(task)


def why_not_again(task: Task) -> str:
    """The same for a failed one that is tried again. One that lacks approval still waits for it."""
    task.hurried_at = None if task.lacks_approval else timezone.now()
    return _why_not(task)


def _why_not(task: Task) -> str:
    found = gates.GateCheck.of(task, gates.Facts.about([task])).first_closed
    return in_words(found.why) if found else ""


def asked_version(request: AgentRequest) -> int:
    """Which text the page showed; -1, which no text has, when it doesn't say."""
    version = read_id(request.POST.get("version", ""))
    return -1 if version is None else version


def names_of(tasks: Sequence[Task]) -> str:
    """“Week 2 and Month 1”; "" for none."""
    *first, last = [task.name for task in tasks] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def name_of(task: Task) -> str:
    return f"{task.name} for {task.client.name}"
