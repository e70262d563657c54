"""Mail as SendGrid's Inbound Parse posts it, signed."""

import json
from typing import Any

from django.test import Client as Browser

from tests.emails.webhook.signed import KEY, NOW, headers

ADDRESS = "/webhook/inbound"
BOUNDARY = "xYzZY"
ENVELOPE = {"to": ["reply+abc@inbound.example.com"], "from": "jonah@example.com"}
HEAD = (
    "Received: from mail.example.com (mxd [192.0.2.1]) by mx0032p1mdw1.sendgrid.net\n"
    "From: Jonah Whitlock <jonah@example.com>\n"
    "To: Ana Morales <reply+abc@inbound.example.com>\n"
    "Subject: Re: A closer look\n"
    "Message-ID: <CAF7=1@mail.example.com>\n"
)
MIME = HEAD.replace("\n", "\r\n").encode() + b"Content-Type: text/plain\r\n\r\nYes, Friday works.\r\n"


def form(fields: dict[str, Any], boundary: str = BOUNDARY) -> bytes:
    """`fields` by name: text, bytes, or a pair of a file's name and its bytes."""
    body = bytearray()
    for name, value in fields.items():
        file, content = value if isinstance(value, tuple) else ("", value)
        content = content.encode() if isinstance(content, str) else content
        named = f'; filename="{file}"\r\nContent-Type: application/octet-stream' if file else ""
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode()
        body += content + b"\r\n"
    return bytes(body) + f"--{boundary}--\r\n".encode()


def parsed(**changes: Any) -> dict[str, Any]:
    """The fields of the default form; None takes one out."""
    fields = {
        "headers": HEAD,
        "dkim": "{@example.com : pass}",
        "to": "Ana Morales <reply+abc@inbound.example.com>",
        "from": "Jonah Whitlock <jonah@example.com>",
        "text": "Yes, Friday works.\n",
        "sender_ip": "192.0.2.1",
        "spam_score": "0.1",
        "envelope": json.dumps(ENVELOPE),
        "subject": "Re: A closer look",
        "charsets": '{"to":"UTF-8","subject":"UTF-8","from":"UTF-8","text":"utf-8"}',
        "SPF": "pass",
        "attachments": "0",
        **changes,
    }
    return {name: value for name, value in fields.items() if value is not None}


def raw(message: bytes = MIME, **changes: Any) -> dict[str, Any]:
    """The fields of “send raw”."""
    fields = {
        "email": message,
        "to": "Ana Morales <reply+abc@inbound.example.com>",
        "from": "Jonah Whitlock <jonah@example.com>",
        "subject": "Re: A closer look",
        "envelope": json.dumps(ENVELOPE),
        "charsets": '{"to":"UTF-8"}',
        **changes,
    }
    return {name: value for name, value in fields.items() if value is not None}


def post(
    fields: dict[str, Any] | bytes, *, key=KEY, timestamp=NOW, boundary=BOUNDARY, address=ADDRESS, **headers_: Any
):
    body = fields if isinstance(fields, bytes) else form(fields, boundary)
    sent = {name.replace("_", "-"): value for name, value in headers_.items()}
    sent = {name: value for name, value in {**headers(body, key, timestamp), **sent}.items() if value is not None}
    browser = Browser(enforce_csrf_checks=True, raise_request_exception=False)
    return browser.post(address, body, content_type=f"multipart/form-data; boundary={boundary}", headers=sent)
