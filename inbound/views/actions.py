"""What a person decides about an incoming mail: each a POST that goes back to where it was pressed and says so."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from agents.web.requests import AgentRequest
from clients import contacts
from clients.contacts import EMAIL
from clients.models import Client
from inbound.display.words import ALREADY, sender_of
from inbound.effects import judged
from inbound.models import InboundEmail
from inbound.tasks import understand_soon
from lists.redirects import back


@require_POST
def add_address(request: AgentRequest, pk: int) -> HttpResponse:
    """The address that the client wrote from goes on file beside their others."""
    mail = _find(request, pk)
    client = _client_of(request, mail)
    try:
        validate_email(mail.from_email)
        added = contacts.add(client, EMAIL, mail.from_email, by=request.agent)
    except ValidationError:
        messages.error(request, f"Nothing changed: “{mail.from_email}” is not a valid email address.")
    except contacts.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("client_undo_contact", args=[client.pk, added.pk])
        messages.success(request, f"Added {mail.from_email} to {client.name}.", extra_tags=undo)
    return back(request, reverse("client", args=[client.pk]))


@require_POST
def not_an_answer(request: AgentRequest, pk: int) -> HttpResponse:
    """No person answered: what the mail stopped is back."""
    mail = _find(request, pk)
    client = _client_of(request, mail)
    done = judged.take_back(mail, by=request.agent)
    text = f"Marked as not an answer of {client.name}: {done}."
    return _answer(request, mail, done is not None, text, undo="inbound_an_answer")


@require_POST
def an_answer(request: AgentRequest, pk: int) -> HttpResponse:
    """A person answered, whatever the mail was taken for."""
    mail = _find(request, pk)
    client = _client_of(request, mail)
    text = f"Marked as an answer of {client.name}. Follow-ups stopped."
    return _answer(request, mail, judged.an_answer(mail, by=request.agent), text, undo="inbound_not_an_answer")


@require_POST
def end_wait(request: AgentRequest, pk: int) -> HttpResponse:
    """The undo of what an automatic answer did: the follow-ups go on as planned."""
    mail = _find(request, pk)
    client = _client_of(request, mail)
    text = f"Follow-ups of {client.name} no longer wait."
    return _answer(request, mail, judged.end_wait(mail, by=request.agent), text)


@require_POST
def dismiss(request: AgentRequest, pk: int) -> HttpResponse:
    mail = _find(request, pk)
    text = f"Dismissed the mail from {sender_of(mail)}."
    return _answer(request, mail, judged.dismiss(mail, by=request.agent), text, undo="inbound_undo_dismiss")


@require_POST
def undo_dismiss(request: AgentRequest, pk: int) -> HttpResponse:
    mail = _find(request, pk)
    return _answer(request, mail, judged.reopen(mail, by=request.agent), f"The mail from {sender_of(mail)} is back.")


@require_POST
def try_again(request: AgentRequest, pk: int) -> HttpResponse:
    mail = _find(request, pk)
    response = _answer(request, mail, mail.try_again(by=request.agent), "We read the mail again within a minute.")
    understand_soon(mail.pk)
    return response


def _find(request: AgentRequest, pk: int) -> InboundEmail:
    return get_object_or_404(InboundEmail.objects.visible_to(request.agent).select_related("client"), pk=pk)


def _client_of(request: AgentRequest, mail: InboundEmail) -> Client:
    """The mail's client, whom the agent may still change. Raises Http404 for a mail that is nobody's."""
    if mail.client_id is None:
        raise Http404
    return get_object_or_404(Client.objects.visible_to(request.agent), pk=mail.client_id)


def _answer(request: AgentRequest, mail: InboundEmail, is_done: bool, text: str, undo: str = "") -> HttpResponse:
    if is_done:
        messages.success(request, text, extra_tags=reverse(undo, args=[mail.pk]) if undo else "")
    else:
        messages.error(request, ALREADY)
    return back(request, reverse("inbound", args=[mail.pk]))
