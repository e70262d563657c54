"""The public page behind the unsubscribe link in every email."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from agents.models import Office
from emails import kept_opt_outs
from emails.models import EmailLog
from emails.models.unsubscribe_token import email_id_of
from emails.opt_out import ALL, keep_of_unknown, masked, recipients_of, subscribe_again, unsubscribe_from
from followups.engine.reconcile import reconcile
from followups.models import Restore


@csrf_exempt  # RFC 8058: the mailbox provider posts it, without a cookie of ours
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, because scanners follow links; POST does it, or undoes it when it says so. Twice is fine."""
    try:
        return _unsubscribe(request, token)
    except (OperationalError, InterfaceError):
        return _while_database_is_away(request, token)


def _unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    log = EmailLog.from_unsubscribe_token(token)
    if log is None:
        # Of a restored backup: the email was sent after it was made. Its events tell whose it is, in a while.
        email_id = email_id_of(token)
        if email_id and Restore.objects.exists():
            done = request.method == "POST" and not _asks_for_undo(request)
            if done:
                keep_of_unknown(email_id, timezone.now())
            return _page("emails/unsubscribe_unseen.html", {"sender": Office.current(), "who": ALL, "done": done})
        return _page("emails/unsubscribe_unknown.html", {"sender": Office.current()}, 404)
    undone = refused = False
    who = _chosen(request)
    if request.method == "POST":
        if _asks_for_undo(request):
            undone = subscribe_again(log, who)
            refused = not undone and any(each.is_unsubscribed for each in recipients_of(log, who))
        else:
            unsubscribe_from(log, who=who)
            reconcile(log.client)
    recipients = recipients_of(log)
    still = [each for each in recipients if not each.is_unsubscribed]
    context = {"sender": Office.current(), "recipients": recipients, "still": still, "undone": undone}
    context |= {"refused": refused, "masked": masked, "who": who}
    return _page("emails/unsubscribe.html", context, 409 if refused else 200)


def _while_database_is_away(request: HttpRequest, token: str) -> HttpResponse:
    """No wish is lost: 200 says that it is kept, 503 that whoever posted it has to post it again."""
    # The office's name stands in the database too.
    context: dict[str, Any] = {"sender": Office(), "who": _chosen(request), "done": False}
    email_id = email_id_of(token)
    if email_id is None:
        return _page("emails/unsubscribe_unknown.html", context, 404)
    if request.method != "POST":
        return _page("emails/unsubscribe_unseen.html", context)
    if not _asks_for_undo(request) and kept_opt_outs.keep(email_id, context["who"]):
        return _page("emails/unsubscribe_unseen.html", context | {"done": True})
    response = _page("emails/unsubscribe_later.html", context, 503)
    response["Retry-After"] = "60"
    return response


def _page(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Drawn without the request: its session, its agent and its messages stand in the database, which may be away."""
    response = HttpResponse(render_to_string(template, context), status=status)
    response["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response


def _chosen(request: HttpRequest) -> str:
    """Who of those who got the email; a mailbox provider's one-click can't tell, so it is everybody."""
    try:
        is_one_click = request.method != "POST" or "List-Unsubscribe" in request.POST
        return ALL if is_one_click else request.POST.get("who", ALL)[:20]
    except (BadRequest, MultiPartParserError, SuspiciousOperation):
        return ALL


def _asks_for_undo(request: HttpRequest) -> bool:
    """Whether our page's Undo posted it. A mailbox provider's one-click never does, whatever else it may carry."""
    try:
        return request.POST.get("action") == "undo" and "List-Unsubscribe" not in request.POST
    except (BadRequest, MultiPartParserError, SuspiciousOperation):
        return False  # a body that nobody can read still came from someone who wants out
