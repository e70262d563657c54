"""Send now: ten seconds in which it can be undone, or the preview first where nobody has read what would go."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from agents.web.requests import AgentRequest
from followups.display.rows import row_of, seconds_left, sends_at_once
from followups.models import AlreadyMoved, Task, TextChanged
from followups.tasks import send_after_undo
from followups.views.answers import answer, asked_version, find, is_put_back, name_of, refuse, row_alone, why_not_now
from lists.redirects import came_from


@require_POST
def send(request: AgentRequest, pk: int) -> HttpResponseBase:
    """`version` names the text that the page showed. Without one, and without htmx, no page of ours asks: see 0025."""
    task = find(request, pk)
    if task.status == Task.Status.PROCESSING and is_put_back(task):
        task = find(request, pk)
    if task.is_going:
        return say_sending(request, task)
    if task.status != Task.Status.PENDING:
        return refuse(request, task)
    is_from_a_page = bool(request.htmx) or "version" in request.POST
    if is_from_a_page and Task.objects.filter(pk=pk).unread().exists():
        return open_preview(request, task, "Read it before you send it.")
    version = asked_version(request) if "version" in request.POST else None
    # What is known to stop it is said at once; the gates decide when it goes.
    why_not = why_not_now(task)
    try:
        task.send_now(by=request.agent, version=version)
    except TextChanged:
        return open_preview(request, task, "The text has changed. Read it before you send it.")
    except AlreadyMoved:
        task = find(request, pk)
        return say_sending(request, task) if task.is_going else refuse(request, task)
    send_after_undo(pk)
    if why_not:
        text = f"{name_of(task)} won't be sent: {why_not}."
        return answer(request, task, text, undo=reverse("followup_undo_send", args=[pk]), level="warning")
    return say_sending(request, task)


def say_sending(request: AgentRequest, task: Task) -> HttpResponseBase:
    return answer(request, task, f"Sending {name_of(task)}", undo=undo_address(task))


def undo_address(task: Task) -> str:
    """With the seconds that are left, which the toast counts down."""
    return f"{reverse('followup_undo_send', args=[task.pk])}?{urlencode({'within': seconds_left(task)})}"


def open_preview(request: AgentRequest, task: Task, text: str) -> HttpResponse:
    messages.info(request, text)
    before = came_from(request)
    address = reverse("followup_preview", args=[task.pk]) + (f"?{urlencode({'next': before})}" if before else "")
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


@require_POST
def undo_send(request: AgentRequest, pk: int) -> HttpResponseBase:
    """Everything as it was, as long as no worker has begun with it."""
    task = find(request, pk)
    if task.status == Task.Status.PENDING and not task.is_going:
        text = f"{name_of(task)} is not being sent: nothing was changed."
        return answer(request, task, text, level="error", status=409)
    try:
        task.undo_send(by=request.agent)
    except AlreadyMoved:
        return refuse(request, task)
    return answer(request, task, undone_in_words(task))


def undone_in_words(task: Task) -> str:
    text = f"Not sent: {name_of(task)} is as before."
    return text + (" It is due, so it sends within a minute." if sends_at_once(task) else "")


@require_safe
@vary_on_headers("HX-Request")
def sending(request: AgentRequest, pk: int) -> HttpResponse:
    """How it stands by now: for htmx its row in the list, otherwise a few words for the toast."""
    task = find(request, pk)
    if request.htmx:
        return row_alone(request, task, follows=True)
    row = row_of(task)
    text = f"{name_of(task)}: {row.in_brief[:1].lower()}{row.in_brief[1:]}"
    is_over = not (row.is_going or row.is_on_its_way)
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=200 if is_over else 202)
