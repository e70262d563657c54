"""The files of an answer on their way to the agent's mailbox."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from emails import office_mails, sendgrid
from emails.letters.files import in_base64
from emails.models import OfficeMail
from emails.models.office_mail import LEASE
from emails.office_mails import send_due
from inbound.forward import forward

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "clock", "storage")]
MB = 1024 * 1024


def sent(sandbox):
    send_due()
    (mail,) = sandbox.mails()
    return mail


def facts(mail):
    return [(file["filename"], file["type"], file["size"]) for file in mail["attachments"]]


def test_they_go_along_with_a_harmless_type(sandbox, make_inbound, add_file):
    inbound = make_inbound()
    add_file(inbound, "plan.pdf", b"x" * 300_000, content_type="text/html")
    add_file(inbound, "page.html", b"<script>", content_type="text/html")
    forward(inbound)
    assert facts(sent(sandbox)) == [
        ("plan.pdf", "application/pdf", 300_000),
        ("page.html", "application/octet-stream", 8),
    ]


def test_what_does_not_fit_is_named(sandbox, make_inbound, add_file):
    inbound = make_inbound()
    add_file(inbound, "first.zip", b"1" * (12 * MB))
    add_file(inbound, "second.zip", b"2" * (9 * MB))
    add_file(inbound, "third.zip", b"3" * (7 * MB))
    add_file(inbound, "empty.txt", b"")
    forward(inbound)
    mail = sent(sandbox)
    assert [file["filename"] for file in mail["attachments"]] == ["first.zip", "third.zip"]
    assert "Not attached: “second.zip”, “empty.txt”. Look for it on the client’s page." in mail["text"]


def test_a_hundred_files_go_in_one_mail(sandbox, make_inbound, add_file):
    inbound = make_inbound()
    for number in range(100):
        add_file(inbound, f"{number}.txt", b"text")
    forward(inbound)
    assert len(sent(sandbox)["attachments"]) == 100


def test_a_storage_that_is_away_for_a_while_delays_it(sandbox, make_inbound, add_file, clock, monkeypatch):
    inbound = make_inbound()
    add_file(inbound)
    forward(inbound)
    with monkeypatch.context() as patch:
        patch.setattr(default_storage, "open", lambda path: 1 / 0)
        send_due()
    mail = OfficeMail.objects.get()
    assert (mail.status, mail.error_code, sandbox.mails()) == ("queued", "file_missing", [])
    clock.move_to(mail.not_before)
    assert facts(sent(sandbox)) == [("plan.pdf", "application/pdf", 13)]


def test_a_file_that_is_lost_does_not_keep_the_words(sandbox, make_inbound, add_file, clock):
    inbound = make_inbound()
    default_storage.delete(add_file(inbound).path)
    forward(inbound)
    for tries in range(len(sendgrid.RETRY_AFTER)):
        send_due()
        mail = OfficeMail.objects.get()
        assert (mail.status, mail.retry_count) == ("queued", tries + 1)
        clock.move_to(mail.not_before)
    mail = sent(sandbox)
    assert mail["attachments"] == [] and office_mails.WITHOUT_FILES in mail["text"]
    assert "Yes, Saturday" in mail["text"] and OfficeMail.objects.get().status == "sent"


def test_a_storage_that_is_too_slow_sends_nothing_twice(sandbox, make_inbound, add_file, clock, monkeypatch):
    def slowly(file, opened):
        clock.shift(LEASE / 2 + timedelta(seconds=1))
        yield from in_base64(file, opened)

    inbound = make_inbound()
    add_file(inbound)
    forward(inbound)
    monkeypatch.setattr("emails.letters.body.in_base64", slowly)
    send_due()
    mail = OfficeMail.objects.get()
    assert (mail.status, mail.error_code, sandbox.mails()) == ("queued", "our_fault", [])


def test_no_storage_is_asked_while_it_is_written_down(make_inbound, add_file, monkeypatch):
    inbound = make_inbound()
    add_file(inbound)
    monkeypatch.setattr(default_storage, "open", lambda path: 1 / 0)
    forward(inbound)
    assert OfficeMail.objects.get().files[0]["name"] == "plan.pdf"
