"""What was found in a mail, as the columns of its row."""

import re
from dataclasses import dataclass
from typing import Any

from inbound.kinds.verdict import Verdict
from inbound.match import Match
from inbound.models import InboundEmail, Kind, MatchedBy
from inbound.models.inbound_email import LONGEST_MESSAGE_ID
from inbound.reading.message import Message

LONGEST_TEXT = 200_000
"""Characters. A longer one is a machine's; the whole of it is in the raw message."""

NOT_IN_POSTGRESQL = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Found:
    message: Message
    verdict: Verdict
    match: Match
    text: str


def fill(row: InboundEmail, found: Found) -> None:
    """Not saved. What the door knew already stays where reading finds nothing."""
    message, verdict, matched = found.message, found.verdict, found.match
    row.kind = verdict.kind
    row.evidence = [{"rule": each.rule, "found": storable(each.found, 200)} for each in verdict.evidence]
    row.message_id = storable(message.message_id, LONGEST_MESSAGE_ID) or row.message_id
    row.from_email = storable(message.from_email, 255) or row.from_email
    row.from_name = storable(message.from_name, 200)
    row.to_email = storable(_recipient(message), 255) or row.to_email
    row.subject = storable(message.subject, 500)
    row.text = storable(found.text, LONGEST_TEXT)
    row.sent_at = message.date
    row.return_date = verdict.return_date
    # Whose the envelope's address is was all that was known of a mail that could not be read.
    if matched.client_id or row.client_id is None or row.matched_by == MatchedBy.ADDRESS:
        row.client_id, row.matched_by = matched.client_id, matched.matched_by or MatchedBy.NONE
    row.email_log_id = matched.email_log_id
    row.agent_id = matched.agent_id
    if row.agent_id and verdict.kind == Kind.OPT_OUT:
        # An agent who writes “stop” to a client takes nobody off any list.
        row.kind = Kind.REPLY


def _recipient(message: Message) -> str:
    return next(iter((*message.envelope_to, *message.to)), "")


def storable(text: Any, most: int) -> str:
    return NOT_IN_POSTGRESQL.sub("\N{REPLACEMENT CHARACTER}", str(text))[:most]
