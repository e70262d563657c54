"""Who gets a copy (CC) is decided right before an email goes, for a whole batch, and kept with it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clients.models import Activity, Person
from emails import sendgrid
from emails.errors.codes import ErrorCode
from emails.models import EmailLog, Suppression
from emails.models.copies import MOST_COPIES, copies_of
from emails.opt_out import unsubscribe_from
from followups.engine import delivery
from followups.engine.failures import refuse
from followups.engine.sweep import sweep
from followups.models import Task
from tests.letters import TEXT
from tests.words import text_of, why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

JONAH, ZOE = "jonah.whitlock@example.com", "zoe.brandt@example.com"


@pytest.fixture
def make_person(make_client):
    def make(client=None, **fields):
        values = {"name": "Zoë Brandt", "role": "spouse", "email": ZOE, "is_cc": True, **fields}
        return Person.objects.create(client=client or make_client(), **values)

    return make


def kept(person, **more):
    return {"email": person.email, "name": person.name, "person": person.pk, **more}


def log_of(task):
    return EmailLog.objects.get(task=task)


def recipients(sandbox):
    return {mail["recipient"] for mail in sandbox.mails()}


# --- who ---


def test_the_copy_goes_in_the_same_email_and_is_one_log(sandbox, make_person, make_task):
    zoe = make_person()
    task = make_task(zoe.client)
    assert sweep() == {"sent": 1}
    log = log_of(task)
    assert (EmailLog.objects.count(), log.to_email, log.cc) == (1, JONAH, [kept(zoe)])
    mails = sandbox.mails()
    assert {mail["recipient"] for mail in mails} == {JONAH, ZOE} and len({mail["message_id"] for mail in mails}) == 1
    assert all(mail["custom_args"]["email_log_id"] == str(log.pk) for mail in mails)
    assert {mail["text"] for mail in mails} == {mails[0]["text"]}


@pytest.mark.parametrize(
    "fields",
    [
        {"is_cc": False},
        {"email": ""},
        {"email": "zoe at home"},
        {"email": JONAH},
        {"email": JONAH.upper()},
        {"email": " Jonah.Whitlock@example.com\u200b"},
    ],
)
def test_nobody_else_gets_one(make_person, fields):
    person = make_person(**fields)
    assert copies_of([(person.client, None)]) == [[]]


@pytest.mark.parametrize("reason", Suppression.Reason.values)
def test_who_must_not_be_emailed_gets_none(sandbox, make_person, make_task, reason):
    zoe = make_person(email="Zoe.Brandt@example.com")
    Suppression.add(ZOE, reason, "test")
    task = make_task(zoe.client)
    assert sweep() == {"sent": 1}
    assert log_of(task).cc == [] and recipients(sandbox) == {JONAH}


def test_each_address_once_and_five_at_most(make_person, make_client):
    client = make_client()
    first = make_person(client)
    make_person(client, name="Zoë again", email=ZOE.upper())
    others = [make_person(client, name=f"P{n}", email=f"p{n}@example.com") for n in range(7)]
    chosen = copies_of([(client, None)])[0]
    assert [each["person"] for each in chosen] == [first.pk, *(each.pk for each in others)][:MOST_COPIES]


def test_each_client_has_their_own(make_person, make_client):
    zoe, alone = make_person(), make_client(email="alone@example.com")
    other = make_person(make_client(email="c@example.com"), name="Mom", email="mom@example.com")
    asked = [(each, None) for each in (zoe.client, alone, other.client)]
    assert copies_of(asked) == [[kept(zoe)], [], [kept(other)]]


def test_a_domain_in_other_letters_is_sent_in_ascii_and_is_one_address(sandbox, make_person, make_client, make_task):
    client = make_client(email="jonah@bücher.example")
    make_person(client, name="Same", email="jonah@xn--bcher-kva.example")
    make_person(client, email="Zoë@example.com")  # no mail server takes it
    make_person(client, name="Lopez, Maria; MD", email="Maria@müller.example")
    make_task(client)
    assert sweep() == {"sent": 1}
    assert recipients(sandbox) == {"jonah@xn--bcher-kva.example", "Maria@xn--mller-kva.example"}


# --- what happens in between ---


def claimed(task):
    (mine,) = Task.objects.claim(timezone.now(), 5)
    assert mine.pk == task.pk
    return mine


@pytest.fixture
def ready(make_person, make_task):
    """A claimed follow-up whose text is written and whose gates were open."""
    zoe = make_person()
    task = make_task(zoe.client)
    EmailLog.objects.create(task=task, client=zoe.client, to_email=JONAH, subject="Hello", body=TEXT)
    mine = claimed(task)
    assert delivery.admit([mine]).to_begin == [mine]
    return mine, zoe


def cc_of(step):
    ((_, mail),) = step.to_send
    return [each["email"] for each in mail["personalizations"][0].get("cc", [])]


def test_it_is_decided_at_the_last_look(ready):
    task, _ = ready
    assert log_of(task).cc == []
    assert cc_of(delivery.begin([task], {})) == [ZOE]


@pytest.mark.parametrize("how", ["opt-out", "bounce", "switched off", "removed", "address removed"])
def test_who_falls_out_between_admit_and_begin_gets_none(ready, how):
    task, zoe = ready
    rows = Person.objects.filter(pk=zoe.pk)
    {
        "opt-out": lambda: Suppression.add(ZOE, "unsubscribed", "link"),
        "bounce": lambda: Suppression.add(ZOE, "bounced", "event"),
        "switched off": lambda: rows.update(is_cc=False),
        "removed": rows.delete,
        "address removed": lambda: rows.update(email=""),
    }[how]()
    step = delivery.begin([task], {})
    assert cc_of(step) == [] and log_of(task).cc == []


def test_the_clients_opt_out_stops_it_though_the_copy_is_open(ready):
    task, _ = ready
    Suppression.add(JONAH, "unsubscribed", "link")
    step = delivery.begin([task], {})
    assert step.to_send == [] and [str(outcome) for _, outcome in step.ended] == ["cancelled"]


def test_a_retry_asks_again_and_keeps_who_an_earlier_try_may_have_reached(sandbox, ready):
    """The first try may have arrived after all: its link is theirs too."""
    task, zoe = ready
    delivery.begin([task], {})
    refuse(task, sendgrid.GatewayError("503", ErrorCode.SENDGRID_FAULT))
    Person.objects.filter(pk=zoe.pk).update(email="new.zoe@example.com")
    mom = Person.objects.create(client=task.client, name="Mom", email="mom@example.com", is_cc=True)
    Task.objects.update(not_before=None)
    assert sweep() == {"sent": 1}
    log = log_of(task)
    assert log.cc == [
        kept(zoe) | {"email": "new.zoe@example.com"}, kept(mom), kept(zoe, earlier=True)
    ]  # fmt: skip
    assert recipients(sandbox) == {JONAH, "new.zoe@example.com", "mom@example.com"}
    unsubscribe_from(log)
    assert set(Suppression.objects.values_list("address", flat=True)) == {*recipients(sandbox), ZOE}


def test_a_retry_without_a_change_keeps_nobody_twice(sandbox, ready):
    task, zoe = ready
    for _ in range(2):
        delivery.begin([task], {})
        refuse(task, sendgrid.GatewayError("503", ErrorCode.SENDGRID_FAULT))
        Task.objects.update(not_before=None)
        task = claimed(task)
    assert log_of(task).cc == [kept(zoe)]


# --- what SendGrid says of a copy ---


def test_an_address_that_sendgrid_does_not_take_fails_only_the_copy(sandbox, make_person, make_task, monkeypatch):
    """Our check and SendGrid's are not the same: 64 characters before the @ are none of ours."""
    strange = "zoe\u0131@example.com"
    monkeypatch.setattr("emails.models.copies.is_email", lambda address: True)
    zoe = make_person(email=strange)
    mom = make_person(zoe.client, name="Mom", email="mom@example.com")
    task = make_task(zoe.client)
    assert sweep() == {"to retry": 1}
    task.refresh_from_db()
    assert (task.status, log_of(task).status) == ("pending", "queued") and sandbox.mails() == []
    assert why(task) == "will retry: SendGrid rejected the address of a copy"
    assert Suppression.objects.get().reason == "bounced"
    row = Activity.objects.get(data__event="copy_bounced")
    subject = log_of(task).subject
    assert text_of(row) == f"Copy to Zoë Brandt not delivered: “{subject}”: SendGrid rejected the address of a copy"
    Task.objects.update(not_before=None)
    assert sweep() == {"sent": 1}
    assert recipients(sandbox) == {JONAH, mom.email} and log_of(task).retry_count == 0
    assert log_of(task).error_code == ""


