"""Logging a call, a text or a meeting above the timeline."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from agents.models import Office
from agents.web.requests import AgentRequest
from clients.forms.conversation import FORMS, ConversationForm, TextForm
from clients.models import Call, Client, Conversation
from clients.views import detail
from clients.views.notes.shown import shown
from followups.display.plan_rows import plan_of
from followups.engine.reconcile import reconcile
from lists.words import counted

LOGGED = {"call": "Logged the call.", "text": "Logged the text.", "meeting": "Logged the meeting."}


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: AgentRequest, pk: int, kind: str) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    if request.method != "POST":
        return redirect(f"{reverse('client', args=[pk])}?log={kind}#log")
    form = FORMS[kind](request.POST)
    if not form.is_valid():
        if request.htmx:
            return _part(request, client, form, status=422)
        return detail.page(request, pk, log=form, status=422)
    row, said = save(client, form, request)
    text = f"{LOGGED[kind]}{said}"
    is_wrong = row.outcome == Call.WRONG_NUMBER
    if is_wrong:
        text = "Logged a wrong number. Last contact was not changed."
    undo = reverse("client_undo_conversation", args=[pk, row.pk])
    if not request.htmx:
        messages.success(request, text, extra_tags=undo)
        return redirect(reverse("client", args=[pk]) + ("?log=wrong#log" if is_wrong else "#timeline"))
    response = _part(request, client, FORMS[kind](), wrong_number=is_wrong and bool(client.phone))
    return trigger_client_event(response, "toast", {"text": text, "undo_url": undo})


def save(client: Client, form: ConversationForm, request: AgentRequest) -> tuple[Conversation, str]:
    """The row, and what it stopped in words. A text that the client wrote stops the follow-ups where that is chosen."""
    pending = client.tasks.filter(status="pending").count()
    with transaction.atomic():
        row = Conversation.log(client, form.kind, by=request.agent, is_kept_from_ai=form.is_kept_from_ai, **form.facts)
        is_reply = isinstance(form, TextForm) and form.stops_plan
        if is_reply and not client.activities.filter(kind="reply", data__conversation=row.pk).exists():
            client.log_reply(by=request.agent, conversation=row.pk)
    if not is_reply:
        return row, ""
    reconcile(client)
    stopped = max(0, pending - client.tasks.filter(status="pending").count())
    return row, f" {counted(stopped, 'follow-up')} stopped." if stopped else ""


def _part(
    request: AgentRequest, client: Client, form: ConversationForm, *, wrong_number: bool = False, status: int = 200
) -> HttpResponse:
    """The form again; after it was saved it is empty, and the timeline with it."""
    plan = plan_of(client, office=Office.current())
    context: dict[str, Any] = {"client": client, "form": form, "plan": plan, "wrong_number": wrong_number}
    if status == 200:
        context |= shown(request, client)
    return render(request, "clients/story/logged.html", context | {"is_saved": status == 200}, status=status)
