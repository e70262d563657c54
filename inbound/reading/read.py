"""The one way in: bytes as they came to a Message."""

from collections.abc import Iterable

from inbound.reading.message import Message
from inbound.reading.mime import from_mime
from inbound.reading.post import from_post


def read(raw: bytes, raw_type: str, *, envelope_to: Iterable[str] = (), envelope_from: str = "") -> Message:
    """`raw_type` is message/rfc822, or the whole Content-Type of SendGrid's post, with its boundary.

    Never raises for what is in the bytes: what can't be read is missing, or is in the text as it came. Addresses are in
    lower case. Strings can be stored in PostgreSQL. The envelope is that of a raw message; a post brings its own.
    """
    if raw_type.strip().lower().startswith("multipart/form-data"):
        return from_post(raw, raw_type)
    return from_mime(raw, tuple(each.lower() for each in envelope_to), envelope_from.lower())
