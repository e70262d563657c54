"""A Message from the bytes of a raw one (RFC 5322 and MIME)."""

from dataclasses import replace

from inbound.reading.addresses import addresses, date_of, ids
from inbound.reading.head import Lines, first
from inbound.reading.leaves import leaves_of
from inbound.reading.message import Message
from inbound.reading.tree import tree_of
from inbound.reading.words import readable

DELIVERED_TO = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to")


def from_mime(raw: bytes, envelope_to: tuple[str, ...] = (), envelope_from: str = "") -> Message:
    tree = tree_of(raw)
    leaves = leaves_of(tree)
    return replace(
        of_head(tree.headers),
        envelope_to=envelope_to or _delivered_to(tree.headers),
        envelope_from=envelope_from or _address(first(tree.headers, "return-path")),
        content_type=tree.content_type,
        params=tree.params,
        text=leaves.text,
        html=leaves.html,
        parts=tuple(leaves.parts),
    )


def of_head(headers: Lines) -> Message:
    """What the head alone gives."""
    senders = addresses(first(headers, "from")) or addresses(first(headers, "sender"))
    name, sender = senders[0] if senders else (readable(first(headers, "from")), "")
    own_ids = ids(first(headers, "message-id"))
    return Message(
        message_id=own_ids[0] if own_ids else "",
        in_reply_to=tuple(ids(first(headers, "in-reply-to"))),
        references=tuple(ids(first(headers, "references"))),
        from_email=sender,
        from_name=name,
        reply_to=tuple(address for _, address in addresses(_all(headers, "reply-to"))),
        to=tuple(address for _, address in addresses(_all(headers, "to", "cc"))),
        subject=readable(first(headers, "subject")),
        date=date_of(first(headers, "date")),
        headers=tuple((each, readable(value)) for each, value in headers),
    )


def _all(headers: Lines, *names: str) -> str:
    return ", ".join(value for each, value in headers if each in names)


def _address(raw: str) -> str:
    found = addresses(raw)
    return found[0][1] if found else ""


def _delivered_to(headers: Lines) -> tuple[str, ...]:
    """What servers wrote down on the way; for a message that comes without its envelope."""
    found = (address for name in DELIVERED_TO for _, address in addresses(_all(headers, name)))
    return tuple(dict.fromkeys(found))
