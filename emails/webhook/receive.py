"""SendGrid's event webhook. It parses nothing and queries no database before it has verified the signature."""

import logging
import time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from emails.models.webhook_refusal import Reason
from emails.webhook import signature
from emails.webhook.apply import MOST_EVENTS, TooMany, receive
from emails.webhook.refusals import refusals
from emails.webhook.signature import SIGNATURE, TIMESTAMP

logger = logging.getLogger(__name__)


@csrf_exempt
@login_not_required
@require_POST
def sendgrid(request: HttpRequest) -> HttpResponse:
    body = body_of(request)
    if body is None:
        return JsonResponse({"status": "error", "error": "The body is larger than 5 MB."}, status=413)
    reason = refusal(body, request.headers.get(SIGNATURE, ""), request.headers.get(TIMESTAMP, ""), time.time())
    if reason:
        logger.warning("webhook refused: %s", reason.label)
        refusals.count(reason)
        return JsonResponse({"status": "error", "error": reason.label}, status=401)
    try:
        counts = receive(body)
    except TooMany:
        error = f"There are more than {MOST_EVENTS:,} events in it."
        return JsonResponse({"status": "error", "error": error}, status=413)
    except (OperationalError, InterfaceError):
        logger.exception("webhook not stored")
        # SendGrid retries for a day without a 2xx response, so no event is lost.
        return JsonResponse({"status": "error", "error": "Storage is down. Try again."}, status=503)
    refusals.write_down()
    return JsonResponse({"status": "success", **counts})


def body_of(request: HttpRequest) -> bytes | None:
    """The body; None if it is too long. A Content-Length that is too large is refused without reading the body."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > settings.WEBHOOK_MAX_BYTES:
        return None
    body = bytearray()
    for piece in signature.pieces(request):
        body += piece
        if len(body) > settings.WEBHOOK_MAX_BYTES:
            return None
    return bytes(body)


def refusal(body: bytes, signed: str, timestamp: str, now: float) -> Reason | None:
    """Why the request is not from SendGrid; None if it is. `now` in Unix seconds."""
    keys = signature.public_keys(settings.SENDGRID_WEBHOOK_PUBLIC_KEY, "SENDGRID_WEBHOOK_PUBLIC_KEY")
    if not keys:
        return Reason.NO_KEY
    if reason := signature.why_malformed(signed, timestamp):
        return reason
    if abs(now - int(timestamp)) > settings.SENDGRID_WEBHOOK_MAX_AGE:
        return Reason.WRONG_TIME
    whole = signature.begin(timestamp)
    whole.update(body)
    return None if signature.is_signed(keys, signed, whole.digest()) else Reason.WRONG_SIGNATURE
