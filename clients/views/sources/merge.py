"""One source merged into another, after a question: it can't be undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agents.web.requests import AgentRequest
from clients import sources
from clients.models import Client, Source
from clients.views.sources.page import COUNT_TO, find
from lists.counts import capped_counts
from lists.ids import read_id
from lists.words import capped, counted


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: AgentRequest, pk: int) -> HttpResponse:
    source = find(request, pk)
    others = Source.objects.filter(is_active=True).exclude(pk=pk)
    error = ""
    if request.method == "POST":
        if into := others.filter(pk=read_id(request.POST.get("into", "")) or 0).first():
            return _merge(request, source, into)
        error = "Choose the source that stays."
    (number,) = capped_counts([Client.objects.present().filter(source=source)], COUNT_TO)
    context = {"source": source, "others": others, "clients": capped(number, COUNT_TO), "number": number}
    status = 422 if error else 200
    return render(request, "clients/sources/merge.html", context | {"error": error}, status=status)


def _merge(request: AgentRequest, source: Source, into: Source) -> HttpResponse:
    name, pk = source.name, source.pk
    moved, is_done = sources.merge(source, into)
    if is_done:
        messages.success(request, f"Merged “{name}” into “{into}”: {counted(moved, 'client')} moved.")
        return redirect("sources")
    messages.info(request, f"{counted(moved, 'client')} moved to “{into}” so far. Merge again for the rest.")
    return redirect("source_merge", pk)
