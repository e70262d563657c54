"""A mail as the door stores it: its bytes, and a row that nobody has read."""

import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from inbound.models import InboundEmail

RAW = b"From: jonah.whitlock@example.com\r\nSubject: Re: Alder Court\r\n\r\nSaturday is fine.\r\n"


def stored(raw: bytes = RAW, **fields: Any) -> InboundEmail:
    path = default_storage.save(f"inbound/{secrets.token_hex(8)}", ContentFile(raw))
    defaults = {"fingerprint": secrets.token_hex(32), "raw_type": "message/rfc822", "raw_path": path}
    return InboundEmail.objects.create(**defaults | fields)