def test_the_clients_own_address_beside_it_is_refused_for_good(
    sandbox, make_person, make_client, make_task, monkeypatch
):
    monkeypatch.setattr("emails.models.copies.is_email", lambda address: True)
    monkeypatch.setattr("followups.engine.gates.is_email", lambda address: True)
    zoe = make_person(make_client(email="jonah\u0131@example.com"), email="zoe\u0131@example.com")
    task = make_task(zoe.client)
    assert sweep() == {"failed": 1}
    task.refresh_from_db()
    assert (task.reason_code, Suppression.objects.count()) == ("address_refused", 0)


def test_the_same_copy_refused_in_two_emails_at_once_fails_neither(sandbox, make_person, make_client, make_task):
    """An attorney of two clients: whoever is refused second finds the address on the ledger already."""
    for address in (JONAH, "ruth@example.com"):
        person = make_person(make_client(email=address), name="Law Office")
        task = make_task(person.client)
        EmailLog.objects.create(task=task, client=person.client, to_email=address, subject="Hello", body=TEXT)
    both = Task.objects.claim(timezone.now(), 5)
    delivery.begin(delivery.admit(both).to_begin, {})
    error = sendgrid.GatewayError("400", ErrorCode.COPY_REJECTED, permanent=True, refused_copies=[ZOE])
    assert [str(refuse(task, error)) for task in both] == ["to retry", "to retry"]
    assert Activity.objects.filter(data__event="copy_bounced").values("client").distinct().count() == 2
    Task.objects.update(not_before=None)
    assert sweep() == {"sent": 2}
    assert recipients(sandbox) == {JONAH, "ruth@example.com"}


