"""A mail as it was read: decoded, nothing decided yet. What reads bytes makes it; what decides gets nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Part:
    """A leaf of the message that is not the text to read: a report, a calendar answer, a file."""

    content_type: str
    """In lower case, without parameters."""
    name: str = ""
    """The file name, without any folder; empty if it has none."""
    size: int = 0
    """Bytes after decoding."""
    text: str = ""
    """The decoded text of parts that rules read (message/*, text/calendar, text/rfc822-headers …), else empty."""
    params: dict[str, str] = field(default_factory=dict)
    """Parameters of its content type, such as `method` of a calendar, names in lower case."""
    is_file: bool = False
    """Whether an agent gets it as an attachment."""
    read: Callable[[], bytes] = bytes
    """The decoded bytes."""


@dataclass(frozen=True)
class Message:
    message_id: str = ""
    """Without `<` and `>`; whole, however long."""
    in_reply_to: Sequence[str] = ()
    references: Sequence[str] = ()
    """Message-IDs without `<` and `>`, in the order of the header."""
    from_email: str = ""
    from_name: str = ""
    reply_to: Sequence[str] = ()
    to: Sequence[str] = ()
    """The addresses of To and Cc."""
    envelope_to: Sequence[str] = ()
    """Whom the server was told that it is for. Our reply address is here even where To says something else."""
    envelope_from: str = ""
    """Empty for a delivery report."""
    subject: str = ""
    date: datetime | None = None
    """The mail's own, with its zone; None where it has none that can be read."""
    headers: Sequence[tuple[str, str]] = ()
    """All of them, decoded, names in lower case, in their order, those of the top level alone."""
    content_type: str = "text/plain"
    """Of the whole message, in lower case, without parameters."""
    params: dict[str, str] = field(default_factory=dict)
    """Parameters of `content_type`, such as `report-type`."""
    text: str = ""
    """The plain text, decoded; empty where the mail has HTML alone."""
    html: str = ""
    """The HTML as it came: never shown outside the sandboxed frame."""
    parts: Sequence[Part] = ()
    dkim: str = ""
    """What SendGrid found, a field of its post: `{@example.com : pass}`. Empty where nothing was posted."""
    spf: str = ""
    """The same of the envelope's sender: `pass`, `fail`, `softfail`, `neutral`, `none`."""

    def header(self, name: str) -> str:
        """The first one of that name; empty if there is none. `name` in lower case."""
        return next((value for each, value in self.headers if each == name), "")

    def all_headers(self, name: str) -> list[str]:
        return [value for each, value in self.headers if each == name]
