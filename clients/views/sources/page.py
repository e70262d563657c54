"""The broker's list of where clients come from: adding, renaming, retiring and bringing back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from agents.web.requests import AgentRequest
from clients import sources
from clients.models import Client, Source
from clients.models.source import LONGEST_NAME, MOST
from lists.counts import kept_counts
from lists.one_line import OneLineInput, check_one_line
from lists.words import capped

PAGE = "clients/sources/list.html"
COUNT_TO = 10_000


class SourceForm(forms.Form):
    name = forms.CharField(
        max_length=LONGEST_NAME,
        widget=OneLineInput(attrs={"autocomplete": "off", "dir": "auto"}),
        validators=[check_one_line],
        error_messages={
            "required": "Enter a name for the source.",
            "max_length": f"Use at most {LONGEST_NAME} characters (now %(show_value)d).",
        },
    )

    def keep(self, source: Source) -> bool:
        """Saves it with the typed name. False, and an error on the form, where another source has that name."""
        source.name = self.cleaned_data["name"]
        if other := sources.keep(source):
            hint = "" if other.is_active else " It is retired: bring it back."
            self.add_error("name", f"“{other}” is already in the list.{hint}")
        return not self.errors


def find(request: AgentRequest, pk: int) -> Source:
    """Http404 for whoever is no broker."""
    if not request.agent.is_broker:
        raise Http404
    return get_object_or_404(Source, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: AgentRequest) -> HttpResponse:
    """All of them, and on POST a new one."""
    if not request.agent.is_broker:
        raise Http404
    if request.method != "POST":
        return _show(request, SourceForm())
    form, source = SourceForm(request.POST), Source()
    if form.is_valid() and Source.objects.count() >= MOST:
        form.add_error("name", f"The list has {MOST} sources, which is the limit. Merge some first.")
    if form.is_valid() and form.keep(source):
        messages.success(request, f"Added “{source}”.")
        return redirect("sources")
    return _show(request, form, status=422)


@require_POST
def rename(request: AgentRequest, pk: int) -> HttpResponse:
    source, form = find(request, pk), SourceForm(request.POST)
    was = source.name
    if form.is_valid() and form.keep(source):
        messages.success(request, f"Renamed “{was}” to “{source}”.")
        return redirect("sources")
    return _show(request, SourceForm(), renamed=(pk, form), status=422)


@require_POST
def retire(request: AgentRequest, pk: int) -> HttpResponse:
    """Its clients keep it, and nobody else gets it."""
    source = find(request, pk)
    if Source.objects.filter(pk=pk, is_active=True).update(is_active=False):
        undo = reverse("source_bring_back", args=[pk])
        messages.success(request, f"Retired “{source}”. Its clients keep it.", extra_tags=undo)
    return redirect("sources")


@require_POST
def bring_back(request: AgentRequest, pk: int) -> HttpResponse:
    source = find(request, pk)
    if Source.objects.filter(pk=pk, is_active=False).update(is_active=True):
        messages.info(request, f"“{source}” is in use again.")
    return redirect("sources")


def _show(
    request: AgentRequest, form: SourceForm, renamed: tuple[int, SourceForm] | None = None, status: int = 200
) -> HttpResponse:
    found = list(Source.objects.all())
    present = Client.objects.present()
    counts = kept_counts(
        request.agent.view_key, {f"source {each.pk}": present.filter(source=each) for each in found}, COUNT_TO
    )
    rows = [(each, capped(counts[f"source {each.pk}"], COUNT_TO)) for each in found]
    context = {
        "form": form,
        "renamed": renamed,
        "active": [row for row in rows if row[0].is_active],
        "retired": [row for row in rows if not row[0].is_active],
    }
    return render(request, PAGE, context, status=status)
