"""The actions on a row of Today. Each answers with the row, crossed out, and an undo; without htmx it redirects."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from agents.models import Agent
from agents.web.requests import AgentRequest
from clients import bulk
from clients.forms.conversation import CallForm
from clients.models import Attention, BulkAction, Call, Client, Conversation
from emails.models import AlreadyMoved as EmailMoved
from followups.engine.reconcile import reconcile
from followups.models import AlreadyMoved, Task, TextChanged
from followups.tasks import send_soon
from followups.views.answers import why_not_now
from inbound.display.words import ALREADY
from inbound.effects import judged
from inbound.models import InboundEmail
from lists.ids import read_id
from lists.redirects import back
from lists.words import weekday_and_time, weekday_date
from realtoros.today.rules import KINDS
from realtoros.today.views import list_fragment, row_fragment, summary_context

NO_VERSION = -1
"""No text has this version. A request without a version did not come from a page that showed the text."""


class AsideForm(forms.Form):
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS])
    subject = forms.IntegerField(min_value=0, max_value=2**63 - 1)
    until = forms.ChoiceField(choices=[(each, each) for each in ("tomorrow", "week", "day", "never")])
    day = forms.DateField(required=False)
    reason = forms.CharField(required=False, max_length=200)

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("until") == "day" and not self._is_ahead(self.cleaned_data.get("day")):
            raise forms.ValidationError("Choose a day after today, within a year.")

    def _is_ahead(self, day: date | None) -> bool:
        today = timezone.localdate()
        return day is not None and today < day <= today + timedelta(days=366)

    def ends(self) -> datetime | None:
        """When the row comes back: at 0:00 of that day in the agent's time zone; None for never."""
        today, wanted = timezone.localdate(), self.cleaned_data
        if wanted["until"] == "never":
            return None
        days = {"tomorrow": today + timedelta(days=1), "week": today + timedelta(days=7 - today.weekday())}
        return datetime.combine(days.get(wanted["until"], wanted["day"]), time.min, timezone.get_current_timezone())


@require_POST
def row(request: AgentRequest, pk: int) -> HttpResponse:
    """A row is one form: a button with an outcome logs a call, the other buttons snooze or dismiss the row."""
    return call(request, pk) if "outcome" in request.POST else aside(request, pk)


@require_POST
def call(request: AgentRequest, pk: int) -> HttpResponse:
    client = _client(request, pk)
    form = CallForm(request.POST)
    if not form.is_valid():
        return _refuse(request, "Not logged: choose how the call went.", status=422)
    logged = Conversation.log(client, form.kind, by=request.agent, **form.facts)
    undo = f"{reverse('today_undo_call', args=[pk])}?call={logged.pk}"
    return _done_response(request, client, "Called", f", {Call(logged.outcome).label.lower()}", undo)


@require_POST
def undo_call(request: AgentRequest, pk: int) -> HttpResponse:
    client = _client(request, pk)
    number = read_id(request.GET.get("call", ""))
    logged = None if number is None else Conversation.of(client).filter(pk=number).first()
    if logged is None or not logged.delete_softly(by=request.agent):
        return _refuse(request, "Nothing changed: that call was already undone.")
    return _undone_response(request, client, "Call log undone.")


@require_POST
def aside(request: AgentRequest, pk: int) -> HttpResponse:
    """Snoozes the row until a day, or dismisses it. A newer event brings the row back in both cases."""
    client = _client(request, pk)
    form = AsideForm(request.POST)
    if not form.is_valid():
        words = " ".join(map(str, form.non_field_errors())) or "You can't snooze or dismiss this."
        return _refuse(request, words, status=422)
    wanted, until = form.cleaned_data, form.ends()
    kind, subject = wanted["kind"], wanted["subject"]
    Attention.put_aside(client.pk, kind, subject, by=request.agent, until=until, reason=wanted["reason"])
    how = f" until {weekday_date(until)}" if until else f": {wanted['reason']}" if wanted["reason"] else ""
    did = "Snoozed" if until else "Dismissed"
    undo = f"{reverse('today_undo_aside', args=[pk])}?kind={kind}&subject={subject}"
    return _done_response(request, client, did, how, undo)


@require_POST
def undo_aside(request: AgentRequest, pk: int) -> HttpResponse:
    client = _client(request, pk)
    subject = read_id(request.GET.get("subject", ""))
    if subject is None or not Attention.bring_back(client.pk, request.GET.get("kind", ""), subject):
        return _refuse(request, "Nothing changed: it is already on the list.")
    return _undone_response(request, client, f"{client.name} is back on the list.")


@require_POST
def assign(request: AgentRequest, pk: int) -> HttpResponse:
    """The broker assigns a client to an agent. Only `undo_assign` can leave a client without an agent."""
    if not request.agent.is_broker:
        raise PermissionDenied
    client = _client(request, pk)
    chosen = read_id(request.POST.get("agent", ""))
    agent = None if chosen is None else Agent.objects.filter(pk=chosen, is_active=True).first()
    if agent is None:
        return _refuse(request, "Choose an agent who works here.", status=422)
    with transaction.atomic():
        change = bulk.reassign(Client.objects.filter(pk=client.pk), agent, by=request.agent)
    reconcile(client)
    undo = f"{reverse('today_undo_assign', args=[pk])}?change={change.pk}"
    return _done_response(request, client, "Assigned", f" to {agent}", undo)


