"""What SendGrid reports of an email: matched, stored once, and applied to the email's status.

A batch is a handful of SQL statements whatever its size. Logs are locked in the order of their ids, so that two
batches about the same emails never wait for each other in a circle.
"""

import json
import logging
import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from time import time
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from clients.models import Activity, Client
from emails.bulk import update_each
from emails.machines import why_machine
from emails.models import EmailLog, Suppression, UnmatchedEvent
from emails.states import RANK, Status

logger = logging.getLogger(__name__)

Event = dict[str, Any]

SUPPRESSES: dict[str, str] = {
    "bounce": Suppression.Reason.BOUNCED,
    "dropped": Suppression.Reason.BOUNCED,
    "unsubscribe": Suppression.Reason.UNSUBSCRIBED,
    "group_unsubscribe": Suppression.Reason.UNSUBSCRIBED,
    "spamreport": Suppression.Reason.COMPLAINED,
}
TIMELINE: dict[str, tuple[Activity.Kind, str]] = {
    "delivered": (Activity.Kind.DELIVERED, "Delivered"),
    "open": (Activity.Kind.OPENED, "Opened"),
    "click": (Activity.Kind.CLICKED, "Clicked a link in"),
    "bounce": (Activity.Kind.BOUNCED, "Bounced:"),
    "dropped": (Activity.Kind.BOUNCED, "Not delivered:"),
    "unsubscribe": (Activity.Kind.UNSUBSCRIBED, "Unsubscribed by"),
    "group_unsubscribe": (Activity.Kind.UNSUBSCRIBED, "Unsubscribed by"),
    "spamreport": (Activity.Kind.COMPLAINED, "Marked as spam:"),
}
CHANGED = ("webhook_events", "status", "sent_at", "opened_at", "clicked_at", "error_message")
"""What an event may change of an email."""

KNOWN = (RANK.keys() - {Status.SENT}) | {"group_resubscribe"}
"""The events about one email that SendGrid documents."""

NO_SUCH_EMAIL = "no such email"
TRY_AFTER, TRY_UNTIL, TRY_AT_ONCE = timedelta(minutes=1), timedelta(minutes=10), 1000

# A real one has an id that PostgreSQL's bigint holds.
MAX_ID = 2**63 - 1


def receive(body: bytes) -> dict[str, int]:
    """Stores a verified body; how many of its events matched an email and how many are kept to be looked at."""
    try:
        events = json.loads(body, parse_constant=str, parse_int=_int)
    except (ValueError, RecursionError):
        events = None
    if not isinstance(events, list):
        UnmatchedEvent.objects.create(raw=body, reason="not a JSON array")
        return {"processed": 0, "failed": 1, "total": 1}
    try:
        failed = apply(events)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        # Whatever one event holds, the others are applied. A 500 would have SendGrid repeat them all for a day.
        logger.exception("webhook batch could not be applied as one")
        failed = sum(_apply_alone(event) for event in events)
    logger.info("webhook events=%s unmatched=%s", len(events), failed)
    return {"processed": len(events) - failed, "failed": failed, "total": len(events)}


def apply(events: list[Any]) -> int:
    """Applies the events in one transaction; how many found no email and were kept raw."""
    with transaction.atomic():
        found = _match_and_store(events)
        unmatched = [
            UnmatchedEvent(
                raw=_raw(event),
                reason=NO_SUCH_EMAIL if _is_event(event) else "not an event about an email that SendGrid documents",
            )
            for index, event in enumerate(events)
            if index not in found
        ]
        UnmatchedEvent.objects.bulk_create(unmatched)
    return len(unmatched)


def retry(kept: UnmatchedEvent) -> bool:
    """Applies a kept event again; True when it now found its email."""
    try:
        event = json.loads(bytes(kept.raw), parse_constant=str, parse_int=_int)
    except (ValueError, RecursionError):
        return False
    with transaction.atomic():
        if not _match_and_store([event]):
            return False
        return bool(UnmatchedEvent.objects.filter(pk=kept.pk, applied_at=None).update(applied_at=timezone.now()))


def waiting(now: datetime) -> "QuerySet[UnmatchedEvent]":
    """Kept events that may have overtaken our own commit: a minute old at least, ten at most, the newest first."""
    recent = UnmatchedEvent.objects.filter(received_at__gt=now - TRY_UNTIL, received_at__lte=now - TRY_AFTER)
    return recent.filter(applied_at=None, reason=NO_SUCH_EMAIL)


