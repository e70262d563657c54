"""What an agent notes about contact with a client: a reply, a pause, no more email; each with its undo."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from agents.web.requests import AgentRequest
from clients.contacts import holders_of
from clients.models import DELETED_OR_FINISHED, Activity, Client, address_key
from emails import ledger
from emails.models import Suppression
from followups import answers
from followups.display.plan_rows import plan_of
from followups.engine.reconcile import reconcile
from followups.models import Reason, Task
from followups.models.reasons import ABOUT_THE_ADDRESS
from followups.restore import restore_stopped
from followups.views.plan_strip import may_go_again, why_no_email
from lists.redirects import back
from lists.words import counted


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
    text = f"Follow-ups {'' if changed else 'were already '}paused for {client.name}."
    return _answer(request, client, text, undo="client_resume")


@require_POST
def resume(request: AgentRequest, pk: int) -> HttpResponse:
    client = _find(request, pk)
    changed = client.resume(by=request.agent)
    reconcile(client)
    text = f"Follow-ups {'resumed' if changed else 'were not paused'} for {client.name}."
    return _answer(request, client, text, undo="client_pause")


@require_POST
def reply(request: AgentRequest, pk: int) -> HttpResponse:
    client = _find(request, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Not logged: " + " ".join(map(str, form.errors["note"])))
        return back(request, reverse("client", args=[pk]))
    pending = _pending(client)
    client.log_reply(form.cleaned_data["note"], by=request.agent)
    said = _stop(client, pending)
    return _answer(request, client, f"Logged that {client.name} replied.{said}", undo="client_undo_reply")


@require_POST
def undo_reply(request: AgentRequest, pk: int) -> HttpResponse:
    """The reply was logged by mistake: what it stopped is back."""
    client = _find(request, pk)
    done = answers.take_back(client, _is_by_hand, by=request.agent)
    if not done:
        messages.error(request, f"Nothing changed: no reply of {client.name} is logged that could be undone.")
        return back(request, reverse("client", args=[pk]))
    return _answer(request, client, f"Reply undone for {client.name}: {done}.")


@require_POST
def do_not_email(request: AgentRequest, pk: int) -> HttpResponse:
    client = _find(request, pk)
    address = address_asked_about(request, client)
    if not address.strip():
        messages.error(request, f"{client.name} has no email address.")
        return back(request, reverse("client", args=[pk]))
    pending = _pending(client)
    if not ledger.mark(client, address, by=request.agent):
        return _answer(request, client, f"{address} is already on the do-not-email list.")
    text = f"Added {address} to the do-not-email list.{_stop(client, pending)}"
    about = "" if address == client.email else f"?{urlencode({'address': address})}"
    return _answer(request, client, text, undo="client_undo_do_not_email", about=about)


@require_POST
def undo_do_not_email(request: AgentRequest, pk: int) -> HttpResponse:
    """The mark was a mistake: what it stopped is back, for everybody with the address."""
    client = _find(request, pk)
    with transaction.atomic():
        removed = ledger.unmark(client, address_asked_about(request, client), by=request.agent)
        # A bounce or a wish may have come meanwhile: then nothing goes, and nothing is put back.
        if removed and not Suppression.of(removed.address):
            for each in ledger.clients_of(removed.address).exclude(DELETED_OR_FINISHED):
                restore_stopped(each, Reason.DO_NOT_EMAIL, removed.created_at, by=request.agent, ledger=removed.reason)
    if not removed:
        messages.error(request, f"Nothing changed: you have not marked {client.name} as do not email.")
        return back(request, reverse("client", args=[pk]))
    return _answer(request, client, f"“Do not email” undone for {client.name}.")


@require_POST
def plan_again(request: AgentRequest, pk: int) -> HttpResponse:
    """The address is a good one now: the follow-ups that the old one stopped are planned again, except past ones."""
    client = _find(request, pk)
    no_email = why_no_email(client, Suppression.all_of(client.email))
    if why := client.get_stage_display() if client.is_finished else no_email:
        messages.error(request, f"Nothing was restored: {why}.")
        return back(request, reverse("client", args=[pk]))
    with transaction.atomic():
        stopped = client.tasks.filter(pk__in=[task.pk for task in may_go_again(client, plan_of(client))])
        # Still stopped for its address: what somebody ended on purpose meanwhile stays ended.
        stopped = stopped.filter(status=Task.Status.CANCELLED, reason_code__in=ABOUT_THE_ADDRESS)
        count = len(stopped.restore(by=request.agent))
    text = f"{counted(count, 'follow-up')} restored." if count else "There was nothing to restore."
    return _answer(request, client, text)


def _is_by_hand(row: Activity) -> bool:
    """Logged alone. A mail is undone by “Not an answer”, a text with its entry."""
    return not row.data.keys() & {"inbound", "conversation"}


def _pending(client: Client) -> int:
    return client.tasks.filter(status="pending").count()


def _stop(client: Client, pending: int) -> str:
    """Reconciles the client. Returns in words how many of the pending follow-ups that stopped."""
    reconcile(client)
    stopped = max(0, pending - _pending(client))
    return f" {counted(stopped, 'follow-up')} stopped." if stopped else ""


def _find(request: AgentRequest, pk: int) -> Client:
    return get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)


def address_asked_about(request: AgentRequest, client: Client) -> str:
    """An address of the client, or of somebody linked to them; without one the main one."""
    address = request.POST.get("address") or request.GET.get("address") or client.email
    if address != client.email and address_key(address) not in holders_of([address]).get(client.pk, ()):
        raise Http404
    return address


def _answer(request: AgentRequest, client: Client, text: str, undo: str = "", about: str = "") -> HttpResponse:
    """Back to the page, which says what was done; `undo` is the name of the address that undoes it."""
    messages.success(request, text, extra_tags=reverse(undo, args=[client.pk]) + about if undo else "")
    return back(request, reverse("client", args=[client.pk]))
