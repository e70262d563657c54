"""What the model itself says its statements rest on: one that rests on nothing of the record is stopped."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from emails.writer.guard import Finding, Kind, Record

LINES_OF_THE_PROMPT = (
    *("step", "purpose", "this follow-up", "priority", "today", "standing instructions", "instructions"),
    *("sent", "sent subject", "sent text", "the client", "call", "text", "meeting", "reply", "note"),
)
"""What the prompt names besides the fields of the record: see templates/emails/prompt/brief.txt."""

WHY = "The AI based this on “{}”, which is not in the client's record."
WHY_NOTHING = "The AI itself found nothing in the client's record to support this."


def unfounded(claims: Iterable[Mapping[str, Any]], record: Record, subject: str, body: str) -> Iterator[Finding]:
    """For each claim whose words stand in the email and whose field nobody knows. Its shape may be anything."""
    known = {field.label.casefold() for field in record.fields} | set(LINES_OF_THE_PROMPT)
    for claim in claims:
        text, field = claim.get("text"), claim.get("field")
        if not isinstance(text, str) or not isinstance(field, str) or not text.strip():
            continue
        named = " ".join(field.split()).casefold()
        if any(named.startswith(label) or (named and label.endswith(named)) for label in known):
            continue
        why = WHY.format(field.strip()[:80]) if named else WHY_NOTHING
        for part, words in (("body", body), ("subject", subject)):
            if (start := words.find(text)) >= 0:
                yield Finding(Kind.FACT, text, why, part, start)
                break
