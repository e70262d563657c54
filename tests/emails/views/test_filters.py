"""GET /emails/ with the filters that a number of a report opens it with: days, engagement, agent."""

from datetime import UTC, datetime, timedelta

import pytest

from emails.models import EmailLog
from tests.html import find, find_all, links, words

SENT = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


@pytest.fixture
def make_log(make_client):
    def make(client=None, **fields):
        return EmailLog.objects.create(client=client or make_client(), **{"status": "sent", "sent_at": SENT, **fields})

    return make


def subjects(page):
    return [words(link) for link in find_all(page, "tr[id^=email-] a.name")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("engagement=delivered", {"delivered", "blocked images", "unsubscribed"}),
        ("engagement=opened", {"blocked images"}),
        ("engagement=clicked", {"blocked images"}),
        ("engagement=bounced", {"dropped", "opened, then bounced"}),
        ("engagement=clicked&engagement=bounced", {"blocked images", "dropped", "opened, then bounced"}),
        ("engagement=opened&status=open", set()),
    ],
)
def test_engagement_is_what_was_reported_at_any_time(ana_browser, make_client, make_log, query, expected):
    client = make_client()
    make_log(client, subject="sent")
    make_log(client, subject="delivered", status="delivered")
    make_log(client, subject="blocked images", status="click", clicked_at=SENT)
    make_log(client, subject="unsubscribed", status="unsubscribe")
    make_log(client, subject="dropped", status="dropped")
    make_log(client, subject="opened, then bounced", status="bounce", opened_at=SENT)
    assert set(subjects(ana_browser.get(f"/emails/?{query}"))) == expected


@pytest.mark.parametrize(
    ("query", "expected", "said"),
    [
        ("sent_from=2026-11-20&sent_to=2026-11-20", ["last", "first"], "Sent Fri, Nov 20"),
        ("sent_from=2026-11-20", ["next day", "last", "first"], "Sent since Nov 20"),
        ("sent_to=2026-11-20", ["last", "first", "day before"], "Sent until Nov 20"),
        ("sent_from=2025-12-31&sent_to=2026-11-19", ["day before"], "Sent Dec 31, 2025 to Nov 19"),
    ],
)
def test_days_are_whole_ones_of_the_agents_zone_by_when_it_was_sent(
    ana_browser, make_client, make_log, query, expected, said, time_machine
):
    time_machine.move_to(SENT + timedelta(days=3), tick=False)
    client, begins = make_client(), datetime(2026, 11, 20, 8, 0, tzinfo=UTC)  # midnight in Los Angeles
    # Written in another order than they were sent.
    for name, at in (("last", 86_399), ("next day", 86_400), ("day before", -1), ("first", 0)):
        make_log(client, subject=name, sent_at=begins + timedelta(seconds=at))
    make_log(client, subject="failed", status="failed", sent_at=None)
    page = ana_browser.get(f"/emails/?{query}")
    assert subjects(page) == expected
    assert words(find(page, "#open-sent")) == said


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("sent_from=yesterday", "Enter a day like 2026-03-09."),
        ("sent_to=0001-01-01", "Enter a day like 2026-03-09."),
        ("sent_to=9999-12-31", "Enter a day like 2026-03-09."),
        ("sent_from=2026-11-20&sent_to=2026-11-19", "The last day is before the first one, so we ignored it."),
        ("engagement=read", "“read” is not a kind of engagement, so we ignored that filter."),
        ("agent=77", "We don’t know this agent, so we ignored that filter."),
        ("agent=x", "We don’t know this agent, so we ignored that filter."),
    ],
)
def test_what_cannot_be_read_is_left_out_and_said(broker_browser, make_log, query, complaint):
    make_log(subject="Hello")
    page = broker_browser.get(f"/emails/?{query}")
    assert subjects(page) == ["Hello"]
    assert words(find(page, "main [role=alert]")) == complaint


def test_the_broker_chooses_agents(broker_browser, make_client, make_log, ana, ben):
    ben.is_active = False
    ben.save()
    make_log(subject="Of Ana")
    make_log(make_client(agent=ben), subject="Of Ben")
    make_log(make_client(agent=None), subject="Unassigned")
    page = broker_browser.get(f"/emails/?agent={ben.pk}")
    assert subjects(page) == ["Of Ben"]
    assert words(find(page, "#open-agent")) == "Agent is Ben Osei (deactivated)"
    assert links(page)["Remove filter: Agent is Ben Osei (deactivated)"] == "/emails/"
    assert set(subjects(broker_browser.get(f"/emails/?agent={ben.pk}&agent={ana.pk}"))) == {"Of Ana", "Of Ben"}


def test_an_agent_sees_their_own_whatever_agent_is_asked_for(ana_browser, make_client, make_log, ana, ben):
    make_log(subject="Of Ana")
    make_log(make_client(agent=ben), subject="Of Ben")
    page = ana_browser.get(f"/emails/?agent={ben.pk}")
    assert subjects(page) == ["Of Ana"] and "Ben" not in words(page)
    assert words(find(page, "main [role=alert]")) == "Only a broker can filter by agent. These are your own."
    assert not find_all(ana_browser.get(f"/emails/?agent={ana.pk}"), "main [role=alert]")
    assert not find_all(page, "#filter-agent")


def test_a_page_and_a_search_keep_them_and_each_can_be_removed(broker_browser, make_client, make_log, ana):
    client = make_client()
    for _ in range(12):
        make_log(client, status="click", clicked_at=SENT)
    query = f"limit=5&engagement=clicked&sent_from=2026-11-20&sent_to=2026-11-20&agent={ana.pk}"
    page = broker_browser.get(f"/emails/?{query}", headers={"HX-Request": "true"})
    pushed = page.headers["HX-Push-Url"]
    assert all(part in pushed for part in query.split("&"))
    following = links(page)["Next"]
    assert following.startswith(f"{pushed}&after=")
    assert len(subjects(broker_browser.get(following))) == 5
    without = links(page)["Remove filter: Sent Fri, Nov 20"]
    assert "sent" not in without and "engagement=clicked" in without and f"agent={ana.pk}" in without
    form = find(broker_browser.get(f"/emails/?{query}"), "main form")
    assert {field["name"] for field in form.select("input[value], input[checked]")} >= {"limit", "sent_from", "sent_to"}


def test_the_agents_are_asked_for_once_and_only_for_the_broker(
    ana_browser, broker_browser, make_log, ana, django_assert_max_num_queries
):
    make_log()
    for browser, most in ((ana_browser, 0), (broker_browser, 1)):
        with django_assert_max_num_queries(20) as asked:
            browser.get(f"/emails/?agent={ana.pk}")
        said = [str(each["sql"]) for each in asked.captured_queries]
        lists = [sql for sql in said if 'FROM "agents"' in sql and "ORDER BY" in sql]
        assert len(lists) == most
