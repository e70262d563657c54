"""Files that go along with a letter: attached, sent whole or not at all, and shown."""

import json
from datetime import timedelta
from hashlib import sha256
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from clients.models import Activity, ClientFile
from emails.letters.files import in_base64
from emails.models import EmailAttachment, EmailLog
from emails.webhook.apply import receive
from followups import attachments
from followups.attachments import NotAttached
from followups.engine import calls, delivery
from followups.engine.failures import refuse
from followups.engine.reconcile import reconcile
from followups.engine.sweep import sweep
from followups.models import AlreadyMoved, Task, TextChanged
from tests.followups.actions import let_go, said
from tests.followups.letter.conftest import NOON
from tests.html import find, words
from tests.letters import SUBJECT, TEXT
from tests.words import text_of, why

BYTES = bytes(range(256)) * 1000 + b"x"  # more than one piece, and no multiple of three
MB = 1024 * 1024


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def file(client, ana):
    return ClientFile.keep(client, "contract – draft 🏡.pdf", ContentFile(BYTES), by=ana)


@pytest.fixture
def with_file(letter, file, ana):
    attachments.attach(letter, [file], by=ana)
    return letter


def act(browser, task, action, **typed):
    typed = {"subject": SUBJECT, "body": TEXT, "version": task.text_version, **typed}
    return browser.post(f"/followups/{task.pk}/preview/", {"action": action, **typed})


def send(task, ana):
    task.send_now(by=ana, version=task.text_version)
    let_go(task)
    sweep()
    task.refresh_from_db()


# --- attached ---


def test_an_upload_becomes_a_file_of_the_client_too(ana_browser, ana, letter, client):
    upload = SimpleUploadedFile("plan.pdf", BYTES, "application/pdf")
    answer = act(ana_browser, letter, "attach", file=upload, body=f"{TEXT} More")
    assert said(answer) == ["Attached “plan.pdf”."]
    row = EmailAttachment.objects.get()
    assert (row.client_file.name, row.client_file.client, row.client_file.agent) == ("plan.pdf", client, ana)
    assert EmailLog.objects.get().body == f"{TEXT} More"  # what was typed is saved along
    page = ana_browser.get(f"/followups/{letter.pk}/preview/")
    assert "plan.pdf" in words(find(page, "form .attached")) and "plan.pdf" in words(find(page, ".envelope .attached"))


def test_it_may_be_the_first_thing_of_a_letter(ana_browser, client):
    upload = SimpleUploadedFile("plan.pdf", BYTES)
    ana_browser.post(f"/clients/{client.pk}/email/", {"action": "attach", "file": upload, "subject": "", "body": ""})
    assert EmailAttachment.objects.get().email_log.task == Task.objects.get()


def test_one_of_the_clients_files(ana_browser, letter, file):
    assert said(act(ana_browser, letter, f"attach.{file.pk}")) == [f"Attached “{file.name}”."]
    letter = Task.objects.get()
    assert said(act(ana_browser, letter, f"attach.{file.pk}"))[-1] == "It is attached already."
    act(ana_browser, letter, f"detach.{file.pk}")
    assert not EmailAttachment.objects.exists() and ClientFile.objects.get().deleted_at is None


def test_another_clients_file_is_none(ana_browser, ana, letter, make_client):
    other = ClientFile.keep(make_client(email="o@example.com"), "a.pdf", ContentFile(b"x"), by=ana)
    assert act(ana_browser, letter, f"attach.{other.pk}").status_code == 422
    assert not EmailAttachment.objects.exists()


