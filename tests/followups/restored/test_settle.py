"""A broker settles what may have been sent, or SendGrid's events do."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from agents.models import Office
from clients.models import Activity
from emails import kept_opt_outs
from emails.models import EmailLog, Suppression, UnmatchedEvent
from emails.models.outgoing import AlreadyMoved
from emails.models.unsubscribe_token import token_of
from emails.opt_out import unsubscribe_from
from emails.webhook.apply import apply
from followups.engine import reconcile
from followups.engine.sweep import sweep
from followups.models import Task
from followups.restored.settle import not_sent, unsettled, was_sent
from tests.followups.engine.conftest import NOON, row
from tests.letters import TEXT

pytestmark = pytest.mark.django_db
LOST = 4711


@pytest.fixture
def due(make_client, make_task, time_machine, resumed):
    time_machine.move_to(NOON, tick=False)
    task = make_task(make_client(), scheduled_for=NOON - timedelta(minutes=5))
    resumed()
    return row(task)


def event(task, **more):
    named = {"email_log_id": str(LOST), "task_id": str(task.pk), "office_id": Office.current().mail_id}
    at = int(timezone.now().timestamp())
    return {"event": "delivered", "timestamp": at, "email": task.client.email, "sg_message_id": "abc.1"} | named | more


def test_it_was_sent(sandbox, due, broker):
    assert was_sent([due.pk], by=broker) == 1
    due = row(due)
    assert (due.status, due.may_be_restored) == ("completed", False)
    due.client.refresh_from_db()
    assert due.client.last_contacted == due.scheduled_for
    assert Activity.objects.get(task=due, data__event="was_sent").agent == broker
    assert was_sent([due.pk], by=broker) == not_sent([due.pk], by=broker) == 0
    assert sweep() == {}
    assert not sandbox.mails()


def test_its_draft_counts_as_sent(due, broker):
    EmailLog.objects.create(task=due, client=due.client, subject="Hello", body=TEXT, status="draft")
    was_sent([due.pk], by=broker)
    log = EmailLog.objects.get()
    assert (log.status, log.settled_by, log.is_marked_sent) == ("sent", broker, True)


def test_it_was_not_sent_so_it_goes(sandbox, due, broker):
    sweep()
    assert not_sent([due.pk], by=broker) == 1
    assert sweep() == {"sent": 1}
    assert len(sandbox.mails()) == 1


def test_an_event_of_an_email_that_the_backup_lacks_settles_it(sandbox, due):
    assert apply([event(due)]) == 1  # no such email yet
    assert sweep() == {}
    due = row(due)
    assert (due.status, due.email_sent_id) == ("completed", LOST)
    assert EmailLog.objects.get(pk=LOST).status == "delivered"
    assert UnmatchedEvent.objects.get().applied_at
    assert not sandbox.mails()
    # Its unsubscribe link names it again, and later events find it.
    assert unsubscribe_from(EmailLog.objects.select_related("client").get(pk=LOST))
    assert apply([event(due, event="open", sg_message_id="abc.2")]) == 0


def test_an_opt_out_by_the_link_of_such_an_email_is_kept_until_it_is_known(client, due):
    link = f"/u/{token_of(LOST)}"
    assert client.get(link).status_code == 200
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    sweep()
    assert not Suppression.objects.exists()
    apply([event(due)])
    sweep()
    assert Suppression.objects.get().address == due.client.email
    assert client.post("/u/AAAAAAAAAAAAAAAAAAAAAA").status_code == 404


def test_an_event_of_a_draft_of_the_backup_settles_it(sandbox, due):
    log = EmailLog.objects.create(task=due, client=due.client, subject="Hello", body=TEXT, status="draft")
    assert apply([event(due, email_log_id=str(log.pk))]) == 0
    sweep()
    assert (row(due).status, row(due).email_log.status) == ("completed", "delivered")
    assert not sandbox.mails()


@pytest.mark.parametrize("lie", [{"office_id": "0123456789abcdef"}, {"task_id": "x"}, {"task_id": str(2**62)}])
def test_an_event_of_elsewhere_settles_nothing(sandbox, due, lie):
    apply([event(due, **lie)])
    assert sweep() == {"held": 1}
    assert unsettled().count() == 1
    assert not EmailLog.objects.filter(pk=LOST).exists()


def test_of_two_emails_for_one_followup_the_first_counts(due):
    apply([event(due), event(due, email_log_id=str(LOST + 1), sg_message_id="xyz.1")])
    sweep()
    assert list(EmailLog.objects.values_list("pk", flat=True)) == [LOST]


def test_what_is_settled_is_no_longer_asked_about(monkeypatch, due, broker, django_assert_num_queries):
    was_sent([due.pk], by=broker)
    assert not unsettled().exists()
    monkeypatch.setattr(reconcile, "settle_by_events", lambda: pytest.fail("asked about"))
    sweep()


@pytest.mark.parametrize("status", ["draft", "queued", "sending", "unconfirmed", "failed"])
def test_its_email_counts_as_sent_however_far_the_backup_shows_it(due, broker, status):
    log = EmailLog.objects.create(task=due, client=due.client, subject="Hello", body=TEXT, status=status)
    log.mark_sent_since_backup(due.scheduled_for, by=broker)
    assert EmailLog.objects.values_list("status", "settled_by").get() == ("sent", broker.pk)


def test_what_sendgrid_reported_stays(due, broker):
    log = EmailLog.objects.create(task=due, client=due.client, subject="Hello", body=TEXT, status="bounce")
    with pytest.raises(AlreadyMoved):
        log.mark_sent_since_backup(due.scheduled_for, by=broker)
    assert was_sent([due.pk], by=broker) == 1
    assert EmailLog.objects.get().status == "bounce"


def test_an_opt_out_that_was_kept_while_the_database_was_away_counts_too(due, monkeypatch, tmp_path):
    """Its email is one that the backup lacks: the wish waits for its row, as by the link itself."""
    monkeypatch.setattr(kept_opt_outs, "KEY", f"test:{tmp_path}")  # tests that run at the same time share one Redis
    wish = json.dumps({"email": LOST, "at": timezone.now().isoformat(), "who": ""})
    kept_opt_outs.store().rpush(kept_opt_outs.KEY, wish)
    sweep()
    assert kept_opt_outs.store().llen(kept_opt_outs.KEY) == 0
    assert apply([event(due)]) == 1
    sweep()
    sweep()
    assert Suppression.all_of(due.client.email)


def test_nobody_brings_back_what_was_sent_as_the_broker_says(sandbox, due, broker, ana_browser):
    """The backup has no email of it, so no row but its own says so."""
    was_sent([due.pk], by=broker)
    ana_browser.post(f"/followups/{due.pk}/restore/")
    assert row(due).status == "completed"
    assert Task.objects.filter(pk=due.pk).restore(by=broker) == []
    assert sweep() == {} and not sandbox.mails()


def test_one_that_is_skipped_before_it_is_settled_waits_again_when_it_is_restored(sandbox, due, ana):
    due.skip(by=ana)
    row(due).restore(by=ana)
    sweep()
    assert (row(due).status, row(due).reason_code) == ("pending", "may_have_gone") and not sandbox.mails()


def test_who_unsubscribes_when_all_is_settled_gets_nothing_more(sandbox, due, make_task, broker, client, time_machine):
    """By the link of an email that the backup lacks; what SendGrid reports of it says whose it is."""
    later = make_task(due.client, followup_type="Day 3", scheduled_for=NOON + timedelta(hours=1))
    was_sent([due.pk], by=broker)
    assert client.post(f"/u/{token_of(LOST)}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert apply([event(due, event="open")]) == 1
    time_machine.move_to(NOON + timedelta(hours=2), tick=False)
    sweep()
    assert (row(later).status, row(later).reason_code) == ("cancelled", "do_not_email") and not sandbox.mails()
    assert EmailLog.objects.get(pk=LOST).task == due


@pytest.mark.parametrize("name", ["unsubscribe", "spamreport", "bounce"])
def test_an_event_of_ours_about_an_email_and_a_follow_up_that_are_lost_closes_its_address(make_client, name):
    client = make_client()
    named = {"email": client.email, "email_log_id": "987654", "task_id": "987000", "sg_event_id": "x1"}
    at = {"timestamp": int(timezone.now().timestamp()), "office_id": Office.current().mail_id}
    assert apply([{"event": name} | named | at]) == 1
    assert Suppression.objects.get().address == client.email
