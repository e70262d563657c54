"""Delivery reports as RFC 3464 has them: what each recipient's `Action:` says decides."""

import re
from collections.abc import Iterator
from email.utils import unquote

from inbound.kinds.verdict import Reported
from inbound.reading.addresses import ADDRESS
from inbound.reading.head import first, read_head
from inbound.reading.message import Message

STATUS_PARTS = ("message/delivery-status", "message/global-delivery-status")
ACTIONS = ("failed", "delayed", "delivered", "relayed", "expanded")
BY_CLASS = {"5": "failed", "4": "delayed", "2": "delivered"}
"""RFC 3463: what a status says where the action is missing."""

GROUPS = re.compile(r"\n[ \t]*\n+")
XTEXT = re.compile(r"\+([0-9A-F]{2})")
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
A_WORD = re.compile(r"[a-z]+")


def reported_in(message: Message) -> list[Reported]:
    """One for each recipient; empty if it has no such part."""
    texts = [part.text for part in message.parts if part.content_type in STATUS_PARTS]
    return [each for text in texts for group in GROUPS.split(text) for each in _read(group)]


def _read(group: str) -> Iterator[Reported]:
    """The first group is about the message and names no recipient."""
    lines = read_head(data := group.strip().encode(), 0, len(data))[0]
    recipient = first(lines, "original-recipient") or first(lines, "final-recipient")
    status = STATUS.search(first(lines, "status"))
    word = A_WORD.match(first(lines, "action").lower())
    action = word[0] if word and word[0] in ACTIONS else BY_CLASS.get(status[0][0], "") if status else ""
    if action and (recipient or word):
        yield Reported(
            _address(recipient) or _address(first(lines, "final-recipient")),
            action,
            status[0] if status else "",
            unquote(first(lines, "diagnostic-code").partition(";")[2].strip() or first(lines, "diagnostic-code")),
        )


def _address(field: str) -> str:
    """Behind its type, `rfc822;`. Some leave it in xtext (RFC 3461, 4.2)."""
    address = field.rpartition(";")[2]
    if "@" not in address:
        address = XTEXT.sub(lambda found: chr(int(found[1], 16)), address)
    found = ADDRESS.search(address)
    return found[0].lower() if found else ""
