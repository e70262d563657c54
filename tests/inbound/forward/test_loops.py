"""At most 20 answers of one address an hour reach the mailbox one by one; what comes then is told once an hour."""

from datetime import timedelta

import pytest

from emails.models import ForwardedAnswer, OfficeMail
from emails.office_mails import send_due
from inbound.forward import forward

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture(autouse=True)
def domain(settings):
    settings.SITE_URL = "https://crm.example.com"


def answers(make_inbound, number, **fields):
    for _ in range(number):
        forward(make_inbound(**fields))


def subjects(sandbox):
    return [mail["subject"] for mail in sandbox.mails()]


def test_twenty_go_one_by_one_and_the_rest_in_one(sandbox, make_inbound, clock, maya):
    answers(make_inbound, 43)
    assert send_due() == 20
    clock.shift(timedelta(minutes=59))
    assert send_due() == 0
    clock.shift(timedelta(minutes=1))
    assert send_due() == 1
    (digest,) = [mail for mail in sandbox.mails() if "more" in mail["subject"]]
    assert digest["subject"] == "23 more answers from Maya Brandt"
    assert digest["text"].startswith("23 more answers from Maya Brandt <maya.brandt@example.com> came within an hour.")
    assert f"https://crm.example.com/clients/{maya.pk}/" in digest["text"]
    assert digest["headers"]["Auto-Submitted"] == "auto-forwarded" and "Yes, Saturday" not in digest["text"]
    assert ForwardedAnswer.objects.count() == 43


def test_one_that_comes_twice_is_counted_once(make_inbound, clock):
    answers(make_inbound, 20)
    last = make_inbound()
    forward(last)
    forward(last)
    assert OfficeMail.objects.get(kind="answers").subject == "1 more answer from Maya Brandt"


def test_an_hour_later_they_go_one_by_one_again(make_inbound, clock):
    answers(make_inbound, 20)
    clock.shift(timedelta(minutes=60, seconds=1))
    answers(make_inbound, 1)
    assert OfficeMail.objects.filter(kind="answer").count() == 21
    assert not OfficeMail.objects.filter(kind="answers").exists()


def test_what_goes_on_for_hours_is_at_most_twenty_and_one_an_hour(sandbox, make_inbound, clock):
    for _ in range(4 * 60):
        answers(make_inbound, 1)
        send_due()
        clock.shift(timedelta(minutes=1))
    sent = subjects(sandbox)
    digests = [subject for subject in sent if "more" in subject]
    assert len(digests) <= 4 and len(sent) - len(digests) <= 80
    assert ForwardedAnswer.objects.count() == 240


def test_another_address_has_a_limit_of_its_own(make_inbound, clock):
    answers(make_inbound, 21)
    answers(make_inbound, 1, from_email="jon@other.example")
    answers(make_inbound, 1, from_email="MAYA.BRANDT@example.com")
    assert OfficeMail.objects.filter(kind="answer").count() == 21
    assert OfficeMail.objects.get(kind="answers").answers.count() == 2


def test_one_that_is_on_its_way_takes_no_more(make_inbound, clock):
    answers(make_inbound, 21)
    clock.shift(timedelta(minutes=59, seconds=59))
    digest = OfficeMail.objects.get(kind="answers")
    digest.begin_sending(digest.not_before)
    answers(make_inbound, 1)
    assert sorted(each.answers.count() for each in OfficeMail.objects.filter(kind="answers")) == [1, 1]


# --- ever new addresses, which somebody makes up who knows one address to answer to ---


def from_new_addresses(make_inbound, number, **fields):
    for each in range(number):
        answers(make_inbound, 1, from_email=f"person{each}@other.example", **fields)


def test_an_agent_gets_sixty_an_hour_and_one_mail_of_the_rest(sandbox, make_inbound, make_client, clock):
    from_new_addresses(make_inbound, 50)
    from_new_addresses(make_inbound, 50, client=make_client(email="jonah@example.com"))
    assert send_due() == 60
    clock.shift(timedelta(minutes=60))
    assert send_due() == 1
    (digest,) = [mail for mail in sandbox.mails() if "more" in mail["subject"]]
    assert digest["subject"] == "40 more answers of several people"
    assert "40 more answers came within an hour, after 60" in digest["text"]
    assert "https://crm.example.com/inbound/?kind=reply" in digest["text"]
    assert digest["to"] == "ana@example.com" and not OfficeMail.objects.get(kind="answers").reply_to
    assert ForwardedAnswer.objects.count() == 100


def test_another_agent_still_gets_theirs_singly(make_inbound, make_client, clock, ben):
    from_new_addresses(make_inbound, 61)
    answers(make_inbound, 1, client=make_client(email="jonah@example.com", agent=ben), from_email="jonah@example.com")
    assert OfficeMail.objects.filter(kind="answer", agent=ben).count() == 1
    assert OfficeMail.objects.get(kind="answers").answers.count() == 1


def test_one_busy_address_keeps_its_own_mail_of_the_rest(make_inbound, clock):
    from_new_addresses(make_inbound, 45)
    answers(make_inbound, 22)
    assert sorted(mail.answers.count() for mail in OfficeMail.objects.filter(kind="answers")) == [7]
    clock.shift(timedelta(minutes=60, seconds=1))
    answers(make_inbound, 21)
    assert OfficeMail.objects.filter(kind="answers", reply_to="").count() == 1
    assert OfficeMail.objects.exclude(reply_to="").filter(kind="answers").count() == 1
