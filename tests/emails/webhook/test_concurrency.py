"""Twenty posts at once, about the same emails, some events in several of them: real threads on a real PostgreSQL."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection

from clients.models import Activity
from emails.models import EmailLog, Suppression
from emails.webhook.apply import receive

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.repeat("races", rounds=20, short=2)]
LOGS, POSTS, NOW = 50, 20, 1_764_000_000


def events_of(log, number):
    """Opens and clicks at times of their own, one of each the earliest; and a complaint about every tenth email."""
    made = [
        {"event": name, "timestamp": NOW + shift + 7 * number, "sg_event_id": f"{name}-{log.pk}-{number}"}
        for name, shift in (("delivered", 0), ("open", 100), ("click", 200))
    ]
    if log.pk % 10 == 0:
        made.append({"event": "spamreport", "timestamp": NOW + 500, "sg_event_id": f"spam-{log.pk}"})
    return [{"email": log.to_email, "email_log_id": str(log.pk), **event} for event in made]


def test_every_event_once_no_deadlock_and_the_right_first_times(make_client):
    import json

    client = make_client()
    made = [EmailLog(client=client, to_email=f"c{n}@example.com", status="sent") for n in range(LOGS)]
    logs = EmailLog.objects.bulk_create(made)
    chance, start = random.Random(7), Barrier(POSTS)
    every = [event for log in logs for number in range(4) for event in events_of(log, number)]
    bodies = []
    for share in range(POSTS):
        # Each event is in at least one post and, by chance, in some others; each post in an order of its own.
        mine = every[share::POSTS] + chance.sample(every, len(every) // 3)
        chance.shuffle(mine)
        bodies.append(json.dumps(mine).encode())

    def post(body):
        try:
            start.wait(10)
            return receive(body)
        finally:
            connection.close()

    with ThreadPoolExecutor(POSTS) as threads:
        answers = list(threads.map(post, bodies))

    assert all(answer["failed"] == 0 for answer in answers)
    for log in EmailLog.objects.all():
        ids = [event["sg_event_id"] for event in log.webhook_events]
        assert sorted(ids) == sorted({event["sg_event_id"] for n in range(4) for event in events_of(log, n)})
        assert log.opened_at == datetime.fromtimestamp(NOW + 100, UTC)
        assert log.clicked_at == datetime.fromtimestamp(NOW + 200, UTC)
        assert log.status == ("spamreport" if log.pk % 10 == 0 else "click")
        told = list(Activity.objects.filter(email=log).values_list("kind", flat=True))
        assert sorted(told) == sorted(
            {"delivered", "opened", "clicked"} | ({"complained"} if log.pk % 10 == 0 else set())
        )
    assert Suppression.objects.count() == sum(log.pk % 10 == 0 for log in logs)


def test_a_thousand_events_are_fewer_than_fifteen_statements(make_client, django_assert_max_num_queries):
    import json

    client = make_client()
    logs = EmailLog.objects.bulk_create(
        [EmailLog(client=client, to_email=f"c{n}@example.com", status="sent") for n in range(250)]
    )
    body = json.dumps([event for log in logs for event in events_of(log, 0)][:1000]).encode()
    with django_assert_max_num_queries(14):
        receive(body)
