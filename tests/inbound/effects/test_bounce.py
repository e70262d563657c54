"""A delivery report counts like SendGrid's own event about the same email."""

import pytest

from clients.models import Activity
from emails.models import EmailLog, Suppression
from inbound.kinds.verdict import Reported
from inbound.models import Kind
from tests.words import texts_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

JONAH = "jonah.whitlock@example.com"


@pytest.fixture
def log(make_client, make_log):
    return make_log(make_client())


def closed():
    return [(entry.address, entry.reason) for entry in Suppression.objects.order_by("address")]


def failed(address=JONAH, status="5.1.1", diagnostic="550 5.1.1 No such user"):
    return Reported(address, "failed", status, diagnostic)


def test_an_address_that_does_not_exist(receive, log, make_task):
    due = make_task(log.client)
    mail = receive(Kind.BOUNCE, log=log, sender="mailer-daemon@example.com", reported=(failed(),))
    log.refresh_from_db()
    due.refresh_from_db()
    assert (log.status, log.error_code, closed()) == ("bounce", "no_mailbox", [(JONAH, "bounced")])
    assert due.status == "cancelled"
    assert log.webhook_events[0] | {"timestamp": 0} == {
        "event": "bounce",
        "type": "bounce",
        "timestamp": 0,
        "sg_event_id": f"inbound-{mail.pk}-0",
        "email": JONAH,
        "status": "5.1.1",
        "reason": "550 5.1.1 No such user",
        "email_log_id": str(log.pk),
    }
    (event,) = log.client.activities.filter(kind=Activity.Kind.BOUNCED)
    assert texts_of([event])[0].startswith("Bounced: “Alder Court”")
    log.client.refresh_from_db()
    assert log.client.replied_at is None


@pytest.mark.parametrize(
    ("status", "diagnostic", "is_closed"),
    [
        ("5.1.1", "", True),
        ("5.1.2", "", True),
        ("5.0.0", "550 No such user here", True),
        ("", "", True),
        ("5.4.1", "550 5.4.1 Recipient address rejected", True),
        ("4.4.7", "delivery time expired", False),
        ("4.2.2", "mailbox full", False),
        ("5.2.2", "552 5.2.2 Mailbox full", False),
        ("5.7.1", "550 5.7.1 Message blocked", False),
        ("5.3.4", "message too large", False),
        ("", "452 4.2.2 over quota", False),
    ],
)
def test_what_says_nothing_of_the_address_leaves_it_open(receive, log, status, diagnostic, is_closed):
    receive(Kind.BOUNCE, log=log, reported=(failed(status=status, diagnostic=diagnostic),))
    assert (bool(closed()), EmailLog.objects.get().status) == (is_closed, "bounce")


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_what_has_not_failed_is_only_kept(receive, log, action):
    receive(Kind.BOUNCE, log=log, reported=(Reported(JONAH, action, "4.4.1", "try later"),))
    log.refresh_from_db()
    assert (log.status, log.webhook_events, closed()) == ("sent", [], [])


def test_a_report_that_names_nobody_is_about_whom_the_email_went_to(receive, log):
    receive(Kind.BOUNCE, log=log, reported=(failed(address=""),))
    assert closed() == [(JONAH, "bounced")]


def test_another_address_that_it_was_forwarded_to_is_closed_alone(receive, log):
    receive(Kind.BOUNCE, log=log, reported=(failed(address="elsewhere@example.com"),))
    assert closed() == [("elsewhere@example.com", "bounced")]


def test_sendgrid_reported_the_same_already(receive, log):
    from emails.webhook.apply import apply

    apply([{"event": "bounce", "timestamp": 1_795_000_000, "email": JONAH, "email_log_id": str(log.pk)}])
    receive(Kind.BOUNCE, log=log, reported=(failed(),))
    assert log.client.activities.filter(kind=Activity.Kind.BOUNCED).count() == 1
    assert closed() == [(JONAH, "bounced")]


def test_of_an_unknown_email_it_closes_nothing_because_anybody_can_write_one(receive, make_task):
    due = make_task()
    receive(Kind.BOUNCE, due.client, reported=(failed(), failed(address="nobody@example.com")))
    due.refresh_from_db()
    assert (closed(), due.status) == ([], "pending")


def test_a_report_without_any_recipient_is_only_kept(receive, log):
    receive(Kind.BOUNCE, log=log)
    assert closed() == []
