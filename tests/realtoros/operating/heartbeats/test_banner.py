"""A Beat that stopped, or a queue without workers, stands on every page."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from agents.models import Agent
from followups.models import SweepRun
from realtoros.operating.heartbeats import running
from realtoros.operating.models import Heartbeat
from tests.html import find, find_all, words

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
PAGES = ("/", "/clients/", "/pipeline/", "/followups/", "/emails/", "/reports/", "/settings/", "/today/system/")


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        running.forget()
        yield


@pytest.fixture
def rows(db):
    """By name; each was seen ten seconds ago."""
    made = {}
    for kind, node, queues in (
        ("beat", "beat@host (7)", ""),
        ("worker", "sweep@host", "celery"),
        ("worker", "now@host", "interactive"),
    ):
        seen = NOW - timedelta(seconds=10)
        made[node.partition("@")[0]] = Heartbeat.objects.create(
            kind=kind, node=node, queues=queues, started_at=NOW - timedelta(hours=1), seen_at=seen, well_at=seen
        )
    Heartbeat.objects.update(took_at=NOW - timedelta(seconds=30))
    SweepRun.objects.create(started_at=NOW - timedelta(seconds=30))
    return made


def silent(row, minutes=23):
    Heartbeat.objects.filter(pk=row.pk).update(seen_at=NOW - timedelta(minutes=minutes))
    running.forget()


def said(browser, url="/clients/"):
    return words(find(browser.get(url), "#running"))


def test_nothing_stands_there_while_all_run(ana_browser, broker_browser, rows):
    for url in PAGES:
        assert said(ana_browser, url) == said(broker_browser, url) == ""


@pytest.mark.parametrize("url", PAGES)
def test_a_beat_that_stopped_is_on_every_page(ana_browser, broker_browser, rows, url):
    silent(rows["beat"])
    page = broker_browser.get(url)
    text = words(find(page, "#running"))
    assert text.startswith("Emails have not been sent since today at 10:42 AM. What is due waits; nothing is lost.")
    assert "Beat, which starts the work every minute, does not run." in text
    assert find(page, "#running a")["href"] == "/today/system/"
    agents = ana_browser.get(url)
    assert words(find(agents, "#running strong")) == "Emails have not been sent since today at 7:42 AM."
    assert "Your broker sees this too" in words(find(agents, "#running"))
    assert not find_all(agents, "#running a")


@pytest.mark.parametrize("url", ["/admin/", "/admin/emails/suppression/", "/admin/agents/office/1/change/"])
def test_it_is_in_the_admin_too(broker_browser, office, rows, url):
    broker_browser.force_login(Agent.objects.create_superuser("root@example.com", "larkspur-lane-77", name="Root"))
    assert not find_all(broker_browser.get(url), "#running")
    silent(rows["beat"])
    page = broker_browser.get(url)
    assert "Emails have not been sent since" in words(find(page, "#running .error"))
    assert find(page, "#running a")["href"] == "/today/system/"


def test_what_it_says_by_what_stands_still(ana_browser, broker_browser, rows):
    silent(rows["now"])
    assert "What you send now has waited since today at 7:42 AM." in said(ana_browser)
    silent(rows["sweep"])
    text = said(broker_browser)
    assert "Emails have not been sent" in text and "No worker runs that sends what is due." in text
    Heartbeat.objects.all().delete()
    running.forget()
    assert "Emails are not being sent. What is due waits" in said(ana_browser)


def test_one_of_two_is_amber(ana_browser, rows):
    silent(rows["sweep"])
    Heartbeat.objects.create(kind="worker", node="b@host", queues="celery", started_at=NOW - timedelta(hours=1))
    page = ana_browser.get("/clients/")
    assert "Part of RealtorOS has not worked since" in words(find(page, "#running"))
    assert "amber" in find(page, "#running .strip")["class"]


def test_an_open_page_gets_it(ana_browser, rows, make_client):
    client = make_client()
    for url in ("/", f"/clients/{client.pk}/"):
        Heartbeat.objects.update(seen_at=NOW)
        running.forget()
        page = ana_browser.get(url)
        script = find(page, "script[data-live-url]")
        held = {"If-None-Match": script["data-version"]}
        assert ana_browser.get(script["data-live-url"], headers=held).status_code == 304
        silent(rows["beat"])
        answer = ana_browser.get(script["data-live-url"], headers=held)
        assert answer.status_code == 200
        assert "Emails have not been sent" in words(find(answer, "#running[data-live]"))


def test_a_page_asks_at_most_once_in_ten_seconds(rows, django_assert_num_queries, monkeypatch):
    with django_assert_num_queries(1):
        running.troubles()
        running.troubles()
        running.version()
    silent(rows["beat"])
    with django_assert_num_queries(1):
        assert [trouble.code for trouble in running.troubles()] == ["no_beat"]


def test_a_web_server_that_begins_waits_for_the_others(db, monkeypatch):
    passed = [1000.0]
    monkeypatch.setattr(running.time, "monotonic", lambda: passed[0])
    running.begin()
    assert running.troubles() == []
    passed[0] += 121
    assert running.troubles()[0].code == "no_beat"
    running.forget()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_breaks_no_page(monkeypatch):
    def refuse(*_):
        raise running.DatabaseError("away")

    monkeypatch.setattr(running.prepared, "rows", refuse)
    assert running.troubles() == []
