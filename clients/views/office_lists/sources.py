"""The broker's list of where clients come from: adding, renaming, merging, retiring and bringing back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from agents.web.requests import AgentRequest
from clients.models import Client, Source
from clients.models.source import MOST
from clients.office_lists.sources import merge as merge_sources
from clients.views.office_lists.merge import answer_merge
from clients.views.office_lists.shown import NameForm, OfficeList

SOURCES = OfficeList(
    noun="source",
    model=Source,
    most=MOST,
    form=NameForm,
    clients_with=lambda source: Client.objects.present().filter(source=source),
    merge=merge_sources,
)


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: AgentRequest) -> HttpResponse:
    return SOURCES.answer_new(request, Source())


@require_POST
def rename(request: AgentRequest, pk: int) -> HttpResponse:
    return SOURCES.answer_rename(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: AgentRequest, pk: int) -> HttpResponse:
    source = SOURCES.find(request, pk)
    return answer_merge(request, SOURCES, source, Source.objects.filter(is_active=True))


@require_POST
def retire(request: AgentRequest, pk: int) -> HttpResponse:
    """Its clients keep it, and nobody else gets it."""
    source = SOURCES.find(request, pk)
    if Source.objects.filter(pk=pk, is_active=True).update(is_active=False):
        undo = reverse("source_bring_back", args=[pk])
        messages.success(request, f"Retired “{source}”. Its clients keep it.", extra_tags=undo)
    return redirect("sources")


@require_POST
def bring_back(request: AgentRequest, pk: int) -> HttpResponse:
    source = SOURCES.find(request, pk)
    if Source.objects.filter(pk=pk, is_active=False).update(is_active=True):
        messages.info(request, f"“{source}” is in use again.")
    return redirect("sources")
