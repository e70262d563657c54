"""Undo of what was done with many clients or follow-ups at once: one door for both."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from agents.web.requests import AgentRequest
from clients import bulk as clients_bulk
from clients.models import BulkAction, Client
from followups import bulk as followups_bulk
from followups.engine.reconcile import lock_pending, reconcile_many, release_held_for_time
from followups.models import Reason, Task
from followups.restore import restore_what_may_go
from lists.redirects import back
from lists.words import counted

STOPPED_BY_A_CHANGE = (Reason.STAGE_FINISHED, Reason.CLIENT_DELETED)


@require_POST
def undo(request: AgentRequest, pk: int) -> HttpResponse:
    """Everything as it was, but for what has moved on meanwhile."""
    action = get_object_or_404(BulkAction, pk=pk, agent=request.agent)
    if not action.may_be_undone:
        raise Http404
    with transaction.atomic():
        if not action.claim_undo():
            messages.error(request, "That was already undone.")
            return back(request, _page_of(action))
        text = _undo_clients(request, action) if action.is_of_clients else _undo_followups(request, action)
    messages.info(request, text)
    return back(request, _page_of(action))


def _undo_clients(request: AgentRequest, action: BulkAction) -> str:
    lock_pending(action.ids)
    done = clients_bulk.undo(action, Client.objects.belonging_to(request.agent), by=request.agent)
    reconcile_many(done)
    if action.verb == BulkAction.Verb.REASSIGN:
        release_held_for_time(clients=done)
    stopped = Task.objects.filter(pk__in=action.stopped, client__in=Client.objects.filter(pk__in=done).present())
    stopped = stopped.filter(reason_code__in=STOPPED_BY_A_CHANGE)  # still: nobody ended them on purpose meanwhile
    restored = restore_what_may_go(stopped, by=request.agent)
    left = len(action.changes) - len(done)
    text = f"Undone for {counted(len(done), 'client')}." + (
        f" {counted(restored, 'follow-up')} restored." if restored else ""
    )
    return text + (f" {counted(left, 'client')} skipped because of {_why_skipped(action)}." if left else "")


def _why_skipped(action: BulkAction) -> str:
    if action.verb == BulkAction.Verb.REASSIGN:
        return "newer changes, or because the agent was deactivated"
    return "newer changes"


def _undo_followups(request: AgentRequest, action: BulkAction) -> str:
    done = followups_bulk.undo(action, Task.objects.visible_to(request.agent), by=request.agent)
    left = len(action.changes) - len(done)
    text = f"Undone for {counted(len(done), 'follow-up')}."
    return text + (f" {counted(left, 'follow-up')} skipped because of newer changes." if left else "")


def _page_of(action: BulkAction) -> str:
    return reverse("client_list" if action.is_of_clients else "followup_list")
