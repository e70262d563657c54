"""Who gets an answer, and what is not forwarded at all."""

import pytest
from django.utils import timezone

from emails.models import OfficeMail, Suppression
from inbound.forward import forward
from inbound.reading.message import Message
from tests.inbound.conftest import MAYA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "clock")]


def recipients():
    return list(OfficeMail.objects.values_list("to_email", flat=True))


def test_the_clients_agent_by_now(make_inbound, maya, ben):
    inbound = make_inbound()
    type(maya).objects.update(agent=ben)
    forward(inbound)
    assert recipients() == [ben.email]


def test_an_agent_who_paused_sending(make_inbound, ana):
    ana.paused_at = timezone.now()
    ana.save()
    forward(make_inbound())
    assert recipients() == [ana.email]


@pytest.mark.usefixtures("broker")
@pytest.mark.parametrize("change", [{"is_active": False}, {"email": "ana@localhost"}])
def test_nobody_where_the_agent_left_or_has_no_address(make_inbound, ana, change):
    """The brokers see it on Today."""
    type(ana).objects.filter(pk=ana.pk).update(**change)
    forward(make_inbound())
    assert recipients() == []


def test_nobody_where_there_is_no_agent(make_inbound, maya):
    type(maya).objects.update(agent=None)
    forward(make_inbound())
    assert recipients() == []


@pytest.mark.parametrize("kind", ["auto_reply", "bounce", "opt_out", "lead", "other", ""])
def test_no_other_kind(make_inbound, kind):
    forward(make_inbound(kind=kind))
    assert recipients() == []


def test_nothing_of_somebody_who_is_not_on_file(make_inbound):
    forward(make_inbound(client=None))
    assert recipients() == []


def test_nothing_of_an_agent(make_inbound, ben):
    forward(make_inbound(agent=ben, from_email=ben.email))
    assert recipients() == []


def test_nothing_that_the_agent_wrote_as_a_client(make_inbound, ana):
    """Somebody who tries it out with their own address has it in that mailbox already."""
    forward(make_inbound(from_email=ana.email.upper()))
    assert recipients() == []


def test_nothing_of_our_own_sender(make_inbound):
    forward(make_inbound(from_email="Hello@CedarMain.example"))
    assert recipients() == []


def test_nothing_that_we_forwarded_before(make_inbound):
    forward(make_inbound(), Message(headers=(("x-realtoros-forward", "12"), ("auto-submitted", "auto-forwarded"))))
    assert recipients() == []


def test_a_client_who_wants_no_email_is_heard(make_inbound, ana):
    Suppression.add(MAYA, "unsubscribed", "test")
    forward(make_inbound())
    assert recipients() == [ana.email]