def test_more_than_20_mb_together_is_refused_before_it_is_stored(ana_browser, letter, file, ana, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST_TOGETHER", len(BYTES) + 10)
    attachments.attach(letter, [file], by=ana)
    answer = act(ana_browser, letter, "attach", file=SimpleUploadedFile("b.pdf", b"x" * 11))
    assert answer.status_code == 422 and "larger than 20 MB together" in words(answer)
    assert ClientFile.objects.count() == 1


@pytest.mark.parametrize("upload", [None, SimpleUploadedFile("empty.pdf", b"")])
def test_nothing_to_attach_is_said(ana_browser, letter, upload):
    assert act(ana_browser, letter, "attach", **({"file": upload} if upload else {})).status_code == 422


def test_without_a_script_no_button_forgets_a_chosen_file(ana_browser, letter):
    act(ana_browser, letter, "send", file=SimpleUploadedFile("plan.pdf", BYTES))
    letter.refresh_from_db()
    assert EmailAttachment.objects.count() == 1 and not letter.hurried_at


def test_another_file_takes_send_now_and_approval_back(letter, file, ana):
    letter.send_now(by=ana, version=1)
    attachments.attach(letter, [file], by=ana, version=1)
    letter.refresh_from_db()
    assert (letter.is_going, letter.hurried_at, letter.approved_at) == (False, None, None)
    assert EmailLog.objects.get().text_version == 2


def test_a_second_window_is_told(letter, file, ana):
    with pytest.raises(TextChanged):
        attachments.attach(letter, [file], by=ana, version=0)


def test_not_once_it_is_on_its_way(letter, file, ana):
    Task.objects.update(status="processing")
    with pytest.raises(AlreadyMoved):
        attachments.attach(letter, [file], by=ana)


def test_another_agent_gets_404(ben_browser, letter, file):
    assert act(ben_browser, letter, f"attach.{file.pk}").status_code == 404


def test_too_many(letter, ana, file, monkeypatch):
    monkeypatch.setattr(attachments, "MOST", 0)
    with pytest.raises(NotAttached, match="at most"):
        attachments.attach(letter, [file], by=ana)


# --- sent ---


def test_goes_along_whole(ana_browser, with_file, ana, sandbox, office):
    send(with_file, ana)
    assert with_file.status == "completed"
    (mail,) = sandbox.mails()
    (sent,) = mail["attachments"]
    assert (sent["size"], sent["sha256"]) == (len(BYTES), sha256(BYTES).hexdigest())
    assert (sent["filename"], sent["type"], sent["disposition"]) == (
        "contract – draft 🏡.pdf",
        "application/pdf",
        "attachment",
    )
    assert text_of(Activity.objects.get(kind="sent")).endswith("with contract – draft 🏡.pdf")
    page = ana_browser.get(f"/emails/{EmailLog.objects.get().pk}/")
    assert "contract – draft 🏡.pdf" in words(find(page, ".attached"))


def test_a_page_or_script_is_told_as_bytes(letter, client, ana, sandbox, office):
    html = ClientFile.keep(client, "index.html", ContentFile(b"<script>"), by=ana)
    attachments.attach(letter, [html], by=ana)
    send(letter, ana)
    (mail,) = sandbox.mails()
    (sent,) = mail["attachments"]
    assert sent["type"] == "application/octet-stream"


def test_a_deleted_one_holds_it(with_file, file, ana, sandbox, office):
    file.delete_softly(by=ana)
    send(with_file, ana)
    assert sandbox.mails() == []
    assert (with_file.status, with_file.reason_code) == ("pending", "file_missing")
    assert why(with_file) == f"the attached file “{file.name}” is missing. Attach it again"


def test_one_whose_bytes_are_gone_holds_it_and_is_not_sendgrids_fault(with_file, file, ana, sandbox, office, clock):
    default_storage.delete(file.path)
    send(with_file, ana)
    assert sandbox.mails() == []
    assert (with_file.status, with_file.reason_code) == ("pending", "file_missing")
    log = EmailLog.objects.get()
    assert (log.status, log.retry_count) == ("queued", 0)
    default_storage.save(file.path, ContentFile(BYTES))
    clock.shift(timedelta(hours=1, minutes=1))
    sweep()
    assert len(sandbox.mails()) == 1


def test_one_that_shrank_meanwhile_holds_it(with_file, file, ana, sandbox, office):
    default_storage.delete(file.path)
    default_storage.save(file.path, ContentFile(BYTES[:-1]))
    send(with_file, ana)
    assert sandbox.mails() == [] and with_file.reason_code == "file_missing"


def test_one_that_breaks_off_while_it_is_sent_is_certainly_not_sent(with_file, ana, sandbox, office, monkeypatch):
    from emails.letters import files

    def breaks(file, opened, count):
        raise files.Unreadable(file)

    monkeypatch.setattr(files, "_read", breaks)
    send(with_file, ana)
    assert sandbox.mails() == []
    assert (with_file.reason_code, EmailLog.objects.get().status) == ("file_missing", "queued")


@pytest.mark.parametrize("is_renewed", [False, True])
def test_a_storage_so_slow_that_the_lease_may_be_over_sends_nothing(
    with_file, ana, sandbox, office, monkeypatch, clock, is_renewed
):
    """Somebody may have taken the letter for lost, and sent it again. Not while its lease is renewed."""
    now = [0.0]

    def slowly(file, opened):
        now[0] += 65
        yield from in_base64(file, opened)

    monkeypatch.setattr("emails.letters.body.in_base64", slowly)
    monkeypatch.setattr(calls, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=lambda seconds: None))
    renewed = {with_file.pk: 60.0} if is_renewed else {}
    with_file.send_now(by=ana, version=2)
    let_go(with_file)
    step = delivery.admit(Task.objects.claim(timezone.now(), 1))
    ((task, mail),) = delivery.begin(step.to_begin, {}).to_send
    answer = calls.send_in_time(task, mail, 0.0, renewed)
    assert len(sandbox.mails()) == is_renewed and isinstance(answer, calls.Accepted) == is_renewed
    if not is_renewed:
        assert str(refuse(task, answer.error)) == "to retry" and EmailLog.objects.get().status == "queued"


