"""Real threads on a real PostgreSQL: however many workers look, each mail goes once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from emails.models import OfficeMail
from emails.office_mails import send_due

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("office"),
    pytest.mark.repeat("races", rounds=20, short=2),
]


def send_at_once(workers):
    start = Barrier(workers)

    def run(_):
        try:
            start.wait(10)
            return send_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(run, range(workers)))


def test_workers_that_overlap_send_each_once(sandbox):
    sandbox.faults(sendgrid={"latency_ms": 20})
    for number in range(12):
        OfficeMail.objects.create(kind="test", to_email=f"agent{number}@example.com", subject="Hello", body="Hello")
    assert sum(send_at_once(3)) == 12
    assert sorted(mail["to"] for mail in sandbox.mails()) == sorted(f"agent{n}@example.com" for n in range(12))
    assert set(OfficeMail.objects.values_list("status", flat=True)) == {"sent"}


def test_what_breaks_off_under_them_is_never_sent_twice(sandbox):
    """A third of the answers are lost, a third are refusals: what arrived and what is `sent` or `unconfirmed` agree."""
    sandbox.faults(sendgrid={"error_rates": {"500": 0.2}, "reset_after_accept_rate": 0.2, "latency_ms": 5})
    for number in range(24):
        OfficeMail.objects.create(kind="test", to_email=f"agent{number}@example.com", subject="Hello", body="Hello")
    for _ in range(4):
        send_at_once(3)
        OfficeMail.objects.update(not_before=None)
    caught = [mail["to"] for mail in sandbox.mails()]
    assert len(caught) == len(set(caught))
    gone = OfficeMail.objects.filter(status__in=("sent", "unconfirmed")).values_list("to_email", flat=True)
    assert set(caught) == set(gone)
