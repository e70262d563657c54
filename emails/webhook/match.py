"""Finds the email of a webhook event, and whether the event is already in that email's history."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from time import time
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from agents.models import Office
from clients.models import address_key
from emails.models import EmailLog, OfficeMail, Outgoing, UnmatchedEvent
from emails.models.states import RANK, Status

Event = dict[str, Any]
Row = TypeVar("Row", bound=Outgoing)
Matched = list[tuple[Row, Event, str]]
"""Emails, each with an event of its own and that one's JSON."""

EMAIL_LOG_ID, OFFICE_MAIL_ID = "email_log_id", "office_mail_id"
"""Where an event says which email it is about. A mail of the office has the second one."""

UnmatchedReason = UnmatchedEvent.Reason

KNOWN = (RANK.keys() - {Status.SENT}) | {"group_resubscribe"}
"""The event types about one email that SendGrid documents."""

# The maximum of PostgreSQL's bigint.
MAX_ID = 2**63 - 1


def is_event(event: Any) -> bool:
    if not isinstance(event, dict):
        return False
    name = event.get("event")
    return isinstance(name, str) and name in KNOWN and time_of(event) is not None and _is_shallow(event)


SECONDS = re.compile(r"[0-9]{1,12}(?:\.[0-9]+)?")
MESSAGE_ID = re.compile(r"[!-~]+@[!-~]+")
OUR_ID = re.compile(r"[1-9]\d{0,18}", re.ASCII)


def time_of(event: Event) -> int | None:
    """The event's time in whole Unix seconds; None if it has no plausible one.

    It may be a string or have a fraction. A time in the future is not plausible, except for one day, because clocks may
    be wrong.
    """
    value = event.get("timestamp")
    if isinstance(value, str) and SECONDS.fullmatch(value.strip()):
        value = float(value)
    # bool is a subclass of int. NaN and infinity fail the comparison below.
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return int(value) if 1 <= value < time() + 86_400 else None


def address_in(event: Event) -> str:
    """The recipient whom it names; "" for none."""
    address = event.get("email")
    return address if isinstance(address, str) and "@" in address_key(address) else ""


def smtp_id_in(event: Event) -> str:
    """The email's Message-ID as it left SendGrid, without `<` and `>`; "" for none that a mail could have."""
    text = event.get("smtp-id")
    text = text.strip(" <>") if isinstance(text, str) else ""
    return text[:255] if MESSAGE_ID.fullmatch(text) else ""


def moment_of(event: Event) -> datetime:
    return datetime.fromtimestamp(time_of(event) or 0, UTC)


NESTED = (dict, list)
"""The values of JSON that hold others."""


def _is_shallow(value: Any, levels: int = 20) -> bool:
    """Whether the JSON is at most `levels` deep. SendGrid's events are nearly flat; a very deep one can't be read."""
    for item in value.values() if type(value) is dict else value:
        if type(item) in NESTED and not (levels and _is_shallow(item, levels - 1)):
            return False
    return True


SUSPECT = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


def storable(event: Event) -> tuple[Event, str]:
    """The event and its JSON, cleaned for jsonb, with its time as an integer, which is compared to find repeats."""
    if type(event["timestamp"]) is not int:
        event = event | {"timestamp": time_of(event)}
    text = json.dumps(event)
    if SUSPECT.search(text):  # also matches an emoji, which _clean does not change
        event = _clean(event)
        text = json.dumps(event)
    return event, text


def _clean(value: Any) -> Any:
    """Replaces what jsonb can't store: NUL characters and lone surrogates."""
    if isinstance(value, str):
        return value.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value


def _id_in(event: Event, key: str) -> int | None:
    text = str(event.get(key, ""))
    return int(text) if OUR_ID.fullmatch(text) and int(text) <= MAX_ID else None


