"""A whole mail in a sandboxed frame, and its files, which are only downloaded."""

import logging

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agents.web.requests import AgentRequest
from inbound.display.whole_mail import for_frame, whole
from inbound.models import InboundAttachment, InboundEmail

logger = logging.getLogger(__name__)

ANY_TYPE = "application/octet-stream"
"""No browser opens it, whatever is in it."""

# Nothing in the mail may run, load, send or leave, except a link that a person opens in a new window. The sandbox
# without allow-scripts also stops what begins without a person, such as a meta refresh.
POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; {images}"
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
IMAGES = "img-src https: data:; "
"""Only for whoever asks for them: the sender learns when an image is fetched."""


@require_safe
def mail(request: AgentRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(InboundEmail.objects.visible_to(request.agent), pk=pk)
    message = whole(found)
    context = {
        "html": for_frame(message.html) if message else "",
        "text": (message.text if message else "") or found.text,
        "is_gone": message is None,
    }
    response = render(request, "inbound/frame.html", context)
    images = IMAGES if "images" in request.GET else ""
    response.headers["Content-Security-Policy"] = POLICY.format(images=images)
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-DNS-Prefetch-Control"] = "off"
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def download(request: AgentRequest, pk: int, number: int) -> HttpResponseBase:
    mine = InboundEmail.objects.visible_to(request.agent)
    files = InboundAttachment.objects.filter(inbound_email__in=mine, inbound_email=pk)
    file = get_object_or_404(files.select_related("inbound_email"), number=number)
    try:
        content = file.open()
    except Exception:  # each storage has errors of its own; an empty path is one whose bytes are gone
        if file.path:
            logger.exception("a file of a mail can't be read: inbound_attachments.id=%s", file.pk)
        context = {"file": file, "mail": file.inbound_email}
        return render(request, "inbound/missing_file.html", context, status=404)
    response = FileResponse(content, as_attachment=True, filename=file.name, content_type=ANY_TYPE)
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
