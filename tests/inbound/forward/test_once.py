"""Each answer reaches the mailbox once, whatever happens twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction

from emails.models import ForwardedAnswer, OfficeMail
from emails.models.office_mail import LEASE
from emails.office_mails import send_due
from inbound.forward import forward
from inbound.models import InboundEmail
from tests.inbound.conftest import NOON


@pytest.mark.django_db
@pytest.mark.usefixtures("office", "clock")
def test_twice_is_once(sandbox, make_inbound):
    inbound = make_inbound()
    forward(inbound)
    send_due()
    forward(InboundEmail.objects.get(pk=inbound.pk))
    send_due()
    assert len(sandbox.mails()) == OfficeMail.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_a_worker_that_dies_before_its_commit_leaves_nothing(make_inbound):
    inbound = make_inbound()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        forward(inbound)
        raise ZeroDivisionError
    assert not OfficeMail.objects.exists() and not ForwardedAnswer.objects.exists()
    forward(inbound)
    assert OfficeMail.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_a_worker_that_is_killed_while_it_sends_sends_no_second_one(sandbox, make_inbound, clock):
    forward(make_inbound())
    assert OfficeMail.objects.claim(NOON)  # and then nothing more is heard of the worker
    clock.shift(LEASE + timedelta(seconds=1))
    send_due()
    assert (OfficeMail.objects.get().status, sandbox.mails()) == ("unconfirmed", [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("office")
@pytest.mark.repeat("races", rounds=20, short=3)
@pytest.mark.parametrize("before", [0, 20])
def test_two_workers_forward_it_once(make_inbound, before):
    for _ in range(before):
        forward(make_inbound())
    inbound, start = make_inbound(), Barrier(2)

    def run(_):
        try:
            start.wait(10)
            forward(InboundEmail.objects.get(pk=inbound.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, range(2)))
    assert ForwardedAnswer.objects.filter(inbound_email=inbound).count() == 1
    assert OfficeMail.objects.count() == ForwardedAnswer.objects.count() == before + 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("office")
@pytest.mark.repeat("races", rounds=20, short=3)
def test_two_answers_at_once_above_the_limit_are_one_digest(make_inbound):
    for _ in range(20):
        forward(make_inbound())
    two, start = [make_inbound(), make_inbound()], Barrier(2)

    def run(inbound):
        try:
            start.wait(10)
            forward(inbound)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, two))
    digest = OfficeMail.objects.get(kind="answers")
    assert (digest.answers.count(), digest.subject) == (2, "2 more answers from Maya Brandt")