def _message_id(event: Event) -> str:
    """SendGrid's message id; "" if there is none. An id of only dots would match every email without an id."""
    text = event.get("sg_message_id")
    return text[:255] if isinstance(text, str) and text[:255].strip(".") else ""


def _message_ids(event: Event) -> list[str]:
    """The id and all its prefixes that end before a dot, longest first.

    SendGrid appends a suffix after a dot, and the id that we stored may contain dots itself.
    """
    parts = _message_id(event).split(".")
    return [prefix for length in range(len(parts), 0, -1) if (prefix := ".".join(parts[:length])).strip(".")]


class Emails(Generic[Row]):
    """The emails of a batch of events, and where an event says which of them it is about."""

    def __init__(self, rows: list[Row], id_key: str) -> None:
        self._id_key = id_key
        self._by_id = {row.pk: row for row in rows}
        self._by_message_id = {row.sendgrid_message_id: row for row in rows if row.sendgrid_message_id}

    def match(self, event: Event) -> tuple[Row | None, str]:
        """The event's email and "", or None and the reason."""
        log = self._by_id.get(_id_in(event, self._id_key) or 0)
        if log is None:
            known = (self._by_message_id.get(text) for text in _message_ids(event))
            log = next((each for each in known if each), None)
        if self._is_of_another_office(event, log):
            return None, UnmatchedReason.OTHER_OFFICE
        return log, "" if log else UnmatchedReason.NO_SUCH_EMAIL

    def _is_of_another_office(self, event: Event, log: Row | None) -> bool:
        """Another database on the same SendGrid account has emails with the same ids. See docs/decisions/0011."""
        stored, reported = log.sendgrid_message_id if log else "", _message_id(event)
        if stored and f"{reported}.".startswith(f"{stored}."):
            return False
        if office_id := event.get("office_id"):
            # Our email has another message id if an earlier attempt was unconfirmed, but did arrive.
            return bool(office_id != self._our_office_id)
        return bool(stored and reported)

    @cached_property
    def _our_office_id(self) -> str:
        return Office.current().mail_id


# All that an event asks of its email. The history is not read: with hundreds of events it costs more than all the rest.
COLUMNS_READ = (
    *("task_id", "client_id", "to_email", "cc", "subject", "status", "sendgrid_message_id", "sent_at", "opened_at"),
    *("clicked_at", "error_code", "error_message", "retry_owed", "smtp_id", "updated_at"),
)


def lock_logs(events: list[Event]) -> list[EmailLog]:
    """The emails that the events may be about, locked in the order of their ids."""
    ids = {pk for event in events if (pk := _id_in(event, EMAIL_LOG_ID))}
    if len(events) == 1:  # by our id, else by SendGrid's message id
        return _lock_by_ids(ids) or _lock_by_ids(_ids_by_message(events))
    # All ids are found before the first lock, so that the locks are taken in one order.
    known = set(_with_ids(ids).values_list("pk", flat=True)) if ids else set()
    return _lock_by_ids(
        known | _ids_by_message([event for event in events if _id_in(event, EMAIL_LOG_ID) not in known])
    )


def lock_office_mails(events: list[Event]) -> list[OfficeMail]:
    """By our id alone: each of them carries it."""
    ids = {pk for event in events if (pk := _id_in(event, OFFICE_MAIL_ID))}
    rows = OfficeMail.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    return list(rows.only("status", "sendgrid_message_id", "sent_at", "error_code", "error_message")) if ids else []


def _ids_by_message(events: list[Event]) -> set[int]:
    texts = list({text for event in events for text in _message_ids(event)})
    if not texts:
        return set()
    wanted = RawSQL("SELECT unnest(%s::text[])", [texts])
    return set(EmailLog.objects.filter(sendgrid_message_id__in=wanted).values_list("pk", flat=True))


def _lock_by_ids(ids: set[int]) -> list[EmailLog]:
    if not ids:
        return []
    return list(_with_ids(ids).order_by("pk").select_for_update(no_key=True).only(*COLUMNS_READ))


