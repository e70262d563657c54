"""Which email a webhook event is about, and whether it is in that email's history already."""

import json
import re
from collections.abc import Sequence
from time import time
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from emails.models import EmailLog
from emails.models.states import RANK, Status

Event = dict[str, Any]

KNOWN = (RANK.keys() - {Status.SENT}) | {"group_resubscribe"}
"""The events about one email that SendGrid documents."""

# A real one has an id that PostgreSQL's bigint holds.
MAX_ID = 2**63 - 1


def is_event(event: Any) -> bool:
    if not isinstance(event, dict):
        return False
    name, timestamp = event.get("event"), event.get("timestamp")
    # bool is an int to Python. An event from the future (a day is for clocks that are off) can't be one.
    is_time = isinstance(timestamp, int) and not isinstance(timestamp, bool) and 0 < timestamp < time() + 86_400
    return isinstance(name, str) and name in KNOWN and is_time and _is_shallow(event)


def _is_shallow(value: Any, levels: int = 20) -> bool:
    """SendGrid's events are flat, with a list here and there. What is nested for its own sake can't be read back."""
    inner = [item for item in (value.values() if isinstance(value, dict) else value) if isinstance(item, list | dict)]
    return not inner or (levels > 0 and all(_is_shallow(item, levels - 1) for item in inner))


SUSPECT = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


def storable(event: Event) -> tuple[Event, str]:
    """The event and its JSON as jsonb can hold them."""
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


def _message_ids(event: Event) -> list[str]:
    """The id as it came and every shorter part before a dot: the suffix begins at one, and so may the id hold one."""
    text = event.get("sg_message_id")
    if not isinstance(text, str) or not text:
        return []
    parts = text[:255].split(".")
    # An empty first part would match every email that has no id yet.
    return [prefix for length in range(len(parts), 0, -1) if (prefix := ".".join(parts[:length])).strip(".")]


def lock_logs(events: list[Event]) -> list[EmailLog]:
    """The emails that the events may be about, locked in the order of their ids."""
    ids = {pk for event in events if (pk := _log_id(event))}
    unnamed = [event for event in events if not _log_id(event)]
    logs = _locked(ids | _ids_by_message(unnamed))
    # An id of ours that no email has: what SendGrid calls it is all that is left. Hardly ever.
    found = {log.pk for log in logs}
    lost = [event for event in events if (pk := _log_id(event)) and pk not in found]
    return logs + _locked(_ids_by_message(lost) - found)


def _ids_by_message(events: list[Event]) -> set[int]:
    texts = list({text for event in events for text in _message_ids(event)})
    if not texts:
        return set()
    wanted = RawSQL("SELECT unnest(%s::text[])", [texts])
    return set(EmailLog.objects.filter(sendgrid_message_id__in=wanted).values_list("pk", flat=True))


def _locked(ids: set[int]) -> list[EmailLog]:
    if not ids:
        return []
    # One array instead of a thousand placeholders, which cost more than the rows.
    wanted = EmailLog.objects.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])).order_by("pk")
    # The history stays where it is: with hundreds of events it costs more than all the rest.
    return list(wanted.select_for_update(no_key=True).defer("webhook_events", "body", "earlier_recipients"))


def match(event: Event, by_id: dict[int, EmailLog], by_message_id: dict[str, EmailLog]) -> EmailLog | None:
    log = by_id.get(_log_id(event) or 0)
    return log or next((by_message_id[text] for text in _message_ids(event) if text in by_message_id), None)


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
