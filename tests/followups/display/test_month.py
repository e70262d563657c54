"""GET /followups/?view=month: a month of days, each with its numbers and its first follow-ups."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from agents.models import ClosedDay
from clients.models import Client
from emails.models import EmailLog
from followups.display import month
from followups.filters import FollowupFilter
from followups.models import Task
from tests.html import find, find_all, links

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)  # Tuesday noon in Los Angeles, where Ana works


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOON, tick=False):
        yield


def at(day, hour=9):
    """That hour of a November day in Los Angeles."""
    return datetime(2026, 11, day, 8, tzinfo=UTC) + timedelta(hours=hour)


def page_of(browser, query=""):
    response = browser.get(f"/followups/?view=month{query}")
    assert response.status_code == 200
    return response


def shown(browser, query=""):
    """The page, and the days that it draws."""
    response = page_of(browser, query)
    request = response.wsgi_request
    with timezone.override(request.agent.tzinfo):
        found = month.month_of(request.agent, FollowupFilter(request.GET))
    return response, {day.date: day for week in found.weeks for day in week}


def test_days_ahead_name_who_gets_what_in_their_order(ana_browser, make_client, make_task):
    client = make_client()
    names = [f"Client {number}" for number in range(7)]
    for number, name in enumerate(names):
        make_task(make_client(name=name), scheduled_for=at(27, 9) + timedelta(minutes=10 * number))
    make_task(client, scheduled_for=at(24, 15), sent_by_hand=True, reason_code="waits_for_send_now")
    response, days = shown(ana_browser)
    friday, today = days[date(2026, 11, 27)], days[date(2026, 11, 24)]
    assert [row.task.client.name for row in friday.named] == names[:5]
    assert (friday.at_once, friday.more) == (3, 4) and friday.words == "7 to go"
    assert today.is_today and [row.mark for row in today.named] == ["yours"]
    page = " ".join(response.content.decode().split())
    assert "+<b>4</b> more" in page and "9:00" in page and 'aria-current="date"' in page
    assert 'href="/followups/?on=2026-11-27"' in page
    assert "Weeks begin on Sunday." in page


def test_days_behind_name_them_too_with_what_became_of_each(ana_browser, make_client, make_task):
    client = make_client()
    for status in ("completed", "skipped", "failed", "pending"):
        make_task(client, followup_type="Custom", scheduled_for=at(20), status=status)
    sent = make_task(client, followup_type="Custom", scheduled_for=at(20))
    log = EmailLog.objects.create(client=client, task=sent, status="sent")
    Task.objects.filter(pk=sent.pk).update(status="completed", email_sent=log)
    response, days = shown(ana_browser)
    day = days[date(2026, 11, 20)]
    assert day.words == "1 sent, 1 done by hand, 1 not sent, 1 failed, 1 stopped"
    assert [row.mark for row in day.named] == ["failed", "waits", "sent", "sent", "dropped"]
    words = [row.mark_in_words for row in day.named]
    assert words == ["Failed", "on hold", "Done by hand", "Sent", "Skipped"]
    page = response.content.decode()
    assert f'href="/emails/{log.pk}/"' in page and "+<b>2</b> more" in page


def test_the_fourth_of_four_takes_the_place_of_one_more(ana_browser, make_client, make_task):
    for number in range(4):
        make_task(make_client(name=f"Client {number}"), scheduled_for=at(27, 9 + number))
    response, days = shown(ana_browser)
    day = days[date(2026, 11, 27)]
    assert (day.at_once, day.more) == (4, 0)
    assert not find_all(response, ".entry-more") and not find_all(response, ".entry[hidden]")


def test_a_day_is_the_agents(ana_browser, ben_browser, make_client, make_task, ben):
    # 11 PM in Los Angeles is tomorrow in UTC, and in Chicago.
    make_task(scheduled_for=at(27, 23))
    make_task(make_client(agent=ben), scheduled_for=at(27, 23))
    assert shown(ana_browser)[1][date(2026, 11, 27)].total == 1
    assert shown(ben_browser)[1][date(2026, 11, 28)].total == 1


def test_another_month_and_back(ana_browser, make_task):
    make_task(scheduled_for=datetime(2026, 12, 31, 18, 0, tzinfo=UTC))
    response, days = shown(ana_browser, "&month=2026-12&priority=high")
    assert days[date(2026, 12, 31)].total == 1
    ways = links(find(response, "#month-bar"))
    assert ways == {
        "Previous month": "/followups/?priority=high&view=month&month=2026-11",
        "Next month": "/followups/?priority=high&view=month&month=2027-01",
        "Today": "/followups/?priority=high&view=month#today",
    }


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("&status=pending", 1),
        ("&status=failed&status=pending", 2),
        ("&priority=low", 0),
        ("&q=jonah", 2),
        ("&q=zebra", 0),
    ],
)
def test_filters(ana_browser, make_client, make_task, query, total):
    client = make_client()
    make_task(client, scheduled_for=at(27))
    make_task(client, followup_type="Day 3", scheduled_for=at(27), status="failed")
    assert shown(ana_browser, query)[1][date(2026, 11, 27)].total == total


@pytest.mark.parametrize("wrong", ["2026-13", "abc", "0001-01", "9999-12", "2026-11-01", "%00"])
def test_a_month_that_is_none_is_said_and_the_current_one_shown(ana_browser, wrong):
    response, days = shown(ana_browser, f"&month={wrong}")
    assert date(2026, 11, 24) in days and 'role="alert"' in response.content.decode()


def test_the_office_is_counted_day_by_day_and_only_so_far(broker_browser, ben, make_client, make_task, monkeypatch):
    monkeypatch.setattr(month, "COUNT_TO", 3)
    for minute in range(4):
        make_task(make_client(agent=ben), scheduled_for=at(27) + timedelta(minutes=minute))
    make_task(scheduled_for=at(25))
    _, days = shown(broker_browser)
    assert (days[date(2026, 11, 27)].total, days[date(2026, 11, 25)].total) == (3, 1)
    assert days[date(2026, 11, 27)].is_capped
    # One client's, or one name's, are few: they are counted to the end.
    assert shown(broker_browser, "&q=jonah")[1][date(2026, 11, 27)].total == 4


def test_another_agents_are_not_there(ben_browser, make_task):
    make_task(scheduled_for=at(27))
    response, days = shown(ben_browser)
    assert not days[date(2026, 11, 27)].total and "No follow-ups in November." in response.content.decode()


def test_htmx_gets_the_month_and_its_bar(ana_browser):
    response = ana_browser.get("/followups/?view=month&q=", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page and 'id="results"' in page and 'id="month-bar" hx-swap-oob="true"' in page
    assert response.headers["HX-Push-Url"] == "/followups/?view=month"


def test_asks_the_same_few_questions_however_many(ana_browser, make_client, make_task, django_assert_max_num_queries):
    def count(how_many):
        for number in range(how_many):
            make_task(make_client(), scheduled_for=at(25 + number % 5))
        with django_assert_max_num_queries(10) as questions:
            page_of(ana_browser)
        return len(questions)

    page_of(ana_browser)
    assert count(2) == count(9)


def test_a_day_on_which_nothing_is_sent_says_why(ana_browser, office):
    office.holiday_calendar = "US"
    office.save()
    ClosedDay.objects.create(on=date(2026, 11, 30), name="Inventory")
    response, days = shown(ana_browser)
    assert (days[date(2026, 11, 26)].closed, days[date(2026, 11, 30)].closed) == ("Thanksgiving Day", "Inventory")
    assert "Thanksgiving Day. Nothing is sent." in response.content.decode()
    assert not days[date(2026, 11, 27)].closed


def test_a_client_with_another_agent_is_not_named_though_the_numbers_are_remembered(
    ana_browser, ben, make_client, make_task
):
    client = make_client(name="Jonah Whitlock")
    make_task(client, scheduled_for=at(27, 9))
    assert "Jonah Whitlock" in page_of(ana_browser).content.decode()
    Client.objects.filter(pk=client.pk).update(agent=ben)
    assert "Jonah Whitlock" not in page_of(ana_browser).content.decode()


def test_the_numbers_are_remembered_until_the_agent_acts(ana_browser, make_client, make_task):
    client = make_client()
    task = make_task(client, scheduled_for=at(27, 9))
    assert shown(ana_browser)[1][date(2026, 11, 27)].words == "1 to go"
    make_task(client, scheduled_for=at(27, 10), followup_type=Task.Type.DAY_3)
    assert shown(ana_browser)[1][date(2026, 11, 27)].words == "1 to go"
    ana_browser.post(f"/followups/{task.pk}/skip/")
    assert shown(ana_browser)[1][date(2026, 11, 27)].words == "1 to go, 1 stopped"
