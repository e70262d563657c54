"""A tag for the clients that are selected in the list, or for all that its filters find."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from agents.web.requests import AgentRequest
from clients import bulk_tags
from clients.forms.tags import AddTagForm
from clients.listing.filters import ClientFilter
from clients.models import Client, ClientQuerySet, ClientTag, Tag
from clients.office_lists.tags import find_or_make
from clients.views.bulk import answer, ask, selected
from lists.counts import capped_counts
from lists.ids import read_id
from lists.redirects import asked_there
from lists.selection import ActionRefused, bulk_action

MOST = 10_000
"""Clients of one action. More of them would keep their agents waiting."""


@bulk_action
def tag(request: AgentRequest) -> HttpResponse:
    """The tag is typed: one that the office does not have is made."""
    clients, number = _chosen(request)
    if "name" not in request.POST:
        return ask(request, "tag", clients, _about(request, number) | {"field": AddTagForm()["name"]})
    form = AddTagForm(request.POST)
    if not form.is_valid():
        raise ActionRefused(str(form.errors["name"][0]))
    if len(form.cleaned_data["name"]) > 1:
        raise ActionRefused("Add one tag at a time.")
    (found,) = find_or_make(form.cleaned_data["name"], by=request.agent)
    change = bulk_tags.add_tag(clients, found, by=request.agent)
    return answer(request, change, number, lambda done: f"Added “{found}” to {done}.")


@bulk_action
def untag(request: AgentRequest) -> HttpResponse:
    """Offered are the tags that the selected clients have."""
    clients, number = _chosen(request)
    if not request.POST.get("tag"):
        own = Tag.objects.filter(pk__in=ClientTag.objects.filter(client__in=clients).values("tag"))
        if "confirmed" in request.POST:
            raise ActionRefused("Choose a tag.")
        about = _about(request, number)
        if about["matching"]:
            own = Tag.objects.all()
        return ask(request, "untag", clients, about | {"tags": own})
    found = get_object_or_404(Tag, pk=read_id(request.POST["tag"]) or 0)
    change = bulk_tags.remove_tag(clients, found, by=request.agent)
    return answer(request, change, number, lambda done: f"Removed “{found}” from {done}.")


def _chosen(request: AgentRequest) -> tuple[ClientQuerySet, int]:
    """The visible ones of the ticked clients, or all that match; and how many those are."""
    if request.POST.get("whom") != "all":
        return selected(request)
    clients = _matching(request)
    (number,) = capped_counts([clients], MOST)
    if number > MOST:
        raise ActionRefused(f"More than {MOST:,} clients match. Filter them first.")
    return Client.objects.visible_to(request.agent).filter(pk__in=list(clients.values_list("pk", flat=True))), number


def _matching(request: AgentRequest) -> ClientQuerySet:
    """All that the list holds from which the form came, on all its pages."""
    form = ClientFilter(asked_there(request), request.agent)
    return form.narrow(Client.objects.visible_to(request.agent)).order_by()


def _about(request: AgentRequest, number: int) -> dict[str, Any]:
    """How many match, if that is more than are ticked, and not too many."""
    (matching,) = capped_counts([_matching(request)], MOST)
    return {"matching": matching if number < matching <= MOST else 0}
