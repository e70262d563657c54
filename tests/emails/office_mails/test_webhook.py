"""SendGrid's events about the office's own mail."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from agents.models import Office
from clients.models import Activity
from emails.models import EmailLog, OfficeMail, Suppression, UnmatchedEvent
from emails.office_mails import send_due
from emails.webhook.apply import apply, receive, try_waiting
from tests.emails.office_mails.conftest import LINK, NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "now")]
AT = int(NOW.timestamp())
ANOTHER = "0123456789abcdef"


def event(mail, name, **more):
    named = {"email": mail.to_email, "office_mail_id": str(mail.pk), "office_id": Office.current().mail_id}
    return {"event": name, "timestamp": AT, "sg_event_id": f"{name}-{mail.pk}", **named, **more}


@pytest.fixture
def sent(make_mail):
    return make_mail(status="sent", body="", sent_at=NOW, sendgrid_message_id="abc")


def get():
    return OfficeMail.objects.get()


def test_they_move_it_forward_and_are_kept_once(sent):
    batch = [event(sent, name, sg_message_id="abc.1") for name in ("delivered", "processed", "delivered")]
    assert receive(json.dumps(batch).encode()) == {"processed": 3, "failed": 0, "total": 3}
    assert receive(json.dumps(batch).encode()) == {"processed": 3, "failed": 0, "total": 3}
    assert (get().status, [each["event"] for each in get().webhook_events]) == ("delivered", ["delivered", "processed"])
    again = event(sent, "delivered", sg_message_id="abc.1", sg_event_id="another")  # SendGrid repeats itself like this
    assert receive(json.dumps([again]).encode())["processed"] == 1
    assert len(get().webhook_events) == 2


def test_what_went_wrong_is_kept_in_their_words(sent):
    apply([event(sent, "bounce", type="bounce", reason="550 no such user")])
    assert (get().status, get().error_message) == ("bounce", "550 no such user")


@pytest.mark.parametrize("status", ["queued", "sending", "unconfirmed"])
def test_an_event_proves_that_it_was_sent(make_mail, status):
    mail = make_mail(status=status, error_message="nobody knows", sending_since=NOW)
    assert apply([event(mail, "processed", sg_message_id="abc.1")]) == 0
    mail = get()
    assert (mail.status, mail.sent_at, mail.error_message, mail.body) == ("processed", NOW, "", "")


def test_one_that_failed_keeps_its_status_and_its_body(make_mail):
    mail = make_mail(status="failed", error_message="no")
    assert apply([event(mail, "delivered")]) == 0
    assert (get().status, get().error_message, get().body, len(get().webhook_events)) == ("failed", "no", LINK, 1)


def test_a_machine_that_opens_it_is_no_sign(sent):
    apply([event(sent, "open", sg_machine_open=True)])
    assert (get().status, len(get().webhook_events)) == ("sent", 1)


def test_no_client_notices(sent, make_client):
    client = make_client(email=sent.to_email)
    apply([event(sent, name) for name in ("delivered", "bounce", "unsubscribe", "spamreport")])
    client.refresh_from_db()
    assert not Suppression.objects.exists() and not Activity.objects.exists() and client.last_contacted is None


@pytest.mark.parametrize(
    ("reported", "office_id", "is_ours"),
    [("abc.1", None, True), ("abc.1", ANOTHER, True), ("xyz.1", ANOTHER, False), ("xyz.1", None, False)],
)
def test_another_offices_is_kept_aside(sent, reported, office_id, is_ours):
    foreign = event(sent, "bounce", sg_message_id=reported, office_id=office_id)
    assert apply([foreign]) == int(not is_ours)
    assert get().status == ("bounce" if is_ours else "sent")
    assert [kept.reason for kept in UnmatchedEvent.objects.all()] == ([] if is_ours else ["other_office"])
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("odd", ["0", "-1", "x", "9" * 30, None, [1], {}])
def test_an_id_that_is_none_finds_nothing(sent, odd):
    assert apply([event(sent, "bounce", office_mail_id=odd, sg_message_id="other.1")]) == 1
    assert get().status == "sent" and UnmatchedEvent.objects.get().reason == "no_such_email"


def test_one_that_comes_before_our_commit_is_tried_again(time_machine, make_mail, office):
    early = {"event": "delivered", "timestamp": AT, "office_mail_id": "77001", "office_id": office.mail_id}
    assert apply([early]) == 1
    make_mail(pk=77001, status="sent", body="")
    time_machine.shift(timedelta(minutes=2))
    assert try_waiting(timezone.now()) == 1
    assert get().status == "delivered"


def test_it_is_told_from_the_email_of_a_client_with_the_same_id(sent, make_client):
    log = EmailLog.objects.create(pk=sent.pk, client=make_client(), to_email="j@example.com", status="sent")
    of_client = {"event": "open", "timestamp": AT, "email_log_id": str(log.pk), "office_id": Office.current().mail_id}
    assert apply([event(sent, "delivered"), of_client]) == 0
    log.refresh_from_db()
    assert (get().status, log.status) == ("delivered", "open")


def test_a_batch_without_them_asks_nothing_more(make_client, django_assert_num_queries):
    log = EmailLog.objects.create(client=make_client(), to_email="j@example.com", status="sent")
    of_client = {"event": "processed", "timestamp": AT, "email_log_id": str(log.pk)}
    # Savepoint and its release, the lock, the history, and the one that stores.
    with django_assert_num_queries(5) as captured:
        apply([of_client])
    assert not any("office_mails" in query["sql"] for query in captured.captured_queries)


def test_a_batch_of_hundreds_takes_as_many_statements_as_one(make_mail, django_assert_num_queries):
    mails = [make_mail(status="sent", body="") for _ in range(100)]
    one, batch = [event(mails[0], "delivered")], [event(mail, "processed") for mail in mails]
    with django_assert_num_queries(6):
        apply(one)
    with django_assert_num_queries(6):
        apply(batch)


def test_what_the_sandbox_reports_finds_its_mail(sandbox, make_mail):
    make_mail()
    send_due()
    (caught,) = sandbox.mails()
    assert apply([{"event": "delivered", "timestamp": AT, "sg_message_id": "other.1", **caught["custom_args"]}]) == 0
    assert get().status == "delivered"
