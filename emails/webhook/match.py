"""Which email a webhook event is about, and whether it is in that email's history already."""

import json
import re
from collections.abc import Sequence
from functools import cached_property
from time import time
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from agents.models import Office
from emails.models import EmailLog, UnmatchedEvent
from emails.models.states import RANK, Status

Event = dict[str, Any]
Kept = UnmatchedEvent.Reason

KNOWN = (RANK.keys() - {Status.SENT}) | {"group_resubscribe"}
"""The events about one email that SendGrid documents."""

# A real one has an id that PostgreSQL's bigint holds.
MAX_ID = 2**63 - 1


def is_event(event: Any) -> bool:
    if not isinstance(event, dict):
        return False
    name = event.get("event")
    return isinstance(name, str) and name in KNOWN and time_of(event) is not None and _is_shallow(event)


SECONDS = re.compile(r"[0-9]{1,12}(?:\.[0-9]+)?")


def time_of(event: Event) -> int | None:
    """The event's time in whole Unix seconds; None where it has none that can be true.

    Some servers write it as text or with a fraction. An event from the future can't be one; a day is for clocks that
    are off.
    """
    value = event.get("timestamp")
    if isinstance(value, str) and SECONDS.fullmatch(value.strip()):
        value = float(value)
    # bool is an int to Python. NaN and the infinities lie between no two numbers.
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return int(value) if 1 <= value < time() + 86_400 else None


def _is_shallow(value: Any, levels: int = 20) -> bool:
    """SendGrid's events are flat, with a list here and there. What is nested for its own sake can't be read back."""
    inner = [item for item in (value.values() if isinstance(value, dict) else value) if isinstance(item, list | dict)]
    return not inner or (levels > 0 and all(_is_shallow(item, levels - 1) for item in inner))


SUSPECT = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


def storable(event: Event) -> tuple[Event, str]:
    """The event and its JSON as jsonb can hold them, its time as a number: repeats are told by it."""
    if type(event["timestamp"]) is not int:
        event = event | {"timestamp": time_of(event)}
    text = json.dumps(event)
    if SUSPECT.search(text):  # or an emoji, which cleaning leaves whole
        event = _clean(event)
        text = json.dumps(event)
    return event, text


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


def _message_id(event: Event) -> str:
    """The id as it came, "" without one. Nothing but dots would match every email that has no id yet."""
    text = event.get("sg_message_id")
    return text[:255] if isinstance(text, str) and text[:255].strip(".") else ""


def _message_ids(event: Event) -> list[str]:
    """The same and every shorter part before a dot: the suffix begins at one, and so may the id hold one."""
    parts = _message_id(event).split(".")
    return [prefix for length in range(len(parts), 0, -1) if (prefix := ".".join(parts[:length])).strip(".")]


class Emails:
    """Those that a batch of events may be about, locked in the order of their ids."""

    def __init__(self, events: list[Event]) -> None:
        logs = _lock_logs(events)
        self._by_id = {log.pk: log for log in logs}
        self._by_message_id = {log.sendgrid_message_id: log for log in logs if log.sendgrid_message_id}

    def match(self, event: Event) -> tuple[EmailLog | None, str]:
        """The event's email, or why it has none."""
        log = self._by_id.get(_log_id(event) or 0)
        if log is None:
            known = (self._by_message_id.get(text) for text in _message_ids(event))
            log = next((each for each in known if each), None)
        if self._is_of_another_office(event, log):
            return None, Kept.OTHER_OFFICE
        return log, "" if log else Kept.NO_SUCH_EMAIL

    def _is_of_another_office(self, event: Event, log: EmailLog | None) -> bool:
        """Another database on the same SendGrid account counts its emails from 1 as well. See docs/decisions/0011."""
        stored, reported = log.sendgrid_message_id if log else "", _message_id(event)
        if stored and f"{reported}.".startswith(f"{stored}."):
            return False
        if office_id := event.get("office_id"):
            # Ours has another message id when an earlier try of the email, which nobody could confirm, did arrive.
            return bool(office_id != self._our_office_id)
        return bool(stored and reported)

    @cached_property
    def _our_office_id(self) -> str:
        return Office.current().mail_id


