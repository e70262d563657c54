"""Writing a note on a client's timeline, changing its words, and what they were before."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.forms.note import NoteForm
from clients.models import Client, Note
from clients.views import detail
from clients.views.notes.shown import find_note, shown
from followups.display.timeline import entries
from lists.fragments import render_fragment

PAGE = "clients/notes/edit.html"


@require_POST
def add(request: AgentRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        if request.htmx:
            return render(request, "clients/notes/add.html", {"client": client, "note_form": form}, status=422)
        return detail.page(request, pk, note=form, status=422)
    Note.add(client, form.cleaned_data["text"], by=request.agent, is_kept_from_ai=form.cleaned_data["kept_from_ai"])
    if not request.htmx:
        messages.success(request, "Note added.")
        return redirect(f"{reverse('client', args=[pk])}#timeline")
    context = shown(request, client) | {"note_form": NoteForm()}
    response = render(request, "clients/notes/added.html", context)
    if not context["timeline"].filter.with_notes or context["timeline"].is_narrowed:
        trigger_client_event(response, "toast", {"text": "Note added."})  # it may not be in sight
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AgentRequest, pk: int, note: int) -> HttpResponse:
    if request.method != "POST":
        found = find_note(request, pk, note)
        return _ask(request, found, NoteForm(note=found))
    with transaction.atomic():
        found = find_note(request, pk, note, lock=True)
        form = NoteForm(request.POST, note=found)
        if not form.is_valid():
            return _ask(request, found, form, status=422)
        if not form.is_free():
            return _ask(request, found, form, status=409)
        if is_changed := form.is_new:
            found.edit(form.cleaned_data["text"], by=request.agent)
    if not request.htmx:
        messages.success(request, "Note saved." if is_changed else "Nothing changed.")
        return redirect(f"{reverse('client', args=[pk])}#note-{note}")
    response = one(request, found)
    return trigger_client_event(response, "edited") if is_changed else response


@require_safe
def history(request: AgentRequest, pk: int, note: int) -> HttpResponse:
    """The note as it is, and all that it said before. To htmx outside of a dialog: the note in its place."""
    found = find_note(request, pk, note)
    if request.htmx and not dialogs.in_dialog(request):
        return one(request, found)
    versions = found.versions.select_related("by")
    context = {"client": found.client, "note": found, "versions": versions, "layout": dialogs.layout(request)}
    return render(request, "clients/notes/history.html", context)


def one(request: AgentRequest, note: Note) -> HttpResponse:
    """The note alone, in its place on the timeline."""
    note.version_count = note.versions.count() + 1  # type: ignore[attr-defined]
    (entry,) = entries([note], {})
    return render(request, "clients/notes/note.html", {"client": note.client, "entry": entry, "is_alone": True})


def _ask(request: AgentRequest, note: Note, form: NoteForm, status: int = 200) -> HttpResponse:
    """The form in the note's place; without htmx on a page of its own."""
    context = {"client": note.client, "note": note, "form": form}
    if request.htmx:
        return render_fragment(request, PAGE, "note_open", context, status=status)
    return render(request, PAGE, context, status=status)
