"""Keeps the files of a mail in the storage, so that an agent can download them and their mailbox gets them."""

from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from clients.forms.files import plain_name
from inbound.models import InboundAttachment, InboundEmail
from inbound.reading.message import Message, Part

MOST = 100
"""Files of one mail. The rest stay in the raw message."""
LONGEST_TYPE = 100


def keep(inbound: InboundEmail, message: Message) -> None:
    """Saves the bytes, then the row: no row without bytes. Bytes without a row do no harm. Outside any transaction.

    A second run, or a second worker, adds no second row.
    """
    parts = [part for part in message.parts if part.is_file][:MOST]
    kept = set(inbound.attachments.values_list("number", flat=True))
    for number, part in enumerate(parts):
        if number not in kept:
            _keep(inbound, number, part)


def _keep(inbound: InboundEmail, number: int, part: Part) -> None:
    content = part.read()
    path = default_storage.save(f"inbound-files/{uuid4().hex}", ContentFile(content))
    _row, is_new = InboundAttachment.objects.get_or_create(
        inbound_email=inbound,
        number=number,
        defaults={
            "name": plain_name(part.name),
            # PostgreSQL's text takes no NUL.
            "content_type": part.content_type.replace("\0", "")[:LONGEST_TYPE],
            "size": len(content),
            "path": path,
        },
    )
    if not is_new:
        default_storage.delete(path)
