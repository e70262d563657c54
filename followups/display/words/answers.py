"""The words of the timeline about answers: the key words, and the rest."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lists.words import weekday_date

Data = Mapping[str, Any]
Said = tuple[str, str]


def replied(data: Data) -> Said:
    """With what was on its way when the answer came in: nothing could stop that."""
    if data.get("event") == "taken_back":
        return "Reply undone", ""
    late = [f"“{each['subject']}”" if each.get("subject") else "an email" for each in data.get("on_their_way") or []]
    verb = "was already on its way" if len(late) == 1 else "were already on their way"
    said = [str(data["note"])] if data.get("note") else []
    said += [f"{' and '.join(late)} {verb}"] if late else []
    return ("Replied:", " · ".join(said)) if said else ("Replied", "")


def answered(data: Data) -> Said:
    """By the agent, from their own mailbox."""
    return ("Answered by email:", str(data["note"])) if data.get("note") else ("Answered by email", "")


def away(data: Data) -> Said:
    if data.get("event") == "came_back":
        if data.get("until"):
            until = weekday_date(datetime.fromisoformat(data["until"]))
            return "Wait undone:", f"another automatic reply holds follow-ups until {until}"
        return "No longer waiting", "for the client to be back"
    if not data.get("until"):
        return "Automatic reply:", "follow-ups wait"
    return "Automatic reply:", f"follow-ups wait until {weekday_date(datetime.fromisoformat(data['until']))}"
