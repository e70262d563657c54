"""The words of an agent's answer from their own mailbox that did not go on to the client by itself."""

from collections.abc import Mapping
from typing import Any

from followups.display.reasons import in_words
from followups.models import Why

WHY = {
    "unverified": "we could not verify who sent it",
    "not_their_agent": "it is not from this client’s agent",
    "our_own": "it is an email of ours",
    "repeated": "the same words were sent twice already",
    "too_many": "too many were sent within an hour",
    "no_text": "it has no text",
    "too_long": "it is too long",
    "quotes_us": "it still quotes our email",
}
"""By the codes of inbound/mailbox/refusals.py."""


def refused(data: Mapping[str, Any]) -> tuple[str, str]:
    """The key words, and the rest. What a gate says has words of its own."""
    why = in_words(Why.read(data["gate"])) if data.get("gate") else WHY.get(str(data.get("why")), "")
    said = ", ".join(filter(None, [str(data.get("from", "")), why]))
    return "Answer not sent to the client:", f"{said}. It is saved as a draft."
