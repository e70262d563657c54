from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from emails.models import EmailLog
from emails.webhook.apply import apply
from tests.html import find

NOW = datetime(2026, 11, 24, 16, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def log(make_client):
    return EmailLog.objects.create(
        client=make_client(), subject="Hello", body="Hi", status="sent", sent_at=NOW - timedelta(hours=1)
    )


def ask(browser, log, tag=""):
    return browser.get(f"/emails/{log.pk}/live/", headers={"If-None-Match": tag})


def tag_of(browser, log):
    return find(browser.get(f"/emails/{log.pk}/"), "script[data-live-url]")["data-version"]


def happens(log, event, **more):
    now = datetime.now(UTC)
    apply(
        [{"event": event, "timestamp": int(now.timestamp()), "email_log_id": str(log.pk), "sg_event_id": event} | more]
    )


def test_without_a_version_it_is_the_page_without_its_frame(ana_browser, log):
    answer = ask(ana_browser, log)
    page = answer.content.decode()
    assert answer.status_code == 200 and answer["ETag"].startswith('W/"')
    assert answer["Cache-Control"] == "private, no-store"
    assert all(f'id="{part}"' in page for part in ("title", "steps", "letter", "events")) and "<html" not in page


def test_nothing_new_is_one_question_beside_session_and_agent(ana_browser, log, django_assert_num_queries):
    tag = tag_of(ana_browser, log)
    with django_assert_num_queries(3):
        answer = ask(ana_browser, log, tag)
    assert answer.status_code == 304 and not answer.content and answer["ETag"] == tag


def test_events_are_new_even_those_that_change_no_status(ana_browser, log, _clock):
    tag = tag_of(ana_browser, log)
    for event, word in (("open", "Opened"), ("deferred", "Deferred")):
        _clock.shift(1)
        happens(log, event)
        answer = ask(ana_browser, log, tag)
        assert answer.status_code == 200 and f'data-live="{word}"' in answer.content.decode()
        tag = answer["ETag"]
    assert ask(ana_browser, log, tag).status_code == 304


def test_a_repeated_event_is_not(ana_browser, log, _clock):
    happens(log, "open")
    tag = tag_of(ana_browser, log)
    apply(EmailLog.objects.get().webhook_events)
    assert ask(ana_browser, log, tag).status_code == 304


def test_trying_again_comes_back_to_the_page_and_not_to_the_fragment(ana_browser, make_task):
    task = make_task(status="failed")
    log = EmailLog.objects.create(client=task.client, task=task, status="failed", error_message="refused")
    page = ask(ana_browser, log).content.decode()
    assert f'value="/emails/{log.pk}/"' in page and "/live/" not in page


def test_takes_only_get(ana_browser, log):
    assert ana_browser.post(f"/emails/{log.pk}/live/").status_code == 405


def test_another_agents_email_is_not_there_whatever_version_is_named(ana_browser, ben_browser, log):
    assert ask(ben_browser, log).status_code == 404
    assert ask(ben_browser, log, tag_of(ana_browser, log)).status_code == 404
