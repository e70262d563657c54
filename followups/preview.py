"""The page on which one follow-up's email is read, written, saved and sent."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from agents.requests import AgentRequest
from emails.models import AlreadyMoved as EmailMoved
from emails.models import EmailLog
from followups import drafts
from followups.answers import answer, name_of, why_not_now
from followups.forms import DraftForm, InstructionsForm
from followups.listing import row_of
from followups.models import AlreadyMoved, Task
from followups.tasks import send_soon


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: AgentRequest, pk: int) -> HttpResponseBase:
    mine = Task.objects.visible_to(request.agent).select_related("client__agent", "email_log")
    task = get_object_or_404(mine, pk=pk)
    if request.method != "POST":
        return _page(request, task)
    verbs: dict[str, Callable[[AgentRequest, Task], HttpResponseBase]] = {"write": _write, "send": _save_and_send}
    do = verbs.get(request.POST.get("action", ""), _save)
    try:
        return do(request, task)
    except (AlreadyMoved, EmailMoved):
        return _page(request, get_object_or_404(mine, pk=pk), moved_on=True, status=409)


def _write(request: AgentRequest, task: Task) -> HttpResponse:
    form = InstructionsForm(request.POST)
    if not form.is_valid():
        return _page(request, task, instructions=form, status=422)
    log = drafts.write(task, form.cleaned_data["instructions"])
    by_ai = log.written_by == EmailLog.WrittenBy.AI
    return _saved(
        request, task, "Written. Change what you like." if by_ai else "The AI could not: the template wrote it."
    )


def _save(request: AgentRequest, task: Task) -> HttpResponse:
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, task, form=form, status=422)
    drafts.save_typed(task, form.cleaned_data["subject"], form.cleaned_data["body"])
    return _saved(request, task, "Saved. This is exactly what will be sent.")


def _save_and_send(request: AgentRequest, task: Task) -> HttpResponseBase:
    form = DraftForm(request.POST)
    # Nothing typed and nothing saved: the AI writes it on the way, as it would have in its time.
    unwritten = not (task.log and task.log.body) and not any(form[name].value() for name in form.fields)
    if not unwritten:
        if not form.is_valid():
            return _page(request, task, form=form, status=422)
        drafts.save_typed(task, form.cleaned_data["subject"], form.cleaned_data["body"])
    verb = task.retry if task.status == Task.Status.FAILED else task.send_now
    verb(by=request.agent)
    send_soon(task.pk)
    if reason := why_not_now(task):
        return answer(request, task, f"{name_of(task)} won't go: {reason}.", level="warning")
    return answer(request, task, f"{name_of(task)} goes within a minute.")


def _saved(request: AgentRequest, task: Task, text: str) -> HttpResponse:
    if request.htmx:
        return trigger_client_event(_page(request, task), "toast", {"text": text})
    messages.success(request, text)
    came_from = request.POST.get("next", "")
    return redirect(request.path + (f"?{urlencode({'next': came_from})}" if came_from else ""))


def _page(
    request: AgentRequest,
    task: Task,
    *,
    form: DraftForm | None = None,
    instructions: InstructionsForm | None = None,
    moved_on: bool = False,
    status: int = 200,
) -> HttpResponse:
    log = task.log if task.log and task.log.body else None
    text = {"subject": log.subject, "body": log.body} if log else {}
    context = {
        "task": task,
        "row": row_of(task),
        "log": log,
        "form": form or DraftForm(initial=text),
        "instructions": instructions or InstructionsForm(initial={"instructions": task.instructions}),
        "moved_on": moved_on,
    }
    return render(request, "followups/preview.html", context, status=status)
