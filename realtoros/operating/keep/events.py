"""The details of SendGrid's events in the history of an email: IP addresses, browsers, answers of mail servers.

What remains of an event says what happened when, is enough to know a repeat of it, and counts as it did before.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.db.models import BooleanField, F, Func, Value

from emails.models.outgoing import DETAILS_DELETED, Outgoing
from emails.webhook.copies import MARK
from emails.webhook.machines import SCANNER
from emails.webhook.match import WHOLE
from realtoros.operating.keep.step import Cursor, Step
from realtoros.operating.keep.walk import window

KEPT = frozenset(
    (
        *WHOLE,
        *("email", "sg_event_id"),  # with those above, what two events are compared by
        *("sg_machine_open", MARK),  # who opened it
        *("type", "status", "reason", "bounce_classification"),  # why an address is closed
    )
)

STORE = """
UPDATE {table} SET webhook_events = new.events FROM jsonb_to_recordset(%s::jsonb) AS new(id bigint, events jsonb)
WHERE {table}.id = new.id"""


def without_details(event: Any, before: datetime) -> Any:
    """The event as it stays. One that is not old, or is no event at all, is left alone."""
    if not isinstance(event, dict) or not _is_old(event, before):
        return event
    kept = {key: value for key, value in event.items() if key in KEPT}
    if scanner := _scanner_in(event):
        kept["useragent"] = scanner
    return kept | {DETAILS_DELETED: True}


def _is_old(event: Mapping[str, Any], before: datetime) -> bool:
    at = event.get("timestamp")
    if not isinstance(at, int | float) or isinstance(at, bool):
        return False
    return at < int(before.timestamp()) and DETAILS_DELETED not in event


def _scanner_in(event: Mapping[str, Any]) -> str:
    """The word that says that no person did it: without it, the event would count from then on."""
    agent = event.get("useragent")
    found = SCANNER.search(agent[:500]) if isinstance(agent, str) else None
    return found[0] if found else ""


def rows(model: type[Outgoing], before: datetime) -> "models.QuerySet[Any]":
    """Those with an event that is old and still has its details."""
    path = f"$[*] ? (@.timestamp < {int(before.timestamp())} && !exists(@.{DETAILS_DELETED}))"
    found: Any = Func(F("webhook_events"), Value(path), template="(%(expressions)s::jsonpath)", arg_joiner=" @? ")
    found.output_field = BooleanField()
    return model._default_manager.filter(found, created_at__lt=before)


def count(model: type[Outgoing], before: datetime) -> int:
    return rows(model, before).count()


def step(model: type[Outgoing], before: datetime, cursor: Cursor) -> Step:
    """Under the lock that the webhook takes too, so that an event that comes meanwhile is not lost."""
    found = window(model._default_manager.all(), "created_at", before, cursor)
    with transaction.atomic():
        locked = rows(model, before).filter(pk__in=found.ids).order_by("pk")
        locked = locked.select_for_update(no_key=True, skip_locked=True)
        new = [
            {"id": pk, "events": [without_details(event, before) for event in events]}
            for pk, events in locked.values_list("pk", "webhook_events")
        ]
        if new:
            with connection.cursor() as sql:
                sql.execute(STORE.format(table=model._meta.db_table), [json.dumps(new)])
    return Step(len(new), found.cursor)
