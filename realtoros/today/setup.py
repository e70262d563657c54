"""What is set on the checklist itself: the agent's time zone, and for the broker the address and the sender."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents import zones
from agents.forms.office import SenderForm
from agents.models import Office
from agents.web import live
from agents.web.requests import AgentRequest
from lists.fragments import render_fragment
from lists.redirects import back
from realtoros.today.first_run import Checklist, page
from realtoros.today.zone import ZoneForm, proposal, says, take


@require_safe
def welcome_live(request: AgentRequest) -> HttpResponseBase:
    """Answers a poll: the checklist if a step has changed."""
    checklist = Checklist(request.agent)
    is_new = checklist.version != live.version_held(request)
    return live.answer(checklist.version, is_new, lambda: page(request, checklist, layout="live.html"))


@require_http_methods(["GET", "HEAD", "POST"])
def zone(request: AgentRequest) -> HttpResponse:
    """GET is the question for a browser that says its zone. POST takes that (`browsers`), or one from the list."""
    if request.method != "POST":
        found = proposal(request.agent, request.GET.get("browser", ""))
        return render_fragment(request, "today/zone.html", "ask", {"zone": found}) if found else HttpResponse()
    chosen = zones.current_name(request.POST.get("browsers", ""))
    if not chosen:
        form = ZoneForm(request.POST, auto_id="zone_%s")
        if not form.is_valid():
            return page(request, Checklist(request.agent), zone_form=form, status=422)
        chosen = form.cleaned_data["timezone"]
    take(request.agent, chosen)
    messages.success(request, f"Your time zone: {says(request.agent)}")
    return back(request, "welcome")


@require_POST
def sender(request: AgentRequest) -> HttpResponse:
    """The office's postal address and sender address, both or one of them."""
    if not request.agent.is_broker:
        raise PermissionDenied
    form = SenderForm(request.POST, instance=Office.objects.filter(pk=1).first() or Office(), auto_id="office_%s")
    if not form.is_valid():
        return page(request, Checklist(request.agent), sender_form=form, status=422)
    form.save()
    messages.success(request, "Saved.")
    return redirect("welcome")
