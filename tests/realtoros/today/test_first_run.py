"""The checklist of the first day."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity
from emails.models import OfficeMail, UnmatchedEvent
from emails.models.states import ACCEPTED
from emails.tasks import send_office_mails
from emails.webhook.apply import apply
from tests.html import find_all, words


@pytest.fixture
def new(broker):
    """Nobody has put the checklist away."""
    Agent.objects.filter(pk=broker.pk).update(welcomed_at=None)


@pytest.fixture
def _nothing_known(settings):
    settings.FROM_EMAIL = settings.POSTAL_ADDRESS = ""


def test_takes_todays_place_until_there_is_a_client(new, _nothing_known, broker_browser, make_client):
    page = broker_browser.get("/")
    text = words(page)
    assert "Welcome, Carla." in text and "Five steps to go." in text and "1 of 6 done" in text
    assert {"postal_address", "from_email"} <= {field.get("name") for field in find_all(page, "main input")}
    assert "Ask your broker" not in text and "We don’t email clients until" in text
    make_client()
    text = words(broker_browser.get("/"))
    assert "Welcome" not in text and "2 of 6 setup steps done. Next: postal address." in text


def test_each_step_ticks_itself(new, office, broker_browser, broker, make_client):
    text = words(broker_browser.get("/welcome/"))
    assert "3 of 6 done" in text and "We don’t email clients until" not in text  # both are set
    OfficeMail.objects.create(kind="invitation", to_email="new@example.com", status="sent")
    UnmatchedEvent.objects.create(raw=b"{}", reason="no_such_email")
    assert "5 of 6 done" in words(broker_browser.get("/welcome/"))
    make_client()
    assert "6 of 6 done" in words(broker_browser.get("/welcome/"))
    assert "set-up" not in words(broker_browser.get("/"))
    broker.refresh_from_db()
    assert broker.welcomed_at  # never asked again


def test_what_follow_ups_showed_counts_too(new, office, broker_browser, make_client, make_task):
    make_client().record(Activity.Kind.DELIVERED)
    assert "5 of 6 done" in words(broker_browser.get("/welcome/"))


def test_an_agent_waits_for_their_broker(_nothing_known, ana, ana_browser):
    Agent.objects.filter(pk=ana.pk).update(welcomed_at=None)
    text = words(ana_browser.get("/"))
    assert text.count("Ask your broker") == 2
    assert not find_all(ana_browser.get("/"), "#sender-form, main input:not([type=hidden])")


def test_is_put_away_for_good(new, broker_browser, broker):
    assert broker_browser.get("/welcome/done/").status_code == 405
    answer = broker_browser.post("/welcome/done/", follow=True)
    assert answer.redirect_chain == [("/", 302)] and "All clear." in words(answer)
    assert "All clear." in words(broker_browser.get("/"))


def test_the_test_email_is_queued_and_the_page_says_how_far_it_got(new, office, sandbox, broker_browser):
    text = words(broker_browser.post("/welcome/test/", follow=True))
    assert "Test email to broker@example.com queued." in text and "3 of 6 done" in text
    assert "Your test email is queued." in text and sandbox.mails() == []
    send_office_mails()
    (mail,) = sandbox.mails("broker@example.com")
    assert mail["subject"] == "RealtorOS test email" and mail["text"].startswith("Carla,")
    text = words(broker_browser.get("/welcome/"))
    assert "SendGrid accepted your test email. Waiting for its delivery report." in text and "4 of 6 done" in text
    at = int(timezone.now().timestamp())
    apply([{"event": "delivered", "timestamp": at, **mail["custom_args"]}])
    text = words(broker_browser.get("/welcome/"))
    assert "Your test email arrived." in text and "5 of 6 done" in text
    assert broker_browser.get("/welcome/test/").status_code == 405


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("sending", "Your test email is being sent."),
        ("unconfirmed", "We can’t confirm SendGrid accepted your test email. SendGrid didn't answer in time."),
        ("failed", "Your test email was not sent. SendGrid rejected the email."),
        ("deferred", "is trying to deliver it. The mailbox is full."),
        ("bounce", "Your test email did not arrive. The mailbox is full."),
        ("open", "Your test email arrived."),
    ],
)
def test_each_way_that_a_test_email_ends_is_said(new, office, broker, broker_browser, status, says):
    codes = {"unconfirmed": "no_answer", "failed": "rejected", "deferred": "full", "bounce": "full"}
    body = "" if status in ACCEPTED else "Hello"
    OfficeMail.objects.create(
        kind="test", agent=broker, to_email=broker.email, status=status, error_code=codes.get(status, ""), body=body
    )
    assert says in words(broker_browser.get("/welcome/"))


def test_another_agents_test_email_is_not_ones_own(new, office, ana, broker_browser):
    OfficeMail.objects.create(kind="test", agent=ana, to_email=ana.email, status="failed", error_message="no")
    assert "Your test email" not in words(broker_browser.get("/welcome/"))


def test_five_test_emails_an_hour_are_enough(new, office, sandbox, broker_browser, ana_browser):
    with time_machine.travel("2026-11-30 15:00Z", tick=False) as clock:
        for _ in range(5):
            assert "is queued." in words(broker_browser.post("/welcome/test/", follow=True))
            clock.shift(timedelta(minutes=10))
        text = words(broker_browser.post("/welcome/test/", follow=True))
        # The first went at 10:00 AM, New York's time.
        assert "you have sent 5 within an hour. You can send the next one at 11:00 AM." in text
        assert OfficeMail.objects.count() == 5
        assert "is queued." in words(ana_browser.post("/welcome/test/", follow=True))  # each their own
        clock.move_to("2026-11-30 16:00Z")
        assert "is queued." in words(broker_browser.post("/welcome/test/", follow=True))
        assert "at 11:10 AM" in words(broker_browser.post("/welcome/test/", follow=True))


def test_two_processes_count_test_emails_together(broker):
    """The row is asked under a lock, whatever this process knew of the agent."""
    once_read, now = Agent.objects.get(pk=broker.pk), timezone.now()
    allowed = [each.may_test(now) for each in (broker, once_read, broker, once_read, broker, once_read)]
    assert allowed == [True] * 5 + [False]


def test_says_why_the_test_email_did_not_go(new, office, sandbox, settings, broker_browser):
    sandbox.faults(sendgrid={"error_rates": {"401": 1}})
    broker_browser.post("/welcome/test/")
    send_office_mails()
    text = words(broker_browser.get("/welcome/"))
    assert "Your test email was not sent. SendGrid rejected our key." in text and "3 of 6 done" in text
    settings.SENDGRID_API_KEY = ""
    text = words(broker_browser.post("/welcome/test/", follow=True))
    assert "No test email was sent: SendGrid is not set up" in text


def test_one_that_waits_says_for_what(new, office, settings, broker_browser):
    settings.SENDGRID_API_KEY = "test"
    broker_browser.post("/welcome/test/")
    settings.SENDGRID_API_KEY = ""
    send_office_mails()
    text = words(broker_browser.get("/welcome/"))
    assert "Your test email is queued. SendGrid is not set up (SENDGRID_API_KEY)." in text


def test_no_test_email_without_a_sender(new, _nothing_known, sandbox, broker_browser):
    text = words(broker_browser.post("/welcome/test/", follow=True))
    assert "No test email was sent: the office has no sender address." in text and not sandbox.mails()
