"""What the views of linked people share: the person that an address names, and the part of the client's page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django_htmx.http import trigger_client_event

from agents.web.requests import AgentRequest
from clients.models import Activity, Client, Person
from emails.models.copies import people_of
from lists.fragments import render_fragment

PAGE = "clients/people/edit.html"


def find_client(request: AgentRequest, pk: int) -> Client:
    return get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)


def find_person(request: AgentRequest, pk: int, person: int) -> Person:
    """404 for somebody linked to another client, and for a client whom the agent may not see."""
    mine = Person.objects.filter(client__in=Client.objects.visible_to(request.agent), client=pk)
    return get_object_or_404(mine.select_related("client"), pk=person)


def section(request: AgentRequest, client: Client, status: int = 200, **more: Any) -> HttpResponse:
    """The people in the client's rail; `more`: a form, and whose it is."""
    context = {"client": client, "people": people_of([client]).get(client.pk), "form": None, "person": None} | more
    return render_fragment(request, PAGE, "people", context, status=status)


def done(request: AgentRequest, client: Client, text: str, activity: Activity | None = None) -> HttpResponse:
    """The part as it is now, what was done, and its Undo."""
    undo = reverse("client_undo_person", args=[client.pk, activity.pk]) if activity else ""
    if not request.htmx:
        messages.success(request, text, extra_tags=undo)
        return redirect(f"{reverse('client', args=[client.pk])}#people")
    response = section(request, client, is_done=True)
    trigger_client_event(response, "edited")
    return trigger_client_event(response, "toast", {"text": text, "undo_url": undo})


def refused(request: AgentRequest, client: Client, text: str) -> HttpResponse:
    if not request.htmx:
        messages.error(request, text)
        return redirect(f"{reverse('client', args=[client.pk])}#people")
    return trigger_client_event(section(request, client), "toast", {"text": text, "level": "error"})
