"""Onboarding: a checklist in place of Today, until there is a client or the agent closes it."""

from dataclasses import dataclass
from datetime import timedelta
from zlib import crc32

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_POST, require_safe

from agents.forms.office import SenderForm
from agents.models import MOST_TESTS, Agent, Office
from agents.web import live
from agents.web.requests import AgentRequest
from clients.models import Activity, Client
from emails.errors.words import WORDS, error_in_words
from emails.models import EmailLog, OfficeMail, UnmatchedEvent
from emails.models.states import ACCEPTED, Status
from emails.office_mails import why_not_set_up
from emails.tasks import enqueue
from lists.words import clock
from realtoros.today import zone

TICKS_WITHIN = 3
"""Seconds after which a step that is done elsewhere ticks at the latest. Few pages ask, and not for long."""

REPORTED = (Activity.Kind.DELIVERED, Activity.Kind.OPENED, Activity.Kind.CLICKED, Activity.Kind.BOUNCED)

PLAN = (
    ("Day 1", "Hello, and what they asked about"),
    ("Day 3", "Something useful about the property"),
    ("Week 1", "Whether their plans have changed"),
    ("Week 2", "One next step, easy to answer"),
    ("Month 1", "Still here, no hurry"),
)


TO_DO = {
    "zone": "Emails to your clients are sent in this time zone, and all times are shown in it.",
    "address": "Required by law in every email. Without it, nothing is sent.",
    "sender": "Your emails come from this address. Verify its domain with SendGrid.",
    "test": "We send it through SendGrid like your clients' emails, and track its delivery.",
    "webhook": "Checked off automatically when SendGrid reports the test email as delivered.",
    "client": "Add one, or import a CSV. Their plan starts right away.",
}


TEST = "Send yourself a test email"
TRACKING, TRACKED = "Delivery tracking works", "SendGrid reports deliveries, opens and clicks."
TEST_BODY = (
    "{name},\n\nthis came through SendGrid, as your clients' emails do. You don't need to do anything: the checklist "
    "updates automatically once SendGrid reports the delivery."
)
TEST_LASTS = timedelta(days=1)
"""What could not be sent within a day proves nothing any more."""

ACCEPTED_ONLY = "SendGrid accepted your test email. Waiting for its delivery report."
NOT_ARRIVED = "Your test email did not arrive."
TEST_STATES: dict[str, str] = {
    Status.QUEUED: "Your test email is queued.",
    Status.SENDING: "Your test email is being sent.",
    Status.UNCONFIRMED: "We can’t confirm SendGrid accepted your test email.",
    Status.FAILED: "Your test email was not sent.",
    Status.SENT: ACCEPTED_ONLY,
    Status.PROCESSED: ACCEPTED_ONLY,
    Status.DEFERRED: "SendGrid accepted your test email and is trying to deliver it.",
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
        self.agent, self.office = agent, office
        test = _state_of_test(agent)
        self.steps = [
            SetupStep("zone", "Time zone and hours", agent.has_chosen_zone, zone.says(agent)),
            SetupStep("address", "Postal address", bool(office.postal_address), office.postal_address),
            SetupStep("sender", "Sender", _has_sender(office), f"{agent.name}, {office.from_email}"),
            SetupStep("test", TEST, _was_sent(), test or "SendGrid accepted an email.", so_far=test),
            SetupStep("webhook", TRACKING, _was_reported(), TRACKED),
            SetupStep("client", "First client", Client.objects.visible_to(agent).exists(), "You have clients."),
        ]

    @property
    def version(self) -> str:
        """Differs as soon as a step shows something else."""
        shown = repr([(step.key, step.done, step.says) for step in self.steps])
        return f"{self.agent.pk}-{crc32(shown.encode()):08x}"

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def left(self) -> int:
        return len(self.steps) - self.done

    @property
    def may_send(self) -> bool:
        """Whether clients are emailed: the address and the sender are set."""
        return all(step.done for step in self.steps if step.key in ("address", "sender"))

    @property
    def open(self) -> SetupStep | None:
        """The first step that is not done."""
        return next((step for step in self.steps if not step.done), None)


def _has_sender(office: Office) -> bool:
    """Whether somebody has set it. What the sandbox sends from meanwhile is nobody's address."""
    if office.from_email != settings.STAND_IN_SENDER:
        return bool(office.from_email)
    return Office.objects.filter(from_email=office.from_email).exclude(from_email="").exists()


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


def page(
    request: AgentRequest,
    checklist: Checklist,
    *,
    layout: str = "base.html",
    zone_form: zone.ZoneForm | None = None,
    sender_form: SenderForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The checklist; a form is one whose errors are to be shown."""
    context = {
        "checklist": checklist,
        "plan": PLAN,
        "layout": layout,
        "live": live.shown(checklist.version) | {"every": min(TICKS_WITHIN, live.SECONDS_BETWEEN_QUESTIONS)},
        "zone": zone.proposal(request.agent, form=zone_form),
        "sender_form": sender_form or SenderForm(auto_id="office_%s"),
    }
    return render(request, "today/first_run.html", context, status=status)


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
            subject="RealtorOS test email",
            body=TEST_BODY.format(name=agent.first_name),
            expires_at=now + TEST_LASTS,
        )
        messages.success(request, f"Test email to {agent.email} queued. This page shows its progress.")
    return redirect("welcome")


def _rate_limit_message(agent: Agent) -> str:
    return f"you have sent {MOST_TESTS} within an hour. You can send the next one at {clock(agent.next_test)}"


def _hide_checklist(agent: Agent) -> None:
    agent.welcomed_at = timezone.now()
    Agent.objects.filter(pk=agent.pk).update(welcomed_at=agent.welcomed_at)
