"""Logging a call that the agent made, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from agents.web.requests import AgentRequest
from clients.forms.client import CallForm
from clients.models import Call, Client
from clients.views import detail
from followups.display.plan_rows import plan_of
from lists.ids import is_id
from lists.redirects import back


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: AgentRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    if request.method != "POST":
        if not request.htmx:
            return redirect(f"/clients/{pk}/?log=call#log-call")
        return _form(request, client, CallForm())
    form = CallForm(request.POST)
    if not form.is_valid():
        return (
            _form(request, client, form, status=422)
            if request.htmx
            else detail.page(request, pk, call=form, status=422)
        )
    outcome = Call(form.cleaned_data["outcome"])
    row = client.log_call(outcome, form.cleaned_data["note"], by=request.agent)
    is_wrong = outcome == Call.WRONG_NUMBER
    text = "Logged a wrong number: the last contact stays as it was." if is_wrong else "Logged the call."
    undo = f"/clients/{pk}/call/undo/?call={row.pk}"
    if request.htmx:
        response = render(
            request, "clients/detail/_call.html", {"client": client, "wrong_number": is_wrong and client.phone}
        )
        return trigger_client_event(response, "toast", {"text": text, "undo_url": undo})
    messages.success(request, text, extra_tags=undo)
    return redirect(f"/clients/{pk}/?log=wrong#log-call" if is_wrong else f"/clients/{pk}/")


@require_POST
def undo_call(request: AgentRequest, pk: int) -> HttpResponse:
    """The call was logged by mistake. The timeline keeps both: what was said, and that it was taken back."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    number = request.GET.get("call", "")
    if is_id(number) and client.take_back_call(int(number), by=request.agent):
        messages.success(request, "The call is taken back.")
    else:
        messages.error(request, "Nothing was changed: there is no such call to take back.")
    return back(request, f"/clients/{pk}/")


def _form(request: AgentRequest, client: Client, form: CallForm, status: int = 200) -> HttpResponse:
    context = {"client": client, "call": form, "plan": plan_of(client)}
    return render(request, "clients/detail/_call.html", context, status=status)