def test_a_refusal_that_is_no_news_does_not_go_round_in_circles(ready):
    """Should an address be refused again and again though it is on the ledger."""
    task, _ = ready
    Suppression.add(ZOE, "bounced", "earlier")
    error = sendgrid.GatewayError("400", ErrorCode.COPY_REJECTED, permanent=True, refused_copies=[ZOE])
    said = []
    for _ in range(4):
        delivery.begin([task], {})
        said.append(str(refuse(task, error)))
        Task.objects.filter(status="pending").update(not_before=None)
        task = next(iter(Task.objects.claim(timezone.now(), 5)), task)
    assert said == ["to retry"] * 3 + ["failed"]


# --- what it costs ---


def statements_of_begin(tasks):
    for task in tasks:
        EmailLog.objects.create(task=task, client=task.client, to_email=task.client.email, subject="s", body=TEXT)
    mine = Task.objects.claim(timezone.now(), 50)
    delivery.admit(mine)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        step = delivery.begin(mine, {})
    assert len(step.to_send) == len(tasks)
    return [each["sql"] for each in queries.captured_queries]


def test_a_batch_without_people_asks_nothing_more(make_client, make_task):
    tasks = [make_task(make_client(email=f"c{n}@example.com")) for n in range(10)]
    asked = [sql for sql in statements_of_begin(tasks) if '"people"' in sql]
    assert asked == []


def test_a_batch_with_people_asks_twice_however_many(make_client, make_person, make_task):
    few = [make_task(make_person(make_client(email="a@example.com"), email="b@example.com").client)]
    costs = len(statements_of_begin(few))
    Task.objects.update(status="skipped", lease_until=None, lease_owner=None)
    many = [
        make_task(make_person(make_client(email=f"c{n}@example.com"), email=f"p{n}@example.com").client)
        for n in range(20)
    ]
    assert len(statements_of_begin(many)) == costs


def test_what_is_planned_later_has_no_copies_yet(make_person, make_task):
    zoe = make_person()
    make_task(zoe.client, scheduled_for=timezone.now() + timedelta(days=1))
    sweep()
    assert not EmailLog.objects.exclude(cc=[]).exists()