def try_waiting(now: datetime) -> int:
    """Tries them once more, all in a handful of statements; how many found their email."""
    with transaction.atomic():
        kept = list(waiting(now).select_for_update(skip_locked=True)[:TRY_AT_ONCE])
        found = _match_and_store([json.loads(bytes(one.raw), parse_constant=str, parse_int=_int) for one in kept])
        applied = [kept[index].pk for index in found]
        UnmatchedEvent.objects.filter(pk__in=applied).update(applied_at=now)
    if applied:
        logger.info("webhook events that had come too early applied=%s", len(applied))
    return len(applied)


def _match_and_store(events: list[Any]) -> set[int]:
    """The positions of the events that found their email."""
    readable = [(index, _clean(event)) for index, event in enumerate(events) if _is_event(event)]
    logs = _lock_logs([event for _, event in readable])
    by_id = {log.pk: log for log in logs}
    by_message_id = {log.sendgrid_message_id: log for log in logs if log.sendgrid_message_id}
    matched: dict[int, list[Event]] = defaultdict(list)
    found: set[int] = set()
    for index, event in readable:
        if log := _match(event, by_id, by_message_id):
            matched[log.pk].append(event)
            found.add(index)
    _store([(by_id[pk], matched[pk]) for pk in sorted(matched)])
    return found


def _apply_alone(event: Any) -> int:
    try:
        return apply([event])
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        logger.exception("webhook event could not be applied")
        UnmatchedEvent.objects.create(raw=_raw(event), reason=f"could not be stored: {error}"[:200])
        return 1


def _raw(event: Any) -> bytes:
    try:
        return json.dumps(event).encode()
    except (ValueError, RecursionError):
        return repr(event)[:100_000].encode("utf-8", "replace")


def _int(text: str) -> int | str:
    """A number of a sane length. A longer one, which Python refuses to read, stays text and costs no other event."""
    return int(text) if len(text) < 100 else text


def _is_event(event: Any) -> bool:
    if not isinstance(event, dict):
        return False
    name, timestamp = event.get("event"), event.get("timestamp")
    # bool is an int to Python. An event from the future (a day is for clocks that are off) can't be one.
    is_time = isinstance(timestamp, int) and not isinstance(timestamp, bool) and 0 < timestamp < time() + 86_400
    return isinstance(name, str) and name in KNOWN and is_time


def _clean(value: Any) -> Any:
    """Without what jsonb can't hold: NUL characters and lone surrogates."""
    if isinstance(value, str):
        return value.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value


def _log_id(event: Event) -> int | None:
    text = str(event.get("email_log_id", ""))
    return int(text) if re.fullmatch(r"[1-9]\d{0,18}", text, re.ASCII) and int(text) <= MAX_ID else None


def _message_ids(event: Event) -> list[str]:
    """The id as it came and every shorter part before a dot: the suffix begins at one, and so may the id hold one."""
    text = event.get("sg_message_id")
    if not isinstance(text, str) or not text:
        return []
    parts = text[:255].split(".")
    # An empty first part would match every email that has no id yet.
    return [prefix for length in range(len(parts), 0, -1) if (prefix := ".".join(parts[:length])).strip(".")]


def _lock_logs(events: list[Event]) -> list[EmailLog]:
    ids = {pk for event in events if (pk := _log_id(event))}
    message_ids = {text for event in events for text in _message_ids(event)}
    if not ids and not message_ids:
        return []
    wanted = Q(pk__in=ids) | Q(sendgrid_message_id__in=message_ids)
    return list(EmailLog.objects.filter(wanted).order_by("pk").select_for_update(no_key=True))


def _match(event: Event, by_id: dict[int, EmailLog], by_message_id: dict[str, EmailLog]) -> EmailLog | None:
    log = by_id.get(_log_id(event) or 0)
    return log or next((by_message_id[text] for text in _message_ids(event) if text in by_message_id), None)


