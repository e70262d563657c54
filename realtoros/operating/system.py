"""The page with the state of workers and providers, and with the switch “Pause all sending”."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from agents import pausing
from agents.models import Agent
from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.models import Activity
from emails import providers
from emails.errors.words import last_drop_of, last_error_of
from emails.models import EmailLog, Provider, UnmatchedEvent
from emails.models.provider import OPENAI, SENDGRID
from followups.models import SweepRun
from lists.selection import answer_with_toast
from realtoros.today.parts import SWEEP_IS_LATE


@dataclass(frozen=True)
class SystemPart:
    name: str
    tone: str  # green, amber or red
    word: str
    says: str
    at: datetime | None = None
    details: str = ""
    """The provider's own text."""


@require_safe
def system(request: AgentRequest) -> HttpResponse:
    known = providers.current()
    parts = [_worker(request.agent), _webhook(), _writer(known[OPENAI]), _gateway(known[SENDGRID], request.agent)]
    return render(request, "operating/system.html", {"parts": parts, "layout": dialogs.layout(request)})


def _worker(agent: Agent) -> SystemPart:
    run = SweepRun.objects.first()
    says = "It checks for due follow-ups every minute."
    if run is None:
        return SystemPart("Worker", "red", "Not seen yet", f"{says} No emails are sent until it runs.")
    if timezone.now() - run.started_at > SWEEP_IS_LATE:
        return SystemPart(
            "Worker", "red", "Not checking", "It has stopped. Due follow-ups wait; none are lost.", run.started_at
        )
    # The numbers are the whole office's, which is the broker's business.
    tells = run.processed and agent.is_broker
    did = f"Last check: {run.sent} sent, {run.held} held, {run.failed} failed." if tells else says
    return SystemPart("Worker", "green", "Working", did, run.started_at)


def _webhook() -> SystemPart:
    kinds = (Activity.Kind.DELIVERED, Activity.Kind.OPENED, Activity.Kind.CLICKED, Activity.Kind.BOUNCED)
    # One index lookup per kind.
    newest = [Activity.objects.filter(kind=kind).values_list("occurred_at", flat=True).first() for kind in kinds]
    newest.append(UnmatchedEvent.objects.values_list("received_at", flat=True).first())
    at = max(filter(None, newest), default=None)
    if at is None:
        says = "SendGrid has not reported any delivery, open or click yet."
        return SystemPart("Delivery tracking", "amber", "Nothing yet", says)
    return SystemPart("Delivery tracking", "green", "Working", "Last report of a delivery, open, click or bounce.", at)


def _writer(openai: Provider) -> SystemPart:
    fallback, error = "Emails come from templates in the meantime.", last_error_of(openai)
    if not settings.OPENAI_API_KEY:
        return SystemPart("AI", "red", "Not set up", "OPENAI_API_KEY is not set, so follow-ups are held.")
    if openai.is_down:
        says = f"{fallback} The last time, {error.words}."
        return SystemPart("AI", "amber", "Fallback in use", says, error.at, error.text)
    if openai.last_error_at and openai.failures:
        says = f"{fallback} The last time, {error.words}."
        return SystemPart("AI", "amber", "Last try failed", says, error.at, error.text)
    return SystemPart("AI", "green", "OK", "OpenAI writes the emails.", openai.last_success_at)


def _gateway(sendgrid: Provider, agent: Agent) -> SystemPart:
    if not settings.SENDGRID_API_KEY:
        return SystemPart("SendGrid", "red", "Not set up", "SENDGRID_API_KEY is not set, so follow-ups are held.")
    if sendgrid.is_down:
        error = last_error_of(sendgrid)
        says = f"Due follow-ups wait. The last time, {error.words}."
        return SystemPart("SendGrid", "red", "Failing", says, error.at, error.text)
    today = timezone.now() - timedelta(days=1)
    if sendgrid.dropped_at and sendgrid.dropped_at > today:
        drop = last_drop_of(sendgrid)
        says = f"It accepted emails but dropped them: {drop.words}. We resend each one automatically."
        return SystemPart("SendGrid", "amber", "Dropping emails", says, drop.at, drop.text)
    theirs = EmailLog.objects.visible_to(agent)
    unclear = theirs.filter(status=EmailLog.Status.UNCONFIRMED, updated_at__gte=today).exists()
    says = "One of today’s emails is unconfirmed." if unclear else "It accepts our emails."
    return SystemPart("SendGrid", "green", "OK", says, sendgrid.last_success_at)


@require_POST
def pause(request: AgentRequest) -> HttpResponse:
    whose = _whose(request)
    changed = pausing.pause_office(request.agent) if whose == "office" else pausing.pause_own(request.agent)
    what = "All sending for the office" if whose == "office" else "All your sending"
    text = f"{what} is paused. Due emails wait; none are lost." if changed else f"{what} was already paused."
    return _answer(request, text, f"{reverse('resume_all')}?whose={whose}")


@require_POST
def resume(request: AgentRequest) -> HttpResponse:
    whose = _whose(request)
    changed = pausing.resume_office(request.agent) if whose == "office" else pausing.resume_own(request.agent)
    what = "Office sending" if whose == "office" else "Your sending"
    text = f"{what} resumed. Due emails are sent now." if changed else f"{what} was not paused."
    return _answer(request, text, f"{reverse('pause_all')}?whose={whose}")


def _answer(request: AgentRequest, text: str, undo: str) -> HttpResponse:
    """For htmx a toast alone: Today asks at once what is new (static/js/live.js)."""
    return answer_with_toast(request, text, "success", undo, lambda: HttpResponse(status=204), reverse("today"))


def _whose(request: AgentRequest) -> str:
    """“own” or “office”; an undo sends it in the query string. Raises PermissionDenied if an agent sends “office”."""
    whose = request.POST.get("whose") or request.GET.get("whose", "own")
    if whose == "office" and not request.agent.is_broker:
        raise PermissionDenied
    return "office" if whose == "office" else "own"
