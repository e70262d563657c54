"""Whether a mail is an automatic answer."""

import re

from inbound.kinds.automatic.headers import from_headers
from inbound.kinds.automatic.weighing import from_words
from inbound.kinds.verdict import Evidence
from inbound.reading.message import Message

UNSUBSCRIBES = re.compile(r"\s*unsubscribe\s*$", re.IGNORECASE)
"""Gmail and Apple Mail write "automatically generated" into the mail by which somebody unsubscribes."""


def automatic(message: Message) -> Evidence | None:
    """The header fields decide; without any, subject and text are weighed. None: nothing says that it is one.

    Reports and answers of calendars carry such header fields too, and have rules of their own.
    """
    if message.content_type == "multipart/report" or any(
        _is_an_answer_to_an_invitation(part.content_type, part.params.get("method", "")) for part in message.parts
    ):
        return None
    if evidence := from_headers(message):
        return evidence
    return None if UNSUBSCRIBES.match(message.subject) else from_words(message)


def _is_an_answer_to_an_invitation(content_type: str, method: str) -> bool:
    return content_type == "text/calendar" and method.lower() in ("reply", "counter")
