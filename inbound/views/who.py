"""Which client a mail is from that is nobody's: the agent looks for them and says so."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.models import Client
from inbound.display.words import sender_of
from inbound.effects import judged
from inbound.forms import WhoForm
from inbound.models import InboundEmail
from lists.fragments import render_fragment
from lists.redirects import came_from

MAX_OFFERED = 8
"""So many clients are offered; whoever finds more types another letter."""

PAGE = "inbound/who.html"


@require_http_methods(["GET", "HEAD", "POST"])
def who(request: AgentRequest, pk: int) -> HttpResponseBase:
    mail = get_object_or_404(InboundEmail.objects.visible_to(request.agent), pk=pk)
    if mail.client_id:
        return _has_one(request, mail)
    clients = Client.objects.visible_to(request.agent)
    form = WhoForm(request.POST if request.method == "POST" else request.GET, clients=clients)
    if request.method == "POST" and form.is_valid():
        client = form.cleaned_data["client"]
        if judged.attach(mail, client, by=request.agent):
            messages.success(request, f"Added to the timeline of {client.name}.")
            return dialogs.leave(request, redirect("client", client.pk).url)
        return _has_one(request, mail)
    status = 422 if request.method == "POST" else 200
    context = _found(form, request.POST.get("who") or request.GET.get("who") or "") | {"mail": mail, "form": form}
    context |= {"layout": dialogs.layout(request), "sender": sender_of(mail), "before": came_from(request)}
    return render(
        request, PAGE, context | {"says": form.errors.get("client") if status == 422 else None}, status=status
    )


def _has_one(request: AgentRequest, mail: InboundEmail) -> HttpResponseBase:
    """The mail's own page says whose it is: somebody was faster, or the address was kept."""
    messages.error(request, "Nothing changed: this mail has a client already.")
    return dialogs.leave(request, redirect("inbound", mail.pk).url)


@require_safe
def clients(request: AgentRequest, pk: int) -> HttpResponse:
    """Those whom the typed words find, to choose from."""
    get_object_or_404(InboundEmail.objects.visible_to(request.agent), pk=pk)
    form = WhoForm(request.GET, clients=Client.objects.visible_to(request.agent))
    return render_fragment(request, PAGE, "found", _found(form, request.GET.get("who", "")))


def _found(form: WhoForm, text: str) -> dict[str, object]:
    found = form.found(MAX_OFFERED)
    return {"found": found[:MAX_OFFERED], "more": len(found) > MAX_OFFERED, "who": text.strip()}
