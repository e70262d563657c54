"""Logging a call that the agent made, and undoing that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from agents.models import Office
from agents.web.requests import AgentRequest
from clients.forms.client import CallForm
from clients.models import Call, Client
from clients.views import detail
from followups.display.plan_rows import plan_of
from lists.fragments import render_fragment
from lists.ids import read_id
from lists.redirects import back


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: AgentRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    if request.method != "POST":
        if not request.htmx:
            return redirect(f"{reverse('client', args=[pk])}?log=call#log-call")
        return _part(request, client, CallForm())
    form = CallForm(request.POST)
    if not form.is_valid():
        if request.htmx:
            return _part(request, client, form, status=422)
        return detail.page(request, pk, call=form, status=422)
    outcome = Call(form.cleaned_data["outcome"])
    row = client.log_call(outcome, form.cleaned_data["note"], by=request.agent)
    is_wrong = outcome == Call.WRONG_NUMBER
    text = "Logged a wrong number. Last contact was not changed." if is_wrong else "Logged the call."
    undo = f"{reverse('client_undo_call', args=[pk])}?call={row.pk}"
    if request.htmx:
        response = _part(request, client, wrong_number=is_wrong and bool(client.phone))
        return trigger_client_event(response, "toast", {"text": text, "undo_url": undo})
    messages.success(request, text, extra_tags=undo)
    return redirect(reverse("client", args=[pk]) + ("?log=wrong#log-call" if is_wrong else ""))


@require_POST
def undo_call(request: AgentRequest, pk: int) -> HttpResponse:
    """The call was logged by mistake. The timeline keeps both: the call, and that it was undone."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    call = read_id(request.GET.get("call", ""))
    if call is not None and client.undo_call(call, by=request.agent):
        messages.success(request, "Call log undone.")
    else:
        messages.error(request, "Nothing changed: that call was already undone.")
    return back(request, reverse("client", args=[pk]))


def _part(
    request: AgentRequest,
    client: Client,
    form: CallForm | None = None,
    *,
    wrong_number: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The part of the client's page that logs a call: its form, else nothing, or what to do about a wrong number."""
    context = {
        "client": client,
        "call": form,
        "wrong_number": wrong_number,
        "plan": plan_of(client, office=Office.current()) if form else None,
    }
    return render_fragment(request, detail.PAGE, "call", context, status=status)
