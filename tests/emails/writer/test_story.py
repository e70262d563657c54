"""How an email was written, on its page."""

from decimal import Decimal

import pytest

from emails.models import EmailLog
from emails.writer.story import cost_of, in_dollars, tries_of

FOUND = {"kind": "price", "text": "$815,000", "why": "$815,000 is not in the record."}
STOPPED = {
    "by": "ai",
    "outcome": "stopped",
    "model": "gpt-6-luna",
    "milliseconds": 1234,
    "input_tokens": 812,
    "output_tokens": 240,
    "cost": "0.0002012",
    "findings": [FOUND],
}
USED = {"by": "template", "outcome": "used"}


def test_each_try_is_told_in_words():
    first, second = tries_of(EmailLog(attempts=[STOPPED, USED]))
    assert first.words == "The AI's text couldn't be sent"
    assert first.details == "gpt-6-luna · 1.2 s · 812 tokens in, 240 out · $0.00020"
    assert first.findings == (("Unknown figure", "$815,000", "$815,000 is not in the record."),)
    assert (second.words, second.details, second.is_good) == ("A template was used", "", True)


@pytest.mark.parametrize(
    "attempts",
    [["no object"], [{}], [{"by": "ai", "outcome": "of another version", "cost": "?", "findings": [7]}], [None]],
)
def test_odd_rows_are_told_all_the_same(attempts):
    log = EmailLog(attempts=attempts)
    assert all(each.words for each in tries_of(log)) and cost_of(log) is None


def test_the_cost_is_that_of_all_tries():
    assert cost_of(EmailLog(attempts=[STOPPED, STOPPED, USED])) == Decimal("0.0004024")
    assert cost_of(EmailLog(attempts=[USED])) is None


@pytest.mark.parametrize(
    ("cost", "words"),
    [("0", "$0.00"), ("0.0002012", "$0.00020"), ("0.0456", "$0.046"), ("0.1", "$0.10"), ("3", "$3.00")],
)
def test_a_cost_has_two_figures_that_say_something(cost, words):
    assert in_dollars(Decimal(cost)) == words


@pytest.mark.django_db
def test_the_emails_page_tells_it(ana_browser, make_task):
    task = make_task()
    confirmed = {"kind": "price", "text": "$790,000", "by_name": "Ana Morales", "reason": "From the listing"}
    log = EmailLog.objects.create(
        task=task, client=task.client, subject="Hello", body="Hi", attempts=[STOPPED, USED], confirmed=[confirmed]
    )
    page = ana_browser.get(f"/emails/{log.pk}/").content.decode()
    for words in ("How it was written", "The AI&#39;s text couldn&#39;t be sent", "$0.00020", "Ana Morales confirmed"):
        assert words in page
    assert "$815,000 is not in the record." in page and "From the listing" in page
