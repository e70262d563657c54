"""A stored mail, read again as it came: for its page. Nothing is decided here."""

import logging
import re

from django.core.files.storage import default_storage

from inbound.models import InboundEmail
from inbound.reading.message import Message
from inbound.reading.read import read

logger = logging.getLogger(__name__)

# What acts on a whole document: it would load at once, change where links lead, or move the frame elsewhere.
_OF_DOCUMENTS = re.compile(r"<(/?)(?=(?:base|link|meta)(?:[\s/>]|\Z))", re.IGNORECASE)


def whole(mail: InboundEmail) -> Message | None:
    """None where the raw message is gone, cannot be had from the storage, or cannot be read."""
    if not mail.raw_path:
        return None
    try:
        with default_storage.open(mail.raw_path) as raw:
            return read(raw.read(), mail.raw_type)
    except Exception:  # each storage has errors of its own, and a mail may be anything
        logger.exception("a mail can't be read again: inbound_emails.id=%s", mail.pk)
        return None


def for_frame(html: str) -> str:
    """The HTML for the sandboxed frame. The frame's policy is what keeps it in; this takes away what no policy does.

    Elements that act on the whole document become ones that browsers don't know. A policy does not stop a
    `<link rel="preconnect">`, by which a sender would learn that the mail is being read.
    """
    return _OF_DOCUMENTS.sub(r"<\1x-", html.replace("\x00", ""))
