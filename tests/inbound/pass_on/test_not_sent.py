"""What must not go on to the client by itself: it is a draft, nothing of it is lost, and the timeline says why."""

from datetime import timedelta

import pytest

from clients.models import Activity, ClientFile
from emails.models import EmailLog, Suppression
from emails.office_mails import send_due
from followups import guarding
from followups.display.activity_words import in_words
from followups.models import UNDO_FOR
from inbound.forward import forward
from inbound.pass_on import pass_on
from inbound.reading.message import Message
from tests.inbound.conftest import MAYA, NOON, signed_by
from tests.inbound.pass_on.conftest import WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "clock")]


def told():
    return [in_words(each) for each in Activity.objects.filter(data__event="not_passed_on").order_by("pk")]


def is_a_draft(task):
    return (task.status, task.reason_code, task.sent_by_hand) == ("pending", "waits_for_send_now", True)


@pytest.mark.parametrize("checks", [{"dkim": "", "spf": ""}, {"dkim": "{@evil.example : pass}", "spf": "fail"}])
def test_one_that_nobody_vouches_for(sandbox, make_answer, add_file, storage, ana, send, checks):
    answer = make_answer()
    add_file(answer)
    task = send(pass_on(answer, signed_by(ana, **checks)))
    assert is_a_draft(task) and sandbox.mails() == [] and task.email_log.body == WORDS
    assert told() == [
        "Answer not sent to the client: ana@example.com, we could not verify who sent it. It is saved as a draft."
    ]
    # Nobody says that Ana wrote it.
    assert task.email_log.edited_by is None and not Activity.objects.filter(agent__isnull=False).exists()
    # Nobody knows whose files they are: they stay with the mail.
    assert not ClientFile.objects.exists()


def test_the_draft_can_be_sent_by_a_person(sandbox, make_answer, ana, send):
    task = pass_on(make_answer())
    found = [(each["kind"], each["text"]) for each in task.email_log.open_findings]
    guarding.confirm(task, found, by=ana, version=task.text_version)
    task.send_now(by=ana, version=task.text_version)
    send(task)
    assert [mail["to"] for mail in sandbox.mails()] == [MAYA]


def test_it_stays_one_draft(make_answer, ana):
    answer = make_answer()
    assert pass_on(answer) == pass_on(answer, signed_by(ana)) and len(told()) == 1


def test_another_clients_agent(sandbox, make_answer, ben, send):
    task = send(pass_on(make_answer(agent=ben, from_email=ben.email), signed_by(ben)))
    assert is_a_draft(task) and sandbox.mails() == []
    assert "it is not from this client’s agent" in told()[0]


def test_an_agent_who_left(make_answer, ana):
    type(ana).objects.update(is_active=False)
    assert is_a_draft(pass_on(make_answer(), signed_by(ana)))


def test_an_address_that_is_not_the_agents(make_answer, ana):
    assert is_a_draft(pass_on(make_answer(from_email="other@example.com"), signed_by(ana)))


def test_what_we_forwarded_ourselves(make_answer, ana):
    headers = (("from", ana.email), ("x-realtoros-forward", "12"))
    assert is_a_draft(pass_on(make_answer(), signed_by(ana, headers=headers)))
    assert "it is an email of ours" in told()[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" \n", "it has no text"),
        ("word " * 5000, "it is too long"),
        ("Yes!\n> Client: https://crm.example.com/clients/{client}/", "it still quotes our email"),
    ],
)
def test_a_text_that_somebody_must_look_at(sandbox, make_answer, ana, maya, send, text, why):
    task = send(pass_on(make_answer(text=text.replace("{client}", str(maya.pk))), signed_by(ana)))
    assert is_a_draft(task) and sandbox.mails() == [] and why in told()[0]


def test_a_client_who_wants_no_email(sandbox, make_answer, ana, send):
    Suppression.add(MAYA, "unsubscribed", "test")
    task = send(pass_on(make_answer(), signed_by(ana)))
    assert sandbox.mails() == [] and task.email_log.body == WORDS and len(told()) == 1
    assert "unsubscribed" in told()[0]
    # The next sweep stops it, as everything that was pending for them; it can be restored.
    assert (task.status, task.reason_code) == ("cancelled", "do_not_email")


def test_a_client_who_is_closed(sandbox, make_answer, ana, maya, send):
    type(maya).objects.update(stage="lost")
    send(pass_on(make_answer(), signed_by(ana)))
    assert sandbox.mails() == [] and len(told()) == 1


def test_all_sending_is_paused(sandbox, make_answer, ana, office, send):
    """A gate for now: it waits with its reason, and goes when that is over."""
    office.paused_at = NOON
    office.save()
    task = send(pass_on(make_answer(), signed_by(ana)))
    assert (task.status, task.reason_code, sandbox.mails(), told()) == ("pending", "office_paused", [], [])


# --- two programs that answer each other end ---


def test_the_same_words_for_the_third_time_in_a_day(make_answer, ana, clock):
    tasks = []
    for _ in range(3):
        tasks.append(pass_on(make_answer(text="I am on the road today."), signed_by(ana)))
        clock.shift(timedelta(hours=2))
    assert [bool(task.hurried_at) for task in tasks] == [True, True, False]
    assert "the same words were sent twice already" in told()[0]
    clock.shift(timedelta(hours=24))
    assert pass_on(make_answer(text="I am on the road today."), signed_by(ana)).hurried_at


def test_more_than_twenty_an_hour(make_answer, ana, clock):
    tasks = [pass_on(make_answer(text=f"Ticket {number}"), signed_by(ana)) for number in range(21)]
    assert [bool(task.hurried_at) for task in tasks] == [True] * 20 + [False]
    assert "too many were sent within an hour" in told()[0]
    clock.shift(timedelta(hours=1, seconds=1))
    assert pass_on(make_answer(text="Ticket 99"), signed_by(ana)).hurried_at


def test_two_responders_come_to_an_end(sandbox, make_answer, make_inbound, ana, clock, send):
    """Neither says that it answers by itself, and each answers every mail that it gets."""
    forward(make_inbound(text="Thank you, we got your mail."))
    rounds, seen = 0, 0
    while rounds < 100:
        send_due()
        if len(sandbox.mails(ana.email)) == seen:
            break
        seen = len(sandbox.mails(ana.email))
        task = send(pass_on(make_answer(text="I got your mail, too."), signed_by(ana)))
        if task.status != "completed":
            break
        forward(make_inbound(text="Thank you, we got your mail."))
        clock.shift(UNDO_FOR)
        rounds += 1
    assert rounds == 2 and len(sandbox.mails(MAYA)) == 2
    assert EmailLog.objects.filter(status="sent").count() == 2


def test_no_message_is_no_proof(make_answer):
    assert is_a_draft(pass_on(make_answer(), Message()))
