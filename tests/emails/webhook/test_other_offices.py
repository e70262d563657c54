"""Several databases may send through one SendGrid account: whose mail an event is about."""

import json
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from agents.models import Office
from emails import sendgrid
from emails.models import EmailLog, Suppression, UnmatchedEvent
from emails.rendering import render
from emails.webhook.apply import apply, receive, retry, waiting
from followups.engine.reconcile import reconcile
from followups.engine.sweep import sweep

UnmatchedReason = UnmatchedEvent.Reason
pytestmark = pytest.mark.django_db
OURS, ANOTHER = "ours", "0123456789abcdef"


@pytest.fixture
def log(make_client):
    client = make_client()
    return EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", body="Hello", status="sent")


def event(log, **more):
    now = int(timezone.now().timestamp())
    named = {"email": log.to_email, "email_log_id": str(log.pk), "sg_event_id": "one"}
    found = {"event": "bounce", "type": "bounce", "timestamp": now, **named, **more}
    if found.get("office_id") == OURS:
        found["office_id"] = Office.current().mail_id
    return found


def custom_args(log, office):
    mail = sendgrid.build(log, log.client.agent, office, render(log, log.client.agent, office))
    return mail["personalizations"][0]["custom_args"]


# --- the id ---


def test_every_mail_carries_it_beside_the_email_log_id(log, office):
    found = custom_args(log, office)
    assert found == {"email_log_id": str(log.pk), "office_id": Office.current().mail_id}
    assert len(found["office_id"]) == 16 and int(found["office_id"], 16)


def test_an_office_that_nobody_has_saved_yet_has_a_lasting_one(log, settings):
    settings.FROM_EMAIL, settings.POSTAL_ADDRESS = "hello@example.com", "1 Main Street"
    first = custom_args(log, Office.current())
    assert custom_args(log, Office.current()) == first
    # The row says nothing that the environment says.
    assert (Office.objects.get().from_email, Office.objects.get().postal_address) == ("", "")


def test_saving_the_office_later_keeps_it(log):
    before = Office().mail_id
    late = Office(name="Cedar & Main")
    late.save()
    assert Office.current().mail_id == late.mail_id == before
    assert Office.objects.get().name == "Cedar & Main"


def test_plain_sql_makes_one_and_each_row_another(db):
    found = set()
    for _ in range(2):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM office")
            cursor.execute("INSERT INTO office (id, name) VALUES (1, 'By hand')")
        found.add(Office.objects.get().uid)
    assert len(found) == 2 and all(isinstance(uid, UUID) for uid in found)


def test_a_restored_copy_at_another_address_has_another_one(office, settings):
    settings.SITE_URL = "https://crm.example.com"
    real = Office.current().mail_id
    settings.SITE_URL = "https://staging.example.com"
    assert Office.current().mail_id != real


# --- the rule, line by line ---

STORED, AGREES, DIFFERS = "abc", "abc.filterdrecv-1", "xyz.filterdrecv-1"
RULE = [
    # what we stored, what is reported, the office id, whether it is ours
    (STORED, AGREES, None, True),
    (STORED, AGREES, OURS, True),
    (STORED, AGREES, ANOTHER, True),
    (STORED, DIFFERS, OURS, True),
    (STORED, DIFFERS, ANOTHER, False),
    (STORED, DIFFERS, None, False),
    (STORED, DIFFERS, "", False),
    (STORED, None, OURS, True),
    (STORED, None, ANOTHER, False),
    (STORED, None, None, True),
    ("", DIFFERS, OURS, True),
    ("", DIFFERS, ANOTHER, False),
    ("", DIFFERS, None, True),
    ("", None, ANOTHER, False),
    ("", None, None, True),
    (STORED, DIFFERS, ["ours"], False),
    (STORED, "abcd.filterdrecv-1", None, False),
]


@pytest.mark.parametrize(("stored", "reported", "office_id", "is_ours"), RULE)
def test_whose_email_it_is(log, office, stored, reported, office_id, is_ours):
    EmailLog.objects.update(sendgrid_message_id=stored)
    body = json.dumps([event(log, sg_message_id=reported, office_id=office_id)]).encode()
    answer = receive(body)
    assert answer == {"processed": int(is_ours), "failed": int(not is_ours), "total": 1}
    log.refresh_from_db()
    assert (log.status, len(log.webhook_events)) == (("bounce", 1) if is_ours else ("sent", 0))
    assert Suppression.objects.exists() == is_ours
    kept = UnmatchedEvent.objects.first()
    if not is_ours:
        assert (kept.reason, [json.loads(kept.text)]) == (UnmatchedReason.OTHER_OFFICE, json.loads(body))
    else:
        assert kept is None


