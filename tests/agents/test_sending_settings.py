"""/settings/: when an agent's emails may go: hours, mode, pauses, and the office's days off and cap."""

from datetime import UTC, datetime, time, timedelta

import pytest

from agents.models import ClosedDay, Office
from followups.engine.sweep import sweep
from followups.models import Task
from tests.html import find, find_all, words

HOURS = {"send_from": "09:00", "send_until": "17:30", "send_days": ["5", "1", "2"]}


def test_saves_the_hours(ana_browser, ana):
    assert ana_browser.post("/settings/", HOURS).status_code == 302
    ana.refresh_from_db()
    assert (ana.send_from, ana.send_until, ana.send_days) == (time(9), time(17, 30), "125")
    page = ana_browser.get("/settings/")
    assert find(page, "[name=send_from]")["value"] == "09:00"
    assert [box["value"] for box in find_all(page, "[name=send_days][checked]")] == ["1", "2", "5"]
    assert find(page, "[name=mode][checked]")["value"] == "automatic"


def test_empty_hours_are_any_hour(ana_browser, ana):
    ana_browser.post("/settings/", HOURS)
    ana_browser.post("/settings/", HOURS | {"send_from": "", "send_until": ""})
    ana.refresh_from_db()
    assert (ana.send_from, ana.send_until) == (None, None)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"send_until": "08:00"}, "This must be later than “From”."),
        ({"send_from": "nine"}, "Enter a time, like 09:00."),
        ({"send_days": []}, "Choose at least one day"),
        ({"send_days": ["9"]}, "9 is not one of the available choices"),
    ],
)
def test_hours_that_can_not_be(ana_browser, ana, typed, error):
    response = ana_browser.post("/settings/", HOURS | typed)
    assert response.status_code == 422
    assert error in response.content.decode()
    ana.refresh_from_db()
    assert ana.send_days == "1234567"


# --- sending mode ---


def test_review_first_and_back(ana_browser, ana, make_task, sandbox, office):
    task = make_task()
    assert ana_browser.post("/settings/", {"mode": "review"}).url == "/settings/"
    ana.refresh_from_db()
    assert ana.reviews_first
    page = ana_browser.get("/settings/")
    assert find(page, "input[name=mode][checked]")["value"] == "review"
    assert "Emails you have not approved are held, not sent." in words(page)
    assert "Approved emails that are due are sent right away." in words(page)
    assert sweep() == {"held": 1}
    ana_browser.post("/settings/", {"mode": "automatic"})
    task.refresh_from_db()
    assert (task.reason_code, task.not_before) == ("", None)
    assert sweep() == {"sent": 1}


@pytest.mark.parametrize("mode", ["", "sometimes"])
def test_a_mode_that_is_none(ana_browser, ana, mode):
    assert ana_browser.post("/settings/", {"mode": mode}).status_code == 422
    ana.refresh_from_db()
    assert not ana.reviews_first


# --- pause all sending ---


def test_pause_all_sending_and_resume(ana_browser, ana, ben, make_task, sandbox, office):
    make_task()
    assert ana_browser.post("/settings/", {"verb": "pause"}).url == "/settings/"
    page = ana_browser.get("/settings/").content.decode()
    assert "No emails are sent: you paused all sending." in page
    assert "You paused all sending" in page
    assert sweep() == {"held": 1}
    ana_browser.post("/settings/", {"verb": "resume"})
    assert Task.objects.get().reason_code == ""
    assert "Sending resumed" in ana_browser.get("/settings/").content.decode()
    assert sweep() == {"sent": 1}


def test_the_broker_pauses_the_office(broker_browser, ana_browser, broker):
    broker_browser.post("/settings/office/", {"verb": "pause_office"})
    assert Office.current().paused_by == broker
    assert "Carla Reyes paused sending for the whole office" in broker_browser.get("/settings/office/").content.decode()
    assert "sending is paused for the whole office" in ana_browser.get("/settings/").content.decode()
    broker_browser.post("/settings/office/", {"verb": "resume_office"})
    assert Office.current().paused_at is None


@pytest.mark.parametrize(
    "typed",
    [
        {"verb": "pause_office"},
        {"verb": "resume_office"},
        {"verb": "reopen", "day": "1"},
        {"holiday_calendar": "US"},
        {"on": "2026-12-24"},
    ],
)
def test_only_the_broker_decides_for_the_office(ana_browser, typed):
    assert ana_browser.post("/settings/office/", typed).status_code == 403
    assert not Office.objects.exists()


# --- the office's days and cap ---

NOW = datetime(2026, 11, 25, 20, tzinfo=UTC)


