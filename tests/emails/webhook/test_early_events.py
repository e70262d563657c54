"""Events that came before their email: they are kept, and tried again."""

import pytest

from clients.models import Client
from emails.models import EmailLog, UnmatchedEvent
from followups.engine.reconcile import reconcile
from tests.emails.webhook.signed import NOW, counts, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("key")]


@pytest.fixture
def overtaken(make_client):
    """A delivery that was reported before our commit; the email is there by now."""
    client = make_client()
    with_id = {"email": client.email, "sg_event_id": "early", "timestamp": NOW, "event": "delivered"}
    assert counts(post([with_id | {"sg_message_id": "early-abc.filter-1"}])) == (0, 1, 1)
    return EmailLog.objects.create(client=client, status="sent", sendgrid_message_id="early-abc")


def test_an_event_that_came_too_early_is_tried_again_by_itself(overtaken, time_machine):
    reconcile()
    overtaken.refresh_from_db()
    assert overtaken.status == "sent"  # not yet a minute old
    time_machine.move_to(NOW + 61, tick=False)
    reconcile()
    overtaken.refresh_from_db()
    assert overtaken.status == "delivered" and UnmatchedEvent.objects.get().applied_at
    reconcile()
    overtaken.refresh_from_db()
    assert len(overtaken.webhook_events) == 1


def test_after_ten_minutes_it_is_left_to_the_admin(overtaken, time_machine):
    time_machine.move_to(NOW + 601, tick=False)
    reconcile()
    assert UnmatchedEvent.objects.get().applied_at is None


def test_what_finds_no_email_harms_no_other(overtaken, time_machine):
    post([{"email": "who@example.com", "event": "open", "timestamp": NOW, "sg_event_id": "x", "email_log_id": "99"}])
    post(b"not json")
    time_machine.move_to(NOW + 61, tick=False)
    reconcile()
    assert UnmatchedEvent.objects.filter(applied_at=None).count() == 2
    overtaken.refresh_from_db()
    assert overtaken.status == "delivered"


def test_a_kept_event_that_breaks_keeps_no_fact_waiting(overtaken, time_machine, monkeypatch, caplog):
    time_machine.move_to(NOW + 61, tick=False)
    monkeypatch.setattr("emails.webhook.apply.try_waiting", lambda now: 1 / 0)
    Client.objects.update(planned_at=None)
    reconcile()
    assert "broke off at events" in caplog.text
    assert Client.objects.get().planned_at
