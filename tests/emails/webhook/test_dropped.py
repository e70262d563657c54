"""What SendGrid took and dropped for a reason that is not the address: said on Today, and sent once more."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Activity
from emails.models import EmailLog, Provider, Suppression
from emails.webhook.apply import receive
from followups.engine.reconcile import reconcile
from followups.engine.resend import AFTER
from followups.engine.sweep import sweep
from followups.models import Task
from tests.letters import TEXT
from tests.words import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

OURS = [
    "Recipient List over Package Quota",
    "Invalid SMTPAPI header",
    "Spam Content",
    "Spam Content (if Spam Checker app is enabled)",
    "Something that SendGrid thought of later",
    None,
]


@pytest.fixture(autouse=True)
def _frozen(time_machine):
    time_machine.move_to(timezone.now().replace(microsecond=0), tick=False)


def drop(log, reason):
    event = {"event": "dropped", "email": log.to_email, "email_log_id": str(log.pk), "reason": reason}
    event |= {"timestamp": int(timezone.now().timestamp()), "sg_event_id": f"drop-{log.pk}"}
    assert receive(json.dumps([event]).encode())["processed"] == 1
    reconcile()


def sent(task):
    assert sweep() == {"sent": 1}
    task.refresh_from_db()
    return EmailLog.objects.get(task=task)


@pytest.mark.parametrize("reason", OURS)
def test_it_is_sent_once_more_with_the_same_words(sandbox, make_task, time_machine, reason):
    first = sent(make_task(priority="high"))
    drop(first, reason)
    again = Task.objects.get(followup_type="Custom")
    assert (again.status, again.priority, again.scheduled_for) == ("pending", "high", timezone.now() + AFTER[0])
    assert not Suppression.objects.exists()
    assert sweep() == {}
    time_machine.shift(AFTER[0] + timedelta(seconds=1))
    second = sent(again)
    mails = sandbox.mails()
    assert len(mails) == 2 and len({(mail["subject"], mail["text"].split("/u/")[0]) for mail in mails}) == 1
    first.refresh_from_db()
    assert (first.status, second.status) == ("dropped", "sent")


def test_the_same_report_again_plans_nothing_again(sandbox, make_task):
    log = sent(make_task())
    for _ in range(3):
        drop(log, OURS[0])
    assert Task.objects.count() == 2


def test_after_the_last_wait_a_person_decides(sandbox, make_task, time_machine):
    task = make_task()
    for wait in AFTER:
        log = sent(task)
        drop(log, "Spam Content")
        task = Task.objects.get(status="pending")
        assert task.scheduled_for == timezone.now() + wait
        time_machine.shift(wait + timedelta(seconds=1))
    drop(sent(task), "Spam Content")
    assert not Task.objects.filter(status="pending").exists()
    assert len(sandbox.mails()) == len(AFTER) + 1


def test_not_while_another_try_of_it_may_have_arrived(sandbox, make_task, ana):
    """The first try was unconfirmed, an agent had it sent again, and the second try was dropped."""
    log = sent(make_task())
    log.client.record(Activity.Kind.TASK, by=ana, email=log, event="send_again", subject=log.subject)
    drop(log, OURS[0])
    log.refresh_from_db()
    assert (log.status, log.retry_owed) == ("dropped", False) and Task.objects.count() == 1


@pytest.mark.parametrize("name", ["delivered", "open", "click"])
@pytest.mark.parametrize("is_first", [True, False])
def test_not_when_it_did_arrive_whatever_came_first(sandbox, make_task, name, is_first):
    log = sent(make_task())
    arrived = {"event": name, "email_log_id": str(log.pk), "timestamp": int(timezone.now().timestamp())}
    dropped = arrived | {"event": "dropped", "reason": OURS[0]}
    receive(json.dumps([arrived, dropped] if is_first else [dropped, arrived]).encode())
    reconcile()
    assert Task.objects.count() == 1


def test_the_timeline_tells_it(sandbox, make_task):
    drop(sent(make_task()), OURS[0])
    told = next(row for row in Activity.objects.filter(kind="task") if row.data.get("event") == "dropped")
    assert text_of(told).startswith("Dropped by SendGrid: “")
    assert "(the SendGrid plan has no emails left). We resend it " in text_of(told)


def test_what_happened_since_stops_it(sandbox, make_task, ana, time_machine):
    log = sent(make_task())
    time_machine.shift(60)
    log.client.log_reply(by=ana)
    drop(log, OURS[0])
    time_machine.shift(AFTER[0] + timedelta(hours=1))
    assert sweep() == {"cancelled": 1}
    assert len(sandbox.mails()) == 1


def test_what_was_approved_needs_no_second_approval(sandbox, make_task, ana, time_machine):
    ana.sending_mode = "review"
    ana.save()
    task = make_task()
    EmailLog.objects.create(task=task, client=task.client, status="draft", subject="Hello", body=TEXT, text_version=1)
    task.refresh_from_db()
    task.approve(by=ana, version=1)
    drop(sent(task), OURS[0])
    time_machine.shift(AFTER[0] + timedelta(hours=1))
    assert sweep() == {"sent": 1}


def test_a_full_quota_holds_the_others_for_a_while_and_today_says_so(sandbox, make_task, make_client, ana_browser):
    drop(sent(make_task()), "Recipient List over Package Quota")
    make_task(make_client(email="other@example.com"))
    assert sweep() == {}
    page = ana_browser.get("/").content.decode()
    assert "SendGrid accepted emails but dropped them." in page and "Recipient List over Package Quota" in page
    assert "Other emails wait until" in page and "SendGrid dropping emails" in page
    assert "dropping emails" in ana_browser.get("/today/system/").content.decode()
    Provider.objects.update(paused_until=timezone.now())
    assert sweep() == {"sent": 1}


def test_a_text_that_looked_like_spam_holds_nobody_else(sandbox, make_task, make_client, ana_browser, time_machine):
    drop(sent(make_task()), "Spam Content")
    make_task(make_client(email="other@example.com"))
    assert sweep() == {"sent": 1}
    page = ana_browser.get("/").content.decode()
    assert "Spam Content" in page and "Other emails wait until" not in page
    time_machine.shift(timedelta(days=1, seconds=1))
    assert "SendGrid accepted emails but dropped" not in ana_browser.get("/").content.decode()


def test_a_client_without_a_follow_up_is_owed_it_too(make_client):
    log = EmailLog.objects.create(
        client=make_client(), to_email="a@example.com", subject="One-off", body="x", status="sent"
    )
    drop(log, OURS[0])
    assert Task.objects.get().email_log.subject == "One-off"
