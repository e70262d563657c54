"""SendGrid's events about the office's own mail: kept once and applied to its status, and nothing else comes of them.

No client has such a mail, so no timeline and no ledger of a client is touched.
"""

import json
from collections import defaultdict

from django.db import connection
from django.utils import timezone

from emails.models import OfficeMail
from emails.models.states import ACCEPTED, RANK, Status
from emails.webhook.advance import advance, mark_accepted
from emails.webhook.machines import why_not_engagement
from emails.webhook.match import Event, Matched, in_history

# One that waits to go again may have an earlier try that arrived.
SETTLED_BY_AN_EVENT = (Status.QUEUED, Status.SENDING, Status.UNCONFIRMED)

STORE = """
UPDATE office_mails SET webhook_events = webhook_events || new.events, status = new.status, sent_at = new.sent_at,
    error_code = new.error_code, error_message = new.error_message, updated_at = new.updated_at,
    body = CASE WHEN new.is_accepted THEN '' ELSE body END
FROM jsonb_to_recordset(%s::jsonb) AS new(id bigint, events jsonb, status text, sent_at timestamptz, error_code text,
    error_message text, updated_at timestamptz, is_accepted boolean)
WHERE office_mails.id = new.id"""


def store(matched: Matched[OfficeMail]) -> None:
    new: dict[OfficeMail, list[Event]] = defaultdict(list)
    known = in_history(OfficeMail, [(mail, event) for mail, event, _ in matched])
    for (mail, event, _), (is_known, _) in zip(matched, known, strict=True):
        if not is_known:
            new[mail].append(event)
    if not new:
        return
    for mail, events in new.items():
        _apply(mail, events)
    with connection.cursor() as cursor:
        cursor.execute(STORE, [json.dumps([_row(mail, events) for mail, events in new.items()], default=str)])


def _apply(mail: OfficeMail, events: list[Event]) -> None:
    if mail.status in SETTLED_BY_AN_EVENT:
        mark_accepted(mail, events)
    for event in events:
        if mail.status in RANK and not why_not_engagement(event):
            advance(mail, event)


def _row(mail: OfficeMail, events: list[Event]) -> dict[str, object]:
    saved = {name: getattr(mail, name) for name in ("id", "status", "sent_at", "error_code", "error_message")}
    return {**saved, "events": events, "updated_at": timezone.now(), "is_accepted": mail.status in ACCEPTED}
