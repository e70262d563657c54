"""How far an email got and what was recorded of it, in words. Read-only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from emails.models import EmailLog, Outgoing
from emails.models.states import RANK, Status
from emails.webhook.machines import why_not_engagement
from emails.webhook.match import time_of


@dataclass(frozen=True)
class Badge:
    """A state in a word. `tone` is its colour's class, or nothing."""

    word: str
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Milestone:
    """One of the five stations; `state` is the class of its dot."""

    word: str
    state: str
    icon: str
    at: datetime | None = None
    after: str = ""


@dataclass(frozen=True)
class Event:
    code: str  # SendGrid's event, or what we did: sent, written
    word: str
    detail: str
    icon: str
    tone: str
    at: datetime
    counts: bool = True  # False: it is no sign of the client's interest


LOOKS: dict[Status, tuple[str, str]] = {
    Status.DRAFT: ("outline", "pencil"),
    Status.QUEUED: ("", "clock"),
    Status.SENDING: ("", "send"),
    Status.UNCONFIRMED: ("amber", "triangle-alert"),
    Status.FAILED: ("red", "x"),
    Status.SENT: ("", "check"),
    Status.PROCESSED: ("", "check"),
    Status.DEFERRED: ("amber", "clock"),
    Status.DELIVERED: ("green", "check-check"),
    Status.OPEN: ("accent", "mail-open"),
    Status.CLICK: ("accent", "mouse-pointer-click"),
    Status.BOUNCE: ("red", "mail-x"),
    Status.DROPPED: ("red", "mail-x"),
    Status.UNSUBSCRIBE: ("amber", "user-x"),
    Status.GROUP_UNSUBSCRIBE: ("amber", "user-x"),
    Status.SPAMREPORT: ("red", "flag"),
}
"""The colour and the icon of each status. Its word is its label in emails/models/states.py."""
BADGES: dict[str, Badge] = {status: Badge(str(status.label), *look) for status, look in LOOKS.items()}

# What SendGrid reports: word, icon, tone, and the keys of the event that say more.
EVENTS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "processed": ("Accepted by SendGrid", "send", "", ()),
    "deferred": ("Deferred", "clock", "amber", ("response",)),
    "delivered": ("Delivered", "check-check", "", ("response",)),
    "open": ("Opened", "mail-open", "", ("useragent",)),
    "click": ("Clicked", "mouse-pointer-click", "accent", ("url",)),
    "bounce": ("Bounced", "mail-x", "red", ("reason",)),
    "dropped": ("Dropped", "mail-x", "red", ("reason",)),
    "unsubscribe": ("Unsubscribed", "user-x", "amber", ()),
    "group_unsubscribe": ("Unsubscribed from a group", "user-x", "amber", ()),
    "group_resubscribe": ("Resubscribed to a group", "user-check", "", ()),
    "spamreport": ("Marked as spam", "flag", "red", ()),
}


def badge_of(email: Outgoing) -> Badge:
    return BADGES[email.status]


def milestones_of(log: EmailLog) -> list[Milestone]:
    """Queued, sent, delivered, opened, clicked. A later one that happened says that the earlier ones did."""
    clicked, opened = log.clicked_at, log.opened_at
    delivered = _first(log, "delivered")
    rank = RANK.get(log.status, 0)
    was_delivered = bool(delivered or opened or clicked or RANK[Status.DELIVERED] <= rank <= RANK[Status.CLICK])
    steps = [
        Milestone("Draft", "next", "pencil", log.created_at)
        if log.status == Status.DRAFT
        else Milestone("Queued", "sent", "check", log.created_at),
        _sent(log),
        _delivered(log, was_delivered, delivered),
        _reached("Opened", "opened", "mail-open", bool(opened or clicked), opened, log.sent_at),
        _reached("Clicked", "clicked", "mouse-pointer-click", bool(clicked), clicked, opened or log.sent_at),
    ]
    return steps


def events_of(log: EmailLog) -> list[Event]:
    """Every event, newest first, above what we did ourselves."""
    events = sorted(_readable(log), key=lambda event: (_time(event), RANK.get(event["event"], 0)), reverse=True)
    ours = [Event("sent", "Sent", "Accepted by SendGrid", "send", "", log.sent_at)] if log.sent_at else []
    return [
        *map(_event, events),
        *ours,
        Event("written", "Written", _writer(log), "file-text", "", log.created_at),
    ]


def _sent(log: EmailLog) -> Milestone:
    if log.status == Status.FAILED:
        return Milestone("Failed", "failed", "x", log.updated_at)
    if log.status == Status.UNCONFIRMED:
        return Milestone("Unconfirmed", "held", "triangle-alert", log.updated_at)
    return _reached("Sent", "sent", "check", log.status in RANK, log.sent_at, log.created_at)


def _delivered(log: EmailLog, was_delivered: bool, at: datetime | None) -> Milestone:
    if log.status in (Status.BOUNCE, Status.DROPPED):
        return Milestone(log.get_status_display(), "failed", "x", _first(log, log.status))
    if log.status == Status.DEFERRED:
        return Milestone("Deferred", "held", "clock", _first(log, "deferred"))
    return _reached("Delivered", "sent", "check", was_delivered, at, log.sent_at)


def _reached(word: str, state: str, icon: str, reached: bool, at: datetime | None, since: datetime | None) -> Milestone:
    if not reached:
        return Milestone(word, "planned", "")
    return Milestone(word, state, icon, at, _elapsed(since, at))


def _elapsed(since: datetime | None, at: datetime | None) -> str:
    """“after 2 h 54 min”, within a day; beyond it the time itself says more."""
    if since is None or at is None:
        return ""
    seconds = max(0, round((at - since).total_seconds()))
    minutes, hours = seconds // 60, seconds // 3600
    if seconds < 60:
        return f"after {seconds} s"
    if minutes < 60:
        return f"after {minutes} min"
    return f"after {hours} h {minutes % 60} min" if hours < 24 else ""


def _first(log: EmailLog, name: str) -> datetime | None:
    return min((_time(event) for event in _readable(log) if event["event"] == name), default=None)


def _readable(log: EmailLog) -> Iterable[dict[str, Any]]:
    """A row written by hand may hold anything: what is no event is passed over."""
    for event in log.webhook_events:
        if isinstance(event, dict) and isinstance(event.get("event"), str) and time_of(event) is not None:
            yield event


def _event(event: dict[str, Any]) -> Event:
    word, icon, tone, keys = EVENTS.get(event["event"], (event["event"], "circle-question-mark", "", ()))
    detail = next((str(event[key]) for key in keys if event.get(key)), "")
    if why := why_not_engagement(event):
        return Event(event["event"], word, f"{why}: not counted", "bot", "void", _time(event), counts=False)
    return Event(event["event"], word, detail, icon, tone, _time(event))


def _writer(log: EmailLog) -> str:
    if log.written_by == EmailLog.WrittenBy.TEMPLATE:
        return f"From a template: {log.writer_error}" if log.writer_error else "From a template"
    return f"By {'the AI' if log.written_by == EmailLog.WrittenBy.AI else 'the agent'}" if log.written_by else ""


def _time(event: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(time_of(event) or 0, UTC)
