"""Onboarding: a checklist in place of Today, until there is a client or the agent closes it."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_POST, require_safe

from agents.models import MOST_TESTS, Agent, Office
from agents.web.requests import AgentRequest
from clients.models import Activity, Client
from emails.errors.words import WORDS, error_in_words
from emails.models import EmailLog, OfficeMail, UnmatchedEvent
from emails.models.states import ACCEPTED, Status
from emails.office_mails import why_not_set_up
from emails.tasks import enqueue
from lists.words import clock

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
    "test": "It goes through SendGrid like your clients' emails, and its arrival is reported back.",
    "webhook": "Ticks by itself when the test email's arrival is reported back.",
    "client": "One by hand, or a CSV of all of them. Their plan starts when you add them.",
}


TEST = "Send yourself a test email"
TEST_BODY = (
    "{name},\n\nthis came through SendGrid, as your clients' emails do. Nothing more is needed: once SendGrid reports "
    "that it arrived, the checklist ticks itself."
)
TEST_LASTS = timedelta(days=1)
"""What could not be sent within a day proves nothing any more."""

ACCEPTED_ONLY = "SendGrid accepted your test email. Whether it arrived is not reported yet."
NOT_ARRIVED = "Your test email did not arrive."
TEST_STATES: dict[str, str] = {
    Status.QUEUED: "Your test email is queued and goes as soon as it can.",
    Status.SENDING: "Your test email is being sent.",
    Status.UNCONFIRMED: "Nobody knows whether SendGrid took your test email.",
    Status.FAILED: "Your test email did not go.",
    Status.SENT: ACCEPTED_ONLY,
    Status.PROCESSED: ACCEPTED_ONLY,
    Status.DEFERRED: "SendGrid accepted your test email and tries to deliver it.",
    Status.BOUNCE: NOT_ARRIVED,
    Status.DROPPED: NOT_ARRIVED,
}
"""How far it got. Each other status says that it arrived."""


@dataclass(frozen=True)
class SetupStep:
    key: str
    title: str
    done: bool
    result: str
    """The text that is shown once the step is done."""
    so_far: str = ""
    """The text that is shown before, where something is known already."""

    @property
    def says(self) -> str:
        return self.result if self.done else self.so_far or TO_DO[self.key]


class Checklist:
    """Each step is computed from existing data; no progress is stored."""

    def __init__(self, agent: Agent) -> None:
        office = Office.current()
        self.office = office
        test = _state_of_test(agent)
        self.steps = [
            SetupStep("address", "Postal address", bool(office.postal_address), office.postal_address),
            SetupStep("sender", "Sender", bool(office.from_email), f"{agent.name}, {office.from_email}"),
            SetupStep("test", TEST, _was_sent(), test or "SendGrid accepted an email.", so_far=test),
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


def _state_of_test(agent: Agent) -> str:
    """How far the agent's last test email got, in words; "" if there is none."""
    mail = OfficeMail.objects.filter(agent=agent, kind=OfficeMail.Kind.TEST).first()
    if mail is None:
        return ""
    words = TEST_STATES.get(mail.status, "Your test email arrived.")
    error = error_in_words(mail)
    return f"{words} {capfirst(error)}." if error else words


def _was_sent() -> bool:
    """Whether SendGrid accepted any email. A test email or a follow-up proves it equally."""
    # What an agent's word settled proves nothing of SendGrid.
    mails, logs = (rows.filter(status__in=ACCEPTED, settled_at=None) for rows in (OfficeMail.objects, EmailLog.objects))
    return mails.exists() or logs.exists()


def _was_reported() -> bool:
    """Whether a signed event came. One that found no email counts too."""
    is_reported = Activity.objects.filter(kind__in=REPORTED).exists() or UnmatchedEvent.objects.exists()
    return is_reported or OfficeMail.objects.exclude(webhook_events=[]).exists()


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
    """Queues one to the agent's own address, or says why it can't go. The checklist says how far it got."""
    agent, now = request.agent, timezone.now()
    office = Office.current()
    if why := why_not_set_up(office):
        messages.error(request, f"No test email was sent: {WORDS[why]}.")
    elif not agent.may_test(now):
        messages.error(request, f"No test email was sent: {_rate_limit_message(agent)}.")
    else:
        enqueue(
            OfficeMail.Kind.TEST,
            to_email=agent.email,
            to_name=agent.name,
            agent=agent,
            subject="RealtorOS can send",
            body=TEST_BODY.format(name=agent.first_name),
            expires_at=now + TEST_LASTS,
        )
        messages.success(request, f"A test email to {agent.email} is queued. This page says how far it got.")
    return redirect("welcome")


def _rate_limit_message(agent: Agent) -> str:
    return f"you have sent {MOST_TESTS} within an hour. You can send the next one at {clock(agent.next_test)}"


def _hide_checklist(agent: Agent) -> None:
    agent.welcomed_at = timezone.now()
    Agent.objects.filter(pk=agent.pk).update(welcomed_at=agent.welcomed_at)
