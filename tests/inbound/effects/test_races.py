"""An answer against a send: no email begins to go after the answer is committed, and what was faster is named.

Real threads and real transactions. Which of the two is first is known afterwards: who locks the client second sees what
the first one did.
"""

import random
import secrets
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from clients.models import Activity, Client
from emails.models import EmailLog
from followups.engine import delivery
from followups.engine.reconcile import reconcile
from followups.engine.sweep import sweep
from followups.models import Task
from inbound.effects.apply import apply, bring_about
from inbound.models import InboundEmail, Kind, State
from inbound.understand import understand_mail
from tests.letters import TEXT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("office")]


class Pair:
    """Two threads, each with a connection of its own, that begin each of their jobs together."""

    def __enter__(self) -> "Pair":
        self._start, self._pool = Barrier(2), ThreadPoolExecutor(2)
        return self

    def __exit__(self, *error: object) -> None:
        self.run(_close, _close)
        self._pool.shutdown()

    def run(self, *jobs: Callable[[], Any]) -> list[Any]:
        return list(self._pool.map(self._run, jobs))

    def _run(self, job: Callable[[], Any]) -> Any:
        self._start.wait(10)
        return job()


def _close() -> None:
    """Of the thread that calls it."""
    connection.close()


@pytest.fixture
def make_round(make_client, make_task, settings):
    """A follow-up that a worker has claimed, with a written letter: the next step begins to send it."""
    settings.SENDGRID_API_KEY = settings.OPENAI_API_KEY = "test"

    def make() -> Task:
        client = make_client(email=f"{secrets.token_hex(6)}@example.com")
        task = make_task(client)
        EmailLog.objects.create(
            task=task, client=client, to_email=client.email, subject="Alder Court", body=TEXT, guard="passed"
        )
        (claimed,) = delivery.admit(Task.objects.filter(pk=task.pk).claim(timezone.now(), 1)).to_begin
        return claimed

    return make


def send(task: Task, pause: float) -> bool:
    """Whether it went."""
    _let_the_other_begin(pause)
    return bool(delivery.begin([task], {}).to_send)


def answer(client: Client, pause: float) -> list[Any]:
    """As a worker does it; what it found already on its way."""
    _let_the_other_begin(pause)
    with transaction.atomic():
        mail = InboundEmail.objects.create(
            fingerprint=secrets.token_hex(32), state=State.READ, kind=Kind.REPLY, client=client, text="Yes"
        )
        touched = apply(mail)
    bring_about(touched)
    row = Activity.objects.get(client=client, kind=Activity.Kind.REPLY)
    return list(row.data.get("on_their_way", []))


def store(client: Client, pause: float) -> list[str]:
    """As the door does it; the emails that had begun to go when it held the lock."""
    _let_the_other_begin(pause)
    with transaction.atomic():
        Client.objects.select_for_update(no_key=True).get(pk=client.pk)
        going = list(EmailLog.objects.filter(client=client, status="sending").values_list("subject", flat=True))
        InboundEmail.objects.create(fingerprint=secrets.token_hex(32), client=client)
    return going


def _let_the_other_begin(pause: float) -> None:
    if pause > 0:
        Event().wait(pause)


def races(make_round: Callable[[], Task], number: int, seed: int) -> Counter[str]:
    """Who was first, counted. Whoever was has to wait a little longer the next time, so that they meet."""
    first, chance, lead = Counter[str](), random.Random(seed), 0.0
    with Pair() as pair:
        for count in range(number):
            task, other = make_round(), store if count % 4 == 3 else answer
            pause = lead + chance.uniform(-0.005, 0.005)
            went, named = pair.run(partial(send, task, -pause), partial(other, task.client, pause))
            status = EmailLog.objects.values_list("status", flat=True).get(task=task.pk)
            assert went == (status == "sending") == bool(named), (task.pk, went, status, named)
            assert Task.objects.get(pk=task.pk).status in (("processing",) if went else ("cancelled", "pending"))
            lead += -0.002 if went else 0.002
            first["send" if went else "answer"] += 1
    return first


def test_whoever_is_second_knows_of_the_first(make_round):
    assert races(make_round, 12, seed=1).total() == 12


@pytest.mark.prove("races", minutes=60)
def test_ten_thousand_answers_against_sends(make_round, short):
    first = races(make_round, 200 if short else 10_000, seed=2)
    # Both happen, or nothing was proved.
    assert min(first["send"], first["answer"]) > first.total() / 10, first


@pytest.mark.repeat("races", rounds=20, short=3)
def test_an_answer_among_sweeps(sandbox, make_client, make_task, make_mail, reading):
    """The whole way: whoever got an email is told on the timeline, or got it before."""
    tasks = [make_task(make_client(email=f"client{number}@example.com")) for number in range(8)]
    client = tasks[4].client
    reading(Kind.REPLY, client)
    mail = make_mail()
    with Pair() as pair:
        pair.run(sweep, lambda: understand_mail(mail.pk))
    reconcile()
    sent = {each["to"] for each in sandbox.mails()}
    assert sent >= {task.client.email for task in tasks} - {client.email}
    log, task = EmailLog.objects.filter(task=tasks[4]).first(), Task.objects.get(pk=tasks[4].pk)
    was_sent = client.email in sent
    assert task.status == ("completed" if was_sent else "cancelled")
    reply = Activity.objects.get(client=client, kind=Activity.Kind.REPLY)
    assert was_sent == bool(log and log.sent_at) and (was_sent or not reply.data.get("on_their_way"))


def test_two_workers_on_the_same_mail(make_mail, reading, make_client):
    client = make_client()
    reading(Kind.REPLY, client)
    for _ in range(5):
        mail = make_mail()
        with Pair() as pair:
            found = pair.run(*[partial(understand_mail, mail.pk)] * 2)
        assert [each is None for each in found].count(True) == 1
    assert client.activities.filter(kind=Activity.Kind.REPLY).count() == 5


def test_two_workers_on_the_same_mail_whose_lease_ran_out(make_mail, reading, make_client, monkeypatch):
    """The first one is slow, not dead: the lock decides."""
    client = make_client()
    reading(Kind.REPLY, client)
    monkeypatch.setattr("inbound.understand._free", lambda now: Q(state=State.RECEIVED))
    mail = make_mail()
    with Pair() as pair:
        pair.run(*[partial(understand_mail, mail.pk)] * 2)
    assert client.activities.filter(kind=Activity.Kind.REPLY).count() == 1
