"""A follow-up that an agent plans by hand from the list: for whom, when, what about."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.models import Client
from followups.display.reasons import in_words
from followups.display.rows import usual_times
from followups.engine import gates
from followups.forms import NewForm
from followups.models import Task
from lists.fragments import render_fragment
from lists.redirects import back
from lists.words import weekday_date_and_time

MAX_OFFERED = 8
"""So many clients are offered; whoever finds more types another letter."""


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AgentRequest) -> HttpResponseBase:
    mine = Client.objects.visible_to(request.agent).select_related("agent")
    choices = usual_times(timezone.now())
    initial = {"quick": choices[0][1].isoformat(), "client": request.GET.get("client_id", "")}
    form = NewForm(request.POST or None, initial=initial, clients=mine)
    if request.method == "POST" and form.is_valid():
        # Planned it could be, but it would be stopped at once: that is better said now.
        never = gates.GateCheck.of_a_new_email(form.cleaned_data["client"]).never
        if never is None:
            return _plan(request, form)
        form.add_error("who", f"You can’t plan a follow-up: {in_words(never)}.")
    found = form.found(MAX_OFFERED)
    context = {"form": form, "choices": choices, "found": found[:MAX_OFFERED], "more": len(found) > MAX_OFFERED}
    context |= {"layout": dialogs.layout(request), "who": form["who"].value() or ""}
    return render(request, "followups/new.html", context, status=422 if form.errors else 200)


@require_safe
def clients(request: AgentRequest) -> HttpResponse:
    """Those whom the typed words find, to choose from."""
    form = NewForm(request.GET, clients=Client.objects.visible_to(request.agent))
    found = form.found(MAX_OFFERED)
    context = {
        "found": found[:MAX_OFFERED],
        "more": len(found) > MAX_OFFERED,
        "who": request.GET.get("who", "").strip(),
    }
    return render_fragment(request, "followups/new.html", "found", context)


def _plan(request: AgentRequest, form: NewForm) -> HttpResponseBase:
    client, data = form.cleaned_data["client"], form.cleaned_data
    task = Task.plan_custom(client, data["at"], about=data["about"], priority=data["priority"], by=request.agent)
    at = task.scheduled_for
    when = f"for {weekday_date_and_time(at, zone=True)}" if at > timezone.now() else "for now"
    look = gates.GateCheck.of_a_new_email(client).first_closed
    waits = f" On hold: {in_words(look.why)}." if look else ""
    text = f"Planned a follow-up to {client.name} {when}.{waits}"
    messages.success(request, text, extra_tags=reverse("followup_cancel", args=[task.pk]))
    return dialogs.leave(request, back(request, f"{reverse('followup_list')}?client_id={client.pk}").url)
