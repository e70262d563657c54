from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

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
def client_of_ana(make_client, make_task):
    client = make_client()
    make_task(client, scheduled_for=NOW + timedelta(days=1))
    client.record("note", note="Likes gardens")
    return client


def ask(browser, client, tag=""):
    return browser.get(f"/clients/{client.pk}/live/", headers={"If-None-Match": tag})


def tag_of(browser, client):
    return find(browser.get(f"/clients/{client.pk}/"), "[data-live-url]")["data-version"]


def last_place(page):
    """How far down the page shows the timeline."""
    return parse_qs(find(page, "#events")["data-live-query"])["since"][0]


def opened(client):
    log = EmailLog.objects.create(client=client, subject="Hello", status="delivered", sent_at=NOW - timedelta(hours=1))
    apply([{"event": "open", "timestamp": int(NOW.timestamp()), "sg_event_id": "1", "email_log_id": str(log.pk)}])


def test_without_a_version_it_is_the_page_without_its_frame(ana_browser, client_of_ana):
    answer = ask(ana_browser, client_of_ana)
    page = answer.content.decode()
    assert answer.status_code == 200 and answer["ETag"].startswith('W/"')
    assert answer["Cache-Control"] == "private, no-store"
    assert find(page, "#plan").has_attr("data-live") and "Likes gardens" in page and "<html" not in page


def test_nothing_new_is_one_question_beside_session_and_agent(ana_browser, client_of_ana, django_assert_num_queries):
    tag = tag_of(ana_browser, client_of_ana)
    with django_assert_num_queries(3):
        answer = ask(ana_browser, client_of_ana, tag)
    assert answer.status_code == 304 and not answer.content and answer["ETag"] == tag


def test_an_event_is_new(ana_browser, client_of_ana):
    tag = tag_of(ana_browser, client_of_ana)
    opened(client_of_ana)
    answer = ask(ana_browser, client_of_ana, tag)
    assert answer.status_code == 200 and 'data-live="Opened “Hello”"' in answer.content.decode()
    assert ask(ana_browser, client_of_ana, answer["ETag"]).status_code == 304


def test_a_row_that_is_older_than_the_newest_is_new_too(ana_browser, client_of_ana):
    tag = tag_of(ana_browser, client_of_ana)
    late = client_of_ana.record("delivered")
    type(late).objects.filter(pk=late.pk).update(occurred_at=NOW - timedelta(days=3))
    assert ask(ana_browser, client_of_ana, tag).status_code == 200


def test_a_follow_up_that_moves_is_new(ana_browser, client_of_ana, _clock):
    tag = tag_of(ana_browser, client_of_ana)
    _clock.shift(1)
    client_of_ana.tasks.get().save()
    assert ask(ana_browser, client_of_ana, tag).status_code == 200


def test_after_a_while_the_words_are_written_anew(ana_browser, client_of_ana, _clock):
    tag = tag_of(ana_browser, client_of_ana)
    _clock.shift(timedelta(minutes=10))
    assert ask(ana_browser, client_of_ana, tag).status_code == 200


def test_another_clients_event_is_not(ana_browser, client_of_ana, make_client):
    tag = tag_of(ana_browser, client_of_ana)
    opened(make_client(email="other@example.com"))
    assert ask(ana_browser, client_of_ana, tag).status_code == 304


def test_takes_only_get(ana_browser, client_of_ana):
    assert ana_browser.post(f"/clients/{client_of_ana.pk}/live/").status_code == 405


def test_another_agents_client_is_not_there_whatever_version_is_named(ana_browser, ben_browser, client_of_ana):
    assert ask(ben_browser, client_of_ana).status_code == 404
    assert ask(ben_browser, client_of_ana, tag_of(ana_browser, client_of_ana)).status_code == 404


def test_two_who_see_the_same_client_hold_different_versions(ana_browser, broker_browser, client_of_ana):
    assert ask(broker_browser, client_of_ana, tag_of(ana_browser, client_of_ana)).status_code == 200


def test_a_deleted_client_is_gone(ana_browser, client_of_ana):
    tag = tag_of(ana_browser, client_of_ana)
    client_of_ana.delete_softly()
    assert ask(ana_browser, client_of_ana, tag).status_code == 404


@pytest.mark.parametrize("tag", ["*", "W/", '"x", "y"', "0-0", '"' + "9" * 5000 + '"', 'W/"é"'])
def test_any_other_version_brings_the_page(ana_browser, client_of_ana, tag):
    assert ask(ana_browser, client_of_ana, tag).status_code == 200


def test_an_older_page_of_the_timeline_is_not_overwritten(ana_browser, client_of_ana):
    for number in range(60):
        client_of_ana.record("note", note=f"Note {number}")
    page = ana_browser.get(f"/clients/{client_of_ana.pk}/")
    assert 'id="events"' in page.content.decode()
    older = f"/clients/{client_of_ana.pk}/?before={last_place(page)}"
    assert 'id="events"' not in ana_browser.get(older).content.decode()


def test_what_was_chosen_and_how_far_one_has_read_stay(ana_browser, client_of_ana, make_task):
    other = make_task(client_of_ana, followup_type="Month 1", scheduled_for=NOW + timedelta(days=9))
    for number in range(60):
        client_of_ana.record("note", note=f"Note {number:02}")
    page = ana_browser.get(f"/clients/{client_of_ana.pk}/")
    since = last_place(page)
    client_of_ana.record("note", note="Newer")
    url = f"/clients/{client_of_ana.pk}/live/?step={other.pk}&show=changes&since={since}"
    text = ana_browser.get(url).content.decode()
    assert f'data-live-query="step={other.pk}"' in text and f'data-live-query="show=changes&amp;since={since}"' in text
    # All that is newer than the last row that was shown, so that nothing is missing above the older ones.
    assert "Newer" in text and "Note 10" in text and "Note 09" not in text
