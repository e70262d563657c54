"""How far an email got and what was recorded of it, in words. Read-only."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst

from clients.models import Activity, address_key
from emails.errors.bounces import code_of
from emails.errors.words import WORDS, code_in_words
from emails.models import EmailLog, Outgoing
from emails.models.states import RANK, Status
from emails.webhook.copies import MARK
from emails.webhook.devices import device_in_words
from emails.webhook.machines import why_machine, why_not_engagement
from emails.webhook.match import address_in, time_of
from lists.words import in_words


@dataclass(frozen=True)
class Badge:
    """A state in a word. `tone` is its colour's class, or nothing."""

    word: str
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Milestone:
    """One of the five stations; `state` is the class of its dot. `note` stands where there is no time."""

    word: str
    state: str
    icon: str
    at: datetime | None = None
    after: str = ""
    note: str = ""


@dataclass(frozen=True)
class Event:
    code: str  # SendGrid's event, or what we did: sent, written
    word: str
    detail: str
    icon: str
    tone: str
    at: datetime
    counts: bool = True  # False: it is no sign of the client's interest
    answer: str = ""  # what a mail server or SendGrid said, in its own words


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

# What SendGrid reports: word, icon, tone.
EVENTS: dict[str, tuple[str, str, str]] = {
    "processed": ("Accepted by SendGrid", "send", ""),
    "deferred": ("Deferred", "clock", "amber"),
    "delivered": ("Delivered", "check-check", ""),
    "open": ("Opened", "mail-open", ""),
    "click": ("Clicked", "mouse-pointer-click", "accent"),
    "bounce": ("Bounced", "mail-x", "red"),
    "dropped": ("Dropped", "mail-x", "red"),
    "unsubscribe": ("Unsubscribed", "user-x", "amber"),
    "group_unsubscribe": ("Unsubscribed from a group", "user-x", "amber"),
    "group_resubscribe": ("Resubscribed to a group", "user-check", ""),
    "spamreport": ("Marked as spam", "flag", "red"),
}

TRIED_FOR = timedelta(hours=72)
"""How long SendGrid tries to deliver an email before it gives up (twilio.com/docs/sendgrid/glossary/deferrals)."""

NOT_YET, NEVER, NOT_REPORTED = "Not yet", "No", "Not reported"


MARKED_SENT = Badge("Marked as sent", "", "user-check")


def badge_of(email: Outgoing) -> Badge:
    return MARKED_SENT if email.is_marked_sent else BADGES[email.status]


def milestones_of(log: EmailLog, *, may_go: bool = True) -> list[Milestone]:
    """Queued, sent, delivered, opened, clicked. A later one that happened says that the earlier ones did.

    `may_go`: whether one that was not sent can still be sent.
    """
    clicked, opened = log.clicked_at, log.opened_at
    delivered = _first(log, "delivered")
    was_delivered = bool(delivered or opened or clicked or log.status in ONLY_DELIVERED)
    to_come = _to_come(log, was_delivered=was_delivered, may_go=may_go)
    steps = [
        Milestone("Draft", "next", "pencil", log.created_at)
        if log.status == Status.DRAFT
        else Milestone("Queued", "sent", "check", log.created_at),
        _sent(log),
        _delivered(log, was_delivered, delivered),
        _reached("Opened", "opened", "mail-open", bool(opened or clicked), opened, log.sent_at),
        _reached("Clicked", "clicked", "mouse-pointer-click", bool(clicked), clicked, opened or log.sent_at),
    ]
    return [replace(step, note=to_come) if step.state == "planned" else step for step in steps]


# What only somebody can do who got the email.
ONLY_DELIVERED = (
    *(Status.DELIVERED, Status.OPEN, Status.CLICK),
    *(Status.UNSUBSCRIBE, Status.GROUP_UNSUBSCRIBE, Status.SPAMREPORT),
)


def _to_come(log: EmailLog, *, was_delivered: bool, may_go: bool) -> str:
    """What is said of a station that was not reached: whether it still can be."""
    if log.status in (Status.FAILED, Status.BOUNCE, Status.DROPPED):
        return NEVER
    if log.status not in RANK and log.status != Status.UNCONFIRMED:
        return NOT_YET if may_go else NEVER
    left_at = log.sent_at or log.updated_at
    return NOT_YET if was_delivered or timezone.now() < left_at + TRIED_FOR else NOT_REPORTED


