"""SendGrid's Inbound Parse: takes a mail whose signature is right, and answers 200 once it is stored.

SendGrid repeats a post for three days if the answer is 5xx. Any 3xx or 4xx makes it drop the mail, and tells nobody. So
401 is only for what is not SendGrid's, and whatever goes wrong here is 503. That is also the answer to a body that is
too large: SendGrid takes none over 30 MB, so a limit here or in a proxy is set too low, and there are three days to
find that in the log.
"""

import io
import logging
import os
import tempfile
from contextlib import nullcontext
from typing import BinaryIO, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from emails.models.webhook_refusal import Reason
from emails.webhook import signature
from emails.webhook.refusals import Refusals
from emails.webhook.signature import SIGNATURE, TIMESTAMP, Keys
from inbound.door.store import Stored, store
from inbound.models import InboundRefusal
from inbound.tasks import understand_soon

logger = logging.getLogger(__name__)
refusals = Refusals(InboundRefusal)

LARGEST = 32 * 1024 * 1024
"""Bytes of a post. SendGrid's mails have at most 30 MB, with all that is attached."""
IN_MEMORY = 1024 * 1024
"""Bytes of a post that are kept in memory; a longer one goes to a temporary file."""


class TooLarge(Exception):
    """The post is larger than LARGEST."""


class Taken(JsonResponse):
    """The answer that it is stored. What only follows from that is done when it is on its way: SendGrid waits less."""

    def __init__(self, stored: Stored) -> None:
        super().__init__({"status": "success", "id": stored.pk, "new": stored.is_new})
        self._stored = stored

    def close(self) -> None:
        """The server calls it when all of the answer is sent."""
        try:
            if self._stored.is_new:
                understand_soon(self._stored.pk)
            refusals.write_down()
        finally:
            super().close()


@csrf_exempt
@login_not_required
@require_POST
def inbound(request: HttpRequest) -> HttpResponse:
    try:
        return _taken(request)
    except TooLarge:
        logger.error("incoming mail not stored: it is larger than %s bytes", LARGEST)
        return _again("The mail is too large.")
    except Exception:  # a storage, the database, the disk, a mistake of ours: it must come again
        logger.exception("incoming mail not stored")
        return _again("It could not be stored. Try again.")


def _taken(request: HttpRequest) -> HttpResponse:
    keys = signature.public_keys(settings.SENDGRID_INBOUND_PUBLIC_KEY, "SENDGRID_INBOUND_PUBLIC_KEY")
    if not keys:
        refusals.count(Reason.NO_KEY)
        return _again(Reason.NO_KEY.label)
    on_disk = _body_on_disk(request)
    with nullcontext(on_disk) if on_disk else tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        raw = cast("BinaryIO", file)
        if reason := _refusal(request, keys, raw):
            logger.warning("incoming mail refused: %s", reason.label)
            refusals.count(reason)
            return JsonResponse({"status": "error", "error": reason.label}, status=401)
        stored = store(raw, request.META.get("CONTENT_TYPE", ""))
    return Taken(stored)


def _body_on_disk(request: HttpRequest) -> BinaryIO | None:
    """The body as our web server has kept it (realtoros/web/server.py). Another server's may be the connection."""
    stream = request.META["wsgi.input"]
    can_seek = isinstance(stream, io.IOBase) and stream.seekable()
    if not can_seek or stream.tell():
        return None
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return cast("BinaryIO", stream) if str(size) == request.META.get("CONTENT_LENGTH") else None


def _refusal(request: HttpRequest, keys: Keys, raw: BinaryIO) -> Reason | None:
    """Why it is not SendGrid's; None if it is, and all of it is in `raw`. Its age says nothing: mail waits for days."""
    signed, timestamp = request.headers.get(SIGNATURE, ""), request.headers.get(TIMESTAMP, "")
    if reason := signature.why_malformed(signed, timestamp):
        return reason
    whole, size = signature.begin(timestamp), 0
    for piece in signature.pieces(request):
        size += len(piece)
        if size > LARGEST:
            raise TooLarge
        whole.update(piece)
        if raw is not request.META["wsgi.input"]:
            raw.write(piece)
    return None if signature.is_signed(keys, signed, whole.digest()) else Reason.WRONG_SIGNATURE


def _again(why: str) -> HttpResponse:
    return JsonResponse({"status": "error", "error": why}, status=503)
