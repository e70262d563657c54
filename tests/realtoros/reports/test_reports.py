from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from emails.models import EmailLog
from realtoros.reports.charts import overlaid
from realtoros.reports.figures import Report
from realtoros.reports.numbers import Number
from tests.html import words

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def sent(client, status, *, days=1, **fields):
    return EmailLog.objects.create(client=client, status=status, sent_at=NOW - timedelta(days=days), **fields)


def figures(agent, days=30, of=None):
    return {figure.name: figure for figure in Report(agent, days, NOW, of).figures}


def test_counts_what_was_sent_delivered_opened_and_clicked(ana, ana_browser, make_client):
    client = make_client()
    sent(client, "sent")
    sent(client, "delivered")
    sent(client, "open", opened_at=NOW)
    sent(client, "click", clicked_at=NOW)  # images blocked: a click without an open
    sent(client, "bounce")
    EmailLog.objects.create(client=client, status="failed")
    found = figures(ana)
    assert [found[name].value for name in ("Sent", "Delivered", "Opened", "Clicked", "Bounced")] == [
        "5",
        "60.0%",
        "66.7%",
        "33.3%",
        "1",
    ]
    page = ana_browser.get("/reports/").content.decode()
    assert "60.0%" in page and "3 emails: delivered ÷ sent" in page and "Data table" in page


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/reports/").status_code == 405


def test_another_agents_figures_are_not_in_it(ana, ben, broker, make_client, ben_browser, broker_browser):
    sent(make_client(), "sent")
    sent(make_client(agent=ben), "sent")
    assert figures(ben)["Sent"].value == "1"
    assert figures(broker)["Sent"].value == "2"
    assert figures(broker, of=ana)["Sent"].value == "1"
    assert "Ana Morales" in broker_browser.get(f"/reports/?agent={ana.pk}").content.decode()
    assert "Ana Morales" not in ben_browser.get(f"/reports/?agent={ana.pk}").content.decode()


@pytest.mark.parametrize("query", ["days=1000", "days=x", "agent=x", "agent=99999999999999999999", "agent=0"])
def test_what_makes_no_sense_is_left_out(broker_browser, query):
    assert "the 30 days before" in words(broker_browser.get(f"/reports/?{query}"))


def test_the_period_is_whole_days_in_the_agents_zone(ana, make_client):
    client = make_client()
    edge = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)  # midnight in Los Angeles, seven days with today
    EmailLog.objects.create(client=client, status="sent", sent_at=edge)
    EmailLog.objects.create(client=client, status="sent", sent_at=edge - timedelta(seconds=1))
    report = Report(ana, 7, NOW)
    assert report.now_tally.sent == 1 and report.before_tally.sent == 1
    assert [day.sent.count for day in report.by_day] == [1, 0, 0, 0, 0, 0, 0]
    assert report.by_day[0].on.isoformat() == "2026-11-18"


def test_changes_are_coloured_by_whether_they_are_good(ana, make_client):
    client = make_client()
    for status in ("delivered", "bounce"):
        sent(client, status, days=40)
    sent(client, "delivered")
    found = figures(ana)
    assert (found["Delivered"].change, found["Delivered"].tone) == ("↑ 50.0 pts", "green")
    assert (found["Bounced"].change, found["Bounced"].tone) == ("↓ 1", "green")
    assert (found["Sent"].change, found["Sent"].tone) == ("↓ 1", "")


def test_conversion_never_exceeds_a_hundred(ana, make_client):
    assert figures(ana)["Conversion"].value == "–"
    make_client(stage="closed")
    assert figures(ana)["Conversion"].value == "100.0%"
    make_client(stage="lost")
    make_client()
    assert figures(ana)["Conversion"].value == "33.3%"


def test_a_deleted_clients_emails_count_but_not_the_client(ana, make_client):
    client = make_client()
    sent(client, "sent")
    client.delete_softly()
    found = figures(ana)
    assert (found["Sent"].value, found["Active clients"].value) == ("1", "0")


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (1, 2), (3, 4), (10, 10), (11, 20), (41, 60), (101, 200), (999, 1000)]
)
def test_the_charts_scale_is_round_and_even(most, top):
    class Row:
        on = NOW.date()
        sent = Number(most, "", "")

    assert overlaid([Row()], ("sent",)).scale == (top, top // 2, 0)


def test_asks_the_same_number_of_questions(broker_browser, make_client, django_assert_max_num_queries):
    for _ in range(20):
        sent(make_client(), "open", opened_at=NOW)
    with django_assert_max_num_queries(13):
        broker_browser.get("/reports/")
