"""Tags on a client's page: typed in, removed, and the undo of that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from agents.web.requests import AgentRequest
from clients.forms.tags import AddTagForm
from clients.listing.tagged import tags_of, with_tags
from clients.models import Client, Tag
from clients.models.tag import MOST_OF_A_CLIENT
from clients.office_lists.tags import find_or_make
from clients.views import detail

FULL = f"A client can have at most {MOST_OF_A_CLIENT} tags. Remove one first."


@require_POST
def add(request: AgentRequest, pk: int) -> HttpResponse:
    """Gives the client the tags that were typed. Those that the office does not have are made."""
    client, form = _find(request, pk), AddTagForm(request.POST)
    if form.is_valid():
        names = form.cleaned_data["name"]
        if len({tag.name.lower() for tag in tags_of(client)} | set(map(str.lower, names))) > MOST_OF_A_CLIENT:
            form.add_error("name", FULL)
    if not form.is_valid():
        if request.htmx:
            return _shown(request, pk, form, status=422)
        return detail.page(request, pk, tag=form, status=422)
    tags = find_or_make(form.cleaned_data["name"], by=request.agent)
    added = client.add_tags(tags, by=request.agent)
    return _answer(request, pk, "" if request.htmx and added else _in_words(added, tags))


@require_POST
def remove(request: AgentRequest, pk: int, tag: int) -> HttpResponse:
    client, found = _find(request, pk), get_object_or_404(Tag, pk=tag)
    if client.remove_tags([found], by=request.agent):
        return _answer(request, pk, f"Removed “{found}”.", reverse("client_restore_tag", args=[pk, tag]))
    return _answer(request, pk, "Nothing changed.")


@require_POST
def restore(request: AgentRequest, pk: int, tag: int) -> HttpResponse:
    """Undo of remove."""
    client = _find(request, pk)
    if found := Tag.objects.filter(pk=tag).first():
        added = client.add_tags([found], by=request.agent)
        messages.info(request, _in_words(added, [found]))
    else:
        messages.error(request, "Nothing changed: that tag was deleted.")
    return redirect("client", pk)


def _in_words(added: list[Tag], wanted: list[Tag]) -> str:
    return f"Added {', '.join(f'“{tag}”' for tag in added)}." if added else f"They have “{wanted[0]}” already."


def _find(request: AgentRequest, pk: int) -> Client:
    return get_object_or_404(with_tags(Client.objects.visible_to(request.agent)), pk=pk)


def _answer(request: AgentRequest, pk: int, text: str, undo: str = "") -> HttpResponse:
    if not request.htmx:
        messages.success(request, text, extra_tags=undo)
        return redirect("client", pk)
    response = _shown(request, pk)
    if text:
        trigger_client_event(response, "toast", {"text": text, "undo_url": undo, "level": "success"})
    return trigger_client_event(response, "edited")


def _shown(request: AgentRequest, pk: int, form: AddTagForm | None = None, status: int = 200) -> HttpResponse:
    """The client's tags and the field for one more, which has the focus."""
    client = _find(request, pk)
    context = {"client": client, "tags": tags_of(client), "tag_form": form or AddTagForm(), "has_focus": True}
    return render(request, "clients/tags/on_client.html", context, status=status)
