"""What each of SendGrid's events does to the address, to the client's plan and to the email: one table."""

from typing import Any

import pytest
from django.utils import timezone

from clients.models import Activity, Client
from emails.errors.codes import ABOUT_ADDRESS
from emails.models import EmailLog, Suppression
from emails.webhook.apply import apply
from emails.webhook.reasons import why_stop
from followups.display.plan_rows import plans_of
from followups.display.remedies import remedy_of
from followups.engine.reconcile import reconcile
from followups.models import Task

pytestmark = pytest.mark.django_db

BOUNCED, UNSUBSCRIBED, COMPLAINED = "bounced", "unsubscribed", "complained"

# What SendGrid makes of a server's words. Its `type` alone decides what follows.
CLASSES = (
    *("Invalid Address", "Mailbox Unavailable", "Technical Failure", "Content", "Reputation"),
    *("Frequency or Volume Too High", "Unclassified"),
)

# The event, and the ledger's reason against the address: "" where it goes on being mailed.
TABLE: list[tuple[dict[str, Any], str]] = [
    ({"event": "processed"}, ""),
    ({"event": "deferred", "response": "451 4.7.1 Try again later", "attempt": "1"}, ""),
    ({"event": "delivered", "response": "250 OK"}, ""),
    ({"event": "open"}, ""),
    ({"event": "open", "sg_machine_open": True}, ""),
    ({"event": "click", "url": "https://example.com/"}, ""),
    ({"event": "group_resubscribe"}, ""),
    ({"event": "unsubscribe"}, UNSUBSCRIBED),
    ({"event": "group_unsubscribe"}, UNSUBSCRIBED),
    ({"event": "spamreport"}, COMPLAINED),
    ({"event": "bounce", "type": "bounce", "reason": "550 5.1.1 no such user"}, BOUNCED),
    ({"event": "bounce", "type": "bounce", "bounce_classification": "Mailbox Unavailable"}, BOUNCED),
    ({"event": "bounce", "reason": "550 5.1.1 no such user"}, BOUNCED),
    ({"event": "bounce", "type": None, "reason": "550 5.1.1 no such user"}, BOUNCED),
    ({"event": "bounce", "type": "blocked", "reason": "550 5.7.1 refused by policy"}, ""),
    ({"event": "bounce", "type": "blocked", "bounce_classification": "Reputation"}, ""),
    ({"event": "bounce", "type": "blocked", "bounce_classification": "Invalid Address"}, ""),
    ({"event": "bounce", "type": "blocked", "reason": "Bounced Address"}, ""),
    ({"event": "bounce", "type": "expired"}, ""),
    *(({"event": "bounce", "type": "blocked", "bounce_classification": each}, "") for each in CLASSES),
    *(({"event": "bounce", "type": "bounce", "bounce_classification": each}, BOUNCED) for each in CLASSES),
    ({"event": "bounce", "type": "blocked", "reason": "554 5.7.1 listed at zen.spamhaus.org", "status": "5.7.1"}, ""),
    ({"event": "bounce", "type": "blocked", "reason": "552 5.2.2 The mailbox is full", "status": "5.2.2"}, ""),
    ({"event": "bounce", "type": "blocked", "reason": "unable to get mx info", "bounce_classification": ""}, ""),
    ({"event": "bounce", "type": "blocked", "reason": "550 5.7.1 content rejected"}, ""),
    ({"event": "bounce", "type": "expired", "reason": "Delayed Bounce - Unable to Parse Server Response"}, ""),
    ({"event": "bounce", "type": ["bounce"]}, ""),
    ({"event": "dropped", "reason": "Bounced Address", "status": "5.0.0"}, BOUNCED),
    ({"event": "dropped", "reason": "Invalid"}, BOUNCED),
    ({"event": "dropped", "reason": "Unsubscribed Address"}, UNSUBSCRIBED),
    ({"event": "dropped", "reason": "Spam Reporting Address"}, COMPLAINED),
    ({"event": "dropped", "reason": " spam reporting address "}, COMPLAINED),
    ({"event": "dropped", "reason": "Invalid SMTPAPI header"}, ""),
    ({"event": "dropped", "reason": "Spam Content (if Spam Checker app is enabled)"}, ""),
    ({"event": "dropped", "reason": "Spam Content"}, ""),
    ({"event": "dropped", "reason": "Recipient List over Package Quota"}, ""),
    ({"event": "dropped", "reason": "Duplicate message"}, ""),
    ({"event": "dropped", "reason": "Something that SendGrid thought of later"}, ""),
    ({"event": "dropped", "reason": 7}, ""),
    ({"event": "dropped"}, ""),
]
NAMES = [" ".join(str(value) for value in fields.values()) for fields, _ in TABLE]
SAYS_NOTHING = [fields for fields, reason in TABLE if not reason and fields["event"] in ("bounce", "dropped")]


