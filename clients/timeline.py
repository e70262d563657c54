"""How each kind of event looks on a timeline: its icon, and its colour where it has one."""

from clients.models import Activity

Kind = Activity.Kind

MARKS: dict[str, tuple[str, str]] = {
    Kind.CREATED: ("user-plus", ""),
    Kind.EDITED: ("pencil", ""),
    Kind.STAGE: ("circle-dot", ""),
    Kind.DELETED: ("trash-2", ""),
    Kind.RESTORED: ("undo-2", ""),
    Kind.NOTE: ("sticky-note", ""),
    Kind.CALL: ("phone", ""),
    Kind.REPLY: ("reply", "green"),
    Kind.PAUSED: ("pause", "amber"),
    Kind.RESUMED: ("play", ""),
    Kind.PLAN: ("calendar-plus", ""),
    Kind.TASK: ("calendar-check", ""),
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


def mark_of(kind: str) -> tuple[str, str]:
    return MARKS.get(kind, ("circle-dot", ""))
