"""Deleting a client, and the undo of it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.models import Activity, Client
from followups.engine.reconcile import reconcile
from followups.models import Reason
from followups.restore import restore_stopped


def delete(request: AgentRequest, pk: int) -> HttpResponseBase:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    if request.method != "POST":
        counts = {"pending": client.tasks.filter(status="pending").count(), "emails": client.email_logs.count()}
        context = {"client": client, **counts, "layout": dialogs.layout(request)}
        return render(request, "clients/edit/delete.html", context)
    with transaction.atomic():
        client.delete_softly(by=request.agent)
    reconcile(client)
    messages.success(request, f"Deleted {client.name}.", extra_tags=reverse("client_restore", args=[pk]))
    return dialogs.leave(request, reverse("client_list"))


@require_POST
def restore(request: AgentRequest, pk: int) -> HttpResponse:
    """Undo of delete: the client is back, and the follow-ups that the deletion stopped."""
    client = get_object_or_404(Client.objects.belonging_to(request.agent), pk=pk)
    deletion = client.activities.filter(kind=Activity.Kind.DELETED).first()
    with transaction.atomic():
        restored = client.restore(by=request.agent)
        reconcile(client)
        if restored and deletion:
            restore_stopped(client, Reason.CLIENT_DELETED, deletion.occurred_at, by=request.agent)
    messages.info(request, f"Restored {client.name}." if restored else f"{client.name} was not deleted.")
    return redirect("client", pk)
