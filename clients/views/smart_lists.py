"""Saving, renaming and deleting smart lists."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from agents.models import Agent
from agents.web.requests import AgentRequest
from clients.listing.filters import ClientFilter
from clients.models import SmartList
from clients.models.smart_list import MOST
from lists.one_line import OneLineInput, check_one_line
from lists.redirects import back

KEPT = timedelta(days=1)
"""For how long a deleted list can be brought back."""


class NameForm(forms.Form):
    name = forms.CharField(
        max_length=40,
        widget=OneLineInput,
        validators=[check_one_line],
        error_messages={
            "required": "Enter a name for the list.",
            "max_length": "Use at most 40 characters (now %(show_value)d).",
        },
    )


@require_safe
def index(request: AgentRequest) -> HttpResponse:
    return render(request, "clients/smart_lists.html", {"lists": SmartList.of(request.agent), "most": MOST})


@require_POST
def save(request: AgentRequest) -> HttpResponse:
    """Keeps the filters of an address under a name."""
    form = NameForm(request.POST)
    filters = ClientFilter(QueryDict(request.POST.get("query", "")[:4000]), request.agent)
    if not filters.is_narrowed:
        form.add_error(None, "Choose a filter first. “All” already lists everyone.")
    elif len(filters.narrowing) > 1500:
        form.add_error(None, "These filters are too long to save.")
    elif SmartList.of(request.agent).count() >= MOST:
        form.add_error(None, f"You have {MOST} lists, which is the limit. Delete one first.")
    if form.is_valid():
        kept = _keep(SmartList(agent=request.agent, name=form.cleaned_data["name"], query=filters.narrowing))
        if kept:
            messages.success(request, f"Saved “{form.cleaned_data['name']}” as a smart list.")
            return redirect(filters.here)
        form.add_error("name", "You already have a list with this name.")
    context = {"form": form, "filters": filters, "kept": None, "title": "Save as list"}
    return render(request, "clients/smart_list_name.html", context, status=422)


@require_POST
def rename(request: AgentRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(SmartList.of(request.agent), pk=pk)
    form, was = NameForm(request.POST), kept.name
    if form.is_valid():
        kept.name = form.cleaned_data["name"]
        if _keep(kept):
            messages.success(request, f"Renamed “{was}” to “{kept.name}”.")
            return back(request, kept.url)
        form.add_error("name", "You already have a list with this name.")
    context = {"form": form, "filters": None, "kept": kept, "title": f"Rename “{was}”"}
    return render(request, "clients/smart_list_name.html", context, status=422)


@require_POST
def delete(request: AgentRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(SmartList.of(request.agent), pk=pk)
    now = timezone.now()
    SmartList.objects.filter(agent=request.agent, deleted_at__lt=now - KEPT).delete()
    SmartList.objects.filter(pk=pk).update(deleted_at=now)
    undo = reverse("smart_list_restore", args=[pk])
    messages.success(request, f"Deleted the list “{kept.name}”.", extra_tags=undo)
    return back(request, reverse("client_list"))


@require_POST
def restore(request: AgentRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(SmartList, pk=pk, agent=request.agent)
    kept.deleted_at = None
    if SmartList.of(request.agent).exclude(pk=pk).count() >= MOST:
        messages.error(request, f"You have {MOST} lists now. Delete one first.")
    elif _keep(kept):
        messages.info(request, f"Restored the list “{kept.name}”.")
    else:
        messages.error(request, f"You already have a list called “{kept.name}”.")
    return back(request, reverse("client_list"))


def _keep(kept: SmartList) -> bool:
    """False when the agent has another list with this name.

    Asked before, one at a time, and not left to the constraint: PostgreSQL would write the name into its log.
    """
    with transaction.atomic():
        Agent.objects.select_for_update(no_key=True).get(pk=kept.agent_id)
        others = SmartList.of(kept.agent).exclude(pk=kept.pk)
        if others.filter(Exact(Lower("name"), Lower(Value(kept.name)))).exists():
            return False
        kept.save()
    return True
