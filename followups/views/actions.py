"""The actions on one follow-up: skip, cancel, approve, complete, restore, retry, reschedule."""

from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from agents.models import Agent
from agents.web import dialogs
from agents.web.requests import AgentRequest
from followups.display.rows import quick_choices, row_of
from followups.forms import TOO_LONG_AGO, RescheduleForm
from followups.models import AlreadyMoved, Task, TextChanged
from followups.tasks import send_soon
from followups.views.answers import (
    act,
    answer,
    asked_version,
    find,
    name_of,
    names_of,
    once_more,
    refuse,
    why_not_again,
)
from lists.fragments import render_fragment
from lists.words import weekday_date_and_time


@require_POST
def skip(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = find(request, pk)
    return act(request, task, task.skip, f"Skipped {name_of(task)}.", undo=reverse("followup_restore", args=[pk]))


@require_POST
def cancel(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = find(request, pk)
    return act(request, task, task.cancel, f"Canceled {name_of(task)}.", undo=reverse("followup_restore", args=[pk]))


@require_POST
def approve(request: AgentRequest, pk: int) -> HttpResponseBase:
    """`version` names the text that was read: another one is not approved unseen."""
    task = find(request, pk)
    if task.is_approved:
        return answer(request, task, f"{name_of(task)} is already approved.")
    verb = partial(task.approve, version=asked_version(request))
    undo = reverse("followup_unapprove", args=[pk])
    try:
        return act(request, task, verb, f"Approved: {name_of(task)}.", undo=undo)
    except TextChanged:
        message = _why_not_approved(find(request, pk), asked_version(request))
        return answer(request, task, message, level="error", status=409)


def _why_not_approved(task: Task, read: int) -> str:
    if task.log and task.log.is_stopped and task.text_version == read:
        return f"Not approved: the text of {name_of(task)} needs review first."
    return f"Not approved: the text of {name_of(task)} has changed. Read it first."


@require_POST
def unapprove(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = find(request, pk)
    if task.status == Task.Status.PENDING and not task.approved_at:
        return answer(request, task, f"{name_of(task)} is not approved.")
    return act(request, task, task.unapprove, f"Approval undone: {name_of(task)}.")


@require_POST
def complete(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = find(request, pk)
    text = f"Marked {name_of(task)} as done."
    return act(request, task, task.complete, text, undo=reverse("followup_restore", args=[pk]))


@require_POST
def restore(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = find(request, pk)
    is_due = task.scheduled_for <= timezone.now() and not task.sent_by_hand
    return act(request, task, task.restore, f"Restored {name_of(task)}." + (" It is due now." if is_due else ""))


@require_POST
def retry(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = find(request, pk)
    verb = partial(_retry_and_send, task)
    # The gates decide when it goes; what is known to stop it is said at once.
    if why_not := why_not_again(task):
        return act(request, task, verb, f"{name_of(task)} won't be sent: {why_not}.", level="warning")
    return act(request, task, verb, f"Trying {name_of(task)} again now.")


def _retry_and_send(task: Task, *, by: Agent) -> None:
    task.retry(by=by)
    send_soon(task.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def reschedule(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = find(request, pk)
    later = list(task.later_steps.order_by("scheduled_for"))
    if request.method != "POST":
        shown_time = timezone.localtime(task.scheduled_for)
        form = RescheduleForm(initial={"scheduled_for": f"{shown_time:%Y-%m-%dT%H:%M}"}, later=later)
        return _reschedule_form(request, task, form)
    # Undo is a plain button: what it does stands in the address.
    asked = request.POST if "scheduled_for" in request.POST else request.GET
    form = RescheduleForm(asked, before=task.scheduled_for, later=later)
    if not form.is_valid():
        return _reschedule_form(request, task, form, status=422)
    before, to = task.scheduled_for, form.cleaned_data["scheduled_for"]
    steps = Task.objects.filter(client=task.client_id).exclude(followup_type=Task.Type.CUSTOM)
    try:
        moved = once_more(task, lambda: task.reschedule(to, by=request.agent, along=steps.filter(pk__in=form.along)))
    except AlreadyMoved:
        return refuse(request, task)
    when = f"moved to {weekday_date_and_time(to, zone=True)}" if to > timezone.now() else "due now"
    text = f"{name_of(task)} is {when}."
    if moved:
        text += f" {names_of(moved)} moved by the same amount."
    return answer(request, task, text, undo=_undo_address(request, before, moved))


def _undo_address(request: AgentRequest, before: datetime, moved: list[Task]) -> str:
    """The address that undoes it, as long as that is no time long past."""
    if before <= timezone.now() - TOO_LONG_AGO:
        return ""
    undo = {"scheduled_for": before.isoformat()}
    if moved:
        undo["along"] = ".".join(str(task.pk) for task in moved)
    return f"{request.path}?{urlencode(undo)}"


def _reschedule_form(request: AgentRequest, task: Task, form: RescheduleForm, status: int = 200) -> HttpResponse:
    context = {
        "row": row_of(task),
        "task": task,
        "form": form,
        "later": names_of(form.steps),
        "choices": quick_choices(task.scheduled_for),
        "layout": dialogs.layout(request),
    }
    if request.htmx and not dialogs.in_dialog(request):
        return render_fragment(request, "followups/reschedule.html", "reschedule", context, status)
    return render(request, "followups/reschedule.html", context, status=status)
