"""A client's timeline: which events it shows. Their words are made in followups/display/timeline.py."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from agents.models import Agent
from clients.models import EARLIEST, LATEST, Activity, Client
from lists import prepared
from lists.prepared import Columns

Kind = Activity.Kind
PAGE, MOST = 50, 200

EMAILS = (
    *(Kind.SENT, Kind.UNCONFIRMED, Kind.FAILED, Kind.DELIVERED, Kind.OPENED, Kind.CLICKED),
    *(Kind.BOUNCED, Kind.UNSUBSCRIBED, Kind.COMPLAINED, Kind.REPLY),
)
LABELS = {"": "All", "emails": "Emails", "calls": "Calls", "changes": "Changes"}
KINDS: dict[str, list[str]] = {
    "": Kind.values,
    "emails": [kind.value for kind in EMAILS],
    "calls": [Kind.CALL.value],
    "changes": [kind for kind in Kind.values if kind not in (*EMAILS, Kind.CALL)],
}

_EVENT = Columns(Activity, "a", ["id", "client", "email", "kind", "data", "occurred_at"])
_BY = Columns(Agent, "g", ["id", "email", "name"])
EVENTS = f"""
SELECT {_EVENT.sql}, {_BY.sql}, l.subject,
    CASE WHEN t.sent_by_hand THEN 'Email' ELSE coalesce(t.followup_type, 'Email') END
FROM activities a LEFT JOIN agents g ON g.id = a.agent_id LEFT JOIN email_logs l ON l.id = a.email_id
LEFT JOIN tasks t ON t.id = l.task_id
WHERE a.client_id = %(client)s AND a.kind = ANY(%(kinds)s)
    AND (a.occurred_at, a.id) < (%(before)s, %(before_id)s) AND (a.occurred_at, a.id) >= (%(since)s, %(since_id)s)
ORDER BY a.occurred_at DESC, a.id DESC LIMIT %(most)s"""  # noqa: S608  columns' names alone


class Timeline:
    """A page of events, newest first, by key: `before` and `since` are keys of events, “<microseconds>-<id>”."""

    def __init__(self, client: Client, show: str = "", before: str = "", since: str = "") -> None:
        self.client = client
        self.show = show if show in LABELS else ""
        start, end = _read_key(since), _read_key(before)
        self.before = before if end else ""
        most = MOST if start else PAGE
        values: dict[str, Any] = {"client": client.pk, "kinds": KINDS[self.show], "most": most + 1}
        values |= zip(("before", "before_id"), end or (LATEST, 0), strict=True)
        values |= zip(("since", "since_id"), start or (EARLIEST, 0), strict=True)
        found = [_read(row) for row in prepared.rows(EVENTS, values)]
        self.events, self.has_older = found[:most], len(found) > most

    @property
    def last_key(self) -> str:
        return key_of(self.events[-1]) if self.events else ""

    @property
    def shown_day(self) -> datetime | None:
        """The day that stands above this page already."""
        end = _read_key(self.before)
        return end[0] if end else None

    @property
    def filters(self) -> list[tuple[str, str]]:
        return list(LABELS.items())


def _read(row: Sequence[Any]) -> Any:
    """An event with who did it, and of its email the subject and the step that it was."""
    event: Any = _EVENT.read(row)
    event.agent = _BY.read(row, len(_EVENT))
    event.subject, event.step = row[-2:]
    return event


def key_of(event: Activity) -> str:
    return f"{(event.occurred_at - EPOCH) // timedelta(microseconds=1)}-{event.pk}"


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _read_key(key: str) -> tuple[datetime, int] | None:
    """The moment and the id that it names; None for anything else."""
    match = re.fullmatch(r"(\d{1,16})-(\d{1,18})", key, re.ASCII)
    return (EPOCH + timedelta(microseconds=int(match[1])), int(match[2])) if match else None
