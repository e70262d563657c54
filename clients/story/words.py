"""A call, a text or a meeting in words: what the timeline shows in bold, and the rest of that line."""

from collections.abc import Mapping
from typing import Any

from clients.models import Call, Conversation, Direction, Meeting

Kind = Conversation.Kind
INCOMING = Direction.INCOMING.value


def headline(kind: str, codes: Mapping[str, Any]) -> str:
    """“Call, voicemail.”, “They called, reached.”, “Text received.”, “Showing.”"""
    is_theirs = codes.get("direction") == INCOMING
    if kind == Kind.TEXT:
        return "Text received." if is_theirs else "Text sent."
    if kind == Kind.MEETING:
        meeting = codes.get("meeting", "")
        return "Meeting." if meeting in ("", Meeting.IN_PERSON) else f"{Meeting(meeting).label}."
    outcome = str(codes.get("outcome", ""))
    how = Call(outcome).label.lower() if outcome in Call else outcome
    what = "They called" if is_theirs else "Call"
    return f"{what}, {how}." if how else f"{what}."


def length(minutes: int | None) -> str:
    """“12 min”, “1 h 5 min”; "" where nobody said how long it was."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest else [])])


def circumstances(said: Conversation) -> str:
    """“45 min, at 418 Alder Court, with Jonah and Mia”; "" without any."""
    parts = [length(said.minutes)]
    parts += [f"at {said.place}"] if said.place else []
    parts += [f"with {said.people}"] if said.people else []
    return ", ".join(filter(None, parts))


def in_short(said: Conversation) -> str:
    """“Call, reached, 12 min”, “Text, received”, “Meeting, showing”: the kind first, as the AI is told it."""
    how = Call(said.outcome).label if said.outcome in Call else Meeting(said.meeting).label if said.meeting else ""
    who = {Kind.CALL.value: "from the client", Kind.TEXT.value: "received"}.get(said.kind, "")
    who = who if said.direction == INCOMING else "sent" if said.kind == Kind.TEXT else ""
    return ", ".join(filter(None, [said.get_kind_display(), who, how.lower(), length(said.minutes)]))