def copies_of(log: EmailLog) -> list[tuple[str, str, list[Event]]]:
    """Each linked person who got a copy, or may have: name, address, and what was reported, newest first."""
    said = [event for event in log.webhook_events if isinstance(event, dict) and MARK in event] if log.cc else []
    found = []
    for copy in log.cc:
        key = address_key(copy["email"])
        own = [event for event in said if address_key(address_in(event)) == key and _is_readable(event)]
        own.sort(key=lambda event: (_time(event), RANK.get(event["event"], 0)), reverse=True)
        found.append((copy["name"], copy["email"], [_event(event) for event in own]))
    return found


def events_of(log: EmailLog) -> list[Event]:
    """Every event of the client's own address, newest first, above what we did ourselves.

    That SendGrid accepted it is one line: its answer to us says so, and its “processed” once more. Where the answer was
    lost, the event alone says it.
    """
    events = sorted(_readable(log), key=lambda event: (_time(event), RANK.get(event["event"], 0)), reverse=True)
    ours = [*_doubts(log)]
    if log.sent_at and not log.settled_at:
        events = [event for event in events if event["event"] != "processed"]
        ours.append(Event("sent", "Sent", "Accepted by SendGrid", "send", "", log.sent_at))
    ours.sort(key=lambda event: event.at, reverse=True)
    written = Event("written", "Written", _writer(log), "file-text", "", log.created_at)
    return [*map(_event, events), *ours, written]


def _doubts(log: EmailLog) -> Iterable[Event]:
    """When nobody knew whether it arrived, and who said that it did or did not: the timeline keeps it."""
    kinds = (Activity.Kind.UNCONFIRMED, Activity.Kind.SENT, Activity.Kind.TASK)
    rows = Activity.objects.filter(client_id=log.client_id, email_id=log.pk, kind__in=kinds).select_related("agent")
    for row in rows:
        code, who = row.data.get("event"), (row.agent.first_name if row.agent else "An agent")
        if row.kind == Activity.Kind.UNCONFIRMED:
            words = capfirst(code_in_words(row.data.get("error_code")))
            answer = str(row.data.get("error") or "")
            yield Event("unconfirmed", "Unconfirmed", words, "triangle-alert", "amber", row.occurred_at, answer=answer)
        elif code == "arrived":
            yield Event(code, "Marked as sent", f"{who} says that it arrived", "user-check", "", row.occurred_at)
        elif code == "send_again":
            yield Event(code, "Email queued again", f"{who} says that it did not arrive", "user-x", "", row.occurred_at)


def _sent(log: EmailLog) -> Milestone:
    if log.status == Status.FAILED:
        return Milestone("Failed", "failed", "x", log.updated_at)
    if log.status == Status.UNCONFIRMED:
        return Milestone("Not confirmed", "held", "triangle-alert", log.updated_at)
    if log.is_marked_sent:
        by = log.settled_by.first_name if log.settled_by else "an agent"
        said = f"by {by}, {in_words(log.settled_at)}" if log.settled_at else f"by {by}"
        return Milestone("Marked as sent", "sent", "user-check", log.settled_at, said)
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
    """The client's own. A row written by hand may hold anything: what is no event is passed over."""
    return (event for event in log.webhook_events if _is_readable(event) and MARK not in event)


def _is_readable(event: Any) -> bool:
    return isinstance(event, dict) and isinstance(event.get("event"), str) and time_of(event) is not None


def _event(event: dict[str, Any]) -> Event:
    name = event["event"]
    word, icon, tone = EVENTS.get(name, (name, "circle-question-mark", ""))
    if machine := why_machine(event):
        detail = f"Automatic check by {machine}, not counted"
        return Event(name, word, detail, "bot", "void", _time(event), counts=False)
    if why := why_not_engagement(event):
        return Event(name, word, f"{why}: not counted", "bot", "void", _time(event), counts=False)
    answer = next((str(event[key]) for key in ("reason", "response") if event.get(key)), "")
    return Event(name, word, _detail(event), icon, tone, _time(event), answer=answer)


def _detail(event: dict[str, Any]) -> str:
    if code := code_of(event):
        return capfirst(WORDS[code])
    if event["event"] == "click" and event.get("url"):
        return str(event["url"])
    device = device_in_words(event.get("useragent")) if event["event"] == "open" else ""
    return f"In {device}" if device else ""


def _writer(log: EmailLog) -> str:
    if log.written_by == EmailLog.WrittenBy.TEMPLATE:
        return f"From a template: {log.writer_error}" if log.writer_error else "From a template"
    return f"By {'the AI' if log.written_by == EmailLog.WrittenBy.AI else 'the agent'}" if log.written_by else ""


def _time(event: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(time_of(event) or 0, UTC)
