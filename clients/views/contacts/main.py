"""Another address or number becomes the main one: the address that is emailed, the number that is called."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients import contacts
from clients.contacts import EMAIL, Contact
from clients.models import Client
from clients.views.contacts.change import after_change, contact_of, find, kind_of
from emails import ledger
from emails.models import Suppression
from followups.engine.plan import offer_if_no_address
from followups.engine.reconcile import reconcile
from lists.redirects import back

PAGE = "clients/contacts/make_main.html"


@require_http_methods(["GET", "HEAD", "POST"])
def make_main(request: AgentRequest, pk: int, kind: str, row: int) -> HttpResponseBase:
    """Who asked not to be emailed asked the office, not one address: then it is done only after a second question."""
    client = find(request, pk)
    contact = contact_of(client, kind_of(kind), row)
    asked = _asked(client) if contact.kind == EMAIL else []
    if request.method != "POST" or (asked and "sure" not in request.POST):
        context = {"client": client, "contact": contact, "asked": asked, "layout": dialogs.layout(request)}
        status = 409 if request.method == "POST" else 200
        return render(request, PAGE, context, status=status)
    return _made_main(request, client, contact)


def _asked(client: Client) -> list[Suppression]:
    """What the client asked for at any of their addresses."""
    addresses = [each.value for each in contacts.all_of(client, EMAIL)]
    entries = Suppression.all_by_address(addresses)
    return [entry for each in entries.values() for entry in ledger.asked_by_client(each)]


def _made_main(request: AgentRequest, client: Client, contact: Contact) -> HttpResponseBase:
    page = reverse("client", args=[client.pk])
    if contact.kind == EMAIL:
        offer_if_no_address(client.pk)
        reconcile(client)  # an opt-out of the address that was the main one until now stops the plan first
    try:
        done = contacts.make_main(client, contact.kind, contact.pk or 0, by=request.agent)
    except contacts.Refused as refusal:
        messages.error(request, str(refusal))
        return _leave(request, page)
    after_change(client, done)
    said = f"{contact.value} is now the main {contacts.NOUNS[contact.kind]}."
    messages.success(request, said, extra_tags=reverse("client_undo_contact", args=[client.pk, done.pk]))
    return _leave(request, page)


def _leave(request: AgentRequest, page: str) -> HttpResponse | HttpResponseBase:
    return dialogs.leave(request, page) if dialogs.in_dialog(request) else back(request, page)
