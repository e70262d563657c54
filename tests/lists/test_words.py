"""Numbers and times in words."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from lists import words

NOW = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)  # a Wednesday, 9 AM in Chicago
CHICAGO = "America/Chicago"


@pytest.fixture(autouse=True)
def _in_chicago(time_machine):
    time_machine.move_to(NOW, tick=False)
    with timezone.override(CHICAGO):
        yield


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 clients"), (1, "1 client"), (2, "2 clients"), (1204, "1,204 clients")]
)
def test_a_number_and_its_noun(number, said):
    assert words.counted(number, "client") == said
    assert words.counted(number, "reply", "replies").endswith("reply" if number == 1 else "replies")


@pytest.mark.parametrize(("number", "said"), [(None, ""), (0, "0"), (1000, "1,000"), (1001, "1,000+")])
def test_a_number_that_is_counted_no_further(number, said):
    assert words.capped(number, 1000) == said


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(seconds=-20), "just now"),
        (timedelta(minutes=20), "in 20 min"),
        (timedelta(minutes=-20), "20 min ago"),
        (timedelta(hours=3), "in 3 h"),
        (timedelta(hours=-3), "3 h ago"),
        (timedelta(hours=8), "Today 5:00 PM"),
        (timedelta(hours=20), "Tomorrow 5:00 AM"),
        (timedelta(hours=-20), "Yesterday 1:00 PM"),
        (timedelta(days=3), "Sat 9:00 AM"),
        (timedelta(days=-6), "Thu 9:00 AM"),
        (timedelta(days=7), "Dec 2"),
        (timedelta(days=40), "Jan 4, 2027"),
    ],
)
def test_a_moment_as_an_agent_says_it(away, said):
    assert words.in_words(NOW + away) == said
    assert f">{said}</time>" in words.when(NOW + away)


def test_hours_are_counted_as_they_pass_when_the_clocks_change(time_machine):
    time_machine.move_to(
        datetime(2026, 11, 1, 5, 0, tzinfo=UTC), tick=False
    )  # midnight; at two it is one o'clock again
    assert words.in_words(datetime(2026, 11, 1, 9, 0, tzinfo=UTC)) == "in 4 h"


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "12:05 AM"), (1, "1:05 AM"), (11, "11:05 AM"), (12, "12:05 PM"), (23, "11:05 PM")]
)
def test_a_clock(hour, said):
    assert words.clock(time(hour, 5)) == said
    assert words.clock(datetime(2026, 11, 25, hour, 5, tzinfo=timezone.get_current_timezone())) == said


@pytest.mark.parametrize(("hour", "said"), [(11, "11:30"), (9, "9:30"), (12, "12:30 PM"), (21, "9:30 PM")])
def test_a_clock_behind_another_says_the_half_of_the_day_only_when_it_is_another(hour, said):
    morning = NOW.replace(hour=14)  # 8 AM in Chicago
    later = timezone.localtime(morning).replace(hour=hour, minute=30)
    assert words.clock_after(morning, later) == said


def test_days():
    late = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)  # still Friday in Chicago
    assert words.short_date(late) == words.short_date(date(2026, 11, 20)) == "Nov 20"
    assert words.short_date(date(2025, 11, 20)) == "Nov 20, 2025"
    assert words.full_date(late) == "Nov 20, 2026"
    assert words.month_day(late) == words.month_day(date(2025, 11, 20)) == "Nov 20"
    assert words.weekday_date(late) == words.weekday_short_date(late) == "Fri, Nov 20"
    assert words.weekday_short_date(date(2027, 1, 1)) == "Fri, Jan 1, 2027"
    assert words.weekday_in_full(late) == words.weekday_in_full(date(2026, 11, 20)) == "Friday, November 20"
    assert words.day(late) == words.long_weekday_date(late) == "Friday, Nov 20"
    assert words.day(NOW) == "Today"
    assert words.day(NOW - timedelta(days=365)) == "Tuesday, Nov 25, 2025"


def test_a_day_with_its_time():
    assert words.weekday_and_time(NOW) == "Wed 9:00 AM"
    assert words.day_and_time(NOW) == "Today, 9:00\N{NO-BREAK SPACE}AM"
    assert words.at_time(NOW) == "today at 9:00 AM"
    assert words.at_time(NOW - timedelta(days=8)) == "on Nov 17 at 9:00 AM"
    assert words.date_and_time(NOW) == "Nov 25, 9:00 AM"
    assert words.weekday_date_and_time(NOW) == "Wed, Nov 25, 9:00 AM"
    assert words.weekday_date_and_time(NOW, zone=True) == "Wed, Nov 25, 9:00 AM CST"
    assert words.narrow_clock(NOW) == words.narrow_clock(time(9)) == "9:00a"
    assert words.clock_with_seconds(NOW.replace(minute=5, second=7)) == "9:05:07"
    assert words.narrow_clock(time(12, 5)) == "12:05p"
    assert words.exact(NOW) == "Wednesday, November 25, 2026, 9:00 AM CST"
    assert [tell(None) for tell in (words.when, words.exact, words.day_and_time, words.at_time)] == [""] * 4


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), "Fri, Nov 20"),
        (date(2026, 11, 18), date(2026, 11, 24), "Nov 18 to Nov 24"),
        (date(2025, 12, 30), date(2026, 1, 2), "Dec 30, 2025 to Jan 2"),
        (date(2026, 11, 18), None, "since Nov 18"),
        (None, date(2026, 11, 18), "until Nov 18"),
        (None, None, ""),
    ],
)
def test_the_days_of_a_period(first, last, said):
    assert words.days_in_words(first, last) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yes, Friday at ten", "Yes, Friday at ten"),
        ("Yes, Friday works for us", "Yes, Friday works…"),
        ("Yes, Friday at eleven works", "Yes, Friday at…"),
        ("Yes, Friday we can both come", "Yes, Friday we can…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffah…"),
        ("星期五上午十点可以见面吗请告诉我具体地址谢谢您", "星期五上午十点可以见面吗请告诉我具体地…"),
        ("", ""),
    ],
)
def test_first_words_end_with_a_whole_word(text, said):
    assert words.first_words(text, 20) == said
