"""How sending is: what every agent may see of it, and whoever runs RealtorOS in the doctor's words too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity
from emails import providers
from emails.errors.words import last_drop_of, last_error_of
from emails.models import EmailLog, Provider, UnmatchedEvent
from emails.models.provider import OPENAI, SENDGRID
from followups.models import SweepRun
from inbound.models import InboundEmail, State
from lists.words import counted
from realtoros.operating.doctor.finding import AMBER, RED, Finding
from realtoros.operating.heartbeats.running import SWEEP_IS_LATE

READ_WITHIN = timedelta(minutes=2)
"""After which a mail that nobody has read is late."""


TO_DO = {
    "sending.worker": "Look at Beat and the workers, and start or restart what does not run.",
    "sending.tracking": "In SendGrid under Settings, Mail Settings, Event Webhook, enter the address that the setup "
    "checklist shows, and tick all of its actions.",
    "sending.ai": "Look at platform.openai.com whether the key works and the account has credit.",
    "sending.sendgrid": "Sign in at sendgrid.com: whether the account is suspended, its plan used up, or its key gone.",
    "sending.incoming": "docs/inbound.md says how to set it up and test it. Mail that can’t be read has Try again.",
}


def sending(agent: Agent | None = None) -> Iterator[Finding]:
    """For this agent; None: of the whole office."""
    known = providers.current()
    parts = [_worker(agent), _webhook(), _writer(known[OPENAI]), _gateway(known[SENDGRID], agent), _incoming(agent)]
    for part in parts:
        is_wrong = part.tone in (AMBER, RED) and _sees_all(agent)
        yield replace(part, to_do=TO_DO[part.code]) if is_wrong else part


def _worker(agent: Agent | None) -> Finding:
    run = SweepRun.objects.first()
    says = "It checks for due follow-ups every minute."
    if run is None:
        return _part("worker", "Worker", "red", "Not seen yet", f"{says} No emails are sent until it runs.")
    if timezone.now() - run.started_at > SWEEP_IS_LATE:
        return _part(
            "worker",
            "Worker",
            "red",
            "Not checking",
            "It has stopped. Due follow-ups wait; none are lost.",
            run.started_at,
        )
    # The numbers are the whole office's, which is the broker's business.
    tells = run.processed and _sees_all(agent)
    did = f"Last check: {run.sent} sent, {run.held} held, {run.failed} failed." if tells else says
    return _part("worker", "Worker", "green", "Working", did, run.started_at)


def last_report() -> datetime | None:
    """When SendGrid last reported anything."""
    kinds = (Activity.Kind.DELIVERED, Activity.Kind.OPENED, Activity.Kind.CLICKED, Activity.Kind.BOUNCED)
    # One index lookup per kind.
    newest = [Activity.objects.filter(kind=kind).values_list("occurred_at", flat=True).first() for kind in kinds]
    newest.append(UnmatchedEvent.objects.values_list("received_at", flat=True).first())
    return max(filter(None, newest), default=None)


def _webhook() -> Finding:
    at = last_report()
    if at is None:
        says = "SendGrid has not reported any delivery, open or click yet."
        return _part("tracking", "Delivery tracking", "amber", "Nothing yet", says)
    return _part(
        "tracking", "Delivery tracking", "green", "Working", "Last report of a delivery, open, click or bounce.", at
    )


def _writer(openai: Provider) -> Finding:
    fallback, error = "Emails come from templates in the meantime.", last_error_of(openai)
    if not settings.OPENAI_API_KEY:
        return _part("ai", "AI", "red", "Not set up", "OPENAI_API_KEY is not set, so follow-ups are held.")
    if openai.is_down:
        says = f"{fallback} The last time, {error.words}."
        return _part("ai", "AI", "amber", "Fallback in use", says, error.at, error.text)
    if openai.last_error_at and openai.failures:
        says = f"{fallback} The last time, {error.words}."
        return _part("ai", "AI", "amber", "Last try failed", says, error.at, error.text)
    return _part("ai", "AI", "green", "OK", "OpenAI writes the emails.", openai.last_success_at)


def _gateway(sendgrid: Provider, agent: Agent | None) -> Finding:
    if not settings.SENDGRID_API_KEY:
        return _part(
            "sendgrid", "SendGrid", "red", "Not set up", "SENDGRID_API_KEY is not set, so follow-ups are held."
        )
    if sendgrid.is_down:
        error = last_error_of(sendgrid)
        says = f"Due follow-ups wait. The last time, {error.words}."
        return _part("sendgrid", "SendGrid", "red", "Failing", says, error.at, error.text)
    today = timezone.now() - timedelta(days=1)
    if sendgrid.dropped_at and sendgrid.dropped_at > today:
        drop = last_drop_of(sendgrid)
        says = f"It accepted emails but dropped them: {drop.words}. We resend each one automatically."
        return _part("sendgrid", "SendGrid", "amber", "Dropping emails", says, drop.at, drop.text)
    theirs = EmailLog.objects.visible_to(agent) if agent else EmailLog.objects.all()
    unclear = theirs.filter(status=EmailLog.Status.UNCONFIRMED, updated_at__gte=today).exists()
    says = "One of today’s emails is unconfirmed." if unclear else "It accepts our emails."
    return _part("sendgrid", "SendGrid", "green", "OK", says, sendgrid.last_success_at)


def _incoming(agent: Agent | None) -> Finding:
    """Mail that clients send. Its numbers are the whole office's, which is the broker's business."""
    name, mails = "Incoming mail", InboundEmail.objects.order_by("-received_at")
    at = mails.values_list("received_at", flat=True).first()
    if not settings.INBOUND_DOMAIN:
        says = "Answers go to each agent’s own mailbox. To have them come in here, see docs/inbound.md."
        return _part("incoming", name, "amber" if at else "", "Not set up", says)
    if not settings.SENDGRID_INBOUND_PUBLIC_KEY:
        says = "SENDGRID_INBOUND_PUBLIC_KEY is not set, so we can’t take any mail: see docs/inbound.md."
        return _part("incoming", name, "red", "Not set up", says)
    if at is None:
        says = f"No mail to {settings.INBOUND_DOMAIN} has come in yet. docs/inbound.md says how to test it."
        return _part("incoming", name, "amber", "Nothing yet", says)
    if not _sees_all(agent):
        return _part("incoming", name, "green", "Working", "Last mail:", at)
    before = timezone.now() - READ_WITHIN
    late = mails.filter(state=State.RECEIVED, received_at__lt=before).count()
    broken = mails.broken().count()
    says = f"{counted(late, 'mail waits', 'mails wait')}, {broken} can’t be read. Last mail:"
    if broken:
        return _part(
            "incoming", name, "amber", "Can’t read all", says, at, href=f"{reverse('inbound_list')}?state=broken"
        )
    return _part("incoming", name, "amber" if late else "green", "Waiting" if late else "Working", says, at)


def _sees_all(agent: Agent | None) -> bool:
    return agent is None or agent.is_broker


def _part(
    code: str,
    name: str,
    tone: str,
    word: str,
    says: str,
    at: datetime | None = None,
    details: str = "",
    href: str = "",
) -> Finding:
    return Finding(f"sending.{code}", name, tone, says, word=word, at=at, details=details, href=href)
