"""The entries of a client's timeline: key words, other words, icon and colour. Read-only."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from clients.models import Activity, ClientFile, Conversation, Note
from clients.story.words import circumstances, headline
from followups.display.activity_words import Words, words_of
from followups.display.entries import marks
from lists.words import counted

Kind = Activity.Kind


@dataclass(frozen=True)
class Entry:
    """One event, or one note, as the timeline shows it."""

    event: Any
    key: str
    rest: str
    excerpt: str = ""  # of its email, or of what it does not say whole, where a search found that

    is_fold = False

    @property
    def is_void(self) -> bool:
        """A call that was undone later."""
        return getattr(self.event, "is_void", False)

    @property
    def is_note(self) -> bool:
        return isinstance(self.event, Note)

    @property
    def said(self) -> Conversation | None:
        """The call, text or meeting that the event shows."""
        return getattr(self.event, "said", None)

    @property
    def file(self) -> ClientFile | None:
        return getattr(self.event, "file", None)

    @property
    def mail(self) -> Any:
        """The incoming mail that the event tells of, as inbound/display/on_timeline.py shows it; None without one."""
        return getattr(self.event, "mail", None)

    @property
    def circumstances(self) -> str:
        return circumstances(self.said) if self.said else ""

    @property
    def mark(self) -> tuple[str, str]:
        if self.is_note:
            return MARKS[Kind.NOTE]
        icon, tone = MARKS.get(self.event.kind, ("circle-dot", ""))
        return icon, "void" if self.is_void else tone

    @property
    def text(self) -> str:
        return str(Words(self.key, self.rest))

    @property
    def email(self) -> str:
        """The text of the link to the event's email."""
        step, subject = self.event.step, self.event.subject
        return f"From {step}, “{subject}”" if self.event.kind == Kind.CLICKED else step

    @property
    def by(self) -> str:
        """“, by Ana”, or “ By Ana.” after a full stop; "" without an agent."""
        if self.event.agent is None:
            return ""
        name = self.event.agent.first_name
        return f" By {name}." if self.text.endswith((".", "!", "?")) else f", by {name}"


MARKS: dict[str, tuple[str, str]] = {
    Kind.CREATED: ("user-plus", ""),
    Kind.EDITED: ("pencil", ""),
    Kind.STAGE: ("circle-dot", ""),
    Kind.DELETED: ("trash-2", ""),
    Kind.RESTORED: ("undo-2", ""),
    Kind.NOTE: ("sticky-note", ""),
    Kind.CALL: ("phone", ""),
    Kind.TEXT: ("message-square", ""),
    Kind.MEETING: ("handshake", ""),
    Kind.FILE: ("paperclip", ""),
    Kind.REPLY: ("reply", "green"),
    Kind.ANSWERED: ("mail-check", ""),
    Kind.AWAY: ("calendar-clock", ""),
    Kind.PAUSED: ("pause", "amber"),
    Kind.RESUMED: ("play", ""),
    Kind.PLAN: ("calendar-plus", ""),
    Kind.TASK: ("calendar-check", ""),
    Kind.APPROVED: ("check", ""),
    Kind.HELD: ("pause", "amber"),
    Kind.FAILED: ("circle-alert", "red"),
    Kind.SENT: ("send", ""),
    Kind.UNCONFIRMED: ("mail-question-mark", "amber"),
    Kind.DELIVERED: ("check-check", ""),
    Kind.OPENED: ("mail-open", "accent"),
    Kind.CLICKED: ("mouse-pointer-click", "accent"),
    Kind.BOUNCED: ("mail-x", "red"),
    Kind.UNSUBSCRIBED: ("user-x", "amber"),
    Kind.COMPLAINED: ("shield-alert", "red"),
}
"""Icon and colour of each kind."""


def entries(events: Iterable[Any], clicks: Mapping[int, tuple[str, ...]], words: Sequence[str] = ()) -> list[Entry]:
    """The entries of the events; `clicks` are the clicked URLs by the email's id, `words` those of a search."""
    return [
        Entry(event, "Note:", str(event))
        if isinstance(event, Note)
        else _entry(event, clicks.get(event.email_id or 0, ()), words)
        for event in events
    ]


def _entry(event: Any, clicked: tuple[str, ...], words: Sequence[str]) -> Entry:
    said = words_of(event)
    if talk := getattr(event, "said", None):
        said = Words(headline(talk.kind, talk.facts), talk.text)
    if mail := getattr(event, "mail", None):
        said = Words(mail.key, f"{mail.rest} {mail.text}".strip())
    if event.kind == Kind.CLICKED and (what := _clicked_text(clicked)):
        said = Words("Clicked", what)
    entry = Entry(event, *said)
    hidden = marks.missing(f"{said} {entry.email} {entry.circumstances}", words) if words else []
    return replace(entry, excerpt=marks.excerpt(_unsaid(event), hidden)) if hidden else entry


def _unsaid(event: Any) -> str:
    """What an event's words leave out: its email's text, the links, a change that is too long to be quoted."""
    if event.kind == Kind.EDITED:
        values = (event.data.get(name) for name in ("after", "before"))
        return " … ".join(value for value in values if isinstance(value, str))
    return event.more or ""


def _clicked_text(urls: Iterable[str]) -> str:
    """“cedarmain.example/tour, 3 clicks so far”."""
    known = [url for url in urls if url]
    if not known:
        return ""
    where = known[0]
    with suppress(ValueError):  # the URL may be invalid
        parts = urlsplit(known[0])
        where = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" or known[0]
    where = where if len(where) <= 60 else where[:59] + "…"
    others = len(set(known)) - 1
    more = f" and {counted(others, 'other link')}" if others else ""
    return f"{where}{more}" + (f", {len(known)} clicks so far" if len(known) > 1 else "")
