"""The broker's page of the office's mail, with clients' answers on it."""

import pytest

from clients.models import Client
from emails.models import OfficeMail
from emails.office_mails import send_due
from emails.webhook.apply import apply
from inbound.forward import forward
from tests.html import words
from tests.inbound.conftest import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "clock")]


def test_it_says_whose_answer_and_to_whom_and_no_word_of_it(broker_browser, make_inbound):
    forward(make_inbound())
    page = broker_browser.get("/office-mails/")
    assert "Re: Your home search Client’s answer from Maya Brandt Ana Morales ana@example.com Queued" in words(page)
    assert "Saturday at ten" not in page.content.decode()


def test_a_digest_says_how_many(broker_browser, make_inbound):
    for _ in range(22):
        forward(make_inbound())
    assert "2 more answers from Maya Brandt Client’s answers from Maya Brandt" in words(
        broker_browser.get("/office-mails/?q=more answers")
    )


def test_it_is_found_by_the_clients_name(broker_browser, make_inbound):
    forward(make_inbound())
    assert "1 to 1" in words(broker_browser.get("/office-mails/?q=brandt"))


def test_one_that_did_not_arrive_shows_there_and_stays_on_today(
    broker_browser, ana_browser, make_inbound, maya, sandbox, office
):
    Client.objects.filter(pk=maya.pk).update(replied_at=NOON)
    forward(make_inbound())
    send_due()
    mail = OfficeMail.objects.get()
    named = {"office_mail_id": str(mail.pk), "office_id": office.mail_id, "email": mail.to_email}
    apply([{"event": "bounce", "type": "bounce", "timestamp": int(NOON.timestamp()), "reason": "550 full", **named}])
    assert "Client’s answer from Maya Brandt Ana Morales ana@example.com Bounced" in words(
        broker_browser.get("/office-mails/")
    )
    assert "1 office email may not have arrived." in words(broker_browser.get("/"))
    assert "Maya Brandt" in words(ana_browser.get("/"))


def test_one_that_failed_goes_again_once(broker_browser, make_inbound, sandbox):
    sandbox.faults(sendgrid={"error_rates": {"400": 1}})
    forward(make_inbound())
    send_due()
    sandbox.faults(sendgrid={"error_rates": {}})
    mail = OfficeMail.objects.get()
    assert mail.status == "failed"
    broker_browser.post(f"/office-mails/{mail.pk}/send-again/")
    send_due()
    send_due()
    assert len(sandbox.mails()) == 1 and OfficeMail.objects.get().status == "sent"
