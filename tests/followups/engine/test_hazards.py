"""What once went wrong, or could have: each a race, a crash or a row that nobody expects."""

import socket
import threading
import time
from datetime import timedelta
from itertools import count
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from clients.models import Client
from emails import sendgrid, writer
from emails.models import EmailLog, Suppression
from emails.opt_out import unsubscribe_from
from emails.sendgrid import GatewayError
from emails.webhook.apply import apply
from followups.engine import calls, delivery
from followups.engine.reconcile import reconcile
from followups.engine.sweep import send_one, sweep
from followups.models import Task
from followups.tasks import send_followup
from tests.letters import TEXT
from tests.words import why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def event(name, log, **more):
    now = int(timezone.now().timestamp())
    return {"event": name, "timestamp": now, "email_log_id": str(log.pk), "sg_event_id": f"{name}{now}", **more}


@pytest.fixture
def during_begin(monkeypatch):
    """Has something happen after the writer's answer and before the last look."""

    def arrange(happening):
        really = delivery.begin

        def begin(tasks, letters):
            happening()
            return really(tasks, letters)

        monkeypatch.setattr(delivery, "begin", begin)

    return arrange


# --- never twice ---


def test_an_event_between_the_letter_and_the_last_look_settles_it(sandbox, make_task, during_begin):
    task = make_task()
    log = EmailLog.objects.create(task=task, client=task.client, to_email=task.client.email, subject="s", body=TEXT)
    during_begin(lambda: apply([event("delivered", log), event("open", log)]))
    assert sweep() == {"sent": 1}
    assert sandbox.mails() == []
    log.refresh_from_db()
    assert (log.status, bool(log.opened_at), Task.objects.get().status) == ("open", True, "completed")


def test_a_draft_that_an_agent_saves_meanwhile_is_what_goes(sandbox, make_task, during_begin):
    make_task()
    clear = {"guard": "clear", "findings": []}
    during_begin(lambda: EmailLog.objects.get().save_draft("Mine", TEXT, "agent", guard=clear))
    sweep()
    log = EmailLog.objects.get()
    assert (log.subject, log.body) == ("Mine", TEXT)
    assert sandbox.mails()[0]["text"].startswith(TEXT)


def test_a_text_that_nobody_checked_waits_for_its_check(sandbox, make_task, during_begin, time_machine):
    make_task()
    unread = EmailLog.objects.filter(body="")
    during_begin(lambda: [log.save_draft("Mine", TEXT, "agent") for log in unread.all()])
    assert sweep() == {"taken over": 1} and not sandbox.mails()
    time_machine.move_to(Task.objects.get().not_before)
    assert sweep() == {"sent": 1}
    assert sandbox.mails()[0]["subject"] == "Mine"


def test_a_late_message_does_not_send_what_was_moved_to_next_week(sandbox, make_task, ana):
    task = make_task()
    task.reschedule(timezone.now() + timedelta(days=7), by=ana)
    assert send_followup(task.pk, only_if_due=True) is None
    assert Task.objects.get().status == "pending" and sandbox.mails() == []


def test_a_worker_that_wakes_too_late_sends_nothing(sandbox, make_task, monkeypatch):
    make_task()
    clock = count(step=61)  # whoever looks at it twice has slept for longer than half a lease
    monkeypatch.setattr(calls, "time", SimpleNamespace(monotonic=lambda: next(clock), sleep=time.sleep))
    assert sweep() == {"to retry": 1}
    assert sandbox.mails() == []
    assert "something went wrong on our side" in why(Task.objects.get())


def test_an_acceptance_is_kept_though_the_lease_ran_out(sandbox, make_task):
    make_task()
    (task,) = Task.objects.claim(timezone.now(), 1)
    delivery.admit([task])
    step = delivery.begin([task], {task.pk: writer.Letter("s", "b", EmailLog.WrittenBy.AI)})
    Task.objects.update(lease_until=timezone.now() - timedelta(minutes=1))
    reconcile()
    assert EmailLog.objects.get().status == "unconfirmed"

    delivery.accept([(step.to_send[0][0], "the-id")])
    reconcile()
    log, task = EmailLog.objects.get(), Task.objects.get()
    assert (log.status, log.sendgrid_message_id, task.status, task.email_sent_id) == (
        "sent",
        "the-id",
        "completed",
        log.pk,
    )


# --- never to somebody who asked not to ---


def test_a_complaint_silences_where_it_came_from_and_where_the_email_went(make_client):
    client = make_client(email="new@example.com")
    log = EmailLog.objects.create(client=client, status="sent", to_email="new@example.com")
    apply([event("spamreport", log, email="Old@Example.com")])
    assert Suppression.of("old@example.com") and Suppression.of("new@example.com")


def test_the_way_out_of_an_earlier_try_closes_both_addresses(sandbox, make_task):
    task = make_task()
    log = EmailLog.objects.create(task=task, client=task.client, to_email="old@example.com", subject="s", body=TEXT)
    sweep()
    log.refresh_from_db()
    assert (log.to_email, log.earlier_recipients) == (task.client.email, ["old@example.com"])
    unsubscribe_from(log)
    assert Suppression.of("old@example.com") and Suppression.of(task.client.email)


