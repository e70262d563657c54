"""Sending hours are what the clock on the agent's wall shows, on both days when the clocks change too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from agents import hours
from agents.days_off import CALENDARS, DaysOff
from agents.models import Agent

NINE_TO_FIVE = {"send_from": time(9), "send_until": time(17)}
WEEK = {**NINE_TO_FIVE, "send_days": "12345"}


def agent(zone="America/Chicago", **fields):
    return Agent(email="ana@example.com", name="Ana", timezone=zone, **fields)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (utc(2026, 3, 6, 14, 59), utc(2026, 3, 6, 15)),  # a Friday, 8:59 CST
        (utc(2026, 3, 6, 15, 0), None),
        (utc(2026, 3, 6, 22, 59), None),
        (utc(2026, 3, 6, 23, 0), utc(2026, 3, 7, 15)),  # 17:00 is outside
        (utc(2026, 3, 7, 23, 0), utc(2026, 3, 8, 14)),  # the clocks jump ahead: nine is an hour earlier in UTC
        (utc(2026, 3, 8, 13, 59), utc(2026, 3, 8, 14)),
        (utc(2026, 3, 8, 21, 59), None),
        (utc(2026, 3, 8, 22, 0), utc(2026, 3, 9, 14)),
        (utc(2026, 10, 31, 22, 0), utc(2026, 11, 1, 15)),  # and back
        (utc(2026, 11, 1, 14, 59), utc(2026, 11, 1, 15)),
        (utc(2026, 11, 1, 22, 59), None),
    ],
)
def test_nine_to_five_in_chicago(now, opens):
    assert hours.opens_at(agent(**NINE_TO_FIVE), now) == opens


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (utc(2026, 3, 6, 23, 0), utc(2026, 3, 9, 14)),  # Friday evening to Monday morning, over the change
        (utc(2026, 3, 7, 18, 0), utc(2026, 3, 9, 14)),
        (utc(2026, 3, 9, 13, 0), utc(2026, 3, 9, 14)),
    ],
)
def test_not_on_weekends(now, opens):
    assert hours.opens_at(agent(**WEEK), now) == opens


def test_a_beginning_that_the_clock_skips_is_the_first_moment_after_it():
    skipped = agent(send_from=time(2, 30))
    assert hours.opens_at(skipped, utc(2026, 3, 8, 7, 0)) == utc(2026, 3, 8, 8, 30)  # 3:30 CDT


def test_an_hour_that_comes_twice_is_open_both_times():
    twice = agent(send_from=time(1), send_until=time(2))
    assert hours.opens_at(twice, utc(2026, 11, 1, 6, 30)) is None
    assert hours.opens_at(twice, utc(2026, 11, 1, 7, 30)) is None


def test_a_beginning_that_has_passed_once_is_the_one_ahead():
    half_past_one = agent(send_from=time(1, 30))
    # 1:20 AM CST, the second time: 1:30 CDT was fifty minutes ago, 1:30 CST is in ten.
    assert hours.opens_at(half_past_one, utc(2026, 11, 1, 7, 20)) == utc(2026, 11, 1, 7, 30)
    assert hours.opens_at(half_past_one, utc(2026, 11, 1, 6, 20)) == utc(2026, 11, 1, 6, 30)


@pytest.mark.parametrize("zone", ["America/Chicago", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"])
def test_what_opens_next_is_always_ahead(zone):
    """One in the past would be held, claimed and held again without end."""
    for fields in ({"send_from": time(1, 30)}, {"send_from": time(2, 30), "send_until": time(2, 45)}, WEEK):
        held = agent(zone, **fields)
        for day in (utc(2026, 3, 8), utc(2026, 4, 4, 12), utc(2026, 10, 3, 12), utc(2026, 11, 1)):
            for minute in range(0, 26 * 60, 7):
                now = day + timedelta(minutes=minute)
                opens = hours.opens_at(held, now)
                assert opens is None or now < opens < now + timedelta(days=8), (zone, fields, now)


def test_one_day_a_week_is_next_week():
    assert hours.opens_at(agent("UTC", send_days="1"), utc(2026, 3, 3, 12)) == utc(2026, 3, 9)


def test_by_default_any_time():
    assert hours.opens_at(agent(), utc(2026, 3, 8, 3)) is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "any time"),
        (NINE_TO_FIVE, "9:00 AM to 5:00 PM, every day"),
        (WEEK, "9:00 AM to 5:00 PM, Mon to Fri"),
        ({"send_from": time(9, 30)}, "9:30 AM to midnight, every day"),
        ({"send_days": "135"}, "any hour, Mon, Wed, Fri"),
    ],
)
def test_in_words(fields, words):
    assert hours.in_words(agent(**fields)) == words


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [{"send_days": ""}, {"send_days": "8"}, {"send_days": "21"}, {"send_from": time(17), "send_until": time(9)}],
)
def test_the_database_refuses_hours_that_never_open(ana, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Agent.objects.filter(pk=ana.pk).update(**fields)


# --- the client's zone, holidays and closed days ---


def test_the_clients_clock_counts_when_they_have_one_of_their_own():
    morning_in_new_york = utc(2026, 3, 3, 14, 30)
    assert hours.opens_at(agent(**NINE_TO_FIVE), morning_in_new_york) == utc(2026, 3, 3, 15)
    assert hours.opens_at(agent(**NINE_TO_FIVE), morning_in_new_york, ZoneInfo("America/New_York")) is None


def test_a_holiday_waits_for_the_next_working_day():
    united_states = DaysOff("US")
    thanksgiving = utc(2026, 11, 26, 17)  # Thursday, eleven in the morning
    assert hours.opens_at(agent(**WEEK), thanksgiving, days_off=united_states) == utc(2026, 11, 27, 15)
    # Independence Day is a Saturday, so the Friday before is free.
    assert hours.opens_at(agent(**WEEK), utc(2026, 7, 3, 15), days_off=united_states) == utc(2026, 7, 6, 14)


def test_any_hour_has_days_off_too():
    new_year = utc(2027, 1, 1, 18)
    assert hours.opens_at(agent(), new_year, days_off=DaysOff("US")) == utc(2027, 1, 2, 6)


def test_closed_days_in_a_row_and_a_whole_year_of_them():
    closed = {date(2026, 12, day): "" for day in range(21, 32)}
    assert hours.opens_at(agent(**WEEK), utc(2026, 12, 21, 18), days_off=DaysOff("US", closed)) == utc(2027, 1, 4, 15)
    for_ever = {date(2026, 1, 1) + timedelta(days=ahead): "" for ahead in range(800)}
    opens = hours.opens_at(agent(**WEEK), utc(2026, 12, 21, 18), days_off=DaysOff("", for_ever))
    assert opens is not None and opens > utc(2027, 12, 1)


def test_what_a_day_off_is_called():
    days = DaysOff("US", {date(2026, 12, 24): "Office party", date(2026, 12, 28): ""})
    assert days.name_of(date(2026, 12, 24)) == "Office party"
    assert days.name_of(date(2026, 12, 28)) == "The office is closed"
    assert days.name_of(date(2026, 12, 29)) == ""
    assert days.from_day(date(2026, 11, 25), 3) == [
        (date(2026, 11, 26), "Thanksgiving Day"),
        (date(2026, 12, 24), "Office party"),
        (date(2026, 12, 25), "Christmas Day"),
    ]


@pytest.mark.parametrize("calendar", ["", "XX", "US-QQ", "nonsense", "-", "US-"])
def test_a_calendar_that_nobody_knows_stops_nothing(calendar):
    days = DaysOff(calendar).from_day(date(2026, 11, 25), 1)
    assert days == ([] if calendar != "US-" else [(date(2026, 11, 26), "Thanksgiving Day")])


@pytest.mark.parametrize("calendar", CALENDARS)
def test_every_calendar_that_is_offered_has_christmas(calendar):
    assert DaysOff(calendar).name_of(date(2026, 12, 25)) == "Christmas Day"


def test_tomorrow_is_the_agents_next_day_when_the_hours_are_open_then():
    chicago = agent(**WEEK)
    friday = utc(2026, 3, 6, 20)
    assert hours.opens_tomorrow(chicago, friday, chicago.tzinfo, DaysOff()) == utc(2026, 3, 9, 14)
    anybody = agent()
    assert hours.opens_tomorrow(anybody, friday, anybody.tzinfo, DaysOff()) == utc(2026, 3, 7, 14)  # its morning


@pytest.mark.parametrize(
    ("fields", "day", "begins"),
    [
        ({}, date(2026, 3, 6), utc(2026, 3, 6, 14)),  # eight in Chicago
        ({}, date(2026, 3, 8), utc(2026, 3, 8, 13)),  # the clocks jump ahead that night: eight all the same
        ({}, date(2026, 3, 9), utc(2026, 3, 9, 13)),
        ({}, date(2026, 11, 1), utc(2026, 11, 1, 14)),  # and back
        ({"send_days": "67"}, date(2026, 11, 1), utc(2026, 11, 1, 14)),
        (NINE_TO_FIVE, date(2026, 3, 8), utc(2026, 3, 8, 6)),  # their hours say when
        ({"send_until": time(17)}, date(2026, 11, 1), utc(2026, 11, 1, 5)),
    ],
)
def test_who_sends_at_any_hour_has_a_morning(fields, day, begins):
    whose = agent(**fields)
    assert hours.morning_of(whose, day, whose.tzinfo, DaysOff()) == begins


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("America/New_York", utc(2026, 12, 10, 13)),
        ("Pacific/Honolulu", utc(2026, 12, 10, 18)),  # where it is the evening before at Chicago's midnight
        ("Asia/Tokyo", utc(2026, 12, 10, 6)),  # three in the afternoon: the morning is over
    ],
)
def test_the_morning_is_the_clients(zone, begins):
    assert hours.morning_of(agent(), date(2026, 12, 10), ZoneInfo(zone), DaysOff()) == begins
