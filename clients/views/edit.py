"""The page on which an agent changes all that is known about a client."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients import contacts
from clients.forms.edit import EditClientForm
from clients.models import Activity, Client
from followups.engine.plan import offer_if_no_address
from followups.engine.reconcile import reconcile, release_held_for_time


def edit(request: AgentRequest, pk: int) -> HttpResponseBase:
    client = get_object_or_404(Client.objects.visible_to(request.agent).select_related("agent", "source"), pk=pk)
    name = client.name  # the form puts on the client what was typed
    form = EditClientForm(request.POST or None, instance=client, agent=request.agent, auto_id="client_%s")
    if request.method == "POST" and form.is_valid() and not form.find_duplicates() and _is_saved(form, request):
        messages.success(request, "Saved.")
        return dialogs.leave(request, reverse("client", args=[pk]))
    if request.method != "POST" and (field := form.fields.get(request.GET.get("field", ""))):
        # What somebody came here to change; focus.js selects what stands in it.
        field.widget.attrs |= {"autofocus": True, "data-select": True}
    context = {"form": form, "client": client, "name": name, "layout": dialogs.layout(request)}
    context |= {"same_email": [], "same_phone": []}  # said only of what is being typed
    status = 409 if form.is_stale else 422 if form.errors else 409 if form.duplicates else 200
    return render(request, "clients/edit/edit.html", context, status=status)


def _is_saved(form: EditClientForm, request: AgentRequest) -> bool:
    """False where somebody else has changed one of the addresses or numbers since: the form says so."""
    try:
        _save(form, request)
    except contacts.Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _save(form: EditClientForm, request: AgentRequest) -> None:
    wanted, changed = form.wanted_stage, form.changed
    client = form.save(commit=False)
    with transaction.atomic():
        if "email" in changed:
            offer_if_no_address(client.pk)  # before they get one: it brings an offer, and starts nothing
        if changed:
            # Only these: other people and the engine may have written the other columns meanwhile.
            client.save(update_fields=[*changed, "updated_at"])
            client.record(Activity.Kind.EDITED, by=request.agent, fields=changed)
        form.save_tags(client)
        for rows in form.contact_rows:
            rows.save(by=request.agent)
        # The stage has a verb of its own, so the timeline says it in the same words wherever it was changed.
        client.stage = form.saved["stage"]
        client.move_to(wanted, by=request.agent)
    reconcile_edit(client, "stage", *changed)


def reconcile_edit(client: Client, *changed: str) -> None:
    """Stops or starts the follow-ups that new values of these fields stop or start."""
    if {"stage", "email", "agent", "sending_mode"} & {*changed}:
        reconcile(client)
    if {"agent", "timezone"} & {*changed}:
        release_held_for_time(clients=[client.pk])
