"""SendGrid's event webhook. It parses nothing and queries no database before it has verified the signature."""

import base64
import binascii
import logging
import time
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from emails.models import WebhookRefusal
from emails.webhook import refusals
from emails.webhook.apply import MOST_EVENTS, TooMany, receive

logger = logging.getLogger(__name__)
Reason = WebhookRefusal.Reason

SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature"
TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp"


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
    length = request.META.get("CONTENT_LENGTH") or ""
    if length:
        too_long = not length.isdigit() or int(length) > settings.WEBHOOK_MAX_BYTES
        return None if too_long else request.body
    if "chunked" not in request.headers.get("Transfer-Encoding", "").lower():
        return request.body
    # Django treats a body without Content-Length as empty. wsgi.input ends after the last chunk.
    body = bytearray()
    while len(body) <= settings.WEBHOOK_MAX_BYTES and (part := request.META["wsgi.input"].read(64 * 1024)):
        body += part
    return bytes(body) if len(body) <= settings.WEBHOOK_MAX_BYTES else None


def refusal(body: bytes, signature: str, timestamp: str, now: float) -> Reason | None:
    """Why the request is not from SendGrid; None if it is. `now` in Unix seconds."""
    keys = public_keys(settings.SENDGRID_WEBHOOK_PUBLIC_KEY)
    if not keys:
        return Reason.NO_KEY
    if not signature or not timestamp:
        return Reason.UNSIGNED
    # int() also accepts "+1", "1_0" and Arabic digits; SendGrid sends only ASCII digits.
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return Reason.NO_NUMBER
    if abs(now - int(timestamp)) > settings.SENDGRID_WEBHOOK_MAX_AGE:
        return Reason.WRONG_TIME
    try:
        der = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return Reason.NOT_BASE64
    # Base64 can encode the same bytes in several ways: only the canonical one is accepted.
    if base64.b64encode(der).decode() != signature:
        return Reason.NOT_BASE64
    signed = timestamp.encode() + body
    return None if any(_verifies(key, der, signed) for key in keys) else Reason.WRONG_SIGNATURE


@lru_cache(maxsize=4)
def public_keys(configured: str) -> tuple[ec.EllipticCurvePublicKey, ...]:
    """The configured keys (two during a key rotation); a key that can't be read is logged and left out."""
    keys = []
    for text in filter(None, (part.strip() for part in configured.split(","))):
        try:
            key = load_der_public_key(base64.b64decode(text, validate=True))
        except (ValueError, UnsupportedAlgorithm) as error:
            logger.error("SENDGRID_WEBHOOK_PUBLIC_KEY can't be read: %s", error)
            continue
        if isinstance(key, ec.EllipticCurvePublicKey):
            keys.append(key)
    return tuple(keys)


def _verifies(key: ec.EllipticCurvePublicKey, signature: bytes, signed: bytes) -> bool:
    try:
        key.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
