"""The office's tags: the broker adds, renames, recolors, merges and deletes them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agents.web.requests import AgentRequest
from clients.models import Client, SmartList, Tag, TagColour
from clients.models.tag import MOST
from clients.office_lists import tags
from clients.views.office_lists.merge import answer_merge
from clients.views.office_lists.shown import NameForm, OfficeList
from lists.counts import COUNT_TO
from lists.words import capped, counted


class TagForm(NameForm):
    # Left out, it stays what it is.
    colour = forms.ChoiceField(
        label="Color",
        required=False,
        choices=TagColour.choices,
        error_messages={"invalid_choice": "Choose a color from the list."},
    )

    def keep(self, row: Any) -> bool:
        row.colour = self.cleaned_data["colour"] or row.colour
        return super().keep(row)


TAGS = OfficeList(
    noun="tag",
    model=Tag,
    most=MOST,
    form=TagForm,
    clients_with=lambda tag: Client.objects.present().filter(client_tags__tag=tag),
    merge=tags.merge,
)


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: AgentRequest) -> HttpResponse:
    colour = tags.colour_of(Tag.objects.count()) if request.method == "POST" else TagColour.GRAY
    return TAGS.answer_new(request, Tag(colour=colour, created_by=request.agent))


@require_POST
def rename(request: AgentRequest, pk: int) -> HttpResponse:
    return TAGS.answer_rename(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: AgentRequest, pk: int) -> HttpResponse:
    tag = TAGS.find(request, pk)
    return answer_merge(request, TAGS, tag, Tag.objects.all())


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: AgentRequest, pk: int) -> HttpResponse:
    """Asks first, and says what goes with it: it can't be undone."""
    tag = TAGS.find(request, pk)
    if request.method == "POST":
        name = tag.name
        number, is_done = tags.delete(tag)
        if is_done:
            messages.success(request, f"Deleted “{name}”: {counted(number, 'client')} had it.")
            return redirect("tags")
        messages.info(request, f"Removed from {counted(number, 'client')} so far. Delete again for the rest.")
        return redirect("tag_delete", pk)
    number = TAGS.count(tag)
    lists = SmartList.objects.filter(deleted_at=None, query__regex=rf"(^|&)tag={pk}(&|$)").count()
    context = {"noun": "tag", "tag": tag, "number": number, "clients": capped(number, COUNT_TO), "lists": lists}
    return render(request, "clients/office_lists/delete.html", context)
