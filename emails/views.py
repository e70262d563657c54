from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from agents.web import live as lively
from agents.web.requests import AgentRequest
from clients.models import Client
from emails.forms import EmailFilter
from emails.frame import framed
from emails.history import badge_of, happenings_of, steps_of
from emails.models import AlreadyMoved, EmailLog, EmailLogQuerySet
from emails.unsubscribe import address_of, is_out, masked, may_come_back, subscribe_again, unsubscribe_from
from followups.reconcile import reconcile
from followups.tasks import send_soon


@require_safe
@vary_on_headers("HX-Request")
def email_list(request: AgentRequest) -> HttpResponse:
    form = EmailFilter(request.GET)
    logs = form.apply(EmailLog.objects.visible_to(request.agent))
    # The bodies stay where they are: a page of them would be the slowest thing on it.
    page = form.page_of(logs.select_related("client__agent", "task").defer("body", "webhook_events"))
    context = {"form": form, "page": page, "rows": [(log, badge_of(log)) for log in page]}
    if pk := form.asked.get("client_id"):
        context["client"] = Client.objects.belonging_to(request.agent).filter(pk=pk).first()
    return render(request, "emails/_results.html" if request.htmx else "emails/list.html", context)


@require_safe
def detail(request: AgentRequest, pk: int) -> HttpResponse:
    # The version first: what happens between the two is new to the page, and its next question brings it.
    return _page(request, pk, {"live": lively.shown(_version(request, pk))})


@require_safe
def live(request: AgentRequest, pk: int) -> HttpResponseBase:
    """What is new on an email's page, if anything is."""
    version = _version(request, pk)
    if not version:
        raise Http404
    is_new = version != lively.version_held(request)
    return lively.answer(version, is_new, lambda: _page(request, pk, {"layout": "live.html"}))


def _version(request: AgentRequest, pk: int) -> str:
    """Every event and every transition moves updated_at, so nobody has to unpack the history to count it."""
    columns = ("updated_at", "status", "task__updated_at")
    found = EmailLog.objects.visible_to(request.agent).filter(pk=pk).values_list(*columns).first()
    if not found:
        return ""
    at, status, task_at = found
    start = lively.stretch(request.agent, timezone.now())
    return f"{start}-{at.timestamp():.6f}-{status}-{task_at.timestamp() if task_at else 0:.6f}"


def _page(request: AgentRequest, pk: int, context: dict[str, object]) -> HttpResponse:
    log = get_object_or_404(_with_all(request), pk=pk)
    events = happenings_of(log)
    context |= {
        "log": log,
        "badge": badge_of(log),
        "steps": steps_of(log),
        "events": events,
        "not_counted": sum(not event.counts for event in events),
    }
    return render(request, "emails/detail.html", context)


@require_safe
def body(request: AgentRequest, pk: int) -> HttpResponse:
    return framed(get_object_or_404(_with_all(request), pk=pk))


@require_POST
def arrived(request: AgentRequest, pk: int) -> HttpResponse:
    """The agent knows that an unconfirmed email arrived."""
    log = get_object_or_404(_with_all(request), pk=pk)
    try:
        log.mark_sent(by=request.agent)
    except AlreadyMoved:
        return _moved_on(request, log)
    reconcile(log.client)
    messages.success(request, "Good. It counts as sent.")
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
    messages.success(request, "It goes again within a minute.")
    return redirect("email", pk)


def _with_all(request: AgentRequest) -> EmailLogQuerySet:
    return EmailLog.objects.visible_to(request.agent).select_related("client__agent", "task")


def _moved_on(request: AgentRequest, log: EmailLog) -> HttpResponse:
    log.refresh_from_db()
    messages.error(request, f"Nothing was changed: the email is {badge_of(log).word.lower()}.")
    return redirect("email", log.pk)


@csrf_exempt  # RFC 8058: the mailbox provider posts it, without a cookie of ours
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, because scanners follow links; POST does it, or undoes it when it says so. Twice is fine."""
    log = EmailLog.from_unsubscribe_token(token)
    if log is None:
        return render(request, "emails/unsubscribe_unknown.html", status=404)
    undone = refused = False
    if request.method == "POST":
        if _asks_for_undo(request):
            undone = subscribe_again(log)
            refused = not undone and is_out(log)
        else:
            unsubscribe_from(log)
            reconcile(log.client)
    done = is_out(log)
    context = {"address": masked(address_of(log)), "done": done, "undone": undone, "refused": refused}
    context["may_undo"] = done and may_come_back(log)
    return render(request, "emails/unsubscribe.html", context, status=409 if refused else 200)


def _asks_for_undo(request: HttpRequest) -> bool:
    """Whether our page's Undo posted it. A mailbox provider's one-click never does, whatever else it may carry."""
    try:
        return request.POST.get("action") == "undo" and "List-Unsubscribe" not in request.POST
    except (BadRequest, MultiPartParserError, SuspiciousOperation):
        return False  # a body that nobody can read still came from someone who wants out
