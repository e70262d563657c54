"""How long a session lasts: while somebody uses it, and not for ever."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def at(time_machine, ana, client):
    """Moves the clock; signs Ana in at the beginning."""

    def move(**after):
        time_machine.move_to(NOW + timedelta(**after), tick=False)

    move()
    client.force_login(ana)
    return move


def is_signed_in(browser, url="/settings/", **headers):
    return browser.get(url, headers=headers).status_code != 302


def writes(browser, url="/settings/", **headers):
    with CaptureQueriesContext(connection) as captured:
        assert is_signed_in(browser, url, **headers)
    return [query for query in captured if 'UPDATE "django_session"' in str(query["sql"])]


def test_it_goes_on_while_it_is_used_once_in_two_weeks(at, client):
    at(days=13, hours=23)
    assert is_signed_in(client)
    at(days=27, hours=22)
    assert is_signed_in(client)


def test_it_is_over_when_nobody_did(at, client):
    at(days=14, seconds=1)
    assert not is_signed_in(client)


def test_after_thirty_days_it_ends_however_busy_it_was(at, client):
    for day in range(30):
        at(days=day)
        assert is_signed_in(client)
    at(days=30)
    assert not is_signed_in(client)
    assert not Session.objects.exists()


def test_the_office_may_want_it_shorter(at, client, settings):
    settings.SESSION_MAX_AGE = 3600
    at(minutes=59)
    assert is_signed_in(client)
    at(hours=1)
    assert not is_signed_in(client)


def test_it_is_written_once_an_hour_and_no_other_request_costs_a_statement(at, client):
    at(minutes=59)
    assert writes(client) == []
    at(hours=1)
    assert len(writes(client)) == 1 and writes(client) == []
    at(hours=1, minutes=59)
    assert writes(client) == []


def test_a_page_that_is_left_open_is_not_somebody_who_uses_it(at, client):
    tag = client.get("/today/live/").headers["ETag"]
    at(hours=2)
    assert writes(client, "/today/live/", if_none_match=tag) == []
    assert len(writes(client, "/today/live/")) == 1


def test_one_from_before_the_limits_begins_now(at, client):
    session = client.session
    del session["began"], session["used"]
    session.save()
    assert len(writes(client)) == 1
    assert client.session.age(NOW + timedelta(days=1)) == 86400


def test_whoever_signs_in_anew_begins_anew(at, client, ana):
    at(days=20)
    client.force_login(ana)
    client.logout()
    client.force_login(ana)
    at(days=33)
    assert is_signed_in(client)


def test_the_public_pages_ask_nothing_of_a_session(at, client):
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/healthz").status_code == 200
    assert list(captured) == []
