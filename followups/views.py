from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from agents.models import Agent
from agents.requests import AgentRequest
from clients.models import Client
from followups import gates
from followups.answers import act, find, moment_in_words, name_of
from followups.forms import TOO_LONG_AGO, FollowupFilter, RescheduleForm
from followups.listing import quick_choices, row_of, shown, tabs_for
from followups.models import Task
from followups.tasks import send_soon


@require_safe
@vary_on_headers("HX-Request")
def followup_list(request: AgentRequest) -> HttpResponse:
    form = FollowupFilter(request.GET)
    page = form.page_of(shown(form.apply(Task.objects.visible_to(request.agent))))
    tab = form.asked.get("tab", "")
    context = {"form": form, "page": page, "rows": [row_of(task) for task in page], "tab": tab}
    context["tabs"] = tabs_for(request.agent, tab)
    if pk := form.asked.get("client_id"):
        context["client"] = Client.objects.visible_to(request.agent).filter(pk=pk).first()
    return render(request, "followups/_results.html" if request.htmx else "followups/list.html", context)


@require_POST
def skip(request: AgentRequest, pk: int) -> HttpResponse:
    task = find(request, pk)
    return act(request, task, task.skip, f"Skipped {name_of(task)}.", undo=reverse("followup_restore", args=[pk]))


@require_POST
def cancel(request: AgentRequest, pk: int) -> HttpResponse:
    task = find(request, pk)
    return act(request, task, task.cancel, f"Cancelled {name_of(task)}.", undo=reverse("followup_restore", args=[pk]))


@require_POST
def complete(request: AgentRequest, pk: int) -> HttpResponse:
    task = find(request, pk)
    return act(request, task, task.complete, f"{name_of(task)} is done.", undo=reverse("followup_restore", args=[pk]))


@require_POST
def restore(request: AgentRequest, pk: int) -> HttpResponse:
    task = find(request, pk)
    is_due = task.scheduled_for <= timezone.now()
    return act(request, task, task.restore, f"{name_of(task)} is back." + (" It is due now." if is_due else ""))


@require_POST
def retry(request: AgentRequest, pk: int) -> HttpResponse:
    task = find(request, pk)
    return _set_going(request, task, task.retry, f"{name_of(task)} is tried again now.")


@require_POST
def send(request: AgentRequest, pk: int) -> HttpResponse:
    task = find(request, pk)
    return _set_going(request, task, task.send_now, f"{name_of(task)} goes within a minute.")


def _set_going(request: AgentRequest, task: Task, verb: Callable[..., None], text: str) -> HttpResponse:
    def go(*, by: Agent) -> None:
        verb(by=by)
        send_soon(task.pk)

    # The gates decide when it goes; what is known to stop it is said at once.
    task.hurried_at = timezone.now()
    if found := gates.Look.at_gates(task, gates.Facts.about([task])).first_closed:
        return act(request, task, go, f"{name_of(task)} won't go: {found[1].reason}.", level="warning")
    return act(request, task, go, text)


@require_http_methods(["GET", "HEAD", "POST"])
def reschedule(request: AgentRequest, pk: int) -> HttpResponse:
    task = find(request, pk)
    if request.method != "POST":
        shown_time = timezone.localtime(task.scheduled_for)
        return _reschedule_form(
            request, task, RescheduleForm(initial={"scheduled_for": f"{shown_time:%Y-%m-%dT%H:%M}"})
        )
    # Undo is a plain button: its time stands in the address.
    form = RescheduleForm(request.POST if "scheduled_for" in request.POST else request.GET)
    if not form.is_valid():
        return _reschedule_form(request, task, form, status=422)
    before, to = task.scheduled_for, form.cleaned_data["scheduled_for"]
    undo = f"{request.path}?{urlencode({'scheduled_for': before.isoformat()})}"
    undo = undo if before > timezone.now() - TOO_LONG_AGO else ""
    when = f"moved to {moment_in_words(to)}" if to > timezone.now() else "due now"
    return act(request, task, partial(task.reschedule, to), f"{name_of(task)} is {when}.", undo=undo)


def _reschedule_form(request: AgentRequest, task: Task, form: RescheduleForm, status: int = 200) -> HttpResponse:
    template = "followups/_reschedule.html" if request.htmx else "followups/reschedule.html"
    context = {"row": row_of(task), "task": task, "form": form, "choices": quick_choices(task.scheduled_for)}
    return render(request, template, context, status=status)
