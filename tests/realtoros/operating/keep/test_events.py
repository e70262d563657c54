"""The details of events go after KEEP_EVENTS_DAYS. What is left tells a repeat, and counts as it did."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from emails.history import events_of
from emails.models import EmailLog, OfficeMail
from emails.webhook import apply
from realtoros.operating.keep import walk
from realtoros.operating.keep.events import without_details
from realtoros.operating.keep.run import Run, counts
from tests.html import words

pytestmark = pytest.mark.django_db

SENT = datetime(2025, 6, 2, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
AT = int(SENT.timestamp())
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"


def event(name, seconds, **fields):
    return {
        "event": name,
        "timestamp": AT + seconds,
        "email": "jo@example.com",
        "sg_event_id": f"id{seconds}",
        "sg_message_id": "abc.filter1",
        "ip": "192.0.2.7",
        "category": ["x"],
    } | fields


EVENTS = [
    event("delivered", 4, response="250 OK", tls=1),
    event("open", 5, sg_machine_open=True),
    event("click", 6, useragent="Barracuda Sentinel (EE)", url="https://example.com/alder"),
    event("open", 100, useragent=IPHONE),
    event("click", 120, url="https://example.com/alder", useragent=IPHONE),
    event("bounce", 130, reason="550 5.1.1 no mailbox", type="bounce", status="5.1.1"),
]


@pytest.fixture(autouse=True)
def november(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def log(make_task):
    task = make_task(status="completed")
    return EmailLog.objects.create(
        task=task,
        client=task.client,
        to_email="jo@example.com",
        subject="Hello",
        body="Hi",
        status="sent",
        sent_at=SENT,
        created_at=SENT,
        sendgrid_message_id="abc",
    )


def arrive(*events):
    return apply.receive(json.dumps(events).encode())


def keep():
    run = Run.begin()
    assert run.work() and not run.broken
    return run.done["events"]


def told(log):
    log.refresh_from_db()
    return [(each.code, each.at, each.counts, each.word) for each in events_of(log)]


def test_where_from_and_with_what_goes(log):
    arrive(*EVENTS)
    assert counts(timezone.now())["events"] == 1
    assert keep() == 1
    log.refresh_from_db()
    left = json.dumps(log.webhook_events)
    assert not any(word in left for word in ("192.0.2.7", "iPhone", "category", "250 OK", "tls"))
    assert "550 5.1.1 no mailbox" in left
    assert len(log.webhook_events) == len(EVENTS) and log.has_deleted_details
    assert keep() == 0 and counts(timezone.now())["events"] == 0


def test_the_history_says_the_same_but_for_the_device(log):
    arrive(*EVENTS)
    before, state = told(log), EmailLog.objects.values("status", "opened_at", "clicked_at", "updated_at").get()
    keep()
    assert told(log) == before
    assert EmailLog.objects.values("status", "opened_at", "clicked_at", "updated_at").get() == state


def test_a_repeat_is_still_known(log):
    arrive(*EVENTS)
    keep()
    activities = log.activities.count()
    arrive(*EVENTS)
    arrive(*(each | {"sg_event_id": f"other{number}"} for number, each in enumerate(EVENTS)))
    log.refresh_from_db()
    assert len(log.webhook_events) == len(EVENTS) and log.activities.count() == activities


def test_what_came_lately_keeps_its_details(log):
    late = event("click", int((NOW - SENT).total_seconds()) - 3600, url="https://example.com/late", useragent=IPHONE)
    arrive(*EVENTS, late)
    assert keep() == 1
    log.refresh_from_db()
    assert log.webhook_events[-1]["useragent"] == IPHONE and "details_deleted" not in log.webhook_events[-1]
    assert keep() == 0


def test_0_keeps_them(log, settings):
    settings.KEEP_EVENTS_DAYS = 0
    arrive(*EVENTS)
    assert keep() == 0


def test_the_page_says_so(log, ana_browser, broker_browser):
    arrive(*EVENTS)
    path = f"/emails/{log.pk}/"
    assert "not stored any more" not in words(ana_browser.get(path).content.decode())
    keep()
    said = words(ana_browser.get(path).content.decode())
    assert "More about old events is not stored any more: we keep it for 365 days." in said
    assert "KEEP_EVENTS_DAYS" not in said
    assert "The setting KEEP_EVENTS_DAYS says how long." in words(broker_browser.get(path).content.decode())


NO_TIMES = [{"timestamp": each, "ip": "192.0.2.1"} for each in ("soon", None, True)]
ODD = ["text", 7, None, {}, {"event": "open"}, *NO_TIMES]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_event_stays_as_it_is(log, odd):
    EmailLog.objects.filter(pk=log.pk).update(webhook_events=[odd, *EVENTS])
    assert keep() == 1
    log.refresh_from_db()
    assert log.webhook_events[0] == odd
    assert keep() == 0


def test_a_scanner_stays_one_and_a_person_stays_one():
    scanner = without_details(event("click", 1, useragent="x" * 400 + " Proofpoint/7 by Jo"), NOW)
    assert scanner["useragent"] == "Proofpoint"
    assert "useragent" not in without_details(event("open", 1, useragent=IPHONE), NOW)
    assert without_details(event("open", 1, copy_to=4), NOW)["copy_to"] == 4


def test_mails_of_the_office_too():
    mail = OfficeMail.objects.create(
        kind="test", to_email="ana@example.com", status="delivered", created_at=SENT, webhook_events=EVENTS
    )
    run = Run.begin()
    run.work()
    mail.refresh_from_db()
    assert run.done["events of office emails"] == 1 and "192.0.2.7" not in json.dumps(mail.webhook_events)


def test_many_windows(log, make_task, monkeypatch):
    monkeypatch.setattr(walk, "WINDOW", 2)
    for _ in range(4):
        task = make_task(status="completed")
        at = SENT - timedelta(hours=1)
        EmailLog.objects.create(
            task=task, client=task.client, status="delivered", created_at=at, sent_at=at, webhook_events=EVENTS
        )
    arrive(*EVENTS)
    assert keep() == 5
