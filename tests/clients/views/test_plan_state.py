"""What a client's page says of whether emails go, and which button comes first."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from emails.models import Suppression
from followups.display.page_version import version_of
from followups.engine.plan import make_plan
from followups.models import Task
from tests.html import find, find_all, words

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def client(make_client, office):
    client = make_client(created_at=NOW - timedelta(days=13), planned_at=NOW - timedelta(days=6))
    make_plan(client.pk)
    return client


def said(browser, client):
    """What the head says, what the strip says beside its title, and the word of each step."""
    page = browser.get(f"/clients/{client.pk}/")
    steps = [words(word) for word in find_all(page, ".plan .word")]
    return words(find(page, "#may")), words(find(page, "#plan .section-head .end")), steps


def test_a_pause_is_said_once_and_no_step_is_the_next(ana_browser, broker, ana, office, client):
    Task.objects.filter(followup_type__in=["Day 1", "Day 3"]).update(status="completed", completed_at=NOW)
    waits = ["Done by hand", "Done by hand", "On hold", "Planned", "Planned"]
    type(client).objects.update(paused_at=NOW)
    assert said(ana_browser, client) == ("Paused since Nov 24", "", waits)
    type(client).objects.update(paused_at=None)
    type(ana).objects.filter(pk=ana.pk).update(paused_at=NOW)
    assert said(ana_browser, client) == ("You paused all sending today at 8:05 AM", "", waits)
    type(office).objects.update(paused_at=NOW, paused_by=broker)
    assert said(ana_browser, client) == ("Carla Reyes paused the whole office today at 8:05 AM", "", waits)
    page = words(ana_browser.get(f"/clients/{client.pk}/"))
    assert "0 of 5 sent, 3 on hold" in page and "unless they reply" not in page


def test_a_page_that_is_open_hears_of_a_pause_of_all_sending(ana, ana_browser, office, client):
    before = version_of(client.pk, ana, NOW)
    type(office).objects.update(paused_at=NOW)
    assert version_of(client.pk, ana, NOW) != before


def test_a_reply_and_an_empty_plan_are_said(ana_browser, client):
    ana_browser.post(f"/clients/{client.pk}/reply/", {"note": ""})
    head, strip, _ = said(ana_browser, client)
    assert head.startswith("Replied") and strip == "Stopped: they replied"
    type(client).objects.update(replied_at=None)
    assert said(ana_browser, client)[:2] == ("OK to email", "Nothing planned")


def first_button(browser, client):
    return words(find(browser.get(f"/clients/{client.pk}/"), ".tiles .primary"))


@pytest.mark.parametrize(
    ("reason", "button"),
    [
        (None, "Email now"),
        ("bounced", "Fix address"),
        ("unsubscribed", "Call"),
        ("by_hand", "Call"),
    ],
)
def test_the_first_button_is_one_that_can_be_done(ana_browser, client, reason, button):
    if reason:
        Suppression.add(client.email, reason, "test")
    assert first_button(ana_browser, client).startswith(button)
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert ("Email now" in page) == (reason is None)


def test_a_finished_client_is_not_emailed(ana_browser, client):
    type(client).objects.update(stage="closed")
    assert first_button(ana_browser, client) == "Call"


def test_a_step_outside_the_sending_hours_shows_when_it_is_sent(ana, ana_browser, client):
    sunday = datetime(2026, 12, 6, 23, 5, tzinfo=UTC)
    Task.objects.filter(followup_type="Week 2").update(scheduled_for=sunday)
    Task.objects.filter(followup_type="Month 1").update(scheduled_for=sunday + timedelta(days=1))
    type(ana).objects.filter(pk=ana.pk).update(send_from=time(8), send_until=time(19), send_days="12345")
    page = ana_browser.get(f"/clients/{client.pk}/?step={Task.objects.get(followup_type='Week 2').pk}")
    *_, week_2, month_1 = find_all(page, ".plan .when")
    assert words(week_2) == "Dec 7, 8:00 AM" and "planned for Sunday, December 6" in week_2["title"]
    assert words(month_1) == "Dec 7, 3:05 PM" and "planned" not in month_1["title"]
    assert "planned on Dec 6 at 3:05 PM, outside the sending hours" in words(find(page, "#chosen"))


def test_a_step_that_waits_until_they_are_back_says_so(ana_browser, client):
    planned, back = datetime(2026, 12, 4, 17, 17, tzinfo=UTC), datetime(2026, 12, 8, 8, tzinfo=UTC)
    week_1 = Task.objects.get(followup_type="Week 1")
    Task.objects.filter(pk=week_1.pk).update(scheduled_for=planned)
    type(client).objects.filter(pk=client.pk).update(away_until=back)
    chosen = words(find(ana_browser.get(f"/clients/{client.pk}/?step={week_1.pk}").content.decode(), "#chosen"))
    assert "planned on Dec 4 at 9:17 AM, while they are away" in chosen and "sending hours" not in chosen
