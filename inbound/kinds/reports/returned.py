"""The mail that a report is about: its Message-IDs."""

import re
from collections.abc import Iterator

from inbound.reading.addresses import ids
from inbound.reading.head import first, read_head
from inbound.reading.message import Message, Part

RETURNED = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")
# In reports of plain text the mail is below, often only its head, sometimes marked as a quote.
IN_TEXT = re.compile(r"^[ \t>|]*(?:message-id|x-original-message-id)[ \t]*:\s*(<[^<>\s]{1,1000}>)", re.I | re.M)
BARE = re.compile(r"[ \t]*(<[^<>]{1,1000}>|[^\s<>]{1,1000})")


def message_ids(message: Message) -> list[str]:
    """Without `<` and `>`. Exchange names it in In-Reply-To, too, and some only there."""
    inside = [each for part in message.parts for each in _of_part(part)]
    in_text = [each for found in IN_TEXT.findall(message.text) for each in ids(found)]
    named = [*message.in_reply_to, *message.references]
    return list(dict.fromkeys([*inside, *in_text, *named]))


def _of_part(part: Part) -> Iterator[str]:
    if part.content_type in RETURNED:
        lines = read_head(data := part.text.encode(), 0, len(data))[0]
        yield from ids(first(lines, "message-id"))[:1]
    else:
        yield from (each for found in IN_TEXT.findall(part.text) for each in ids(found))
