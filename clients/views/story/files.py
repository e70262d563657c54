"""Files of a client: adding them, downloading one, and taking one off the timeline. The bytes are never shown."""

import logging

from django.contrib import messages
from django.core.files.base import File
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from agents.web.requests import AgentRequest
from clients.forms.files import FilesForm, plain_name
from clients.models import Client, ClientFile
from clients.views import detail
from clients.views.notes.shown import shown
from lists.words import counted

logger = logging.getLogger(__name__)

ANY_TYPE = "application/octet-stream"
"""No browser opens it, whatever is in it."""


@require_POST
def add(request: AgentRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        status = 413 if form.is_too_large else 422
        if request.htmx:
            response = HttpResponse(status=204)
            text = " ".join(map(str, form.errors["file"]))
            return trigger_client_event(response, "toast", {"text": f"Not added. {text}", "level": "error"})
        return detail.page(request, pk, files=form, status=status)
    rows = [
        ClientFile.keep(client, plain_name(each.name or ""), each, by=request.agent, content_type=_claimed(each))
        for each in form.cleaned_data["file"]
    ]
    text = f"Added {rows[0].name}." if len(rows) == 1 else f"Added {counted(len(rows), 'file')}."
    undo = reverse("client_delete_file", args=[pk, rows[0].pk]) if len(rows) == 1 else ""
    return _answer(request, client, text, undo)


@require_safe
def download(request: AgentRequest, pk: int, file: int) -> HttpResponseBase:
    found = _find(request, pk, file)
    try:
        content = found.open()
    except Exception:  # each storage has errors of its own
        logger.exception("a client's file can't be read: client_files.id=%s", found.pk)
        context = {"client": found.client, "file": found}
        return render(request, "clients/story/missing.html", context, status=404)
    response = FileResponse(content, as_attachment=True, filename=found.name, content_type=ANY_TYPE)
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def delete(request: AgentRequest, pk: int, file: int) -> HttpResponse:
    found = _find(request, pk, file)
    found.delete_softly(by=request.agent)
    return _answer(request, found.client, f"{found.name} deleted.", reverse("client_restore_file", args=[pk, file]))


@require_POST
def restore(request: AgentRequest, pk: int, file: int) -> HttpResponse:
    """Undo of delete."""
    found = _find(request, pk, file, is_deleted=None)
    done = found.restore(by=request.agent)
    messages.info(request, f"{found.name} restored." if done else f"{found.name} was not deleted.")
    return redirect(f"{reverse('client', args=[pk])}#timeline")


def _find(request: AgentRequest, pk: int, file: int, *, is_deleted: bool | None = False) -> ClientFile:
    """404 for a file of another client, and of a client whom the agent may not see. `is_deleted` None: either."""
    files = ClientFile.objects.filter(client__in=Client.objects.visible_to(request.agent), client=pk)
    if is_deleted is not None:
        files = files.filter(deleted_at__isnull=not is_deleted)
    return get_object_or_404(files.select_related("client"), pk=file)


def _claimed(content: "File[bytes]") -> str:
    claimed = str(getattr(content, "content_type", "") or "")
    return claimed[:100] if claimed.isascii() and claimed.isprintable() else ""


def _answer(request: AgentRequest, client: Client, text: str, undo: str) -> HttpResponse:
    if not request.htmx:
        messages.success(request, text, extra_tags=undo)
        return redirect(f"{reverse('client', args=[client.pk])}#timeline")
    response = render(request, "clients/detail/events.html", shown(request, client))
    return trigger_client_event(response, "toast", {"text": text, "undo_url": undo})
