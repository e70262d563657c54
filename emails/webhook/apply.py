"""SendGrid's events about an email: matched, stored once, and applied to the email's status.

A batch takes a few SQL statements, whatever its size. Email logs are locked in the order of their ids, so that two
batches about the same emails can't deadlock.
"""

import json
import logging
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from clients.models import Activity, Client
from emails.errors.bounces import code_of
from emails.models import EmailLog, UnmatchedEvent
from emails.models.states import RANK, Status
from emails.webhook import copies, dropped, office_mails, suppress
from emails.webhook.advance import advance, mark_accepted
from emails.webhook.machines import why_not_engagement
from emails.webhook.match import (
    EMAIL_LOG_ID,
    OFFICE_MAIL_ID,
    Emails,
    Event,
    Matched,
    Row,
    in_history,
    is_event,
    lock_logs,
    lock_office_mails,
    moment_of,
    smtp_id_in,
    storable,
    without_repeats,
)
from emails.webhook.raw import raw, read

logger = logging.getLogger(__name__)
UnmatchedReason = UnmatchedEvent.Reason

TIMELINE: dict[str, Activity.Kind] = {
    "delivered": Activity.Kind.DELIVERED,
    "open": Activity.Kind.OPENED,
    "click": Activity.Kind.CLICKED,
    "bounce": Activity.Kind.BOUNCED,
    "dropped": Activity.Kind.BOUNCED,
    "unsubscribe": Activity.Kind.UNSUBSCRIBED,
    "group_unsubscribe": Activity.Kind.UNSUBSCRIBED,
    "spamreport": Activity.Kind.COMPLAINED,
}
CHANGED = ("status", "sent_at", "opened_at", "clicked_at", "error_code", "error_message", "retry_owed", "smtp_id")
"""The columns that an event may change, besides the history."""

TRY_AFTER, TRY_UNTIL, TRY_AT_ONCE = timedelta(minutes=1), timedelta(minutes=10), 1000


MOST_EVENTS = 10_000
"""SendGrid sends a batch at 768 kB, which is about a thousand events."""


class TooMany(Exception):
    """More events than MOST_EVENTS in one body."""


def receive(body: bytes) -> dict[str, int]:
    """Stores a verified body. Returns the number of events that matched an email (processed), that did not (failed;
    they are kept as UnmatchedEvent), and in all.

    Raises TooMany, and then stores nothing.
    """
    try:
        events = read(body)
    except (ValueError, RecursionError):
        events = None
    if not isinstance(events, list):
        UnmatchedEvent.objects.create(raw=body, reason=UnmatchedReason.NOT_AN_ARRAY)
        return {"processed": 0, "failed": 1, "total": 1}
    if len(events) > MOST_EVENTS:
        raise TooMany
    try:
        failed = apply(events)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        # One bad event must not block the others. After a 500, SendGrid would repeat all of them for a day.
        logger.exception("webhook batch could not be applied as one")
        failed = sum(_apply_alone(event) for event in events)
    logger.info("webhook events=%s unmatched=%s", len(events), failed)
    return {"processed": len(events) - failed, "failed": failed, "total": len(events)}


def apply(events: list[Any]) -> int:
    """Applies the events in one transaction; returns how many matched no email of ours and were kept raw."""
    with transaction.atomic():
        reasons = _match_and_store(events)
        # Only at the first attempt: an entry that somebody lifts before a retry must stay lifted.
        unmatched = [
            event for event, reason in zip(events, reasons, strict=True) if reason == UnmatchedReason.NO_SUCH_EMAIL
        ]
        suppress.add_unmatched(storable(event)[0] for event in unmatched)
        kept = [
            UnmatchedEvent(raw=raw(event), reason=reason)
            for event, reason in zip(events, reasons, strict=True)
            if reason
        ]
        UnmatchedEvent.objects.bulk_create(kept)
    return len(kept)


def retry(kept: UnmatchedEvent) -> bool:
    """Applies a kept event again; True if it now matches an email."""
    try:
        event = read(kept.raw)
    except (ValueError, RecursionError):
        return False
    with transaction.atomic():
        # Locks the kept event before its email, in the same order as try_waiting.
        waits = UnmatchedEvent.objects.filter(pk=kept.pk, applied_at=None)
        if not waits.select_for_update().values_list("pk").first() or any(_match_and_store([event])):
            return False
        return bool(waits.update(applied_at=timezone.now()))


