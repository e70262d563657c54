"""What is done with a note in one click: pin it, keep it from the AI, delete it, and the opposites."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from agents.web.requests import AgentRequest
from clients.models import Client, Note
from clients.models.note import MOST_PINNED
from clients.views.notes.shown import find_note, shown
from clients.views.notes.write import one


@require_POST
def pin(request: AgentRequest, pk: int, note: int) -> HttpResponse:
    with transaction.atomic():
        found = find_note(request, pk, note, lock=True)
        is_pinned = found.pin()
    if not is_pinned:
        return _answer(request, found.client, f"{MOST_PINNED} notes are pinned. Unpin one first.", level="error")
    return _answer(request, found.client, "Note pinned.", reverse("client_unpin_note", args=[pk, note]))


@require_POST
def unpin(request: AgentRequest, pk: int, note: int) -> HttpResponse:
    with transaction.atomic():
        found = find_note(request, pk, note, lock=True)
        found.unpin()
    return _answer(request, found.client, "Note unpinned.")


@require_POST
def keep_from_ai(request: AgentRequest, pk: int, note: int) -> HttpResponse:
    return _set_kept(request, pk, note, True)


@require_POST
def show_to_ai(request: AgentRequest, pk: int, note: int) -> HttpResponse:
    return _set_kept(request, pk, note, False)


def _set_kept(request: AgentRequest, pk: int, note: int, kept: bool) -> HttpResponse:
    with transaction.atomic():
        found = find_note(request, pk, note, lock=True)
        found.set_kept_from_ai(kept)
    if request.htmx:
        return one(request, found)  # which says it
    messages.success(request, "Kept from the AI." if kept else "The AI can use this note.")
    return redirect(f"{reverse('client', args=[pk])}#note-{note}")


@require_POST
def delete(request: AgentRequest, pk: int, note: int) -> HttpResponse:
    found = find_note(request, pk, note)
    found.delete_softly(by=request.agent)
    return _answer(request, found.client, "Note deleted.", reverse("client_restore_note", args=[pk, note]))


@require_POST
def restore(request: AgentRequest, pk: int, note: int) -> HttpResponse:
    """Undo of delete."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    found = get_object_or_404(Note.objects.filter(client=client), pk=note)
    text = "Note restored." if found.restore(by=request.agent) else "The note was not deleted."
    messages.info(request, text)
    return redirect(f"{reverse('client', args=[pk])}#timeline")


def _answer(request: AgentRequest, client: Client, text: str, undo: str = "", level: str = "info") -> HttpResponse:
    """The timeline as it is now, and what was done."""
    if not request.htmx:
        messages.add_message(request, messages.ERROR if level == "error" else messages.SUCCESS, text, extra_tags=undo)
        return redirect(f"{reverse('client', args=[client.pk])}#timeline")
    response = render(request, "clients/detail/events.html", shown(request, client))
    return trigger_client_event(response, "toast", {"text": text, "undo_url": undo, "level": level})
