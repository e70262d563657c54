"""What is done with a linked person in one step: removed, made the main client; and the undo of all of it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.contacts import Refused, people
from clients.models import Client
from clients.views.people.shown import done, find_client, find_person, refused, section
from emails.models import Suppression
from followups.display.activity_words import in_words
from followups.engine.plan import offer_if_no_address
from followups.engine.reconcile import reconcile


@require_safe
def shown(request: AgentRequest, pk: int) -> HttpResponse:
    """The people alone, where Cancel puts them back."""
    client = find_client(request, pk)
    return section(request, client) if request.htmx else redirect(f"{reverse('client', args=[pk])}#people")


@require_POST
def remove(request: AgentRequest, pk: int, person: int) -> HttpResponse:
    found = find_person(request, pk, person)
    try:
        activity = people.remove(found, by=request.agent)
    except Refused as why:
        return refused(request, found.client, str(why))
    return done(request, found.client, f"{found.name} is no longer linked.", activity)


@require_http_methods(["GET", "HEAD", "POST"])
def make_main(request: AgentRequest, pk: int, person: int) -> HttpResponseBase:
    """Asks first: follow-ups go to somebody else."""
    found = find_person(request, pk, person)
    if request.method != "POST":
        context = {"client": found.client, "person": found, "entry": Suppression.of(found.email)}
        return render(request, "clients/people/make_main.html", context | {"layout": dialogs.layout(request)})
    offer_if_no_address(pk)  # before they get one: it brings an offer, and starts nothing
    reconcile(found.client)  # an opt-out of who was the main client until now stops the plan first
    try:
        activity = people.make_main(found, by=request.agent)
    except Refused as why:
        messages.error(request, str(why))
        return dialogs.leave(request, reverse("client", args=[pk]))
    reconcile(Client.objects.get(pk=pk))
    undo = reverse("client_undo_person", args=[pk, activity.pk])
    messages.success(request, f"{found.name} is now the main client.", extra_tags=undo)
    return dialogs.leave(request, reverse("client", args=[pk]))


@require_POST
def undo(request: AgentRequest, pk: int, activity: int) -> HttpResponse:
    client = find_client(request, pk)
    get_object_or_404(client.activities, pk=activity)
    try:
        messages.info(request, f"{in_words(people.undo(client, activity, by=request.agent))}.")
    except Refused as why:
        messages.error(request, str(why))
    reconcile(Client.objects.get(pk=pk))
    return redirect(f"{reverse('client', args=[pk])}#people")