def _lock_logs(events: list[Event]) -> list[EmailLog]:
    """The emails that the events may be about, locked in the order of their ids."""
    ids = {pk for event in events if (pk := _log_id(event))}
    if len(events) == 1:  # where no email has the id, what SendGrid calls it is all that is left
        return _locked(ids) or _locked(_ids_by_message(events))
    # Looked for before any of them is locked, so that all are locked in one order.
    known = set(_among(ids).values_list("pk", flat=True)) if ids else set()
    return _locked(known | _ids_by_message([event for event in events if _log_id(event) not in known]))


def _ids_by_message(events: list[Event]) -> set[int]:
    texts = list({text for event in events for text in _message_ids(event)})
    if not texts:
        return set()
    wanted = RawSQL("SELECT unnest(%s::text[])", [texts])
    return set(EmailLog.objects.filter(sendgrid_message_id__in=wanted).values_list("pk", flat=True))


def _locked(ids: set[int]) -> list[EmailLog]:
    if not ids:
        return []
    # The history stays where it is: with hundreds of events it costs more than all the rest.
    wanted = _among(ids).order_by("pk")
    return list(wanted.select_for_update(no_key=True).defer("webhook_events", "body", "earlier_recipients"))


def _among(ids: set[int]) -> QuerySet[EmailLog]:
    """One array instead of a thousand placeholders, which cost more than the rows."""
    return EmailLog.objects.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [list(ids)]))


def identities(event: Event) -> list[tuple[Any, ...]]:
    """Two events are the same when either of these is equal: SendGrid repeats itself, sometimes under a new id."""
    whole = (event.get("event"), event.get("sg_message_id"), event.get("timestamp"), event.get("url"))
    keys: list[tuple[Any, ...]] = [tuple(map(_comparable, whole))]
    if event_id := event.get("sg_event_id"):
        keys.append((_comparable(event_id),))
    return keys


def _comparable(value: Any) -> Any:
    """To Python True is 1, and a list can't be looked up."""
    return value if value is None or isinstance(value, str) else json.dumps(value, sort_keys=True, default=str).encode()


# Containment is the quick look (an event of the history has at least these keys); the slow one follows it only where
# that found something, because a key that is missing here must be missing there too.
HISTORY = """
SELECT webhook_events @> new.by_id OR CASE WHEN webhook_events @> new.whole THEN EXISTS (
        SELECT FROM jsonb_array_elements(webhook_events) old
        WHERE old -> 'event' = new.whole -> 0 -> 'event'
        AND old -> 'timestamp' = new.whole -> 0 -> 'timestamp'
        AND NULLIF(old -> 'sg_message_id', 'null') IS NOT DISTINCT FROM new.whole -> 0 -> 'sg_message_id'
        AND NULLIF(old -> 'url', 'null') IS NOT DISTINCT FROM new.whole -> 0 -> 'url'
    ) ELSE false END, webhook_events @> new.kind
FROM jsonb_to_recordset(%s::jsonb) AS new(n int, log_id bigint, by_id jsonb, whole jsonb, kind jsonb)
JOIN email_logs ON email_logs.id = new.log_id ORDER BY new.n"""


def in_history(events: Sequence[tuple[int, Event]]) -> list[tuple[bool, bool]]:
    """Of each event and its email's id: whether it is stored already, and whether one of its kind is."""
    if not events:
        return []
    rows = []
    for number, (pk, event) in enumerate(events):
        row: dict[str, Any] = {"n": number, "log_id": pk, "kind": [{"event": event["event"]}]}
        event_id = event.get("sg_event_id")
        # Containment of a list or an object would find what only resembles it; its other identity has to do.
        if event_id and isinstance(event_id, str | int):
            row["by_id"] = [{"sg_event_id": event_id}]
        parts = {key: event.get(key) for key in ("event", "sg_message_id", "timestamp", "url")}
        row["whole"] = [{key: value for key, value in parts.items() if value is not None}]
        rows.append(row)
    with connection.cursor() as cursor:
        # One document: arrays of a thousand texts would be quoted one by one.
        cursor.execute(HISTORY, [json.dumps(rows)])
        return [(bool(known), bool(had)) for known, had in cursor.fetchall()]