def waiting(now: datetime) -> "QuerySet[UnmatchedEvent]":
    """Kept events that may have arrived before our own commit: from 1 to 10 minutes old, newest first."""
    recent = UnmatchedEvent.objects.filter(received_at__gt=now - TRY_UNTIL, received_at__lte=now - TRY_AFTER)
    return recent.filter(applied_at=None, reason=UnmatchedReason.NO_SUCH_EMAIL)


def try_waiting(now: datetime) -> int:
    """Tries those events once more, in a few statements; returns how many matched an email."""
    with transaction.atomic():
        kept = list(waiting(now).select_for_update(skip_locked=True)[:TRY_AT_ONCE])
        reasons = _match_and_store([read(one.raw) for one in kept])
        applied = [one.pk for one, reason in zip(kept, reasons, strict=True) if not reason]
        UnmatchedEvent.objects.filter(pk__in=applied).update(applied_at=now)
        # An email of ours has this id by now, but the event is another database's: not tried again.
        if foreign := [
            one.pk for one, reason in zip(kept, reasons, strict=True) if reason == UnmatchedReason.OTHER_OFFICE
        ]:
            UnmatchedEvent.objects.filter(pk__in=foreign).update(reason=UnmatchedReason.OTHER_OFFICE)
    if applied:
        logger.info("webhook events that had come too early applied=%s", len(applied))
    return len(applied)


def _match_and_store(events: list[Any]) -> list[str]:
    """For each event: "" if it is in its email's history, else the reason why not."""
    readable = [(index, *storable(event)) for index, event in enumerate(events) if is_event(event)]
    reasons: list[str] = [UnmatchedReason.NOT_AN_EVENT] * len(events)
    of_office = [item for item in readable if OFFICE_MAIL_ID in item[1]]
    if of_office:
        # First: a row of theirs is locked before a provider's everywhere.
        mails = Emails(lock_office_mails([event for _, event, _ in of_office]), OFFICE_MAIL_ID)
        office_mails.store(_matched(mails, of_office, reasons))
        readable = [item for item in readable if OFFICE_MAIL_ID not in item[1]]
    emails = Emails(lock_logs([event for _, event, _ in readable]), EMAIL_LOG_ID)
    _store(_matched(emails, readable, reasons))
    return reasons


def _matched(emails: Emails[Row], events: list[tuple[int, Event, str]], reasons: list[str]) -> Matched[Row]:
    """The events that found their email, in the order of its id and without repeats; notes what became of each."""
    matched: Matched[Row] = []
    for index, event, text in events:
        email, reasons[index] = emails.match(event)
        if email:
            matched.append((email, event, text))
    return sorted(without_repeats(matched), key=lambda item: item[0].pk)


def _apply_alone(event: Any) -> int:
    try:
        return apply([event])
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        logger.exception("webhook event could not be applied")
        UnmatchedEvent.objects.create(raw=raw(event), reason=UnmatchedReason.NOT_STORED, error=str(error)[:200])
        return 1


def _store(matched: Matched[EmailLog]) -> None:
    """Appends new events to the histories and applies them, in order, grouped by email."""
    now = timezone.now()
    activities: list[Activity] = []
    new_by_email: dict[EmailLog, list[tuple[Event, str, bool]]] = defaultdict(list)
    matched = copies.with_marks(matched)
    known = in_history(EmailLog, [(log, event) for log, event, _ in matched])
    for (log, event, text), (is_known, had_one) in zip(matched, known, strict=True):
        if not is_known:
            new_by_email[log].append((event, text, had_one))
    contacted: list[tuple[int, datetime]] = []
    for log, events in new_by_email.items():
        if log.status in (Status.SENDING, Status.UNCONFIRMED):
            mark_accepted(log, [event for event, *_ in events])
            contacted.append((log.client_id, min(log.sent_at or now, log.updated_at)))  # it was tried before
            activities.append(_activity(log, Activity.Kind.SENT, "sent", log.sent_at or now))
        earlier_kinds = {copies.kind_of(event) for event, _, had_one in events if had_one}
        for event, *_ in events:
            activities += _apply_one(log, event, earlier_kinds)
        log.updated_at = now
    rows = [_row(log, [text for _, text, _ in events]) for log, events in new_by_email.items()]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(STORE, [f"[{','.join(rows)}]"])
    suppress.name_addresses(activities, {log.pk: log.to_email for log in new_by_email})
    Activity.add_many(activities)
    new = [(log, event) for log, events in new_by_email.items() for event, *_ in events]
    suppress.close(new)
    dropped.note_drops([event for _, event in new])
    if contacted:
        Client.objects.mark_contacted(contacted, now)


