from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from agents import dialogs
from agents import live as lively
from agents.requests import AgentRequest
from clients.models import Activity, Client
from emails import ledger
from emails.models import Suppression
from followups.plan import Plan, plans_of, version_of
from followups.reconcile import reconcile
from followups.resume import resume

TIMELINE_PAGE = 50


@require_safe
def detail(request: AgentRequest, pk: int) -> HttpResponse:
    # The version first: what happens between the two is new to the page, and its next question brings it.
    version = version_of(pk, request.agent, timezone.now())
    return _page(request, pk, request.GET.get("page"), {"live": lively.shown(version)})


@require_safe
def live(request: AgentRequest, pk: int) -> HttpResponseBase:
    """What is new on a client's page, if anything is."""
    version = version_of(pk, request.agent, timezone.now())
    if not version:
        raise Http404
    is_new = version != lively.version_held(request)
    return lively.answer(version, is_new, lambda: _page(request, pk, "1", {"layout": "live.html"}))


def _page(request: AgentRequest, pk: int, number: str | None, context: dict[str, Any]) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent).select_related("agent"), pk=pk)
    activities = client.activities.select_related("agent", "email__task").defer("email__body", "email__webhook_events")
    page = Paginator(activities, TIMELINE_PAGE).get_page(number)
    return render(request, "clients/detail.html", _shown(client) | {"page": page} | context)


@require_safe
def plan(request: AgentRequest, pk: int) -> HttpResponse:
    """The plan strip alone: the page asks for it until the follow-ups are there."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    return render(request, "clients/_plan.html", _shown(client))


def _shown(client: Client) -> dict[str, Any]:
    found: Plan = plans_of([client])[client.pk]
    entries = Suppression.all_of(client.email)
    context = {"client": client, "plan": found, "entries": entries, "seen": ledger.shown(entries)}
    return context | {"no_email": _why_no_email(client, entries), "next": f"/clients/{client.pk}/"}


def _why_no_email(client: Client, entries: list[Suppression]) -> str:
    if not client.email:
        return "No email address"
    return f"Do not email: {entries[0].get_reason_display()}" if entries else ""


def delete(request: AgentRequest, pk: int) -> HttpResponseBase:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    if request.method != "POST":
        counts = {"pending": client.tasks.filter(status="pending").count(), "emails": client.email_logs.count()}
        context = {"client": client, **counts, "layout": dialogs.layout(request)}
        return render(request, "clients/delete.html", context)
    with transaction.atomic():
        client.delete_softly(by=request.agent)
    reconcile(client)
    messages.success(request, f"Deleted {client.name}.", extra_tags=f"/clients/{pk}/restore/")
    return dialogs.leave(request, "/clients/")


@require_POST
def restore(request: AgentRequest, pk: int) -> HttpResponse:
    """Undo of delete: the client is back, and the follow-ups that the deletion stopped."""
    client = get_object_or_404(Client.objects.belonging_to(request.agent), pk=pk)
    deletion = client.activities.filter(kind=Activity.Kind.DELETED).first()
    with transaction.atomic():
        restored = client.restore(by=request.agent)
        reconcile(client)
        if restored and deletion:
            resume(client, deletion.occurred_at, by=request.agent)
    messages.info(request, f"{client.name} is back." if restored else f"{client.name} was not deleted.")
    return redirect("client", pk)
