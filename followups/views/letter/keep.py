"""Saves an agent's letter while they type: no check, no message, no approval. A script asks, and reads JSON."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from agents.web.requests import AgentRequest
from followups.display.letter.tools import may_be_kept
from followups.engine import drafts
from followups.forms import DraftForm
from followups.models import AlreadyMoved, Task, TextChanged
from followups.views.draft_page import address, version_read
from lists.words import clock


def is_empty(form: DraftForm) -> bool:
    return not (form.raw("subject") or form.raw("body"))


def over() -> JsonResponse:
    """It waits no more: the page says so, and that the words are not saved."""
    return JsonResponse({"state": "over"}, status=409)


def keep(request: AgentRequest, task: Task) -> HttpResponse:
    """200 with the version that is saved; 409 where another window has changed it, or it waits no more."""
    form = DraftForm(request.POST)
    if not may_be_kept(task):
        return over()
    if "body" not in request.POST or form.is_too_long:
        return JsonResponse({"state": "too_long"}, status=422)
    subject, body = form.raw("subject"), form.raw("body")
    try:
        if (task.log.subject, task.log.body) != (subject, body) if task.log else not is_empty(form):
            drafts.save_typed(task, subject, body, by=request.agent, version=version_read(request), is_checked=False)
        if "leaving" in request.POST and is_empty(form):
            drafts.discard_if_empty(task, by=request.agent)
    except TextChanged:
        return JsonResponse({"state": "changed"}, status=409)
    except AlreadyMoved:
        return over()
    saved = {"version": task.text_version, "saved": clock(timezone.now()), "address": address(request, task)}
    return JsonResponse(saved)
