"""Onboarding: a checklist in place of Today, until there is a client or the agent closes it."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from agents.models import MOST_TESTS, Agent, Office
from agents.web.requests import AgentRequest
from clients.models import Activity, Client
from emails import providers, sendgrid
from emails.models import EmailLog, Provider, UnmatchedEvent
from emails.models.provider import SENDGRID
from lists.words import clock

logger = logging.getLogger(__name__)

REPORTED = (Activity.Kind.DELIVERED, Activity.Kind.OPENED, Activity.Kind.CLICKED, Activity.Kind.BOUNCED)

PLAN = (
    ("Day 1", "Hello, and what they asked about"),
    ("Day 3", "Something useful about the property"),
    ("Week 1", "Whether their plans have changed"),
    ("Week 2", "One next step, easy to answer"),
    ("Month 1", "Still here, no hurry"),
)


TO_DO = {
    "address": "It stands in every email, as the law asks. Without one nothing goes.",
    "sender": "The address that your emails come from. Verify its domain with SendGrid.",
    "test": "It takes the way that your clients' emails take, and its arrival is reported back.",
    "webhook": "Ticks by itself when the test email's arrival is reported back.",
    "client": "One by hand, or a CSV of all of them. Their plan starts when you add them.",
}


@dataclass(frozen=True)
class SetupStep:
    key: str
    title: str
    done: bool
    result: str
    """The text that is shown once the step is done."""

    @property
    def says(self) -> str:
        return self.result if self.done else TO_DO[self.key]


class Checklist:
    """Each step is computed from existing data; no progress is stored."""

    def __init__(self, agent: Agent) -> None:
        office = Office.current()
        self.office = office
        self.steps = [
            SetupStep("address", "Postal address", bool(office.postal_address), office.postal_address),
            SetupStep("sender", "Sender", bool(office.from_email), f"{agent.name}, {office.from_email}"),
            SetupStep("test", "Send yourself a test email", _was_sent(), "SendGrid accepted an email."),
            SetupStep("webhook", "Webhook seen", _was_reported(), "What becomes of an email is reported back."),
            SetupStep("client", "First client", Client.objects.visible_to(agent).exists(), "You have clients."),
        ]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def left(self) -> int:
        return len(self.steps) - self.done

    @property
    def open(self) -> SetupStep | None:
        """The first step that is not done."""
        return next((step for step in self.steps if not step.done), None)


def _was_sent() -> bool:
    """Whether SendGrid accepted any email. A test email or a follow-up proves it equally."""
    took = Provider.objects.filter(name=SENDGRID, last_success_at__isnull=False)
    return took.exists() or EmailLog.objects.accepted().exists()


def _was_reported() -> bool:
    """Whether a signed event came. An unmatched one counts too: a test email has no row in `email_logs`."""
    return UnmatchedEvent.objects.exists() or Activity.objects.filter(kind__in=REPORTED).exists()


def is_shown(checklist: Checklist) -> bool:
    """Only while the agent has no clients. After that, Today shows the open steps in one line."""
    return any(step.key == "client" and not step.done for step in checklist.steps)


def unfinished(agent: Agent) -> Checklist | None:
    """The checklist while a step is open, for that line. Once all are done, `welcomed_at` saves the queries."""
    if agent.welcomed_at is not None:
        return None
    checklist = Checklist(agent)
    if checklist.left:
        return checklist
    _hide_checklist(agent)
    return None


def page(request: AgentRequest, checklist: Checklist) -> HttpResponse:
    return render(request, "today/first_run.html", {"checklist": checklist, "plan": PLAN})


@require_safe
def welcome(request: AgentRequest) -> HttpResponse:
    return page(request, Checklist(request.agent))


@require_POST
def dismiss(request: AgentRequest) -> HttpResponse:
    _hide_checklist(request.agent)
    return redirect("today")


@require_POST
def send_test(request: AgentRequest) -> HttpResponse:
    """Sends to the agent's own address, through the same gateway as every other email, or says why it can't."""
    office = Office.current()
    if why := _why_no_test(office):
        messages.error(request, f"No test email was sent: {why}.")
        return redirect("welcome")
    if not request.agent.may_test(timezone.now()):
        messages.error(request, f"No test email was sent: {_rate_limit_message(request.agent)}.")
        return redirect("welcome")
    try:
        sendgrid.send(sendgrid.test_mail(request.agent, office))
    except sendgrid.GatewayError as error:
        logger.warning("test email not sent: %s", error)
        messages.error(request, f"The test email did not go: {error}.")
        return redirect("welcome")
    providers.note(SENDGRID, [""])
    where = "see what was caught in the sandbox" if settings.SANDBOX else "look into your inbox"
    messages.success(request, f"SendGrid accepted a test email to {request.agent.email}: {where}.")
    return redirect("welcome")


def _why_no_test(office: Office) -> str:
    if not settings.SENDGRID_API_KEY:
        return "SendGrid is not set up (SENDGRID_API_KEY)"
    return "" if office.from_email else "the office has no sender address"


def _rate_limit_message(agent: Agent) -> str:
    return f"you have sent {MOST_TESTS} within an hour. You can send the next one at {clock(agent.next_test)}"


def _hide_checklist(agent: Agent) -> None:
    agent.welcomed_at = timezone.now()
    Agent.objects.filter(pk=agent.pk).update(welcomed_at=agent.welcomed_at)
