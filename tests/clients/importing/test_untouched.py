"""Whom a file brought is no new lead: the agent knew them before. Everywhere else they are clients like others."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
import time_machine
from django.db import connection

from clients.models import Activity
from followups.display.cards import cards_of
from tests.html import find, find_all, words

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
EARLIER = NOW - timedelta(hours=19)


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def needs_on(browser):
    """Who needs the agent on Today, each with the kind of reason."""
    rows = find_all(browser.get("/"), "#day li")
    return [(words(find(row, ".name")), find(row, "input[name=kind]")["value"]) for row in rows]


@pytest.fixture
def imported(make_client):
    return make_client(name="Imported", created_at=EARLIER, imported_at=EARLIER)


def test_today_calls_only_the_other_one_a_new_lead(ana_browser, imported, make_client):
    make_client(name="Came by herself", created_at=EARLIER)
    assert needs_on(ana_browser) == [("Came by herself", "untouched")]


def test_today_calls_them_quiet_after_two_weeks_as_anybody(ana, ana_browser, imported):
    with time_machine.travel(NOW + timedelta(days=14), tick=False):
        ana_browser.force_login(ana)  # nobody used the session for two weeks
        assert needs_on(ana_browser) == [("Imported", "quiet")]


def test_no_agent_has_one_as_their_oldest_untouched_lead(broker_browser, imported):
    rows = find_all(broker_browser.get("/"), ".cold tbody tr")
    assert [words(row) for row in rows] == ["AM Ana Morales No untouched leads None 0"]


def test_without_an_agent_they_stand_behind_those_who_have_just_come(broker_browser, imported, make_client):
    imported.agent = None
    imported.save()
    make_client(name="New", agent=None, created_at=NOW - timedelta(hours=2))
    rows = find_all(broker_browser.get("/"), "#day li")
    leads = [(words(find(row, ".name")), "red" in find(row, ".badge")["class"]) for row in rows]
    assert leads == [("New", True), ("Imported", False)]


def test_the_list_says_when_they_were_imported(ana_browser, imported):
    page = ana_browser.get("/clients/").content.decode()
    assert 'Imported<span class="sub"><time' in page and "Untouched" not in page


def test_their_card_on_the_board_warns_of_nothing(imported):
    assert cards_of([imported], NOW)[imported.pk].warning is None


def test_earlier_imports_are_told_by_their_timeline(imported, make_client):
    other = make_client()
    type(imported).objects.update(imported_at=None)
    for client, data in ((imported, {"event": "imported", "file": "a.csv"}), (other, {})):
        Activity.objects.create(client=client, kind="created", data=data, occurred_at=EARLIER)
    with connection.cursor() as cursor:
        cursor.execute(import_module("clients.migrations.0016_imported").EARLIER)
    imported.refresh_from_db()
    other.refresh_from_db()
    assert (imported.imported_at, other.imported_at) == (EARLIER, None)