def _with_ids(ids: set[int]) -> QuerySet[EmailLog]:
    """By one array: a thousand placeholders cost more than reading the rows."""
    return EmailLog.objects.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [list(ids)]))


WHOLE = ("event", "sg_message_id", "timestamp", "url")
"""The keys that make two events the same, besides SendGrid's id of the event."""


def _whole(row: Outgoing) -> tuple[str, ...]:
    """Two people who got the same email, one a copy, may have events that differ by the address alone."""
    return (*WHOLE, "email") if getattr(row, "cc", None) else WHOLE


def identities(row: Outgoing, event: Event) -> list[tuple[Any, ...]]:
    """Two events are the same if any of these keys is equal: SendGrid repeats events, sometimes with a new id."""
    keys: list[tuple[Any, ...]] = [tuple(_hashable(event.get(key)) for key in _whole(row))]
    if event_id := event.get("sg_event_id"):
        keys.append((_hashable(event_id),))
    return keys


def without_repeats(matched: Matched[Row]) -> Matched[Row]:
    """Drops repeats within the batch; keeps the first."""
    seen: set[tuple[Any, ...]] = set()
    first = []
    for item in matched:
        keys = [(item[0].pk, *key) for key in identities(*item[:2])]
        if seen.isdisjoint(keys):
            first.append(item)
        seen.update(keys)
    return first


def _hashable(value: Any) -> Any:
    """A hashable value: lists are not hashable, and True would equal 1."""
    return (
        value if value is None or type(value) in (str, int) else json.dumps(value, sort_keys=True, default=str).encode()
    )


# The containment check (@>) is fast, but also matches events with more keys. Only if it matches, EXISTS compares
# exactly: a key that is missing here must be missing there too.
HISTORY = """
SELECT webhook_events @> new.by_id OR CASE WHEN webhook_events @> new.whole THEN EXISTS (
        SELECT FROM jsonb_array_elements(webhook_events) old
        WHERE old -> 'event' = new.whole -> 0 -> 'event'
        AND old -> 'timestamp' = new.whole -> 0 -> 'timestamp'
        AND NULLIF(old -> 'sg_message_id', 'null') IS NOT DISTINCT FROM new.whole -> 0 -> 'sg_message_id'
        AND NULLIF(old -> 'url', 'null') IS NOT DISTINCT FROM new.whole -> 0 -> 'url'
        AND (new.whole -> 0 -> 'email' IS NULL OR old -> 'email' = new.whole -> 0 -> 'email')
    ) ELSE false END, webhook_events @> new.kind
FROM jsonb_to_recordset(%s::jsonb) AS new(n int, email_id bigint, by_id jsonb, whole jsonb, kind jsonb)
JOIN {table} email ON email.id = new.email_id ORDER BY new.n"""


def in_history(model: type[Outgoing], events: Sequence[tuple[Outgoing, Event]]) -> list[tuple[bool, bool]]:
    """For each pair of an email and its event: whether the event is stored already, and whether one of its kind is."""
    if not events:
        return []
    rows = []
    for number, (email, event) in enumerate(events):
        row: dict[str, Any] = {"n": number, "email_id": email.pk}
        event_id = event.get("sg_event_id")
        # For a list or an object, containment would also match other values; then only `whole` is compared.
        if event_id and isinstance(event_id, str | int):
            row["by_id"] = [{"sg_event_id": event_id}]
        parts = {key: value for key in _whole(email) if (value := event.get(key)) is not None}
        row["whole"], row["kind"] = [parts], [{key: parts[key] for key in ("event", "email") if key in parts}]
        rows.append(row)
    with connection.cursor() as cursor:
        # One JSON document: in an array, each of a thousand texts would be escaped separately.
        cursor.execute(HISTORY.format(table=model._meta.db_table), [json.dumps(rows)])
        return [(bool(known), bool(had)) for known, had in cursor.fetchall()]