def test_a_staging_copy_marks_no_real_mail(log, office, settings, sandbox, make_task):
    """The same rows on the same account: each database takes the events of its own mail and leaves the other's."""
    task, settings.SITE_URL = make_task(log.client), "https://staging.example.com"
    assert sweep() == {"sent": 1}
    message_id = sandbox.mails()[0]["message_id"]
    carried = sandbox.call("GET", f"/api/mails/{message_id}")["custom_args"]
    copied = EmailLog.objects.get(task=task)
    from_staging = event(copied, sg_message_id=f"{message_id}.1", **carried)
    assert carried == {
        "email_log_id": str(copied.pk),
        "task_id": str(task.pk),
        "office_id": Office.current().mail_id,
    }
    # The real database has sent the same follow-up under another message id.
    settings.SITE_URL = "https://crm.example.com"
    EmailLog.objects.filter(pk=copied.pk).update(sendgrid_message_id="the-real-one")
    assert apply([from_staging]) == 1
    copied.refresh_from_db()
    assert (copied.status, copied.webhook_events) == ("sent", [])


def test_an_earlier_try_that_did_arrive_is_ours(log, office):
    EmailLog.objects.update(status="unconfirmed")
    log.refresh_from_db()
    log.queue()
    log.begin_sending()
    log.mark_sent("second")
    assert apply([event(log, event="delivered", sg_message_id="first.1", office_id=OURS)]) == 0
    log.refresh_from_db()
    assert log.status == "delivered"


def test_without_our_id_the_message_id_is_enough(log, office):
    EmailLog.objects.update(sendgrid_message_id=STORED)
    assert apply([event(log, email_log_id=None, sg_message_id=AGREES, office_id=ANOTHER)]) == 0


def test_one_batch_may_hold_all_of_them(log, office, make_client):
    EmailLog.objects.update(sendgrid_message_id=STORED)
    mine = event(log, event="open", sg_message_id=AGREES, office_id=OURS)
    foreign = event(log, sg_message_id=DIFFERS, office_id=ANOTHER, sg_event_id="two")
    unknown = event(log, email_log_id="999", sg_message_id=DIFFERS, office_id=OURS, sg_event_id="three")
    assert apply([foreign, mine, unknown, 7]) == 3
    reasons = [one.reason for one in UnmatchedEvent.objects.order_by("pk")]
    assert reasons == [UnmatchedReason.OTHER_OFFICE, UnmatchedReason.NO_SUCH_EMAIL, UnmatchedReason.NOT_AN_EVENT]
    log.refresh_from_db()
    assert log.status == "open"


# --- kept, and left alone ---


@pytest.mark.parametrize("has_email", [True, False])
def test_it_is_not_tried_again_like_one_that_came_too_early(log, office, time_machine, has_email):
    other = {} if has_email else {"email_log_id": "999"}
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    assert apply([event(log, sg_message_id=DIFFERS, office_id=ANOTHER, **other)]) == 1
    time_machine.shift(61)
    reconcile()
    kept = UnmatchedEvent.objects.get()
    assert (kept.reason, kept.applied_at) == (UnmatchedReason.OTHER_OFFICE, None)
    assert not waiting(timezone.now()).exists()
    assert not retry(kept)


def test_one_whose_id_is_given_to_an_email_of_ours_meanwhile_is_tried_no_more(make_client, office, time_machine):
    client = make_client()
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    early = {"event": "open", "timestamp": int(start.timestamp()), "email_log_id": "77001", "sg_message_id": DIFFERS}
    assert apply([early]) == 1
    assert UnmatchedEvent.objects.get().reason == UnmatchedReason.NO_SUCH_EMAIL
    EmailLog.objects.create(pk=77001, client=client, status="sent", sendgrid_message_id=STORED)
    time_machine.shift(61)
    reconcile()
    assert UnmatchedEvent.objects.get().reason == UnmatchedReason.OTHER_OFFICE
    assert EmailLog.objects.get().webhook_events == []


def test_an_admin_sees_it(broker_browser, log, office):
    apply([event(log, sg_message_id=DIFFERS, office_id=ANOTHER)])
    assert UnmatchedReason.OTHER_OFFICE.label in broker_browser.get("/admin/emails/unmatchedevent/").content.decode()
    whole = broker_browser.get(f"/admin/emails/unmatchedevent/{UnmatchedEvent.objects.get().pk}/change/")
    assert UnmatchedReason.OTHER_OFFICE.label in whole.content.decode() and ANOTHER in whole.content.decode()
