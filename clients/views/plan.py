"""What an agent plans for a client: the five steps where they don't come by themselves, and one more."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.models import Client
from emails.models import Suppression
from followups.display.reasons import in_words
from followups.display.rows import usual_times
from followups.engine import gates
from followups.engine.plan import call_off_plan, start_plan
from followups.forms import AddForm
from followups.models import Task
from followups.views.plan_strip import why_no_email
from lists.redirects import back
from lists.words import counted, plural, weekday_date_and_time


@require_POST
def start(request: AgentRequest, pk: int) -> HttpResponse:
    """Plans the five follow-ups of a client who was added without an address and has one now, counted from now."""
    client = _find(request, pk)
    page = reverse("client", args=[pk])
    no_email = why_no_email(client, Suppression.all_of(client.email))
    if why := client.get_stage_display() if client.is_finished else no_email:
        messages.error(request, f"Nothing was planned: {why}.")
        return back(request, page)
    count = start_plan(pk, by=request.agent)
    text = _done(count, "planned") if count else "They were already planned."
    messages.success(request, text, extra_tags=reverse("client_undo_start_plan", args=[pk]) if count else "")
    return back(request, page)


@require_POST
def undo_start(request: AgentRequest, pk: int) -> HttpResponse:
    client = _find(request, pk)
    count = call_off_plan(client, by=request.agent)
    messages.success(request, _done(count, "canceled") if count else "Nothing was pending.")
    return back(request, reverse("client", args=[pk]))


def _done(count: int, verb: str) -> str:
    return f"{counted(count, 'follow-up')} {plural(count, 'is', 'are')} {verb}."


@require_http_methods(["GET", "HEAD", "POST"])
def add_followup(request: AgentRequest, pk: int) -> HttpResponseBase:
    client = _find(request, pk)
    look = gates.GateCheck.of_a_new_email(client)
    choices = usual_times(timezone.now())
    form = AddForm(request.POST or None, initial={"quick": choices[0][1].isoformat()})
    if request.method == "POST" and not look.never and form.is_valid():
        at, data = form.cleaned_data["at"], form.cleaned_data
        task = Task.plan_custom(client, at, about=data["about"], priority=data["priority"], by=request.agent)
        when = f"for {weekday_date_and_time(at, zone=True)}" if at > timezone.now() else "for now"
        undo = reverse("followup_cancel", args=[task.pk])
        messages.success(request, f"Planned a follow-up to {client.name} {when}.", extra_tags=undo)
        return dialogs.leave(request, f"{reverse('client', args=[pk])}?step={task.pk}")
    return _page(request, "clients/plan/add_followup.html", client, look, form, choices=choices)


def _find(request: AgentRequest, pk: int) -> Client:
    return get_object_or_404(Client.objects.visible_to(request.agent).select_related("agent"), pk=pk)


def _page(
    request: AgentRequest,
    template: str,
    client: Client,
    look: gates.GateCheck,
    form: AddForm,
    **more: object,
) -> HttpResponse:
    never = in_words(look.never)
    waits = in_words(look.first_closed.why) if look.first_closed and not never else ""
    context = {"client": client, "form": form, "never": never, "waits": waits, "layout": dialogs.layout(request)}
    status = 409 if never and request.method == "POST" else 422 if form.errors else 200
    return render(request, template, context | more, status=status)