def test_too_large_by_sql_is_held(with_file, ana, sandbox, office):
    ClientFile.objects.update(size=21 * MB)
    send(with_file, ana)
    assert sandbox.mails() == [] and with_file.reason_code == "files_too_large"


def test_taking_the_file_off_waits_for_send_now_again(ana_browser, with_file, file, ana, sandbox, office):
    file.delete_softly(by=ana)
    send(with_file, ana)
    act(ana_browser, with_file, f"detach.{file.pk}")
    sweep()
    with_file.refresh_from_db()
    assert (sandbox.mails(), with_file.reason_code, with_file.hurried_at) == ([], "waits_for_send_now", None)


def test_a_scheduled_letter_takes_it_along(with_file, ana, sandbox, office, clock):
    with_file.send_later(NOON + timedelta(hours=20), version=2, by=ana)
    clock.move_to(NOON + timedelta(hours=20, minutes=1))
    sweep()
    (mail,) = sandbox.mails()
    assert [file["size"] for file in mail["attachments"]] == [len(BYTES)]


def test_what_sendgrid_dropped_goes_again_with_its_files(with_file, file, ana, sandbox, office, clock):
    send(with_file, ana)
    log = EmailLog.objects.get()
    event = {"event": "dropped", "email": log.to_email, "email_log_id": str(log.pk), "reason": "Spam Content"}
    receive(json.dumps([event | {"timestamp": int(NOON.timestamp())}]).encode())
    reconcile()
    again = Task.objects.get(status="pending")
    clock.move_to(again.scheduled_for + timedelta(minutes=1))
    sweep()
    first, second = sandbox.mails()
    assert first["attachments"] == second["attachments"] and len(second["attachments"]) == 1


def test_memory_is_a_piece_and_no_file(client, ana, monkeypatch):
    from contextlib import ExitStack

    from emails.letters import body as bodies
    from emails.letters import files

    large = ClientFile.keep(client, "a.pdf", ContentFile(b"ab" * MB), by=ana)
    with ExitStack() as stack:
        body = bodies.Body({"subject": "A", bodies.FILES: [large]}, stack)
        pieces = list(body)
    assert body.length == sum(map(len, pieces)) > 2 * MB
    assert max(map(len, pieces)) <= files.PIECE * 4 // 3


# --- a sweep without letters asks nothing of files ---


def test_the_plans_steps_ask_for_no_files(make_task, sandbox, office, django_assert_num_queries, monkeypatch):
    from emails.models import EmailAttachment

    monkeypatch.setattr(EmailAttachment.objects, "filter", None)
    task = make_task()
    EmailLog.objects.create(task=task, client=task.client, status="draft", subject=SUBJECT, body=TEXT)
    sweep()
    assert len(sandbox.mails()) == 1
