"""The broker's page of the office's own mail."""

from datetime import timedelta

import pytest

from emails.models import OfficeMail
from emails.tasks import send_office_mails
from tests.emails.office_mails.conftest import LINK, NOW
from tests.html import buttons, links, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "now")]


def get():
    return OfficeMail.objects.get()


def test_shows_what_became_of_each_and_no_body(broker_browser, make_mail):
    make_mail(
        status="failed",
        error_code="rejected",
        error_message="SendGrid answered 400: no",
        created_at=NOW - timedelta(hours=2),
    )
    make_mail(kind="invitation", to_name="New Agent", to_email="new@example.com", subject="Come in")
    page = broker_browser.get("/office-mails/")
    text = words(page)
    assert text.index("Come in") < text.index("Your new password")
    assert "Invitation New Agent new@example.com Queued" in text and "now Not sent" in text
    assert (
        "Password reset ana@example.com Failed SendGrid rejected the email Details SendGrid answered 400: no Try again"
        in text
    )
    assert LINK not in page.content.decode() and "1 to 2" in text


@pytest.mark.parametrize("status", ["failed", "unconfirmed"])
def test_a_search_finds_those_that_can_be_sent_again(broker_browser, make_mail, status):
    make_mail(status=status, subject="Come in")
    make_mail(subject="Another")
    found = broker_browser.get("/office-mails/?q=come&page=", headers={"HX-Request": "true"})
    assert "Come in" in words(found) and "Another" not in words(found)
    assert {"failed": "Try again", "unconfirmed": "Send again"}[status] in buttons(found)
    assert found["HX-Push-Url"] == "/office-mails/?q=come"


def test_is_the_brokers_alone(ana_browser, client, make_mail):
    mail = make_mail(status="failed")
    assert ana_browser.get("/office-mails/").status_code == 404
    for verb in ("arrived", "send-again"):
        assert ana_browser.post(f"/office-mails/{mail.pk}/{verb}/").status_code == 404
        assert client.post(f"/office-mails/{mail.pk}/{verb}/").status_code == 302  # to sign in
    assert get().status == "failed"


def test_settings_lead_there_for_the_broker_alone(broker_browser, ana_browser):
    assert links(broker_browser.get("/settings/office/"))["Office emails"] == "/office-mails/"
    assert "Office emails" not in links(ana_browser.get("/settings/"))


def test_actions_are_posted(broker_browser, make_mail):
    mail = make_mail(status="unconfirmed")
    assert broker_browser.post("/office-mails/").status_code == 405
    for verb in ("arrived", "send-again"):
        assert broker_browser.get(f"/office-mails/{mail.pk}/{verb}/").status_code == 405
        assert broker_browser.post(f"/office-mails/999999/{verb}/").status_code == 404


def test_a_failed_one_is_tried_again(broker_browser, make_mail):
    mail = make_mail(status="failed", error_message="no", retry_count=3)
    answer = broker_browser.post(f"/office-mails/{mail.pk}/send-again/", follow=True)
    assert answer.redirect_chain == [("/office-mails/", 302)]
    assert "Email queued. It will be sent again within a minute." in words(answer)
    assert (get().status, get().retry_count, get().error_message) == ("queued", 0, "")


def test_the_workers_are_asked_at_once(broker_browser, make_mail, monkeypatch, django_capture_on_commit_callbacks):
    found = []
    monkeypatch.setattr(send_office_mails, "delay", lambda: found.append(1))
    with django_capture_on_commit_callbacks(execute=True):
        broker_browser.post(f"/office-mails/{make_mail(status='failed').pk}/send-again/")
    assert found == [1]


def test_an_unconfirmed_one_arrived_or_goes_again(broker_browser, make_mail):
    mail = make_mail(status="unconfirmed", error_message="SendGrid did not answer in time")
    text = words(broker_browser.get("/office-mails/"))
    assert "It arrived Send again" in text
    assert "Marked as sent." in words(broker_browser.post(f"/office-mails/{mail.pk}/arrived/", follow=True))
    assert (get().status, get().body, get().error_message) == ("sent", "", "")
    assert "Marked as sent By Carla Reyes, " in words(broker_browser.get("/office-mails/"))
    other = make_mail(status="unconfirmed")
    broker_browser.post(f"/office-mails/{other.pk}/send-again/")
    other.refresh_from_db()
    assert (other.status, other.body) == ("queued", LINK)


@pytest.mark.parametrize("status", ["queued", "sending", "delivered"])
def test_one_that_moved_on_stays_where_it_is(broker_browser, make_mail, status):
    mail = make_mail(status=status, body="" if status == "delivered" else LINK)
    for verb in ("arrived", "send-again"):
        text = words(broker_browser.post(f"/office-mails/{mail.pk}/{verb}/", follow=True))
        assert f"Nothing changed: the email is {status}." in text
    assert get().status == status


def test_one_without_its_body_can_not_go_again(broker_browser, make_mail):
    mail = make_mail(status="failed", body="", error_message="it expired before it could be sent")
    assert "Try again" not in words(broker_browser.get("/office-mails/"))
    assert "Nothing changed" in words(broker_browser.post(f"/office-mails/{mail.pk}/send-again/", follow=True))


def test_is_paged_and_searched(broker_browser, make_mail):
    for number in range(30):
        make_mail(subject=f"Number {number}", created_at=NOW - timedelta(minutes=number))
    page = broker_browser.get("/office-mails/")
    assert "Number 24" in words(page) and "Number 25" not in words(page) and "1 to 25 of 30" in words(page)
    second = words(broker_browser.get(links(page)["Next"]))
    assert "Number 25" in second and "26 to 30 of 30" in second
    found = broker_browser.get("/office-mails/?q=number 7", headers={"HX-Request": "true"})
    assert "1 to 1 of 1" in words(found) and found.headers["HX-Push-Url"] == "/office-mails/?q=number+7"
    assert "No emails match" in words(broker_browser.get("/office-mails/?q=nobody"))


def test_many_rows_ask_what_one_asks(broker_browser, make_mail, django_assert_num_queries):
    broker_browser.get("/office-mails/")  # the counts of the sidebar are kept from now on
    for number in (1, 20):
        for _ in range(number):
            make_mail(status="failed")
        with django_assert_num_queries(3):  # the session, the agent, the page
            broker_browser.get("/office-mails/")


def test_says_that_there_are_none(broker_browser):
    assert "No emails yet" in words(broker_browser.get("/office-mails/"))


# --- Today ---


def test_today_tells_the_broker_which_may_not_have_arrived(broker_browser, ana_browser, make_mail, make_client):
    make_client()  # so that the checklist of the first day is gone
    for status in ("failed", "unconfirmed", "bounce", "dropped"):
        make_mail(status=status, body="")
    for status in ("queued", "sent", "delivered", "open"):
        make_mail(status=status, body=LINK if status == "queued" else "")
    make_mail(status="failed", created_at=NOW - timedelta(days=7))
    page = broker_browser.get("/")
    assert "4 office emails may not have arrived." in words(page)
    assert links(page)["See office emails"] == "/office-mails/"
    assert "office email" not in words(ana_browser.get("/"))


def test_today_says_nothing_when_all_arrived(broker_browser, make_mail, make_client):
    make_client()
    make_mail(status="delivered", body="")
    assert "office email" not in words(broker_browser.get("/"))
