"""Two answers, of which one or both were none; and an answer that comes while an email is on its way."""

from datetime import timedelta

import pytest

from emails.models import EmailLog
from emails.webhook.apply import apply as apply_events
from followups.engine import delivery
from followups.engine.sweep import sweep
from inbound.effects.apply import apply, bring_about
from inbound.effects.judged import take_back
from inbound.models import Kind
from tests.followups.engine.conftest import NOON, row
from tests.html import words
from tests.inbound.mails import make_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
WORDS = "Saturday at ten suits us"


@pytest.fixture
def at(time_machine):
    return lambda **by: time_machine.move_to(NOON + timedelta(**by), tick=False)


def answer(client, **fields):
    mail = make_mail(client=client, kind=Kind.REPLY, from_email=client.email, text=WORDS, **fields)
    bring_about(apply(mail))
    return mail


@pytest.fixture
def two(at, make_client, make_task):
    """Two answers within five minutes; the first one stopped the follow-up."""
    at()
    task = make_task(make_client(), scheduled_for=NOON + timedelta(days=2), planned_at=NOON - timedelta(days=1))
    first = answer(task.client)
    at(minutes=5)
    second = answer(task.client)
    at(minutes=20)
    assert row(task).reason_code == "replied"
    return task, first, second


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_when_neither_was_an_answer_the_plan_goes_on(two, ana, order):
    task, *mails = two
    done = take_back(mails[order[0]], by=ana)
    assert str(done) == "another answer still stops the follow-ups"
    assert row(task).status == "cancelled"  # the other one still counts
    assert str(take_back(mails[order[1]], by=ana)) == "1 follow-up restored"
    assert (row(task).status, row(task).client.replied_at) == ("pending", None)
    assert not take_back(mails[0], by=ana)


@pytest.mark.parametrize(("taken", "since"), [(0, 5), (1, 0)])
def test_the_one_that_was_an_answer_goes_on_counting(two, ana, ana_browser, taken, since):
    task, *mails = two
    take_back(mails[taken], by=ana)
    task = row(task)
    assert (task.status, task.client.replied_at) == ("cancelled", NOON + timedelta(minutes=since))
    assert WORDS in words(ana_browser.get("/"))


def test_what_was_planned_after_an_answer_that_counts_is_planned_again(two, ana, make_task, at):
    task, _first, second = two
    take_back(second, by=ana)
    later = make_task(task.client, followup_type="Custom", scheduled_for=NOON + timedelta(days=3))
    at(minutes=30)
    third = answer(task.client)
    assert row(later).status == "cancelled"
    take_back(third, by=ana)
    assert (row(later).status, row(task).status) == ("pending", "cancelled")


# --- an email that began before the answer is no answer to it ---


def test_the_answer_is_on_today_though_an_email_was_on_its_way(
    sandbox, at, make_client, make_task, ana_browser, monkeypatch
):
    at()
    task = make_task(make_client(), scheduled_for=NOON)
    accept = delivery.accept

    def accepts(answers):
        """The client's answer is read between SendGrid's and our commit."""
        answer(task.client)
        at(seconds=2)
        return accept(answers)

    monkeypatch.setattr(delivery, "accept", accepts)
    assert sweep() == {"sent": 1}
    assert WORDS in words(ana_browser.get("/"))


def test_nor_does_a_late_event_take_it_from_today(at, make_client, make_task, ana_browser):
    at()
    task = make_task(make_client(), scheduled_for=NOON, status="processing")
    log = EmailLog.objects.create(task=task, client=task.client, to_email=task.client.email, status="unconfirmed")
    answer(task.client, email_log=log)
    at(minutes=1)
    moment = int((NOON - timedelta(minutes=5)).timestamp())
    delivered = {"event": "delivered", "email": log.to_email, "timestamp": moment, "email_log_id": str(log.pk)}
    assert apply_events([delivered]) == 0
    assert WORDS in words(ana_browser.get("/"))
    task.client.refresh_from_db()
    assert task.client.last_contacted == NOON
