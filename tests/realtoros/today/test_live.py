from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clients.models import Activity
from emails.models import EmailLog
from emails.models.provider import Provider
from emails.webhook.apply import apply
from followups.models import SweepRun
from realtoros.today import live
from tests.html import find

NOW = datetime(2026, 11, 24, 16, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def sweep(db):
    return SweepRun.objects.create(started_at=NOW)


def ask(browser, tag=""):
    return browser.get("/today/live/", headers={"If-None-Match": tag})


def tag_of(browser):
    return find(browser.get("/"), "[data-live-url]")["data-version"]


def clicked(client):
    log = EmailLog.objects.create(client=client, subject="Hello", status="delivered", sent_at=NOW - timedelta(hours=1))
    apply([{"event": "click", "timestamp": int(NOW.timestamp()), "sg_event_id": "1", "email_log_id": str(log.pk)}])


def test_without_a_version_it_is_the_page_without_its_frame(ana_browser):
    answer = ask(ana_browser)
    assert answer.status_code == 200 and answer["ETag"].startswith('W/"')
    assert answer["Cache-Control"] == "private, no-store"
    assert "All clear." in answer.content.decode() and "<html" not in answer.content.decode()


def test_nothing_new_is_one_question_beside_session_and_agent(ana_browser, make_client, django_assert_num_queries):
    make_client().record("note", note="Old")
    tag = tag_of(ana_browser)
    for _ in range(3):
        with django_assert_num_queries(3):
            answer = ask(ana_browser, tag)
        assert answer.status_code == 304 and not answer.content
        tag = answer["ETag"]


def test_an_event_is_new_to_its_agent_and_the_broker_only(ana_browser, ben_browser, broker_browser, make_client):
    make_client().record("note", note="Old")  # ids go on from there; the first of all may have any
    browsers = (ana_browser, broker_browser, ben_browser)
    tags = [tag_of(browser) for browser in browsers]
    clicked(make_client())
    answers = [ask(browser, tag) for browser, tag in zip(browsers, tags, strict=True)]
    assert [answer.status_code for answer in answers] == [200, 200, 304]
    assert find(answers[0], "#signals")["data-live"] == "Jonah Whitlock clicked"
    assert [ask(each, last["ETag"]).status_code for each, last in zip(browsers, answers, strict=True)] == [304] * 3


def test_what_commits_after_a_row_with_a_higher_id_is_not_missed(ana_browser, make_client):
    client = make_client()
    client.record("note", note="First")
    pk = Activity.objects.get().pk
    Activity.objects.create(pk=pk + 50, client=client, kind="note", data={"note": "Overtook"})
    tag = ask(ana_browser, tag_of(ana_browser))["ETag"]
    Activity.objects.create(pk=pk + 60, client=client, kind="note", data={"note": "Overtook again"})
    tag = ask(ana_browser, tag)["ETag"]
    Activity.objects.create(pk=pk + 55, client=client, kind="opened")
    answer = ask(ana_browser, tag)
    assert answer.status_code == 200 and find(answer, "#signals")["data-live"] == "Jonah Whitlock opened"
    assert ask(ana_browser, answer["ETag"]).status_code == 304


def test_a_busy_office_is_read_from_the_last_question_on(ben_browser, make_client):
    client, tag = make_client(), tag_of(ben_browser)
    for _ in range(3):
        client.record("note", note="Ana's")
        tag = ask(ben_browser, tag)["ETag"]
    newest = Activity.objects.latest("pk").pk
    assert tag.endswith(f'.{newest - 1}.0.{newest}"')


def test_a_version_from_long_ago_reads_no_more_than_so_many(ana_browser, make_client, monkeypatch):
    client, tag = make_client(), tag_of(ana_browser)
    monkeypatch.setattr(live, "AT_FIRST", 1)
    monkeypatch.setattr(live, "AT_MOST", 2)
    for _ in range(4):
        client.record("note", note="Other")
    answer = ask(ana_browser, tag)
    assert answer.status_code == 200
    assert ask(ana_browser, answer["ETag"]).status_code == 304


def test_an_engine_that_stops_and_a_provider_that_fails_are_new(ana_browser, sweep, _clock):
    tag = tag_of(ana_browser)
    Provider.objects.create(name="sendgrid", failures=8)
    answer = ask(ana_browser, tag)
    assert answer.status_code == 200 and "SendGrid keeps failing" in answer.content.decode()
    _clock.shift(timedelta(minutes=3, seconds=30))
    answer = ask(ana_browser, answer["ETag"])
    assert answer.status_code == 200 and "Not checking" in answer.content.decode()


def test_after_a_while_the_words_are_written_anew(ana_browser, _clock):
    tag = tag_of(ana_browser)
    _clock.shift(timedelta(minutes=10))
    assert ask(ana_browser, tag).status_code == 200


def test_the_agents_midnight_is_new(ana, ana_browser, _clock):
    ana.timezone = "Asia/Kathmandu"  # its midnight is at 18:15 UTC, within ten minutes of the clock
    ana.save()
    _clock.move_to(NOW.replace(hour=18, minute=14))
    tag = tag_of(ana_browser)
    _clock.shift(timedelta(minutes=2))
    assert ask(ana_browser, tag).status_code == 200


@pytest.mark.parametrize("tag", ["*", '"1-1-on-0.0.0"', 'W/"x.999999999999999999.0.999999999999999999"', '"x.5.0.1"'])
def test_a_version_that_never_was_brings_the_page(ana_browser, tag):
    answer = ask(ana_browser, tag)
    assert answer.status_code == 200 and ask(ana_browser, answer["ETag"]).status_code == 304


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/today/live/").status_code == 405


def test_a_stranger_is_sent_to_sign_in(client):
    assert ask(client).status_code == 302
