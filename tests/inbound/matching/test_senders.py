"""Without a name of ours it is the sender's address that says whose a mail is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import AdditionalEmail, Client, Person
from emails.threads import address_of_email
from inbound.match import Match, match
from tests.inbound.matching.mails import BY_ADDRESS, BY_REFERENCES, BY_TOKEN, JONAH, ZOE, mail, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.mark.parametrize("address", [JONAH, "Jonah.Whitlock@EXAMPLE.com", " jonah.whitlock@example.com\u200b"])
def test_the_main_address(jonah, address):
    assert match(mail(address)) == Match(jonah.pk, None, BY_ADDRESS)


def test_an_additional_one(jonah, zoe):
    AdditionalEmail.objects.create(client=jonah, email="J@Work.example")
    AdditionalEmail.objects.create(client=jonah, person=zoe, email="zoe@work.example")
    assert match(mail("j@work.example")) == Match(jonah.pk, None, BY_ADDRESS)
    assert match(mail("zoe@WORK.example")) == Match(jonah.pk, None, BY_ADDRESS, person_id=zoe.pk)


def test_a_linked_persons(jonah, zoe, log):
    assert match(mail("Zoe@Example.com")) == Match(jonah.pk, None, BY_ADDRESS, person_id=zoe.pk)
    assert match(mail(ZOE, to=[address_of_email(log.pk)])) == Match(jonah.pk, log.pk, BY_TOKEN, person_id=zoe.pk)


def test_one_that_the_client_has_too_is_the_clients(jonah, zoe):
    Person.objects.filter(pk=zoe.pk).update(email=JONAH)
    assert match(mail(JONAH)) == Match(jonah.pk, None, BY_ADDRESS)


@pytest.mark.parametrize("stored", ["jo@bücher.example", "jo@xn--bcher-kva.example"])
@pytest.mark.parametrize("written", ["JO@Bücher.example", "jo@XN--bcher-kva.example"])
def test_a_domain_in_other_letters(make_client, stored, written):
    client = make_client(email=stored)
    assert match(mail(written)).client_id == client.pk


def test_mail_from_behind_a_plus_comes_from_the_mailbox(jonah, log, make_client):
    assert match(mail("jonah.whitlock+house@example.com")) == Match(jonah.pk, None, BY_ADDRESS)
    found = match(mail("jonah.whitlock+house@example.com", to=[address_of_email(log.pk)]))
    assert found == Match(jonah.pk, log.pk, BY_TOKEN)
    exact = make_client(email="jonah.whitlock+house@example.com")
    assert match(mail("jonah.whitlock+house@example.com")).client_id == exact.pk
    assert match(mail("+@example.com")) == Match()


def test_reply_to_is_asked_after_from(jonah, make_client):
    ben = make_client(email="ben@example.com")
    assert match(mail("robot@forms.example", reply_to=[JONAH])).client_id == jonah.pk
    assert match(mail("ben@example.com", reply_to=[JONAH])).client_id == ben.pk


@pytest.mark.parametrize(
    "fields",
    [
        {"to_email": "Old@Example.com"},
        {"earlier_recipients": ["older@example.com", "OLD@example.com"]},
        {"cc": [{"email": "Old@example.com", "name": "Zoë", "person": 1}]},
        {"cc": [{"email": "old@EXAMPLE.com", "name": "Zoë", "person": 1, "earlier": True}]},
    ],
)
def test_an_earlier_one(jonah, make_log, fields):
    log = make_log(jonah, **fields)
    assert match(mail("old@example.com")) == Match(jonah.pk, None, BY_ADDRESS)
    assert match(mail("old@example.com", to=[address_of_email(log.pk)])) == Match(jonah.pk, log.pk, BY_TOKEN)
    assert match(mail("ld@example.com")) == Match()


def test_who_has_it_now_comes_before_who_had_it(jonah, make_client, make_log):
    make_log(jonah, to_email="ben@example.com")
    ben = make_client(email="ben@example.com")
    assert match(mail("ben@example.com")).client_id == ben.pk


class TestSeveralClientsWithOneAddress:
    @pytest.fixture
    def three(self, make_client, ana, ben):
        return [make_client(agent=agent) for agent in (ana, ben, ana)]

    def test_the_one_who_got_an_email_last(self, three, make_log):
        now = timezone.now()
        for client, days in zip(three, (3, 1, 2), strict=True):
            make_log(client, sent_at=now - timedelta(days=days))
        make_log(three[0], sent_at=None)
        assert match(mail()).client_id == three[1].pk

    def test_a_deleted_one_comes_last(self, three, make_log):
        make_log(three[0])
        Client.objects.filter(pk=three[0].pk).update(is_deleted=True)
        assert match(mail()).client_id == three[2].pk
        Client.objects.update(is_deleted=True)
        assert match(mail()).client_id == three[0].pk

    def test_the_one_whom_it_names_comes_before_all(self, three, make_log):
        log = make_log(three[0], sent_at=timezone.now() - timedelta(days=9))
        make_log(three[1])
        assert match(mail(references=[own(log)])).client_id == three[0].pk

    def test_a_relay_is_nobodys_own(self, three):
        relay = "abc123@convo.zillow.com"
        Client.objects.filter(pk__in=[three[0].pk, three[1].pk]).update(email=relay)
        assert match(mail(relay)) == Match()
        Client.objects.filter(pk=three[1].pk).update(email="b@example.com")
        assert match(mail(relay.upper())).client_id == three[0].pk


def test_a_deleted_client_is_found_by_what_the_mail_names(jonah, log):
    Client.objects.update(is_deleted=True)
    assert match(mail(to=[address_of_email(log.pk)])) == Match(jonah.pk, log.pk, BY_TOKEN)
    assert match(mail(references=[own(log)])) == Match(jonah.pk, log.pk, BY_REFERENCES)


def test_a_new_address_with_a_name_of_ours_is_told(jonah, log):
    found = match(mail("jonah@gmail.example", to=[address_of_email(log.pk)]))
    assert found == Match(jonah.pk, log.pk, BY_TOKEN, is_new_address=True)
    assert match(mail("jonah@gmail.example", references=[own(log)])).is_new_address
    assert not match(mail("jonah@gmail.example", reply_to=[JONAH], references=[own(log)])).is_new_address
    assert not match(mail("abc@convo.zillow.com", references=[own(log)])).is_new_address
    assert not match(mail("", references=[own(log)])).is_new_address


def test_a_stranger_is_nobody(jonah, log):
    assert match(mail("stranger@example.com", to=["hello@in.example.com"])) == Match()
