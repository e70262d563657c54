"""What an agent tells of a client: they replied, or they want to be left in peace for a while."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from agents.redirects import back
from agents.requests import AgentRequest
from clients.models import Activity, Client
from followups.reconcile import reconcile
from followups.resume import resume as put_back


class ReplyForm(forms.Form):
    note = forms.CharField(
        label="What did they say?",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 400}),
    )


@require_POST
def pause(request: AgentRequest, pk: int) -> HttpResponse:
    client = _find(request, pk)
    changed = client.pause(by=request.agent)
    text = f"Follow-ups to {client.name} wait until you resume them."
    return _answer(request, client, text if changed else f"{client.name} was paused already.", f"/clients/{pk}/resume/")


@require_POST
def resume(request: AgentRequest, pk: int) -> HttpResponse:
    client = _find(request, pk)
    changed = client.resume(by=request.agent)
    reconcile(client)
    text = f"Follow-ups to {client.name} go again."
    return _answer(request, client, text if changed else f"{client.name} was not paused.", f"/clients/{pk}/pause/")


@require_POST
def reply(request: AgentRequest, pk: int) -> HttpResponse:
    client = _find(request, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Not logged: " + " ".join(map(str, form.errors["note"])))
        return back(request, f"/clients/{pk}/")
    pending = client.tasks.filter(status="pending").count()
    with transaction.atomic():
        client.log_reply(form.cleaned_data["note"], by=request.agent)
    reconcile(client)
    stopped = max(0, pending - client.tasks.filter(status="pending").count())
    said = f" {stopped} follow-up{'' if stopped == 1 else 's'} stopped." if stopped else ""
    return _answer(request, client, f"Logged that {client.name} replied.{said}", f"/clients/{pk}/reply/undo/")


@require_POST
def undo_reply(request: AgentRequest, pk: int) -> HttpResponse:
    """The reply was logged by mistake: what it stopped is back."""
    client = _find(request, pk)
    logged = client.activities.filter(kind=Activity.Kind.REPLY).first()
    with transaction.atomic():
        if client.take_back_reply(by=request.agent) and logged:
            put_back(client, logged.occurred_at, by=request.agent)
    return _answer(request, client, f"{client.name} counts as not having replied.")


def _find(request: AgentRequest, pk: int) -> Client:
    return get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)


def _answer(request: AgentRequest, client: Client, text: str, undo: str = "") -> HttpResponse:
    messages.success(request, text, extra_tags=undo)
    return back(request, f"/clients/{client.pk}/")
