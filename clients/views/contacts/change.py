"""A client's addresses and numbers, one by one: added, changed, removed, and the undo of each."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from agents.web.requests import AgentRequest
from clients import contacts
from clients.contacts import EMAIL, KINDS, Contact, Kind
from clients.forms.contact import ContactForm
from clients.models import Activity, Client
from clients.views.contacts.shown import ShownContact, ShownContacts
from followups.display.activity_words import in_words
from followups.engine.plan import offer_if_no_address
from followups.engine.reconcile import reconcile
from lists.fragments import render_fragment
from lists.redirects import back

PAGE = "clients/contacts/edit.html"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AgentRequest, pk: int, kind: str) -> HttpResponse:
    client, known = find(request, pk), kind_of(kind)
    form = ContactForm(_sent(request), client=client, kind=known, contact=None, by=request.agent)
    return _ask_or_save(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AgentRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """POST with `remove` removes it."""
    client = find(request, pk)
    contact = contact_of(client, kind_of(kind), row)
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request, client, contact)
    form = ContactForm(_sent(request), client=client, kind=contact.kind, contact=contact, by=request.agent)
    return _ask_or_save(request, form)


@require_POST
def remove(request: AgentRequest, pk: int, kind: str, row: int) -> HttpResponse:
    client = find(request, pk)
    return _remove(request, client, contact_of(client, kind_of(kind), row))


@require_POST
def undo(request: AgentRequest, pk: int, activity: int) -> HttpResponse:
    client = find(request, pk)
    get_object_or_404(client.activities, pk=activity)
    offer_if_no_address(pk)
    try:
        done = contacts.undo(client, activity, by=request.agent)
    except contacts.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        after_change(client, done)
        messages.info(request, "Change undone.")
    return back(request, reverse("client", args=[pk]))


def find(request: AgentRequest, pk: int) -> Client:
    return get_object_or_404(Client.objects.visible_to(request.agent).select_related("agent"), pk=pk)


def kind_of(text: str) -> Kind:
    for kind in KINDS:
        if kind == text:
            return kind
    raise Http404


def contact_of(client: Client, kind: Kind, row: int) -> Contact:
    """An additional one of the client's own."""
    found = next((each for each in contacts.additional_of(client, kind) if each.pk == row), None)
    if found is None:
        raise Http404
    return found


def after_change(client: Client, done: Activity) -> None:
    """What another main address stops or starts."""
    if done.data["what"] == EMAIL:
        client.refresh_from_db()
        reconcile(client)


def _remove(request: AgentRequest, client: Client, contact: Contact) -> HttpResponse:
    try:
        return _answer(request, client, contacts.remove(client, contact, by=request.agent))
    except contacts.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("client", client.pk)


def _sent(request: AgentRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _ask_or_save(request: AgentRequest, form: ContactForm) -> HttpResponse:
    if not form.is_bound:
        return _ask(request, form)
    if not form.is_valid():
        return _ask(request, form, status=422)
    if form.find_duplicates():
        return _ask(request, form, status=409)
    if form.kind == EMAIL and form.contact is None:
        offer_if_no_address(form.client.pk)  # before they get one: it brings an offer, and starts nothing
    try:
        done = form.save()
    except contacts.Refused as refusal:
        form.add_error(form.kind, str(refusal))
        return _ask(request, form, status=409)
    if done:
        after_change(form.client, done)
    return _saved(request, form, done)


def _ask(request: AgentRequest, form: ContactForm, status: int = 200) -> HttpResponse:
    """The field in its place on the client's page; without htmx on a page of its own."""
    client, contact = form.client, form.contact
    each = ShownContacts.of_client(client).find(contact) if contact else None
    each = each or ShownContact(client.pk, Contact(form.kind, ""))
    context = {"form": form, "client": client, "kind": form.kind, "contact": contact, "each": each}
    if request.htmx:
        return render_fragment(request, PAGE, "row_open", context, status=status)
    return render(request, PAGE, context, status=status)


def _saved(request: AgentRequest, form: ContactForm, done: Activity | None) -> HttpResponse:
    client = form.client
    if not request.htmx:
        return _answer(request, client, done)
    shown = ShownContacts.of_client(Client.objects.get(pk=client.pk))
    pk = form.contact.pk if form.contact else done and done.data["row"]
    each = shown.find(Contact(form.kind, "", "", pk)) if pk else None
    if each is None:
        response = HttpResponse()  # the main one is drawn by the page, which asks for what is new
    else:
        response = render_fragment(request, PAGE, "row_saved", {"client": client, "each": each, "saved": True})
    if done:
        undo_url = reverse("client_undo_contact", args=[client.pk, done.pk])
        trigger_client_event(response, "toast", {"text": f"{form.kind.capitalize()} saved.", "undo_url": undo_url})
        trigger_client_event(response, "edited")
    return response


def _answer(request: AgentRequest, client: Client, done: Activity | None) -> HttpResponse:
    """Back to the page, which says what was done, with its undo."""
    undo_url = reverse("client_undo_contact", args=[client.pk, done.pk]) if done else ""
    messages.success(request, f"{in_words(done)}." if done else "Nothing changed.", extra_tags=undo_url)
    page = reverse("client", args=[client.pk])
    return back(request, page)
