"""The page of one email, and settling one of which nobody knows whether it was sent."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from agents.web import live as live_updates
from agents.web.requests import AgentRequest
from clients.models import address_key
from emails.errors.codes import ABOUT_ADDRESS
from emails.errors.words import error_in_words
from emails.history import badge_of, copies_of, events_of, milestones_of
from emails.mail_view import framed
from emails.models import AlreadyMoved, EmailAttachment, EmailLog, EmailLogQuerySet, Suppression
from emails.models.states import Status
from emails.writer.story import cost_of, in_dollars, tries_of
from followups.engine.reconcile import reconcile
from followups.models import Task
from followups.tasks import send_soon

ENDED = (Task.Status.SKIPPED, Task.Status.CANCELLED, Task.Status.COMPLETED)
"""A follow-up that ended: an email of it that was not sent by then is not sent any more."""


@require_safe
def detail(request: AgentRequest, pk: int) -> HttpResponse:
    # The version first: what happens between the two is new to the page, and its next question brings it.
    return _page(request, pk, {"layout": "base.html", "live": live_updates.shown(_version(request, pk))})


@require_safe
def live(request: AgentRequest, pk: int) -> HttpResponseBase:
    """What is new on an email's page, if anything is."""
    version = _version(request, pk)
    if not version:
        raise Http404
    is_new = version != live_updates.version_held(request)
    return live_updates.answer(version, is_new, lambda: _page(request, pk, {"layout": "live.html"}))


def _version(request: AgentRequest, pk: int) -> str:
    """Every event and every transition moves updated_at, so nobody has to unpack the history to count it."""
    columns = ("updated_at", "status", "task__updated_at")
    found = EmailLog.objects.visible_to(request.agent).filter(pk=pk).values_list(*columns).first()
    if not found:
        return ""
    at, status, task_at = found
    start = live_updates.version_prefix(request.agent, timezone.now())
    return f"{start}-{at.timestamp():.6f}-{status}-{task_at.timestamp() if task_at else 0:.6f}"


def _page(request: AgentRequest, pk: int, context: dict[str, object]) -> HttpResponse:
    log = get_object_or_404(_with_all(request), pk=pk)
    events = events_of(log)
    may_go = log.task is None or log.task.status not in ENDED
    context |= {
        "log": log,
        "badge": badge_of(log),
        "error": error_in_words(log),
        "wrong_address": _has_wrong_address(log),
        "may_go": may_go,
        "milestones": milestones_of(log, may_go=may_go),
        "events": events,
        "attached": EmailAttachment.files_of([log.pk])[log.pk],
        "copies": copies_of(log),
        "tries": tries_of(log),
        "cost": in_dollars(cost) if (cost := cost_of(log)) is not None else "",
        "not_counted": sum(not event.counts for event in events),
    }
    return render(request, "emails/email.html", context)


def _has_wrong_address(log: EmailLog) -> bool:
    """Whether its address is what kept it from arriving, and is the client's still."""
    if log.status not in (Status.FAILED, Status.BOUNCE, Status.DROPPED) or log.client.is_deleted:
        return False
    if address_key(log.to_email) != address_key(log.client.email):
        return False
    # A full mailbox closes an address too.
    entries = Suppression.all_of(log.to_email)
    return log.error_code in ABOUT_ADDRESS or any(each.reason == Suppression.Reason.BOUNCED for each in entries)


@require_safe
def body(request: AgentRequest, pk: int) -> HttpResponse:
    log = get_object_or_404(_with_all(request), pk=pk)
    if log.is_text_deleted:
        raise Http404
    return framed(log)


@require_POST
def arrived(request: AgentRequest, pk: int) -> HttpResponse:
    """The agent knows that an unconfirmed email arrived."""
    log = get_object_or_404(_with_all(request), pk=pk)
    try:
        log.mark_arrived(by=request.agent)
    except AlreadyMoved:
        return _moved_on(request, log)
    reconcile(log.client)
    messages.success(request, "Marked as sent.")
    return redirect("email", pk)


@require_POST
def send_again(request: AgentRequest, pk: int) -> HttpResponse:
    """The agent takes it on themselves that an unconfirmed email did not arrive."""
    log = get_object_or_404(_with_all(request), pk=pk)
    # Only a follow-up goes again: for a one-off nothing would send it.
    if log.task is None:
        raise Http404
    try:
        log.send_again(by=request.agent)
    except AlreadyMoved:
        return _moved_on(request, log)
    # Puts its follow-up back into the queue.
    reconcile(log.client)
    send_soon(log.task.pk)
    messages.success(request, "Email queued. It will be sent again within a minute.")
    return redirect("email", pk)


def _with_all(request: AgentRequest) -> EmailLogQuerySet:
    return EmailLog.objects.visible_to(request.agent).select_related("client__agent", "task", "settled_by")


def _moved_on(request: AgentRequest, log: EmailLog) -> HttpResponse:
    log.refresh_from_db()
    messages.error(request, f"Nothing changed: the email is {badge_of(log).word.lower()}.")
    return redirect("email", log.pk)
