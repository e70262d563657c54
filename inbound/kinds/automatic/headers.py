"""What header fields say. The kinds of programs that set them stand beside each rule."""

import re

from inbound.kinds.verdict import Evidence
from inbound.reading.message import Message

NO = re.compile(r"\s*(?:no|false|0|none|off)\b", re.IGNORECASE)

RESPONDER = re.compile(r"(?:x-)?(?:[a-z0-9]+-)*auto-?(?:reply|replied|respon[ds]e?r?|generated)(?:-[a-z]+)*")
"""cPanel, Zimbra, Zoho, Yahoo, GMX and many vacation programs have each their own spelling."""

NOT_RESPONDER = {"x-auto-response-suppress", "x-ms-exchange-auto-response-suppress"}
"""Outlook puts it on what people write, to keep automatic answers away."""

AUTOMATIC = {
    "precedence": re.compile(r"\s*auto[-_ ]?reply\b", re.IGNORECASE),
    "x-precedence": re.compile(r"\s*auto[-_ ]?reply\b", re.IGNORECASE),
    "x-ms-exchange-generated-message-source": re.compile(r"Mailbox Rules Agent", re.IGNORECASE),
    "x-post-messageclass": re.compile(r".*autoresponder", re.IGNORECASE),
    "delivered-to": re.compile(r"\s*autoresponder\b", re.IGNORECASE),
    "x-fc-machinegenerated": re.compile(r"\s*true", re.IGNORECASE),
    "x-mailer": re.compile(r".*\b(?:auto-?respon|auto-?reply|vacation)", re.IGNORECASE),
    "user-agent": re.compile(r".*\b(?:auto-?respon|auto-?reply|vacation)", re.IGNORECASE),
    "x-ms-exchange-inbox-rules-loop": re.compile(r".*\S"),
}
"""Exchange, Mimecast, qmail's autorespond, FirstClass, hosting panels."""

BULK = re.compile(r"\s*(?:bulk|junk|list)\b", re.IGNORECASE)


def from_headers(message: Message) -> Evidence | None:
    """What decides by itself.

    `auto-forwarded` (RFC 3834) is no automatic answer: a person's mail that a rule passed on carries it, and what
    the rule adds to it besides (Exchange's loop mark) says nothing then.
    """
    submitted = _submitted(message)
    if submitted and submitted not in ("no", "auto-forwarded"):
        return Evidence("auto_submitted", submitted[:200])
    for name, value in message.headers:
        if submitted == "auto-forwarded" and name == "x-ms-exchange-inbox-rules-loop":
            continue
        if name in AUTOMATIC and AUTOMATIC[name].match(value):
            return Evidence(name.replace("-", "_"), value.strip()[:200])
        if name not in NOT_RESPONDER and RESPONDER.fullmatch(name) and not NO.match(value):
            return Evidence("autoresponder_header", f"{name}: {value.strip()}"[:200])
    return None


def _submitted(message: Message) -> str:
    """The word without its parameters and comments: `auto-replied (vacation)`, `auto-generated; type=…`.

    `auto-submitted` as a value (AOL and others write it) is as good as any.
    """
    value = message.header("auto-submitted").strip().lower()
    return re.split(r"[\s;(]", value, maxsplit=1)[0]


def is_bulk(message: Message) -> bool:
    """Proves nothing alone: newsletters and mailing lists carry it too."""
    return any(BULK.match(value) for value in message.all_headers("precedence"))


def has_no_sender(message: Message) -> bool:
    """The envelope names nobody, so that no answer can come back. People's programs always name somebody."""
    return message.header("return-path").strip() == "<>"