def _store(batches: list[tuple[EmailLog, list[Event]]]) -> None:
    now = timezone.now()
    activities: list[Activity] = []
    suppressions: dict[tuple[str, str], Suppression] = {}
    changed: list[EmailLog] = []
    settled: list[int] = []
    for log, events in batches:
        fresh = _unseen(log, events)
        if not fresh:
            continue
        changed.append(log)
        if log.status in (Status.SENDING, Status.UNCONFIRMED):
            _settle(log, fresh)
            settled.append(log.client_id)
            activities.append(_activity(log, Activity.Kind.SENT, f"Sent “{log.subject}”", log.sent_at or now))
        for event in fresh:
            log.webhook_events.append(event)
            activities += _apply_one(log, event)
            if (reason := SUPPRESSES.get(event["event"])) and (address := _address(event, log)):
                source = f"SendGrid reported {event['event']} for email {log.pk}"
                suppressions.setdefault((address, reason), Suppression(address=address, reason=reason, source=source))
        log.updated_at = now
    update_each(changed, [*CHANGED, "updated_at"])
    Activity.objects.bulk_create(activities)
    # In one order, like the logs: two batches that insert the same addresses would wait for each other.
    Suppression.objects.bulk_create([suppressions[key] for key in sorted(suppressions)], ignore_conflicts=True)
    if settled:
        Client.objects.filter(pk__in=settled).update(last_contacted=now)


def _address(event: Event, log: EmailLog) -> str:
    """Whom the event is about. The client may have another address by now."""
    address = str(event.get("email") or "").strip().lower()[:255]
    return address if "@" in address else log.to_email.strip().lower()


def settle_from_history(log: EmailLog) -> None:
    """An email still ours to send, though SendGrid reported on it: it was accepted, and what was reported counts."""
    history = log.webhook_events
    _settle(log, history)
    log.webhook_events, activities = [], [_activity(log, Activity.Kind.SENT, f"Sent “{log.subject}”", timezone.now())]
    for event in history:
        log.webhook_events.append(event)
        activities += _apply_one(log, event)
    log.save(update_fields=[*CHANGED, "updated_at"])
    Activity.objects.bulk_create(activities)
    Client.objects.filter(pk=log.client_id).update(last_contacted=log.sent_at)


def _unseen(log: EmailLog, events: list[Event]) -> list[Event]:
    log.webhook_events = [event for event in log.webhook_events if isinstance(event, dict)]
    seen = {key for event in log.webhook_events for key in _identities(event)}
    fresh = []
    for event in events:
        keys = _identities(event)
        if seen.isdisjoint(keys):
            fresh.append(event)
        seen.update(keys)
    return fresh


def _identities(event: Event) -> list[tuple[Any, ...]]:
    """Two events are the same when either of these is equal: SendGrid repeats itself, sometimes under a new id."""
    whole = (event.get("event"), event.get("sg_message_id"), event.get("timestamp"), event.get("url"))
    keys: list[tuple[Any, ...]] = [tuple(json.dumps(part, sort_keys=True) for part in whole)]
    if event_id := event.get("sg_event_id"):
        keys.append((json.dumps(event_id, sort_keys=True),))
    return keys


def _settle(log: EmailLog, events: list[Event]) -> None:
    """An event proves that SendGrid took it, whatever became of our request."""
    log.status, log.error_message = Status.SENT, ""
    log.sent_at = log.sent_at or min((_time(event) for event in events if _is_event(event)), default=timezone.now())


def _apply_one(log: EmailLog, event: Event) -> list[Activity]:
    if not _is_event(event):
        return []
    name, at = event["event"], _time(event)
    # A machine's open or click: in the history, but no sign of a person.
    if why_machine(event) or log.status not in RANK:
        return []
    is_first = not any(known.get("event") == name and not why_machine(known) for known in log.webhook_events[:-1])
    if name == "open":
        log.opened_at = min(filter(None, [log.opened_at, at]))
    if name == "click":
        log.clicked_at = min(filter(None, [log.clicked_at, at]))
    if name in ("bounce", "dropped", "deferred") and (detail := event.get("reason") or event.get("response")):
        log.error_message = str(detail)[:1000]
    if RANK.get(name, 0) > RANK[log.status]:
        log.status = name
    if name in TIMELINE and is_first:
        kind, words = TIMELINE[name]
        # SendGrid's times are whole seconds, ours are not: nothing can be delivered before it was sent.
        return [_activity(log, kind, f"{words} “{log.subject}”", max(at, log.sent_at or at))]
    return []


def _activity(log: EmailLog, kind: Activity.Kind, text: str, at: datetime) -> Activity:
    return Activity(client_id=log.client_id, kind=kind, text=text[:500], email=log, task_id=log.task_id, occurred_at=at)


def _time(event: Event) -> datetime:
    return datetime.fromtimestamp(event["timestamp"], UTC)
