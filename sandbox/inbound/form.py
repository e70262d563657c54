"""The post of SendGrid's Inbound Parse: the fields that it reads from a mail, or the whole mail (“send raw”)."""

import json

from sandbox.inbound.answers import Answer

BOUNDARY = "xYzZY"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def body_of(answer: Answer, raw: bool) -> bytes:
    message = answer.message.as_bytes()
    written = {name: str(answer.message[name]) for name in ("to", "from", "subject")}
    about = {
        "dkim": "{@example.com : pass}",
        **written,
        "sender_ip": "192.0.2.44",
        "SPF": "pass",
        "spam_score": "0.012",
        "envelope": json.dumps({"to": [answer.recipient], "from": answer.sender}),
    }
    charsets = dict.fromkeys(written, "UTF-8")
    if raw:
        return _form({"email": message, **about, "charsets": json.dumps(charsets)})
    texts = {}
    for name, kind in (("text", "plain"), ("html", "html")):
        if part := answer.message.get_body((kind,)):
            texts[name] = part.get_content()
    return _form(
        {
            "headers": message.partition(b"\r\n\r\n")[0].replace(b"\r\n", b"\n") + b"\n",
            **about,
            **texts,
            "attachments": "0",
            "charsets": json.dumps({**charsets, **dict.fromkeys(texts, "utf-8")}),
        }
    )


def _form(fields: dict[str, str | bytes]) -> bytes:
    parts = []
    for name, value in fields.items():
        content = value if isinstance(value, bytes) else value.encode("utf-8", "replace")
        parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + content)
    return b"\r\n".join(parts) + f"\r\n--{BOUNDARY}--\r\n".encode()