@require_POST
def undo_assign(request: AgentRequest, pk: int) -> HttpResponse:
    if not request.agent.is_broker:
        raise PermissionDenied
    client = _client(request, pk)
    number = read_id(request.GET.get("change", ""))
    changes = BulkAction.objects.filter(agent=request.agent, verb=BulkAction.Verb.REASSIGN)
    change = None if number is None else changes.filter(pk=number).first()
    with transaction.atomic():
        if change is None or change.ids != [pk] or not change.claim_undo():
            return _refuse(request, "Nothing changed: that was already undone.")
        done = bulk.undo(change, Client.objects.filter(pk=pk), by=request.agent)
    if not done:
        is_gone = client.agent_id == change.after(pk)
        why = "the former agent is deactivated" if is_gone else f"someone reassigned {client.name} again"
        return _refuse(request, f"Nothing changed: {why}.")
    return _undone_response(request, client, f"Assignment of {client.name} undone.")


@require_POST
def followup(request: AgentRequest, pk: int, verb: str) -> HttpResponse:
    if verb not in VERBS:
        raise Http404
    mine = Task.objects.visible_to(request.agent).select_related("client__agent", "email_log")
    task = get_object_or_404(mine, pk=pk)
    wanted = VERBS[verb]
    try:
        how = wanted.do(request, task)
    except (AlreadyMoved, EmailMoved):
        return _refuse(request, f"Nothing changed: {task.name} for {task.client.name} has moved on.")
    except TextChanged:
        return _refuse(request, f"The text of {task.name} for {task.client.name} has changed. Read it first.")
    if not wanted.done:
        return _undone_response(request, task.client, f"Restored {task.name} for {task.client.name}.")
    undo = reverse("today_followup", args=[pk, wanted.undo]) if wanted.undo else ""
    return _done_response(request, task.client, f"{wanted.done} {task.name} for", how, undo)


@require_POST
def inbound(request: AgentRequest, pk: int, verb: str) -> HttpResponse:
    """What a mail was taken for was wrong, or the undo of that."""
    if verb not in JUDGED:
        raise Http404
    mine = InboundEmail.objects.visible_to(request.agent).filter(client__isnull=False).select_related("client")
    mail = get_object_or_404(mine, pk=pk)
    client = _client(request, mail.client_id or 0)
    done = JUDGED[verb](mail, by=request.agent)
    if not done:
        return _refuse(request, ALREADY)
    if verb == "answer":
        return _undone_response(request, client, f"Marked as an answer of {client.name}.")
    undo = reverse("today_inbound", args=[pk, "answer"])
    return _done_response(request, client, "Not an answer:", f", {done}", undo)


JUDGED = {"not-an-answer": judged.take_back, "answer": judged.an_answer}


def _approve(request: AgentRequest, task: Task) -> str:
    version = read_id(request.POST.get("version", ""))
    task.approve(by=request.agent, version=NO_VERSION if version is None else version)
    due = task.scheduled_for
    return f": sends {weekday_and_time(due)}" if due > timezone.now() else ": sends now"


def _retry(request: AgentRequest, task: Task) -> str:
    task.retry(by=request.agent)
    send_soon(task.pk)
    reason = why_not_now(task)
    return f", but it won't be sent: {reason}" if reason else ": sends within a minute"


def _without_detail(verb: Callable[[Task, Agent], None]) -> Callable[[AgentRequest, Task], str]:
    def do(request: AgentRequest, task: Task) -> str:
        verb(task, request.agent)
        return ""

    return do


@dataclass(frozen=True)
class Verb:
    """An action on a follow-up. `do` returns the end of the message; it may be empty."""

    do: Callable[[AgentRequest, Task], str]
    done: str = ""
    """Empty if the verb itself is an undo."""
    undo: str = ""
    """The verb that undoes this one."""


VERBS = {
    "approve": Verb(_approve, "Approved", "unapprove"),
    "skip": Verb(_without_detail(lambda task, agent: task.skip(by=agent)), "Skipped", "restore"),
    "complete": Verb(_without_detail(lambda task, agent: task.complete(by=agent)), "Done:", "restore"),
    "retry": Verb(_retry, "Trying again:"),
    "restore": Verb(_without_detail(lambda task, agent: task.restore(by=agent))),
    "unapprove": Verb(_without_detail(lambda task, agent: task.unapprove(by=agent))),
}


def _client(request: AgentRequest, pk: int) -> Client:
    return get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)


def _done_response(request: AgentRequest, client: Client, did: str, how: str, undo: str) -> HttpResponse:
    if request.htmx:
        context = {"client": client, "did": did, "how": how, "undo": undo}
        return render(request, "today/struck.html", context | summary_context(request))
    messages.success(request, f"{did} {client.name}{how}.", extra_tags=undo)
    return back(request, reverse("today"))


def _undone_response(request: AgentRequest, client: Client, text: str) -> HttpResponse:
    """The answer to an undo: the client's row again, with the focus."""
    if request.htmx:
        return row_fragment(request, client.pk)
    messages.success(request, text)
    return back(request, reverse("today"))


def _refuse(request: AgentRequest, text: str, status: int = 409) -> HttpResponse:
    """Shows the text in a toast and renders the current list."""
    if request.htmx:
        response = list_fragment(request, status=status)
        return trigger_client_event(response, "toast", {"text": text, "level": "error"})
    messages.error(request, text)
    return back(request, reverse("today"))