def test_nobody_is_not_an_address(make_client):
    assert unsubscribe_from(EmailLog.objects.create(client=make_client(email=""), to_email="")) is False
    assert not Suppression.objects.exists()


# --- never lost, and never called unknown when it is known ---


@pytest.fixture
def answering(settings):
    """A gateway of bytes: what it answers to a connection, or None to hang up at once."""
    servers = []

    def serve(answer, scheme="http"):
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def loop():
            while True:
                try:
                    peer, _ = server.accept()
                except OSError:
                    return
                with peer:
                    if answer is not None:
                        peer.recv(65536)
                        peer.sendall(answer)

        threading.Thread(target=loop, daemon=True).start()
        settings.SENDGRID_BASE_URL = f"{scheme}://127.0.0.1:{server.getsockname()[1]}"

    sendgrid.pool.cache_clear()
    yield serve
    for server in servers:
        server.close()
    sendgrid.pool.cache_clear()


@pytest.mark.parametrize("answer", [None, b"this is not TLS"])
def test_a_failed_handshake_is_safe_to_try_again(answering, answer):
    answering(answer, scheme="https")
    with pytest.raises(GatewayError, match="could not be reached") as caught:
        sendgrid.send({})
    assert (caught.value.unknown, caught.value.permanent) == (False, False)


def test_a_connection_that_breaks_after_the_request_is_unknown(answering):
    answering(b"")
    with pytest.raises(GatewayError) as caught:
        sendgrid.send({})
    assert caught.value.unknown


def test_an_acceptance_whose_body_breaks_off_is_an_acceptance(answering):
    answering(b"HTTP/1.1 202 Accepted\r\nX-Message-Id: the-id\r\nContent-Length: 50\r\n\r\ncut")
    assert sendgrid.send({}) == "the-id"


def test_a_refusal_whose_body_breaks_off_is_a_refusal(answering):
    answering(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 50\r\n\r\n{")
    with pytest.raises(GatewayError) as caught:
        sendgrid.send({})
    assert (caught.value.permanent, caught.value.unknown) == (True, False)


def test_send_again_leaves_no_old_reason(make_task, ana):
    task = make_task(status="processing", reason_code="unconfirmed", reason_facts={"error": "time-out"})
    EmailLog.objects.create(task=task, client=task.client, status="unconfirmed").send_again(by=ana)
    reconcile()
    assert (Task.objects.get().status, why(Task.objects.get())) == ("pending", "")


# --- one row's fault is nobody else's ---


def test_a_record_that_can_not_be_read_fails_and_stops_no_other(sandbox, make_client, make_task):
    broken = make_task(scheduled_for=timezone.now() - timedelta(hours=1))
    make_task(make_client(email="other@example.com"))
    with connection.cursor() as cursor:
        number = "1" * 5000
        cursor.execute(f"UPDATE clients SET custom_fields = '{{\"n\": {number}}}' WHERE id = %s", [broken.client_id])
    sweep()
    row = Task.objects.only("status", "reason_code", "reason_facts").get(pk=broken.pk)
    assert row.status == "failed" and "invalid data" in why(row)
    assert [mail["to"] for mail in sandbox.mails()] == ["other@example.com"]


def test_a_fact_that_can_not_be_applied_keeps_no_other_waiting(make_client, monkeypatch, caplog):
    bad, good = make_client(planned_at=None), make_client(planned_at=None)
    from followups.engine import plan as module

    really = module.make_plan
    monkeypatch.setattr(module, "make_plan", lambda pk: 1 / 0 if pk == bad.pk else really(pk))
    reconcile()
    assert Task.objects.filter(client=good).count() == 5
    assert f"plan={bad.pk}" in caplog.text


def test_a_client_brought_back_in_time_keeps_its_followups(make_client, make_task):
    make_task(make_client(is_deleted=True))

    def restored_first(execute, sql, *more):
        if 'FROM "clients"' in sql and "FOR NO KEY UPDATE" in sql:
            Client.objects.update(is_deleted=False)
        return execute(sql, *more)

    with connection.execute_wrapper(restored_first):
        reconcile()
    assert not Client.objects.get().is_deleted
    assert Task.objects.get().status == "pending"


def test_a_custom_followup_is_no_plan(make_client, make_task):
    client = make_client(planned_at=None)
    make_task(client, followup_type="Custom")
    reconcile()
    assert Task.objects.filter(client=client).count() == 6


def test_deep_json_from_the_writer_means_the_template(make_client, monkeypatch):
    monkeypatch.setattr("emails.writer.call.ask", lambda _: exec("raise RecursionError"))
    letter = writer.write(writer.Brief(make_client(), "Day 1", ""))
    assert letter.written_by == "template"


def test_send_one_sends_what_is_not_due_when_asked_so(sandbox, make_task):
    task = make_task(scheduled_for=timezone.now() + timedelta(days=3))
    assert send_one(task.pk) == "sent"


@pytest.mark.parametrize("year", ["infinity", "-infinity", "9999-12-31", "0044-03-15 BC"])
def test_times_that_no_page_can_show_are_refused(make_task, year):
    from django.db import IntegrityError, transaction

    make_task()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE tasks SET scheduled_for = %s", [year])
