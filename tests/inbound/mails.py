"""Incoming mails as rows, as if a worker had read them."""

from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from clients.models import Activity, Client
from inbound.models import InboundAttachment, InboundEmail

RAW = b"""From: Jonah Whitlock <jonah.whitlock@example.com>
To: reply+abc@in.example.com
Subject: Re: Your visit
Date: Mon, 30 Nov 2026 08:00:00 -0800
Message-ID: <one@example.com>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

"""


def make_mail(client: Client | None = None, **fields: Any) -> InboundEmail:
    """An answer that was read, unless told otherwise."""
    defaults: dict[str, Any] = {
        "state": "read",
        "kind": "reply",
        "client": client,
        "from_email": client.email if client else "sam.doe@work.example",
        "from_name": client.name if client else "Sam Doe",
        "to_email": "reply+abc@in.example.com",
        "subject": "Re: Your visit",
        "text": "Saturday at ten works for us.",
        "matched_by": "token" if client else "none",
        "read_at": timezone.now(),
        "fingerprint": uuid4().hex,
    }
    return InboundEmail.objects.create(**{**defaults, **fields})


def answered(client: Client, **fields: Any) -> InboundEmail:
    """A client's answer with all that a worker makes of it: the client has replied, and the timeline says so."""
    mail = make_mail(client, **fields)
    client.receive_reply(inbound=mail.pk, note=mail.text[:400])
    return mail


def on_timeline(mail: InboundEmail, kind: Activity.Kind, **facts: Any) -> Activity:
    assert mail.client
    return mail.client.record(kind, inbound=mail.pk, **facts)


def with_raw(mail: InboundEmail, html: str) -> InboundEmail:
    mail.raw_path = default_storage.save(f"inbound/test/{uuid4().hex}", ContentFile(RAW + html.encode()))
    mail.raw_type = "message/rfc822"
    mail.save()
    return mail


def with_file(mail: InboundEmail, name: str, content: bytes, number: int = 0) -> InboundAttachment:
    path = default_storage.save(f"inbound/test/{uuid4().hex}", ContentFile(content))
    return InboundAttachment.objects.create(
        inbound_email=mail, number=number, name=name, size=len(content), path=path, content_type="text/html"
    )
