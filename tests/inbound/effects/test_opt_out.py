"""Who asks by mail not to be emailed is on the ledger at once, with every address that our emails would go to."""

import pytest
from django.utils import timezone

from clients.models import Activity, AdditionalEmail, Person
from emails.models import Suppression
from followups.engine.sweep import sweep
from inbound.effects import judged
from inbound.models import Kind, State
from inbound.understand import understand_mail
from tests.words import texts_of, why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

JONAH, WORK, ZOE = "jonah.whitlock@example.com", "jonah@work.example.com", "zoe@example.com"


def ledger():
    return {entry.address: (entry.reason, entry.source) for entry in Suppression.objects.all()}


def closed():
    return sorted(ledger())


def test_it_closes_the_address_and_stops_the_plan(receive, make_task):
    due = make_task()
    mail = receive(Kind.OPT_OUT, due.client, text="STOP")
    due.refresh_from_db()
    assert ledger() == {JONAH: ("unsubscribed", f"asked by email (incoming mail {mail.pk})")}
    assert (due.status, why(due)) == ("cancelled", "do not email: unsubscribed or opted out")
    event = due.client.activities.get(kind=Activity.Kind.UNSUBSCRIBED)
    assert (event.data, texts_of([event])) == ({"event": "mail", "inbound": mail.pk}, ["Unsubscribed by email"])
    due.client.refresh_from_db()
    assert due.client.replied_at is None


def test_nothing_goes_even_if_the_worker_dies_after_the_commit(sandbox, make_mail, reading, make_task, monkeypatch):
    due = make_task()
    reading(Kind.OPT_OUT, due.client)

    def dies(clients):
        raise SystemExit

    monkeypatch.setattr("inbound.understand.bring_about", dies)
    with pytest.raises(SystemExit):
        understand_mail(make_mail().pk)
    sweep()
    due.refresh_from_db()
    assert (due.status, sandbox.mails()) == ("cancelled", [])


def test_from_another_address_of_theirs_the_main_one_is_closed_too(receive, make_client):
    client = make_client()
    AdditionalEmail.objects.create(client=client, email=WORK)
    receive(Kind.OPT_OUT, client, sender=WORK)
    assert closed() == sorted([JONAH, WORK])


def test_from_an_unknown_address_so_is_where_our_email_went(receive, make_client, make_log):
    client = make_client(email="new@example.com")
    log = make_log(client, to_email="old@example.com", earlier_recipients=["older@example.com"])
    receive(Kind.OPT_OUT, log=log, sender="private@example.com")
    assert closed() == ["new@example.com", "old@example.com", "older@example.com", "private@example.com"]


def test_who_got_a_copy_speaks_for_themselves_alone(receive, make_client, make_log, make_task):
    client = make_client()
    due = make_task(client)
    zoe = Person.objects.create(client=client, name="Zoë Brandt", email=ZOE)
    log = make_log(client, cc=[{"person": zoe.pk, "name": zoe.name, "email": ZOE}])
    receive(Kind.OPT_OUT, log=log, sender=ZOE)
    due.refresh_from_db()
    assert (closed(), due.status) == ([ZOE], "pending")
    assert texts_of(client.activities.filter(kind=Activity.Kind.EDITED)) == [
        "Zoë Brandt unsubscribed by answering “Alder Court” and gets no more copies"
    ]


def test_the_client_does_not_speak_for_who_got_a_copy(receive, make_client, make_log):
    client = make_client()
    zoe = Person.objects.create(client=client, name="Zoë Brandt", email=ZOE)
    log = make_log(client, cc=[{"person": zoe.pk, "name": zoe.name, "email": ZOE}])
    receive(Kind.OPT_OUT, log=log, sender=JONAH)
    assert closed() == [JONAH]


def test_nobody_can_tell_who_writes_from_an_unknown_address_so_all_are_closed(receive, make_client, make_log):
    client = make_client()
    zoe = Person.objects.create(client=client, name="Zoë Brandt", email=ZOE)
    log = make_log(client, cc=[{"person": zoe.pk, "name": zoe.name, "email": ZOE}])
    receive(Kind.OPT_OUT, log=log, sender="private@example.com")
    assert closed() == sorted([JONAH, ZOE, "private@example.com"])


def test_a_linked_person_who_answers_the_clients_email_closes_both(receive, make_client, make_log):
    client = make_client()
    Person.objects.create(client=client, name="Zoë Brandt", email=ZOE)
    receive(Kind.OPT_OUT, log=make_log(client), sender=ZOE)
    assert closed() == sorted([JONAH, ZOE])


def test_a_linked_person_who_answers_nothing_of_ours_closes_their_own(receive, make_client):
    client = make_client()
    Person.objects.create(client=client, name="Zoë Brandt", email=ZOE)
    receive(Kind.OPT_OUT, client, sender=ZOE)
    assert closed() == [ZOE]
    event = client.activities.get()
    assert (event.kind, event.data["event"], event.data["address"]) == ("edited", "address_closed", ZOE)


def test_everybody_who_has_the_address_is_stopped_and_told(receive, make_client, make_task, ben):
    mine, other = make_task(), make_task(make_client(agent=ben))
    receive(Kind.OPT_OUT, mine.client)
    for task in (mine, other):
        task.refresh_from_db()
        assert task.status == "cancelled"
        assert texts_of(task.client.activities.filter(kind=Activity.Kind.UNSUBSCRIBED)) == ["Unsubscribed by email"]


def test_an_address_that_nobody_has_is_closed_for_a_later_import(receive):
    receive(Kind.OPT_OUT, sender="Unknown@Example.com")
    assert closed() == ["unknown@example.com"]
    assert not Activity.objects.exists()


def test_asked_twice_it_is_on_the_ledger_once(receive, make_client):
    client = make_client()
    first, second = receive(Kind.OPT_OUT, client), receive(Kind.OPT_OUT, client)
    assert (first.state, second.state) == (State.READ, State.READ)
    assert ledger()[JONAH][1].endswith(f"{first.pk})")


def test_said_of_nobody_and_attached_later_it_closes_the_clients_address_too(receive, make_client, make_task, ana):
    due = make_task()
    mail = receive(Kind.OPT_OUT, sender="private@example.com")
    assert judged.attach(mail, due.client, by=ana)
    due.refresh_from_db()
    assert (closed(), due.status) == (sorted([JONAH, "private@example.com"]), "cancelled")


def test_whoever_is_away_and_asks_is_off_all_the_same(receive, make_client):
    client = make_client(away_until=timezone.now())
    receive(Kind.OPT_OUT, client)
    assert closed() == [JONAH]


# --- a report of spam ---


def test_a_report_of_spam_is_a_complaint_of_whom_our_email_went_to(receive, make_client, make_log, monkeypatch):
    log = make_log(make_client())
    receive(Kind.OPT_OUT, log=log, sender="feedback@provider.example.com", rule="complaint")
    log.refresh_from_db()
    assert [(entry.address, entry.reason) for entry in Suppression.objects.all()] == [(JONAH, "complained")]
    assert log.status == "spamreport"


def test_one_of_an_unknown_email_is_only_kept(receive):
    receive(Kind.OPT_OUT, sender="feedback@provider.example.com", rule="complaint")
    assert closed() == []
