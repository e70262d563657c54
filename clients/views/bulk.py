"""What is done with the clients that are selected in the list: each verb in one transaction, each with its undo."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agents.models import Agent
from agents.web.requests import AgentRequest
from clients import bulk
from clients.forms.client import StageForm
from clients.listing.filters import NO_SOURCE
from clients.models import BulkAction, Client, ClientQuerySet, Source, Stage
from clients.views.list import BLOCKS_TO_REDRAW, PAGE, found
from emails.models import EmailLog
from followups.engine.reconcile import lock_pending, reconcile_many, release_held_for_time
from followups.models import Task
from lists.fragments import render_fragment
from lists.ids import read_id
from lists.redirects import asked_there
from lists.selection import ActionRefused, answer_with_toast, bulk_action, ticked
from lists.words import counted

MOST = 200


@bulk_action
def stage(request: AgentRequest) -> HttpResponse:
    form = StageForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such stage.")
    wanted = Stage(form.cleaned_data["stage"])
    with transaction.atomic():
        clients, number = selected(request)
        lock_pending(clients.values_list("pk", flat=True))
        change = bulk.move(clients, wanted, by=request.agent)
        _reconcile(change)
    return answer(request, change, number, lambda moved: f"Moved {moved} to {wanted.label}.")


@bulk_action
def reassign(request: AgentRequest) -> HttpResponse:
    """Only the broker gives clients to agents."""
    if not request.agent.is_broker:
        raise Http404
    clients, number = selected(request)
    chosen, agent = request.POST.get("agent", ""), None
    if not chosen:
        return ask(request, "reassign", clients, _about_reassigning(clients))
    if chosen != "nobody":
        pk = read_id(chosen)
        if pk is None:
            raise ActionRefused("There is no such agent.")
        agent = get_object_or_404(Agent, pk=pk, is_active=True)
    change = bulk.reassign(clients, agent, by=request.agent)
    release_held_for_time(clients=change.ids)
    return answer(
        request, change, number, lambda given: f"Reassigned {given} to {agent}." if agent else f"Unassigned {given}."
    )


@bulk_action
def source(request: AgentRequest) -> HttpResponse:
    clients, number = selected(request)
    chosen, source = request.POST.get("source", ""), None
    if not chosen:
        return ask(request, "source", clients, {"sources": Source.objects.filter(is_active=True)})
    if chosen != NO_SOURCE:
        source = Source.objects.filter(pk=read_id(chosen) or 0, is_active=True).first()
        if source is None:
            raise ActionRefused("There is no such source.")
    change = bulk.set_source(clients, source, by=request.agent)
    return answer(request, change, number, lambda done: _of_source(done, source))


def _of_source(done: str, source: Source | None) -> str:
    return f"Set the source of {done} to {source}." if source else f"Removed the source of {done}."


@bulk_action
def pause(request: AgentRequest) -> HttpResponse:
    clients, number = selected(request)
    change = bulk.pause(clients, by=request.agent)
    return answer(request, change, number, lambda paused: f"Follow-ups paused for {paused}.")


@bulk_action
def resume(request: AgentRequest) -> HttpResponse:
    with transaction.atomic():
        clients, number = selected(request)
        lock_pending(clients.values_list("pk", flat=True))
        change = bulk.resume(clients, by=request.agent)
        _reconcile(change)
    return answer(request, change, number, lambda resumed: f"Follow-ups resumed for {resumed}.")


@bulk_action
def delete(request: AgentRequest) -> HttpResponse:
    clients, number = selected(request)
    if "confirmed" not in request.POST:
        pending = Task.objects.filter(client__in=clients, status=Task.Status.PENDING).count()
        counts = {"pending": pending, "emails": EmailLog.objects.filter(client__in=clients).count()}
        return ask(request, "delete", clients, counts)
    with transaction.atomic():
        lock_pending(clients.values_list("pk", flat=True))
        change = bulk.delete(clients, by=request.agent)
        _reconcile(change)
    return answer(request, change, number, lambda deleted: f"Deleted {deleted}.")


def _about_reassigning(clients: ClientQuerySet) -> dict[str, Any]:
    """Who may get them, whose they are now, and what goes along."""
    owners: dict[str, list[str]] = {}
    now = set()
    for client in clients.select_related("agent").only("name", "agent").order_by("agent__name", "name"):
        owners.setdefault(str(client.agent or ""), []).append(client.name)
        now.add(client.agent_id)
    return {
        "owners": owners.items(),
        # Nobody gets the clients that they have already.
        "agents": [agent for agent in Agent.objects.filter(is_active=True) if {agent.pk} != now],
        "pending": Task.objects.filter(client__in=clients, status=Task.Status.PENDING).count(),
    }


def _reconcile(change: BulkAction) -> None:
    change.stopped = reconcile_many(change.ids)
    change.save(update_fields=["stopped"])


def selected(request: AgentRequest) -> tuple[ClientQuerySet, int]:
    """The visible ones of the ticked clients, and how many were ticked."""
    ids = ticked(request, "client", MOST, "clients")
    clients = Client.objects.visible_to(request.agent).filter(pk__in=ids)
    if not clients.exists():
        raise Http404
    return clients, len(ids)


def ask(request: AgentRequest, name: str, clients: ClientQuerySet, context: dict[str, Any]) -> HttpResponse:
    """What has to be asked first: a dialog over the list, a page without JavaScript."""
    layout = "dialog" if request.htmx else "page"
    context |= {"clients": list(clients.only("name")), "layout": f"clients/bulk/{layout}.html"}
    return render(request, f"clients/bulk/{name}.html", context)


def answer(request: AgentRequest, change: BulkAction, number: int, sentence: Callable[[str], str]) -> HttpResponse:
    """`sentence` is given “2 clients”. It is a function, because an agent's name may hold a brace."""
    done, stopped = len(change.changes), len(change.stopped)
    if not done:
        change.delete()
        return _say(request, "Nothing to change.", "info", "")
    text = sentence(counted(done, "client"))
    text += f" {counted(stopped, 'follow-up')} stopped." if stopped else ""
    text += f" {number - done} didn’t need a change or were deleted." if number > done else ""
    return _say(request, text, "success", reverse("bulk_undo", args=[change.pk]))


def _say(request: AgentRequest, text: str, level: str, undo: str) -> HttpResponse:
    def list_now() -> HttpResponse:
        context = found(request, asked_there(request)) | {"oob": True}
        return render_fragment(request, PAGE, [*BLOCKS_TO_REDRAW, "asking"], context)

    return answer_with_toast(request, text, level, undo, list_now, reverse("client_list"))