@pytest.fixture
def log(make_client, make_task):
    client = make_client()
    task = make_task(client, status="completed", completed_at=timezone.now())
    log = EmailLog.objects.create(
        client=client, task=task, to_email=client.email, subject="Hello", status="sent", sent_at=timezone.now()
    )
    Task.objects.update(email_sent=log)
    make_task(client, followup_type="Day 3")
    return log


def report(log, **fields):
    now = int(timezone.now().timestamp())
    event = {"email": log.to_email, "timestamp": now, "email_log_id": str(log.pk), **fields}
    assert apply([event]) == 0
    reconcile()
    log.refresh_from_db()


@pytest.mark.parametrize(("fields", "reason"), TABLE, ids=NAMES)
def test_what_it_does_to_the_address_and_to_the_plan(log, fields, reason):
    report(log, **fields)
    assert list(Suppression.objects.values_list("address", "reason")) == (
        [("jonah.whitlock@example.com", reason)] if reason else []
    )
    planned = Task.objects.get(followup_type="Day 3")
    assert planned.status == ("cancelled" if reason else "pending")
    assert [event["event"] for event in log.webhook_events] == [fields["event"]]


@pytest.mark.parametrize(("fields", "reason"), TABLE, ids=NAMES)
def test_an_email_that_did_not_arrive_says_so_whatever_that_means_for_the_address(log, fields, reason):
    report(log, **fields)
    if fields["event"] in ("bounce", "dropped"):
        assert log.status == fields["event"]
        assert log.error_message == str(fields.get("reason") or "")
        told = list(Activity.objects.filter(email=log).order_by("pk").values_list("kind", flat=True))
        is_ours = fields["event"] == "dropped" and not reason
        assert told == (["bounced", "task"] if is_ours else ["bounced"])  # and it is planned once more


def test_a_wish_that_a_drop_repeats_is_as_final_as_the_wish(log):
    report(log, event="dropped", reason="Spam Reporting Address")
    entry = Suppression.objects.get()
    assert entry.is_final
    assert entry.source == f"SendGrid reported dropped for email {log.pk}: Spam Reporting Address"


@pytest.mark.parametrize("fields", SAYS_NOTHING, ids=str)
def test_no_page_claims_that_the_address_takes_no_email(ana_browser, log, fields):
    report(log, **fields)
    assert not why_stop({"email": log.to_email, **fields})
    for filters in ("only=bounced", "engagement=bounced"):
        assert "No clients match" in ana_browser.get(f"/clients/?{filters}").content.decode()
    pages = [ana_browser.get(url).content.decode() for url in ("/", f"/clients/{log.client_id}/", "/pipeline/")]
    assert not any("doesn’t accept email" in page for page in pages)
    assert not any("Address bounced" in page or "address bounced" in page for page in pages)
    assert log.error_code not in ABOUT_ADDRESS
    remedy = remedy_of(Task.objects.get(followup_type="Day 1"))
    assert remedy is not None and remedy.url == f"/emails/{log.pk}/"


def test_the_next_email_speaks_louder_than_one_that_was_blocked(log, make_task):
    report(log, event="bounce", type="blocked")
    client = Client.objects.get()
    (plan,) = plans_of([client]).values()
    assert (plan.engagement, plan.last_one_broke) == ("Bounced", True)
    later = Task.objects.get(followup_type="Day 3")
    now = timezone.now()
    arrived = EmailLog.objects.create(client=client, task=later, status="open", sent_at=now, opened_at=now)
    Task.objects.filter(pk=later.pk).update(status="completed", email_sent=arrived, completed_at=now)
    (plan,) = plans_of([client]).values()
    assert (plan.engagement, plan.last_one_broke) == ("1 open", False)