def test_holidays_are_named_and_a_cap_is_set(broker_browser, time_machine):
    time_machine.move_to(NOW, tick=False)
    assert broker_browser.post("/settings/office/", {"holiday_calendar": "US", "daily_cap": "40"}).status_code == 302
    office = Office.objects.get()
    assert (office.holiday_calendar, office.daily_cap) == ("US", 40)
    days = "Thanksgiving Day (Thu, Nov 26), Christmas Day (Fri, Dec 25), New Year's Day (Fri, Jan 1, 2027)"
    assert f"No emails on {days} and so on." in words(broker_browser.get("/settings/office/"))
    broker_browser.post("/settings/office/", {"holiday_calendar": "", "daily_cap": ""})
    office.refresh_from_db()
    assert (office.holiday_calendar, office.daily_cap) == ("", None)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"daily_cap": "0"}, "Enter at least 1. To send nothing, pause office sending."),
        ({"daily_cap": "-3"}, "Enter at least 1."),
        ({"daily_cap": "many"}, "Enter a whole number, or leave it blank for no limit."),
        ({"daily_cap": "99999999999999"}, "less than or equal to 100000"),
        ({"holiday_calendar": "XX"}, "XX is not one of the available choices"),
    ],
)
def test_a_cap_or_calendar_that_can_not_be(broker_browser, office, typed, error):
    response = broker_browser.post("/settings/office/", {"holiday_calendar": "US", "daily_cap": "4"} | typed)
    assert response.status_code == 422
    assert error in response.content.decode()
    assert Office.objects.get().daily_cap is None


def test_a_calendar_set_in_the_admin_stays(broker_browser, office):
    Office.objects.update(holiday_calendar="DE")
    broker_browser.post("/settings/office/", {"holiday_calendar": "DE", "daily_cap": "4"})
    assert Office.objects.get().holiday_calendar == "DE"


def test_days_are_closed_and_opened_again(broker_browser, time_machine):
    time_machine.move_to(NOW, tick=False)
    broker_browser.post("/settings/office/", {"on": "2026-12-24", "name": "Office party"})
    day = ClosedDay.objects.get()
    page = broker_browser.get("/settings/office/").content.decode()
    assert "Thu, Dec 24, Office party" in page
    again = broker_browser.post("/settings/office/", {"on": "2026-12-24", "name": ""})
    assert again.status_code == 422
    assert "That day is already off." in again.content.decode()
    broker_browser.post("/settings/office/", {"verb": "reopen", "day": str(day.pk)})
    assert not ClosedDay.objects.exists()
    page = broker_browser.post("/settings/office/", {"verb": "reopen", "day": "x"}, follow=True).content.decode()
    assert "That day was not a day off." in page


@pytest.mark.parametrize(("on", "error"), [("", "Choose a date."), ("soon", "Enter a date, like 2026-12-24.")])
def test_a_day_that_is_none(broker_browser, on, error):
    response = broker_browser.post("/settings/office/", {"on": on, "name": ""})
    assert response.status_code == 422
    assert error in response.content.decode()


# --- when the next email can be sent ---


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (NOW, "Emails that are due are sent right away."),
        (NOW - timedelta(hours=4), "The next email can be sent today at 9:00 AM."),
        (NOW + timedelta(hours=8), "The next email can be sent Fri, Nov 27 at 9:00 AM. No emails on Thanksgiving Day."),
        (NOW + timedelta(days=2, hours=8), "The next email can be sent Mon, Nov 30 at 9:00 AM."),
        (NOW + timedelta(days=4, hours=8), "The next email can be sent tomorrow at 9:00 AM."),
    ],
)
def test_the_page_says_when_the_next_email_can_go(ana_browser, ana, time_machine, now, says):
    time_machine.move_to(now, tick=False)
    Office.objects.create(holiday_calendar="US")
    ana.send_from, ana.send_until, ana.send_days = time(9), time(17), "12345"
    ana.save()
    assert says in ana_browser.get("/settings/").content.decode()


def test_the_summary_follows_what_is_typed_and_saves_nothing(ana_browser, ana, time_machine):
    time_machine.move_to(NOW, tick=False)
    typed = {"send_from": "13:00", "send_until": "", "send_days": list("12345")}
    assert "today at 1:00 PM" in ana_browser.get("/settings/next-send/", typed).content.decode()
    wrong = {"send_from": "13:00", "send_until": "12:00", "send_days": list("12345")}
    assert "are sent right away" in ana_browser.get("/settings/next-send/", wrong).content.decode()
    assert ana_browser.post("/settings/next-send/", typed).status_code == 405
    ana.refresh_from_db()
    assert ana.send_from is None


def test_new_hours_let_go_what_the_old_ones_held(ana_browser, make_task, ana, sandbox, office, time_machine):
    time_machine.move_to(NOW, tick=False)
    ana.send_from = time(18)
    ana.save()
    make_task()
    assert sweep() == {"held": 1}
    ana_browser.post("/settings/", {"send_from": "", "send_until": "", "send_days": list("1234567")})
    assert sweep() == {"sent": 1}
