"""The office's own mail on its way to SendGrid: what each way of going wrong leaves behind."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from time_machine import escape_hatch

from emails import providers, sendgrid
from emails.models import OfficeMail, Provider, Suppression
from emails.models.provider import DOWN_AFTER, SENDGRID
from emails.office_mails import send_due
from emails.tasks import enqueue, send_office_mails
from tests.emails.office_mails.conftest import LINK, NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "now")]


def get():
    return OfficeMail.objects.get()


# --- enqueue ---


def test_it_is_sent_as_soon_as_it_is_committed(sandbox, ana, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(send_office_mails, "delay", send_office_mails)
    with django_capture_on_commit_callbacks(execute=True):
        mail = enqueue(
            OfficeMail.Kind.INVITATION,
            to_email="new@example.com",
            to_name="New;  Agent",
            agent=ana,
            subject="Come\nin",
            body=f"Open {LINK}",
            expires_at=NOW + timedelta(days=1),
        )
        assert (mail.status, sandbox.mails()) == ("queued", [])
    assert (get().status, get().body, get().agent) == ("sent", "", ana)
    (caught,) = sandbox.mails()
    assert (caught["to"], caught["subject"]) == ("new@example.com", "Come in")


def test_a_mail_of_a_transaction_that_is_rolled_back_is_none(sandbox, monkeypatch):
    monkeypatch.setattr(send_office_mails, "delay", send_office_mails)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue(OfficeMail.Kind.TEST, to_email="ana@example.com", subject="Hello", body="Hello")
        raise ZeroDivisionError
    assert not OfficeMail.objects.exists() and sandbox.mails() == []


def test_a_dead_broker_loses_nothing(sandbox, monkeypatch, django_capture_on_commit_callbacks):
    def fail():
        raise ConnectionError("no broker")

    monkeypatch.setattr(send_office_mails, "delay", fail)
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(OfficeMail.Kind.TEST, to_email="ana@example.com", subject="Hello", body="Hello")
    assert get().status == "queued"
    assert send_office_mails() == 1  # as Beat calls it
    assert get().status == "sent"


def test_beat_calls_it_every_minute_on_the_workers_for_whoever_waits(settings):
    entry = settings.CELERY_BEAT_SCHEDULE["send-office-mails"]
    assert (entry["task"], entry["schedule"]) == (send_office_mails.name, 60.0)
    assert settings.CELERY_TASK_ROUTES[send_office_mails.name] == {"queue": "interactive"}


# --- what is sent ---


def test_it_comes_from_the_office_and_nothing_of_it_is_tracked(sandbox, office, make_mail):
    office.from_name = "Cedar & Main"
    office.save()
    mail = make_mail(to_name="Ana, Morales")
    assert send_due() == 1
    (caught,) = sandbox.mails()
    request = sendgrid.build_office_mail(mail, office)
    assert request["from"] == {"email": "hello@cedarmain.example", "name": "Cedar & Main"}
    assert caught["text"] == f"{LINK}\n\nCedar & Main Realty\n" and not caught["html"]
    assert caught["custom_args"] == {"office_mail_id": str(mail.pk), "office_id": office.mail_id}
    assert "List-Unsubscribe" not in caught["headers"]
    tracking = request["tracking_settings"]
    assert tracking["click_tracking"] == {"enable": False, "enable_text": False}
    assert {name: each["enable"] for name, each in tracking.items()} == dict.fromkeys(tracking, False)
    assert set(tracking) == {"click_tracking", "open_tracking", "subscription_tracking"}
    assert get().sendgrid_message_id == caught["message_id"]


def test_the_one_that_waits_longest_goes_first(sandbox, make_mail):
    for minutes in (1, 3, 2):
        make_mail(subject=f"{minutes}", created_at=NOW - timedelta(minutes=minutes))
    assert send_due() == 3
    assert sorted(OfficeMail.objects.values_list("status", flat=True)) == ["sent"] * 3
    assert {mail["subject"] for mail in sandbox.mails()} == {"1", "2", "3"}


def test_its_body_is_gone_once_it_went_and_never_in_the_log(sandbox, make_mail, caplog):
    caplog.set_level(logging.DEBUG)
    make_mail()
    sandbox.faults(sendgrid={"error_rates": {"500": 1}})
    send_due()
    assert get().body == LINK
    sandbox.faults(sendgrid={"error_rates": {}})
    OfficeMail.objects.update(not_before=None)
    send_due()
    assert (get().status, get().body) == ("sent", "")
    assert "office mail sent" in caplog.text and "secret-token" not in caplog.text


# --- what SendGrid answers ---


def test_a_refusal_for_good_fails_with_words(sandbox, make_mail):
    sandbox.faults(sendgrid={"error_rates": {"400": 1}})
    make_mail()
    assert send_due() == 0
    assert get().status == "failed" and get().error_code == "rejected"
    assert get().may_go_again


def test_a_fault_of_theirs_is_tried_again_three_times(sandbox, make_mail, time_machine):
    sandbox.faults(sendgrid={"error_rates": {"503": 1}})
    make_mail()
    for tries, wait in enumerate(sendgrid.RETRY_AFTER, start=1):
        send_due()
        mail = get()
        assert (mail.status, mail.retry_count) == ("queued", tries)
        assert "503" in mail.error_message
        assert wait <= mail.not_before - datetime.now(UTC) <= wait * 1.2
        assert send_due() == 0 and get().retry_count == tries  # not before its time
        time_machine.move_to(mail.not_before, tick=False)
    send_due()
    assert get().status == "failed"


def test_too_many_requests_waits_for_as_long_as_asked_and_so_do_all_others(sandbox, make_mail, time_machine):
    time_machine.move_to(escape_hatch.datetime.datetime.now(UTC), tick=False)  # the sandbox's clock
    sandbox.faults(sendgrid={"error_rates": {"429": 1}, "retry_after": 120})
    make_mail()
    send_due()
    assert get().status == "queued"
    assert get().not_before > datetime.now(UTC) + timedelta(seconds=100)
    assert Provider.objects.get(name=SENDGRID).is_paused


def test_no_connection_is_tried_again(make_mail, settings):
    settings.SENDGRID_API_KEY, settings.SENDGRID_BASE_URL = "test", "http://127.0.0.1:9"
    make_mail()
    send_due()
    assert (get().status, get().error_message) == ("queued", "SendGrid could not be reached")
    assert Provider.objects.get(name=SENDGRID).failures == 1


def test_silence_leaves_it_unconfirmed_for_ever(sandbox, make_mail, time_machine):
    sandbox.faults(sendgrid={"reset_after_accept_rate": 1})
    make_mail()
    assert send_due() == 0
    assert (get().status, get().error_message) == ("unconfirmed", "the connection to SendGrid was lost")
    time_machine.shift(timedelta(days=1))
    assert send_due() == 0
    assert get().status == "unconfirmed" and len(sandbox.mails()) == 1


def test_a_fault_of_ours_is_one_that_nobody_knows_of(sandbox, make_mail, monkeypatch):
    monkeypatch.setattr(sendgrid, "build_office_mail", lambda *_: 1 / 0)
    make_mail()
    make_mail()
    send_due()
    assert set(OfficeMail.objects.values_list("status", flat=True)) == {"unconfirmed"}


# --- what keeps it queued ---


def test_without_a_key_or_a_sender_it_waits_and_says_why(sandbox, settings, office, make_mail):
    settings.SENDGRID_API_KEY = ""
    make_mail()
    send_due()
    assert (get().status, get().error_message) == ("queued", "SendGrid is not set up (SENDGRID_API_KEY)")
    settings.SENDGRID_API_KEY, settings.FROM_EMAIL, office.from_email = "test", "", ""
    office.save()
    send_due()
    assert (get().status, get().error_message) == ("queued", "the office has no sender address")
    settings.FROM_EMAIL = "hello@example.com"
    send_due()
    assert (get().status, get().error_message) == ("sent", "")


def test_it_goes_although_all_sending_to_clients_is_paused(sandbox, office, make_mail):
    office.paused_at = NOW
    office.save()
    make_mail()
    assert send_due() == 1


def test_a_client_with_the_same_address_who_wants_no_email_does_not_stop_it(sandbox, make_mail):
    Suppression.add("ana@example.com", "complained", "test")
    make_mail()
    assert send_due() == 1


def test_it_keeps_the_pause_that_follow_ups_keep(sandbox, make_mail, time_machine):
    providers.note(SENDGRID, ["down"] * DOWN_AFTER)
    make_mail()
    make_mail()
    assert send_due() == 0
    assert {mail.status for mail in OfficeMail.objects.all()} == {"queued"} and sandbox.mails() == []
    assert OfficeMail.objects.first().error_code == "sendgrid_paused"
    time_machine.move_to(Provider.objects.get(name=SENDGRID).paused_until, tick=False)
    assert send_due() == 2  # the first one is the probe, and its answer ends the pause
    assert not Provider.objects.get(name=SENDGRID).is_down


def test_what_it_meets_pauses_follow_ups_too(sandbox, make_mail):
    sandbox.faults(sendgrid={"error_rates": {"500": 1}})
    for _ in range(DOWN_AFTER + 2):
        make_mail()
    send_due()
    assert Provider.objects.get(name=SENDGRID).is_down
    assert OfficeMail.objects.filter(retry_count=0).count() == 2  # not even tried


def test_it_takes_places_of_the_rate_limit_and_never_waits_for_one(sandbox, make_mail, settings):
    settings.SENDS_PER_SECOND = 1
    for _ in range(3):
        make_mail()
    assert send_due() == 3
    assert Provider.objects.get(name=SENDGRID).taken_until == NOW + timedelta(seconds=3)
