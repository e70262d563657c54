"""Linking somebody to a client, and changing what is known of them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from agents.web.requests import AgentRequest
from clients.contacts import Refused, people
from clients.forms.person import PersonForm
from clients.models import Client, Person
from clients.views.people.shown import PAGE, done, find_client, find_person, refused, section


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AgentRequest, pk: int) -> HttpResponse:
    client = find_client(request, pk)
    if request.method != "POST":
        return _ask(request, client, PersonForm())
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _ask(request, client, form, status=422)
    try:
        person, activity = people.add(client, form.cleaned_data, by=request.agent)
    except Refused as why:
        return refused(request, client, str(why))
    return done(request, client, f"{person.name} linked.", activity)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AgentRequest, pk: int, person: int) -> HttpResponse:
    found = find_person(request, pk, person)
    if request.method != "POST":
        return _ask(request, found.client, PersonForm(instance=found), found)
    saved = found.updated_at.isoformat()
    form = PersonForm(request.POST, instance=found)
    if not form.is_valid():
        return _ask(request, found.client, form, _saved(found), status=422)
    if form.overwrites("was", saved, ""):
        return _ask(request, found.client, form, _saved(found), status=409)
    try:
        activity = people.change(found, form.cleaned_data, by=request.agent)
    except Refused as why:
        return refused(request, found.client, str(why))
    return done(request, found.client, f"{found.name} saved." if activity else "Nothing changed.", activity)


@require_POST
def copy(request: AgentRequest, pk: int, person: int) -> HttpResponse:
    """Whether they get a copy of the client's emails."""
    found = find_person(request, pk, person)
    wanted = request.POST.get("is_cc") == "on"
    if wanted and not found.email:
        return refused(request, found.client, f"Add an email address for {found.name} first.")
    try:
        activity = people.change(found, {"is_cc": wanted}, by=request.agent)
    except Refused as why:
        return refused(request, found.client, str(why))
    text = f"{found.name} {'gets a copy of' if wanted else 'gets no more copies of'} emails."
    return done(request, found.client, text, activity)


def _saved(person: Person) -> Person:
    """Without what was typed."""
    return Person.objects.select_related("client").filter(pk=person.pk).first() or person


def _ask(
    request: AgentRequest, client: Client, form: PersonForm, person: Person | None = None, status: int = 200
) -> HttpResponse:
    """The form in its place; without htmx on a page of its own."""
    if request.htmx:
        return section(request, client, form=form, person=person, status=status)
    return render(request, PAGE, {"client": client, "form": form, "person": person, "people": None}, status=status)