STORE = """
UPDATE email_logs SET webhook_events = webhook_events || new.events, status = new.status, sent_at = new.sent_at,
    opened_at = new.opened_at, clicked_at = new.clicked_at, error_code = new.error_code,
    error_message = new.error_message, retry_owed = new.retry_owed, smtp_id = new.smtp_id,
    updated_at = new.updated_at
FROM jsonb_to_recordset(%s::jsonb) AS new(id bigint, events jsonb, status text, sent_at timestamptz,
    opened_at timestamptz, clicked_at timestamptz, error_code text, error_message text, retry_owed boolean,
    smtp_id text, updated_at timestamptz)
WHERE email_logs.id = new.id"""


TO_JSON = json.JSONEncoder(default=str).encode
"""Made once: `json.dumps` makes an encoder for each email."""


def _row(log: EmailLog, events: list[str]) -> str:
    """The email as JSON for STORE. `events` are JSON already."""
    fields = {name: getattr(log, name) for name in ("id", *CHANGED, "updated_at")}
    return f'{TO_JSON(fields)[:-1]}, "events": [{",".join(events)}]}}'


def settle_from_history(log: EmailLog) -> None:
    """Marks an email as accepted if SendGrid reported on it before we stored its answer, and applies those events."""
    mark_accepted(log, log.webhook_events)
    activities, earlier_kinds = [_activity(log, Activity.Kind.SENT, "sent", timezone.now())], set[str]()
    for event in filter(is_event, log.webhook_events):
        activities += _apply_one(log, event, earlier_kinds)
    log.save(update_fields=[*CHANGED, "updated_at"])
    Activity.objects.bulk_create(activities)
    sent_at = log.sent_at or timezone.now()
    Client.objects.mark_contacted([(log.client_id, sent_at)], sent_at)


def _apply_one(log: EmailLog, event: Event, earlier_kinds: set[str]) -> list[Activity]:
    """Applies one event to `log`, unsaved. `earlier_kinds`: the kinds of earlier events; this one's is added."""
    name, at = event["event"], moment_of(event)
    log.smtp_id = smtp_id_in(event) or log.smtp_id
    # It shows no interest of a person, so it is only kept in the history.
    if why_not_engagement(event) or log.status not in RANK:
        return []
    is_first = _is_first(log, event, earlier_kinds)
    earlier_kinds.add(copies.kind_of(event))
    if copy := copies.copy_in(log, event):
        facts = copies.facts_of(log, copy, event, is_first=is_first)
        return [_activity(log, copies.KIND, at=max(at, log.sent_at or at), **facts)] if facts else []
    if name == "open":
        log.opened_at = min(filter(None, [log.opened_at, at]))
    if name == "click":
        log.clicked_at = min(filter(None, [log.clicked_at, at]))
    if advance(log, event):
        log.retry_owed = dropped.is_not_about_address(event)
    if name in TIMELINE and is_first:
        error = {"error_code": code.value} if (code := code_of(event)) else {}
        # SendGrid's times are whole seconds, ours are not. Without max(), a delivery could come before the sending.
        return [_activity(log, TIMELINE[name], name, max(at, log.sent_at or at), **error)]
    return []


def _is_first(log: EmailLog, event: Event, earlier_kinds: set[str]) -> bool:
    """Whether it gets an activity: the first of its kind does, and every unsubscribe and spam report."""
    name = event["event"]
    if name == "open":
        return log.opened_at is None  # the history may have an open by a machine, which does not count
    if name == "click":
        return log.clicked_at is None
    return copies.kind_of(event) not in earlier_kinds or name in ("unsubscribe", "group_unsubscribe", "spamreport")


def _activity(log: EmailLog, kind: Activity.Kind, event: str, at: datetime, **more: str) -> Activity:
    data = {"event": event, "subject": log.subject} | more
    return Activity(client_id=log.client_id, kind=kind, data=data, email_id=log.pk, task_id=log.task_id, occurred_at=at)
