from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clients.models import Activity, Note
from clients.timeline import Timeline
from emails.models import EmailLog
from followups.display.entries.meanings import meanings_of

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def search(client):
    """What a search shows: the text of notes, and the events' kinds."""

    def search(text, show="", **more):
        timeline = Timeline(client, show, search=text, meanings_of=meanings_of, **more)
        return [each.text if isinstance(each, Note) else each.kind for each in timeline.events]

    return search


@pytest.fixture
def happen(client):
    """An event of the client, at a time."""

    def happen(kind, at=NOW, *, by=None, email=None, **data):
        return Activity.objects.create(client=client, kind=kind, agent=by, email=email, data=data, occurred_at=at)

    return happen


@pytest.fixture
def make_email(client):
    def make_email(subject="A closer look", body="Hello Jonah", **more):
        return EmailLog.objects.create(client=client, subject=subject, body=body, status="sent", **more)

    return make_email


@pytest.fixture
def write(client):
    def write(text, at=NOW, **more):
        return Note.objects.create(client=client, text=text, created_at=at, **more)

    return write


@pytest.fixture
def fill(ana):
    """So many entries of a client: half of them about emails, an email for each five, a tenth notes."""

    def fill(client, number):
        body = "I saw the house on Alder Street again. The kitchen’s light is wonderful in the morning.\n\n" * 12
        logs = EmailLog.objects.bulk_create(
            EmailLog(client=client, subject=f"A closer look {each}", body=body, status="click")
            for each in range(max(1, number // 5))
        )
        facts = [
            *(("sent", {"event": "sent"}), ("delivered", {"event": "delivered"}), ("opened", {"event": "open"})),
            *(("clicked", {"event": "click"}), ("call", {"outcome": "reached", "note": "The garden, and the school"})),
            ("edited", {"field": "property_address", "before": "12 Alder St", "after": "14 Alder St"}),
            ("task", {"event": "cancelled", "step": "Day 3", "reason": {"code": "replied"}}),
            *(("stage", {"before": "lead", "after": "closed"}), ("reply", {"note": "Back in May"})),
        ]
        rows, notes = [], []
        for each in range(number):
            at = NOW - timedelta(hours=7 * each)
            if each % 10 == 9:
                notes.append(Note(client=client, agent=ana, text=f"Wants a garden {each}", created_at=at))
                continue
            kind, data = facts[each % 10]
            log = logs[each % len(logs)] if each % 10 < 4 else None
            data = data | ({"subject": log.subject} if log else {})
            rows.append(Activity(client=client, kind=kind, email=log, agent=ana, data=data, occurred_at=at))
        Activity.objects.bulk_create(rows)
        Note.objects.bulk_create(notes)

    return fill
