"""Agents who answer, the office's own sender, and emails of ours that come back."""

import pytest

from clients.models import Client
from emails.threads import address_of_client, address_of_email
from inbound.match import Match, match
from tests.inbound.matching.mails import BY_ADDRESS, BY_TOKEN, JONAH, mail, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def test_an_agent_answers_from_their_own_mailbox(jonah, log, ana, ben):
    for agent in (ana, ben):
        for to in (address_of_client(jonah.pk), address_of_email(log.pk)):
            found = match(mail(agent.email.upper(), to=[to]))
            assert (found.client_id, found.agent_id, found.is_new_address) == (jonah.pk, agent.pk, False)


def test_one_who_has_left_is_a_stranger(jonah, ben):
    ben.is_active = False
    ben.save()
    found = match(mail(ben.email, to=[address_of_client(jonah.pk)]))
    assert (found.agent_id, found.is_new_address) == (None, True)


def test_an_agents_reply_to_proves_nothing(jonah, log, ana):
    assert match(mail("jonah@gmail.example", reply_to=[ana.email], to=[address_of_email(log.pk)])).agent_id is None


def test_an_agent_who_is_a_client_answers_as_one(ana, make_client, make_log):
    client = make_client(email=ana.email)
    log = make_log(client)
    assert match(mail(ana.email, to=[address_of_email(log.pk)])) == Match(client.pk, log.pk, BY_TOKEN)
    assert match(mail(ana.email)) == Match(client.pk, None, BY_ADDRESS)
    assert match(mail(ana.email, to=[address_of_client(client.pk)])).agent_id == ana.pk


def test_a_mail_of_an_agent_to_nobody(ana, jonah, make_log):
    make_log(jonah, to_email=ana.email)
    assert match(mail(ana.email)) == Match(agent_id=ana.pk)


def test_our_own_sender_is_nobody(office, jonah, log, ana):
    Client.objects.update(email=office.from_email)
    assert match(mail("Hello@CedarMain.example")) == Match()
    Client.objects.update(email=JONAH)
    assert match(mail(office.from_email, to=[address_of_email(log.pk)])) == Match()
    ana.email = office.from_email
    ana.save()
    assert match(mail(office.from_email, to=[address_of_email(log.pk)])).agent_id == ana.pk


def test_an_email_of_ours_that_comes_back_is_nobodys(jonah, make_log):
    log = make_log(jonah, smtp_id="14c5d75ce93@ismtpd-1")
    to = [address_of_email(log.pk)]
    assert match(mail(to=to, message_id=own(log))) == Match()
    assert match(mail(to=to, message_id="14c5d75ce93@ismtpd-1")) == Match()
    link = [("list-unsubscribe", f"<mailto:x@example.com>, <https://old.example/u/{log.unsubscribe_token}>")]
    assert match(mail(to=to, headers=link)) == Match()
    assert match(mail(to=to, headers=[("list-unsubscribe", "<https://shop.example/u/abc>")])).client_id == jonah.pk
