"""Mail of ours that comes back: what we forwarded, and what our own sender wrote."""

from collections.abc import Collection

from inbound.kinds.found import found
from inbound.kinds.verdict import Evidence
from inbound.reading.message import Message

FORWARD_HEADER = "x-realtoros-forward"


def own_mail(message: Message, ours: Collection[str] = ()) -> Evidence | None:
    """`ours`: the addresses that we send from, in lower case."""
    if value := message.header(FORWARD_HEADER):
        return found("own_mail", f"{FORWARD_HEADER}: {value}")
    return found("own_mail", message.from_email) if message.from_email in ours and message.from_email else None
