"""Reads the plain text or the HTML, takes the quotes and the signature away, and keeps the paragraphs."""

import re
from collections.abc import Iterable, Sequence

from inbound.new_text.html_lines import lines_of_html
from inbound.new_text.lines import Line, lines_of_text
from inbound.new_text.ours import Known, Ours
from inbound.new_text.quotes import Kept, without_quotes
from inbound.new_text.signatures import without_signature
from inbound.reading.message import Message

EMPTY = re.compile(
    r"\W*(?:this (?:message|e-?mail|is an?) .{0,60}\bhtml\b|(?:your|the) (?:e-?mail|mail) (?:client"
    r"|program|reader) .{0,80}\bhtml\b"
    r"|(?:to view|please view|view) this (?:message|e-?mail) .{0,80}|html(?: message| content)?\W*$)",
    re.IGNORECASE,
)
LONGEST_NOTE = 300
"""Characters of a text that only says that there is HTML."""


def new_text(message: Message, ours: Sequence[Ours] = ()) -> str:
    """Plain text with its paragraphs; empty where nothing is new. A short sign-off (“Thanks, Maya”) stays.

    `ours`: what we sent that this may answer.
    """
    known = Known(ours)
    names = _names(message)
    kept = without_quotes(lines_of_text(message.text), known) if _is_real(message.text) else None
    if message.html and (kept is None or not kept.has_quote):
        seen = without_quotes(lines_of_html(message.html), known)
        if kept is None or (seen.has_quote and seen.segments):
            kept = seen
    return _written(kept, names, message.from_email) if kept else ""


def _is_real(text: str) -> bool:
    """Some programs send a text part that is empty, or says that the mail is in HTML."""
    bare = text.strip()
    return bool(bare) and not (len(bare) <= LONGEST_NOTE and EMPTY.match(bare))


def _names(message: Message) -> list[str]:
    """The words of the sender's name, as a signature has them; none where the mail names nobody."""
    if not message.from_name:
        return []
    local = message.from_email.partition("@")[0]
    words = re.split(r"[^\w’'-]+", f"{message.from_name} {re.sub(r'[._+-]', ' ', local)}".casefold())
    return [word for word in dict.fromkeys(words) if len(word) > 1 and not re.fullmatch(r"\d+", word)]


def _written(kept: Kept, names: Sequence[str], address: str) -> str:
    parts = [_text(without_signature(segment, names, address)) for segment in kept.segments]
    return "\n\n".join(filter(None, parts))


def _text(lines: Iterable[Line]) -> str:
    whole = "\n".join(line.text.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", whole).strip()
