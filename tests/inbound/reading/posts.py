"""Posts as SendGrid's Inbound Parse makes them."""

import json
from typing import Any

BOUNDARY = "xYzZY"
TYPE = f"multipart/form-data; boundary={BOUNDARY}"
ENVELOPE = '{"to":["reply+abc234@in.example.com"],"from":"maria@example.com"}'
HEADERS = (
    "Received: by mx0041p1las1.sendgrid.net with SMTP id abc Mon, 30 Nov 2026 14:21:07 +0000 (UTC)\n"
    "MIME-Version: 1.0\n"
    "In-Reply-To: <email-1.abc234@in.example.com>\n"
    "References: <first@in.example.com>\n <email-1.abc234@in.example.com>\n"
    "From: =?UTF-8?Q?Mar=C3=ADa?= Lopez <Maria@Example.com>\n"
    "Date: Mon, 30 Nov 2026 09:20:55 -0500\n"
    "Message-ID: <CAB7@mail.gmail.com>\n"
    "Subject: =?UTF-8?Q?Ma=C3=B1ana?=\n"
    'To: Ana Silva <reply+abc234@in.example.com>, "Price, Owen" <owen@example.com>\n'
    'Content-Type: multipart/alternative; boundary="000000000000abcd"\n'
)
FIELDS = {
    "headers": HEADERS,
    "dkim": "{@gmail.com : pass}",
    "to": 'Ana Silva <reply+abc234@in.example.com>, "Price, Owen" <owen@example.com>',
    "from": "María Lopez <Maria@Example.com>",
    "sender_ip": "209.85.219.174",
    "envelope": ENVELOPE,
    "subject": "Mañana",
    "text": "Sí, mañana a las 4.\r\n",
    "html": '<div dir="ltr">Sí, mañana a las 4.</div>\r\n',
    "charsets": json.dumps(dict.fromkeys(["to", "from", "subject", "text", "html"], "UTF-8")),
    "attachments": "0",
    "SPF": "pass",
}


def post(*files: tuple[str, str, str, bytes], **changed: Any) -> bytes:
    """The fields above with these in their place; None leaves one out. `files`: field, name, type and bytes."""
    pieces = []
    for name, value in {**FIELDS, **{name.replace("_", "-"): value for name, value in changed.items()}}.items():
        if value is not None:
            data = value if isinstance(value, bytes) else value.encode()
            pieces.append(f'Content-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + data)
    for field, name, content_type, data in files:
        head = (
            f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: {content_type}\r\n\r\n'
        )
        pieces.append(head.encode() + data)
    separator = f"--{BOUNDARY}\r\n".encode()
    return b"".join(separator + piece + b"\r\n" for piece in pieces) + f"--{BOUNDARY}--\r\n".encode()
