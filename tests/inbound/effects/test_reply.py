"""A person's answer stops the plan, once; an agent's own is noted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Activity, AdditionalEmail, Person
from emails.models import OfficeMail, Suppression
from followups.engine.sweep import sweep
from followups.models import Task
from inbound.effects import judged
from inbound.models import Kind, MatchedBy, State
from inbound.understand import understand_mail
from tests.words import texts_of, why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

IN_A_WEEK = timedelta(days=7)


@pytest.fixture
def planned(make_client, make_task):
    """A follow-up of next week."""
    return make_task(make_client(), scheduled_for=timezone.now() + IN_A_WEEK)


def replies(client):
    return client.activities.filter(kind=Activity.Kind.REPLY)


def test_it_stops_what_is_planned_at_once(receive, planned, time_machine):
    time_machine.move_to("2026-12-01T17:00:00Z", tick=False)
    client = planned.client
    mail = receive(Kind.REPLY, client)
    planned.refresh_from_db()
    client.refresh_from_db()
    assert (planned.status, why(planned)) == ("cancelled", "the client replied")
    assert client.replied_at == client.reply_applied_at == client.last_contacted == timezone.now()
    assert (mail.state, mail.kind, mail.client, mail.matched_by) == (State.READ, Kind.REPLY, client, MatchedBy.ADDRESS)
    assert (mail.text, mail.subject, mail.from_email) == (
        "Saturday is fine.",
        "Re: Alder Court",
        "jonah.whitlock@example.com",
    )
    assert mail.evidence == [{"rule": "a_rule", "found": "what it found"}]
    assert replies(client).get().data == {"inbound": mail.pk, "note": "Saturday is fine."}
    assert "Replied: Saturday is fine." in texts_of(client.activities.all())


def test_it_counts_from_now_whatever_date_the_mail_has(receive, planned):
    receive(Kind.REPLY, planned.client, date=timezone.now() - timedelta(days=30))
    planned.refresh_from_db()
    assert planned.status == "cancelled"


def test_it_knows_the_email_that_it_answers(receive, make_client, make_log):
    log = make_log(make_client())
    mail = receive(Kind.REPLY, log=log)
    event = replies(log.client).get()
    assert (mail.email_log, event.email, event.task) == (log, log, log.task)


def test_a_long_answer_is_whole_with_the_mail_and_short_on_the_timeline(receive, planned):
    mail = receive(Kind.REPLY, planned.client, text="word " * 1000)
    assert len(mail.text) == 5000
    assert len(replies(planned.client).get().data["note"]) == 400


def test_it_goes_on_to_the_agents_mailbox_once(receive, planned):
    mail = receive(Kind.REPLY, planned.client)
    understand_mail(mail.pk)
    assert OfficeMail.objects.get().to_email == "ana@example.com"


def test_what_keeps_it_from_the_mailbox_does_not_keep_the_plan_from_stopping(receive, planned, monkeypatch):
    def breaks(*args):
        raise ValueError

    monkeypatch.setattr("inbound.effects.mailbox.forward", breaks)
    mail = receive(Kind.REPLY, planned.client)
    planned.refresh_from_db()
    assert (mail.state, planned.status) == (State.READ, "cancelled")


def test_read_again_it_counts_once(receive, planned):
    mail = receive(Kind.REPLY, planned.client)
    assert understand_mail(mail.pk) is None
    assert replies(planned.client).count() == 1


def test_a_worker_that_dies_in_the_transaction_leaves_nothing(make_mail, reading, planned, monkeypatch, time_machine):
    from inbound.effects import apply

    time_machine.move_to(timezone.now(), tick=False)
    reading(Kind.REPLY, planned.client)
    mail = make_mail()
    with monkeypatch.context() as patch:

        def dies(*args):
            apply.apply(*args)
            raise SystemExit

        patch.setattr("inbound.understand.apply", dies)
        with pytest.raises(SystemExit):
            understand_mail(mail.pk)
    mail.refresh_from_db()
    planned.client.refresh_from_db()
    assert (mail.state, mail.kind, planned.client.replied_at) == (State.RECEIVED, "", None)
    assert not replies(planned.client).exists()
    time_machine.shift(timedelta(minutes=3))  # its lease is over
    assert understand_mail(mail.pk).state == State.READ
    assert replies(planned.client).count() == 1


def test_a_worker_that_dies_after_the_commit_has_stopped_it_all_the_same(
    sandbox, make_mail, reading, make_task, monkeypatch
):
    due = make_task()
    reading(Kind.REPLY, due.client)

    def dies(clients):
        raise SystemExit

    monkeypatch.setattr("inbound.understand.bring_about", dies)
    with pytest.raises(SystemExit):
        understand_mail(make_mail().pk)
    due.refresh_from_db()
    assert due.status == "pending"
    sweep()
    due.refresh_from_db()
    assert (due.status, why(due), sandbox.mails()) == ("cancelled", "the client replied", [])


def test_a_linked_persons_answer_is_the_clients(receive, planned):
    Person.objects.create(client=planned.client, name="Zoë Brandt", email="zoe@example.com")
    receive(Kind.REPLY, planned.client, sender="zoe@example.com")
    planned.refresh_from_db()
    assert planned.status == "cancelled"


@pytest.mark.parametrize(
    ("sender", "is_back"),
    [
        ("jonah.whitlock@example.com", True),
        ("jonah@work.example.com", True),
        ("somebody@else.example.com", True),
        ("zoe@example.com", False),
    ],
)
def test_the_clients_own_answer_shows_that_they_are_back(receive, make_client, sender, is_back):
    client = make_client(away_until=timezone.now() + IN_A_WEEK)
    Person.objects.create(client=client, name="Zoë Brandt", email="zoe@example.com")
    AdditionalEmail.objects.create(client=client, email="jonah@work.example.com")
    receive(Kind.REPLY, client, sender=sender)
    client.refresh_from_db()
    assert (client.away_until is None) == is_back


def test_a_letter_that_an_agent_is_writing_stays(receive, make_client, ana):
    client = make_client()
    letter = Task.objects.begin_one_off(client, about="", by=ana)
    receive(Kind.REPLY, client)
    letter.refresh_from_db()
    assert letter.status == "pending"


def test_what_was_already_on_its_way_is_named(receive, make_client, make_log):
    client = make_client()
    late = make_log(client, status="sending", subject="Alder Court")
    make_log(client, status="sent", subject="Before")
    receive(Kind.REPLY, client)
    assert replies(client).get().data["on_their_way"] == [{"email": late.pk, "subject": "Alder Court"}]
    assert "Replied: Saturday is fine. · “Alder Court” was already on its way" in texts_of(client.activities.all())


# --- whose it is ---


def test_nobodys_is_kept_until_a_person_says_whose_it_is(receive, planned, ana):
    mail = receive(Kind.REPLY, sender="unknown@example.com")
    assert (mail.state, mail.client, mail.matched_by) == (State.READ, None, MatchedBy.NONE)
    assert judged.attach(mail, planned.client, by=ana)
    mail.refresh_from_db()
    planned.refresh_from_db()
    assert (mail.client, mail.settled_by, planned.status) == (planned.client, ana, "cancelled")
    assert replies(planned.client).get().agent == ana


def test_it_is_attached_once(receive, make_client, ana):
    first, second = make_client(), make_client(email="second@example.com")
    mail = receive(Kind.REPLY, sender="unknown@example.com")
    assert judged.attach(mail, first, by=ana)
    assert not judged.attach(mail, second, by=ana)
    assert not replies(second).exists()


def test_one_that_is_not_read_yet_is_not_attached(make_mail, make_client, ana):
    assert not judged.attach(make_mail(), make_client(), by=ana)


def test_nobodys_is_settled_without_a_client(receive, ana, ben):
    mail = receive(Kind.REPLY, sender="unknown@example.com")
    assert mail.settle(by=ana)
    assert not mail.settle(by=ben)
    mail.refresh_from_db()
    assert mail.settled_by == ana and mail.settled_at


# --- it was no answer ---


def test_what_is_taken_back_is_planned_again(receive, planned, ana):
    mail = receive(Kind.REPLY, planned.client)
    assert judged.take_back(mail, by=ana)
    planned.refresh_from_db()
    planned.client.refresh_from_db()
    mail.refresh_from_db()
    assert (planned.status, planned.client.replied_at) == ("pending", None)
    assert mail.undone_at and not judged.take_back(mail, by=ana)


def test_a_later_answer_still_stops(receive, planned, ana):
    first = receive(Kind.REPLY, planned.client)
    receive(Kind.REPLY, planned.client)
    assert judged.take_back(first, by=ana)
    planned.refresh_from_db()
    planned.client.refresh_from_db()
    assert planned.status == "cancelled" and planned.client.replied_at


# --- agents ---


def answered(client):
    return texts_of(client.activities.filter(kind=Activity.Kind.ANSWERED))


def test_an_agents_own_answer_goes_on_to_the_client_and_stops_nothing(receive, planned, ana):
    client = planned.client
    mail = receive(Kind.REPLY, client, agent=ana, sender="ana@example.com", text="See you on Saturday.")
    planned.refresh_from_db()
    client.refresh_from_db()
    assert (planned.status, client.replied_at, mail.agent) == ("pending", None, ana)
    assert client.last_contacted
    event = client.activities.get(kind=Activity.Kind.ANSWERED)
    assert (event.agent, event.data["inbound"]) == (ana, mail.pk)
    assert answered(client) == ["Answered by email: See you on Saturday."]
    (letter,) = client.tasks.exclude(pk=planned.pk)
    assert letter.is_going and letter.email_log.body == "See you on Saturday."


def test_whom_the_agent_wrote_to_directly_gets_no_second_one(receive, planned, ana):
    client = planned.client
    receive(Kind.REPLY, client, agent=ana, sender="ana@example.com", to=(client.email,))
    assert answered(client) == ["Answered by email: Saturday is fine."]
    assert client.tasks.get() == planned


@pytest.mark.parametrize("to", [(), ("jonah.whitlock@example.com",)])
def test_nobody_believes_that_an_agent_wrote_what_nothing_proves(receive, planned, ana, to):
    client = planned.client
    receive(Kind.REPLY, client, agent=ana, sender="ana@example.com", dkim="", to=to)
    client.refresh_from_db()
    assert (answered(client), client.last_contacted) == ([], None)
    assert not client.tasks.filter(hurried_at__isnull=False).exists()


@pytest.mark.parametrize("kind", [Kind.AUTO_REPLY, Kind.OTHER, Kind.LEAD])
def test_other_mail_of_an_agent_says_nothing_of_the_client(receive, planned, ana, kind):
    receive(kind, planned.client, agent=ana, sender="ana@example.com")
    planned.client.refresh_from_db()
    assert planned.client.away_until is None and not planned.client.activities.exists()


def test_an_agent_who_writes_stop_takes_nobody_off_a_list(receive, planned, ana):
    mail = receive(Kind.OPT_OUT, planned.client, agent=ana, sender="ana@example.com", text="stop")
    assert mail.kind == Kind.REPLY and not Suppression.objects.exists()


@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.LEAD])
def test_what_is_no_answer_is_only_kept(receive, planned, kind):
    receive(kind, planned.client)
    planned.refresh_from_db()
    planned.client.refresh_from_db()
    assert (planned.status, planned.client.replied_at) == ("pending", None)
    assert not planned.client.activities.exists()
