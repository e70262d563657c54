"""A client's emails hang together: each names those before it, and what the client answered."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from emails.models import EmailLog
from emails.models.states import Status
from emails.threads import address_of_email, message_id_of
from followups.engine import delivery
from followups.engine.sweep import sweep
from followups.models import Task
from followups.tables_above import threads_of
from inbound.models import InboundEmail
from tests.letters import TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

DOMAIN = "in.example.com"


@pytest.fixture
def domain(settings):
    settings.INBOUND_DOMAIN = DOMAIN


@pytest.fixture
def make_sent(make_client):
    """An email that was sent so many minutes ago."""

    def make(client, minutes, **fields):
        at = timezone.now() - timedelta(minutes=minutes)
        fields = {"status": "delivered", "sent_at": at, "to_email": client.email, "subject": "Hello"} | fields
        return EmailLog.objects.create(client=client, **fields)

    return make


@pytest.fixture
def make_answer():
    def make(client, minutes, message_id, **fields):
        at = timezone.now() - timedelta(minutes=minutes)
        fields = {"kind": "reply", "state": "read", "received_at": at, "fingerprint": message_id[:64]} | fields
        return InboundEmail.objects.create(client=client, message_id=message_id, **fields)

    return make


def own(log):
    return message_id_of(log.pk).strip("<>")


def test_a_plan_is_one_thread(sandbox, domain, make_client, make_task):
    client = make_client()
    first, second, third = (make_task(client, followup_type=step) for step in ("Day 1", "Day 3", "Week 1"))
    Task.objects.filter(pk__in=[second.pk, third.pk]).update(scheduled_for=timezone.now() + timedelta(days=1))
    mails = []
    for task in (first, second, third):
        Task.objects.filter(pk=task.pk).update(scheduled_for=timezone.now() - timedelta(minutes=1))
        assert sweep() == {"sent": 1}
        (mail,) = [
            each for each in sandbox.mails() if each["message_id"] not in {known["message_id"] for known in mails}
        ]
        mails.append(mail)
    logs = list(EmailLog.objects.order_by("sent_at"))
    ids = [message_id_of(log.pk) for log in logs]
    assert [mail["headers"]["Message-ID"] for mail in mails] == ids
    assert [mail["headers"].get("In-Reply-To") for mail in mails] == [None, ids[0], ids[1]]
    assert [mail["headers"].get("References") for mail in mails] == [None, ids[0], f"{ids[0]} {ids[1]}"]
    assert all(address_of_email(log.pk) in mail["headers"]["Reply-To"] for log, mail in zip(logs, mails, strict=True))


def test_without_the_domain_the_mail_has_none_of_it(sandbox, make_client, make_task, make_sent):
    client = make_client()
    make_sent(client, 60)
    make_task(client)
    assert sweep() == {"sent": 1}
    (mail,) = sandbox.mails()
    assert set(mail["headers"]) == {"List-Unsubscribe", "List-Unsubscribe-Post", "Reply-To"}
    assert "ana@example.com" in mail["headers"]["Reply-To"]


def test_a_second_try_has_the_same_message_id(sandbox, domain, make_task):
    task = make_task()
    sandbox.faults(sendgrid={"error_rates": {"503": 1}})
    sweep()
    assert EmailLog.objects.get(task=task).retry_count == 1
    sandbox.faults(sendgrid={"error_rates": {}})
    Task.objects.update(not_before=None)
    assert sweep() == {"sent": 1}
    (mail,) = sandbox.mails()
    assert mail["headers"]["Message-ID"] == message_id_of(EmailLog.objects.get(task=task).pk)


class TestThreads:
    def test_they_come_in_their_order(self, domain, make_client, make_sent, make_answer):
        client = make_client()
        second, first = make_sent(client, 20), make_sent(client, 60)
        make_answer(client, 40, "between@mail.gmail.com")
        assert threads_of([client.pk]) == {client.pk: [own(first), "between@mail.gmail.com", own(second)]}
        make_answer(client, 5, "last@mail.gmail.com")
        assert threads_of([client.pk])[client.pk][-1] == "last@mail.gmail.com"

    def test_what_sendgrid_called_it_comes_after_our_name(self, domain, make_client, make_sent):
        log = make_sent(make_client(), 20, smtp_id="14c5d75ce93.dfd@ismtpd-1")
        assert threads_of([log.client_id]) == {log.client_id: [own(log), "14c5d75ce93.dfd@ismtpd-1"]}

    @pytest.mark.parametrize(
        "status", sorted(set(Status) - {"sent", "processed", "deferred", "delivered", "open", "click"})
    )
    def test_an_email_that_did_not_arrive_is_no_part(self, domain, make_client, make_sent, status):
        log = make_sent(make_client(), 20, status=status)
        arrived = status in ("unsubscribe", "group_unsubscribe", "spamreport")
        assert threads_of([log.client_id]) == ({log.client_id: [own(log)]} if arrived else {})

    def test_nor_is_one_without_a_time(self, domain, make_client, make_sent):
        log = make_sent(make_client(), 20, sent_at=None)
        assert threads_of([log.client_id]) == {}

    @pytest.mark.parametrize("kind", ["auto_reply", "bounce", "opt_out", "other", ""])
    def test_only_a_persons_answer_counts(self, domain, make_client, make_answer, kind):
        client = make_client()
        make_answer(client, 5, "auto@mail.gmail.com", kind=kind)
        assert threads_of([client.pk]) == {}

    def test_an_answer_of_the_agent_did_not_go_to_the_client(self, domain, ana, make_client, make_answer):
        client = make_client()
        make_answer(client, 5, "ana@mail.gmail.com", agent=ana)
        assert threads_of([client.pk]) == {}

    def test_each_client_has_the_last_ones_of_their_own(self, domain, make_client, make_sent, make_answer):
        clients = [make_client(email=f"c{number}@example.com") for number in range(3)]
        logs = {client.pk: [make_sent(client, 100 - number) for number in range(12)] for client in clients}
        make_answer(clients[0], 1, "answer@example.com")
        with CaptureQueriesContext(connection) as asked:
            found = threads_of(client.pk for client in clients)
        assert len(asked) == 1
        for client in clients:
            names = [own(log) for log in logs[client.pk]]
            answers = ["answer@example.com"] if client == clients[0] else []
            assert found[client.pk] == [*names, *answers][-10:]

    def test_nobody_asks_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert threads_of([]) == {}


@pytest.fixture
def ready(make_client, make_task, make_sent):
    """Makes claimed follow-ups that were admitted, so many."""

    def make(number):
        clients = [make_client(email=f"c{each}@example.com") for each in range(number)]
        for client in clients:
            make_sent(client, 60)
            task = make_task(client)
            EmailLog.objects.create(task=task, client=client, to_email=client.email, subject="Hello", body=TEXT)
        mine = Task.objects.claim(timezone.now(), number)
        assert len(delivery.admit(mine).to_begin) == number
        return mine

    return make


@pytest.mark.parametrize("number", [1, 5])
def test_a_batch_asks_one_statement_more_and_none_without_the_domain(settings, ready, number):
    tasks = ready(number)
    asked, headers = {}, {}
    for domain in ("", DOMAIN):
        settings.INBOUND_DOMAIN = domain
        rows = EmailLog.objects.filter(task__in=tasks)
        rows.update(status="queued")
        with CaptureQueriesContext(connection) as queries:
            step = delivery.begin(tasks, {})
        asked[domain] = [query["sql"] for query in queries]
        headers[domain] = [mail["headers"] for _, mail in step.to_send]
        assert len(headers[domain]) == number
    assert len(asked[DOMAIN]) == len(asked[""]) + 1
    # One in both: whether an answer waits to be read.
    assert [sum("inbound_emails" in sql for sql in asked[each]) for each in ("", DOMAIN)] == [1, 2]
    assert all("References" in each for each in headers[DOMAIN])
    assert not any("References" in each or "Message-ID" in each for each in headers[""])
