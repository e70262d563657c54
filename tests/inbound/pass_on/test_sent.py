"""An agent's answer from their own mailbox reaches the client as a letter: once, with its files, by the usual gates."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from clients.models import ClientFile
from emails.models import EmailLog, PassedOnAnswer
from emails.rendering import sender_line
from followups.models import Task
from inbound.models import InboundEmail
from inbound.pass_on import pass_on
from tests.inbound.conftest import MAYA, signed_by
from tests.inbound.pass_on.conftest import WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.mark.usefixtures("clock", "replied")
def test_the_client_gets_the_words_with_our_signature(sandbox, make_answer, ana, send, office):
    task = send(pass_on(make_answer(subject="Re: Your home search"), signed_by(ana)))
    (mail,) = sandbox.mails()
    assert (mail["to"], mail["subject"]) == (MAYA, "Re: Your home search")
    assert mail["text"].startswith(WORDS) and "Ana Morales" in mail["text"] and sender_line(office) in mail["text"]
    assert (task.status, task.email_log.status, task.email_log.written_by) == ("completed", "sent", "agent")
    assert task.email_log.edited_by == ana


@pytest.mark.usefixtures("clock")
def test_it_hangs_on_the_clients_message(sandbox, make_inbound, make_answer, ana, send, maya):
    make_inbound(message_id="question@mail.example.com")
    send(pass_on(make_answer(message_id="mine@mail.example.com"), signed_by(ana)))
    (mail,) = sandbox.mails()
    assert mail["headers"]["In-Reply-To"] == "<question@mail.example.com>"
    assert mail["headers"]["Reply-To"].endswith("@in.cedarmain.example>")
    assert "mine@" not in str(mail["headers"]) and "Auto-Submitted" not in mail["headers"]


@pytest.mark.usefixtures("clock")
def test_twice_is_once(sandbox, make_answer, ana, send):
    answer = make_answer()
    first = send(pass_on(answer, signed_by(ana)))
    assert pass_on(InboundEmail.objects.get(pk=answer.pk), signed_by(ana)) == first
    send(first)
    assert len(sandbox.mails()) == Task.objects.count() == EmailLog.objects.count() == 1


@pytest.mark.usefixtures("clock")
def test_a_worker_that_dies_before_its_commit_leaves_nothing(make_answer, ana):
    answer = make_answer()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        pass_on(answer, signed_by(ana))
        raise ZeroDivisionError
    assert not Task.objects.exists() and not PassedOnAnswer.objects.exists()
    assert pass_on(answer, signed_by(ana)).hurried_at


@pytest.mark.usefixtures("clock", "storage")
def test_its_files_go_along_and_are_the_clients(sandbox, make_answer, add_file, ana, maya, send):
    answer = make_answer()
    add_file(answer, "offer.pdf", b"offer " * 1000)
    add_file(answer, "empty.txt", b"")
    send(pass_on(answer, signed_by(ana)))
    (mail,) = sandbox.mails()
    assert [(file["filename"], file["size"]) for file in mail["attachments"]] == [("offer.pdf", 6000)]
    file = ClientFile.objects.get(client=maya)
    assert (file.name, file.agent) == ("offer.pdf", ana)
    # The bytes are the client's file's from now on: they don't go with the raw message.
    assert answer.attachments.get(number=0).path == ""


@pytest.mark.usefixtures("clock", "storage")
def test_files_that_are_too_large_hold_it_as_any_letter(sandbox, make_answer, add_file, ana, send):
    answer = make_answer()
    add_file(answer, size=21 * 1024 * 1024)
    task = send(pass_on(answer, signed_by(ana)))
    assert (task.status, task.reason_code, sandbox.mails()) == ("pending", "files_too_large", [])


@pytest.mark.usefixtures("clock")
def test_a_broker_may_answer_for_the_agent(sandbox, make_answer, broker, send):
    send(pass_on(make_answer(agent=broker, from_email=broker.email), signed_by(broker)))
    assert [mail["to"] for mail in sandbox.mails()] == [MAYA]


@pytest.mark.usefixtures("clock")
def test_without_a_subject_it_has_that_of_what_it_answers(make_answer, ana, maya):
    log = EmailLog.objects.create(client=maya, to_email=MAYA, subject="Three homes", status="sent")
    assert pass_on(make_answer(subject="", email_log=log), signed_by(ana)).email_log.subject == "Re: Three homes"


@pytest.mark.usefixtures("clock")
def test_who_sends_it_answers_for_its_dates(make_answer, ana):
    log = pass_on(make_answer(text="Saturday at ten is yours."), signed_by(ana)).email_log
    assert log.confirmed and {each["by"] for each in log.confirmed} == {ana.pk}
    assert not log.is_stopped


@pytest.mark.usefixtures("clock")
def test_the_guard_reads_it_as_every_letter(sandbox, make_answer, ana, send):
    task = send(pass_on(make_answer(text="We only sell to families without children here."), signed_by(ana)))
    assert (task.status, task.reason_code, sandbox.mails()) == ("pending", "text_stopped", [])


@pytest.mark.usefixtures("clock")
def test_it_goes_at_night_and_above_the_daily_limit(sandbox, make_answer, ana, send, office):
    """The agent's own words are sent now, as by Send now."""
    office.daily_cap = 1
    office.save()
    ana.send_from, ana.send_until = "09:00", "10:00"
    ana.save()
    for text in ("Good morning!", "One more thing."):
        send(pass_on(make_answer(text=text), signed_by(ana)))
    assert len(sandbox.mails()) == 2


@pytest.mark.parametrize("fields", [{"agent": None}, {"client": None}])
def test_what_is_no_agents_answer_to_a_client_is_a_mistake(make_answer, fields):
    with pytest.raises(ValueError, match="no agent's answer"):
        pass_on(make_answer(**fields))


@pytest.mark.django_db(transaction=True)
@pytest.mark.repeat("races", rounds=20, short=3)
def test_two_workers_write_one_letter(make_answer, ana):
    answer, start = make_answer(), Barrier(2)

    def run(_):
        try:
            start.wait(10)
            return pass_on(InboundEmail.objects.get(pk=answer.pk), signed_by(ana)).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(run, range(2)))) == 1
    assert Task.objects.count() == EmailLog.objects.count() == 1
