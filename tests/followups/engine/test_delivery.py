"""One due follow-up, from claim to email, against the sandbox: what each way of going wrong leaves behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agents.models import Office
from clients.models import Activity
from emails import writer
from emails.models import EmailLog, Suppression
from emails.models.states import Status
from followups.engine import delivery
from followups.engine.sweep import sweep
from followups.models import Task
from tests.letters import TEXT
from tests.words import why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def swept(task):
    counts = sweep()
    task.refresh_from_db()
    return task, EmailLog.objects.filter(task=task).first(), {str(key): n for key, n in counts.items()}


def test_a_due_followup_is_written_sent_and_recorded(sandbox, make_task):
    task, log, counts = swept(make_task())

    assert counts == {"sent": 1}
    assert (task.status, task.email_sent_id, log.status) == ("completed", log.pk, "sent")
    assert task.completed_at and log.sent_at
    mail = sandbox.mails()[0]
    assert (log.sendgrid_message_id, log.written_by) == (mail["message_id"], "ai")
    named = {"email_log_id": str(log.pk), "task_id": str(task.pk)}
    assert mail["custom_args"] == {**named, "office_id": Office.current().mail_id}
    assert mail["subject"] == log.subject
    assert "Jonah" in mail["text"] and "418 Alder Court" in mail["subject"] + mail["text"]
    task.client.refresh_from_db()
    assert task.client.last_contacted == log.sent_at
    assert Activity.objects.get(client=task.client, kind="sent").email == log


def test_the_mail_carries_signature_address_and_way_out(sandbox, make_task):
    _, log, _ = swept(make_task())

    mail = sandbox.mails()[0]
    url = f"/u/{log.unsubscribe_token}"
    for part in (mail["text"], mail["html"]):
        assert "Ana Morales" in part and "210 SW Main Street" in part and url in part
    assert url in mail["headers"]["List-Unsubscribe"]
    assert mail["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_two_sweeps_send_one_email(sandbox, make_task):
    make_task()
    sweep()
    sweep()
    assert len(sandbox.mails()) == 1


@pytest.mark.parametrize(
    "faults", [{"error_rates": {"500": 1}}, {"garbage_rate": 1}, {"truncated_rate": 1}, {"empty_rate": 1}]
)
def test_a_writer_that_fails_leaves_it_to_the_template(sandbox, make_task, faults):
    sandbox.faults(openai={**faults, "retry_after": 0})
    task, log, _ = swept(make_task())

    assert task.status == "completed"
    assert (log.written_by, bool(log.writer_error)) == ("template", True)
    assert "418 Alder Court" in log.subject and "Hi Jonah" in log.body


def test_a_permanent_refusal_fails_and_says_why(sandbox, make_task):
    sandbox.faults(sendgrid={"error_rates": {"403": 1}})
    task, log, counts = swept(make_task())

    assert counts == {"failed": 1}
    assert (task.status, log.status) == ("failed", "failed")
    assert why(task) == "SendGrid rejected our key" and "SendGrid answered 403" in log.error_message
    assert Activity.objects.filter(client=task.client, kind="failed").exists()


def test_a_transient_refusal_is_tried_three_times_and_then_fails(sandbox, make_task, time_machine):
    sandbox.faults(sendgrid={"error_rates": {"503": 1}})
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    task = make_task()
    for tries, minutes in enumerate((1, 3, 13, 13), start=1):
        task, log, _ = swept(task)
        assert log.retry_count == min(tries, 3)
        if tries <= 3:
            assert (task.status, log.status) == ("pending", "queued")
            assert "will retry" in why(task)
            now += timedelta(minutes=minutes)
            time_machine.move_to(now, tick=False)
    assert (task.status, log.status) == ("failed", "failed")
    assert sandbox.mails() == []


def test_a_retry_waits_its_time_and_keeps_the_text(sandbox, make_task):
    sandbox.faults(sendgrid={"error_rates": {"503": 1}})
    task, log, _ = swept(make_task())
    body, wait = log.body, task.not_before - timezone.now()
    assert timedelta(seconds=25) < wait < timedelta(seconds=40)

    sandbox.faults(sendgrid={"error_rates": {}})
    assert swept(task)[2] == {}
    Task.objects.update(not_before=None)
    task, log, _ = swept(task)
    assert (task.status, log.body) == ("completed", body)


def test_retry_after_is_honoured(sandbox, make_task):
    sandbox.faults(sendgrid={"error_rates": {"429": 1}, "retry_after": 300})
    task, _, _ = swept(make_task())
    assert task.not_before - timezone.now() > timedelta(minutes=4)


def test_a_reset_after_accepting_is_unconfirmed_and_never_repeated(sandbox, make_task):
    sandbox.faults(sendgrid={"reset_after_accept_rate": 1})
    task, log, counts = swept(make_task())
    assert counts == {"unconfirmed": 1}
    assert (task.status, log.status) == ("processing", "unconfirmed")

    sandbox.faults(sendgrid={"reset_after_accept_rate": 0})
    sweep()
    assert len(sandbox.mails()) == 1
    task.refresh_from_db()
    assert (task.status, task.reason_code) == ("processing", "unconfirmed")


def test_a_refused_connection_is_tried_again(sandbox, make_task, settings):
    settings.SENDGRID_BASE_URL = "http://127.0.0.1:9"
    task, log, _ = swept(make_task())
    assert (task.status, log.status, log.retry_count) == ("pending", "queued", 1)
    assert "could not be reached" in log.error_message


def test_a_saved_draft_goes_out_exactly_as_saved(sandbox, make_task):
    task = make_task()
    EmailLog.objects.create(
        task=task,
        client=task.client,
        to_email=task.client.email,
        subject="As I wrote it",
        body=TEXT,
        status=Status.DRAFT,
        written_by="agent",
    )
    _, log, _ = swept(task)
    assert (log.subject, log.body, log.written_by) == ("As I wrote it", TEXT, "agent")
    assert sandbox.mails()[0]["text"].startswith(TEXT)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"is_deleted": True}, "deleted"),
        ({"stage": "lost"}, "stage is Lost"),
        ({"stage": "closed"}, "stage is Closed"),
        ({"email": ""}, "no valid email address"),
        ({"email": "not-an-address"}, "no valid email address"),
    ],
)
def test_who_must_not_be_mailed_is_not(sandbox, make_client, make_task, fields, reason):
    task, log, _ = swept(make_task(make_client(**fields)))
    assert (task.status, log) == ("cancelled", None)
    assert reason in why(task)
    assert sandbox.mails() == []


def test_an_unsubscribed_address_is_never_mailed_whatever_its_case(sandbox, make_client, make_task):
    Suppression.add("Jonah.Whitlock@Example.com", Suppression.Reason.UNSUBSCRIBED, "link")
    task, _, _ = swept(make_task(make_client(email="JONAH.whitlock@example.com")))
    assert (task.status, why(task)) == ("cancelled", "do not email: unsubscribed or opted out")
    assert sandbox.mails() == []


def test_a_client_deleted_between_claim_and_send_is_not_mailed(sandbox, make_task, monkeypatch):
    task = make_task()
    really_begin = delivery.begin

    def delete_and_begin(tasks, letters):
        task.client.delete_softly()
        return really_begin(tasks, letters)

    monkeypatch.setattr(delivery, "begin", delete_and_begin)
    task, log, counts = swept(task)
    assert (task.status, log.status, counts) == ("cancelled", "draft", {"cancelled": 1})
    assert sandbox.mails() == []


@pytest.mark.parametrize(
    ("setting", "reason"),
    [("SENDGRID_API_KEY", "SendGrid is not set up"), ("OPENAI_API_KEY", "OpenAI is not set up")],
)
def test_without_a_provider_key_it_is_held_with_the_reason(sandbox, make_task, settings, setting, reason):
    setattr(settings, setting, "")
    task, log, counts = swept(make_task())
    assert (task.status, log, counts) == ("pending", None, {"held": 1})
    assert reason in why(task) and task.not_before > timezone.now()


def test_without_a_postal_address_it_is_held_once_on_the_timeline(sandbox, make_task, office, settings):
    settings.POSTAL_ADDRESS = ""
    office.postal_address = ""
    office.save()
    task, _, _ = swept(make_task())
    Task.objects.update(not_before=None)
    task, _, _ = swept(task)
    assert "no postal address" in why(task)
    assert Activity.objects.filter(task=task, kind="held").count() == 1

    office.postal_address = "1 Main Street"
    office.save()
    Task.objects.update(not_before=None)
    assert swept(task)[0].status == "completed"


def test_an_inactive_agents_client_is_held(sandbox, make_task, ana):
    ana.is_active = False
    ana.save()
    task, _, _ = swept(make_task())
    assert (task.status, "no longer works here" in why(task)) == ("pending", True)


def test_one_that_breaks_leaves_its_trace_and_does_not_stop_the_others(
    sandbox, make_task, make_client, monkeypatch, caplog
):
    first = make_task(make_client(name="Broken"), scheduled_for=timezone.now() - timedelta(hours=1))
    second = make_task(make_client(email="other@example.com"))
    really_render = delivery.render

    def render(log, agent, office):
        if log.task_id == first.pk:
            raise RuntimeError("a fault of ours")
        return really_render(log, agent, office)

    monkeypatch.setattr(delivery, "render", render)
    sweep()
    second.refresh_from_db()
    assert second.status == "completed"
    assert "a fault of ours" in caplog.text and f"task={first.pk}" in caplog.text


def test_a_crash_before_writing_is_tried_again_and_then_fails(sandbox, make_task, monkeypatch):
    monkeypatch.setattr(writer, "write", lambda brief: 1 / 0)
    task = make_task()
    for _ in range(4):
        Task.objects.update(not_before=None)
        task, log, _ = swept(task)
    assert (task.status, log.status) == ("failed", "failed")
    assert "our side" in why(task)


def test_what_sendgrid_already_reported_on_is_not_sent_again(sandbox, make_task):
    task = make_task()
    EmailLog.objects.create(
        task=task,
        client=task.client,
        subject="x",
        body="y",
        status=Status.QUEUED,
        webhook_events=[{"event": "processed"}],
    )
    task, log, _ = swept(task)
    assert (task.status, log.status) == ("completed", "sent")
    assert sandbox.mails() == []


def test_names_of_every_kind_arrive_whole(sandbox, make_client, make_task):
    for number, name in enumerate(["Zoë 🏡 O’Hara", "דנה כהן", 'Anna "Annie" Li; Sons, Inc']):
        make_task(make_client(name=name, email=f"name{number}@example.com"))
    assert sweep()["sent"] == 3
    texts = "".join(mail["text"] for mail in sandbox.mails())
    assert "Zoë" in texts and "דנה" in texts


def test_every_operation_is_logged_with_its_ids(sandbox, make_task, caplog):
    caplog.set_level("INFO")
    task, log, _ = swept(make_task())
    assert f"follow-up sent task={task.pk} client={task.client_id} email={log.pk}" in caplog.text
    assert "sweep processed 1 due tasks: 1 sent, 0 failed" in caplog.text
