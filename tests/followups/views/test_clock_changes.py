"""Rescheduling in Chicago, where the clocks go forward on March 8, 2026 at 2:00 and back on November 1 at 2:00."""

from datetime import UTC, datetime

import pytest

from followups.display.rows import quick_choices

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def in_chicago(ben, make_client, make_task, clock):
    clock.move_to(datetime(2026, 3, 1, 12, 0, tzinfo=UTC))
    return make_task(make_client(agent=ben), scheduled_for=datetime(2026, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2026-03-08T01:59", datetime(2026, 3, 8, 7, 59, tzinfo=UTC)),
        ("2026-03-08T03:00", datetime(2026, 3, 8, 8, 0, tzinfo=UTC)),
        ("2026-11-01T00:59", datetime(2026, 11, 1, 5, 59, tzinfo=UTC)),
        ("2026-11-01T01:30", datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),  # the first of the two
        ("2026-11-01T01:30-06:00", datetime(2026, 11, 1, 7, 30, tzinfo=UTC)),  # the second, by its offset
        ("2026-11-01T02:00", datetime(2026, 11, 1, 8, 0, tzinfo=UTC)),
    ],
)
def test_around_the_change_of_the_clocks(ben_browser, in_chicago, typed, means):
    ben_browser.post(f"/followups/{in_chicago.pk}/reschedule/", {"scheduled_for": typed})
    in_chicago.refresh_from_db()
    assert in_chicago.scheduled_for == means


def test_a_time_that_the_clocks_leave_out_is_asked_about(ben_browser, in_chicago):
    response = ben_browser.post(f"/followups/{in_chicago.pk}/reschedule/", {"scheduled_for": "2026-03-08T02:30"})
    assert response.status_code == 422
    assert "There is no 2:30 AM that day because clocks go forward. Did you mean 3:30 AM?" in response.content.decode()


@pytest.mark.parametrize(
    ("now", "planned_for", "expected"),
    [
        # Saturday: nine on Sunday and Monday is daylight time.
        ("2026-03-07T18:00", "2026-03-07T20:00", ["2026-03-07T21:00", "2026-03-08T14:00", "2026-03-09T14:00"]),
        # Monday: the next one is a week away. Overdue: an hour from now.
        ("2026-03-09T14:00", "2026-03-01T12:00", ["2026-03-09T15:00", "2026-03-10T14:00", "2026-03-16T14:00"]),
        # Saturday before the clocks go back.
        ("2026-10-31T18:00", "2026-10-31T12:00", ["2026-10-31T19:00", "2026-11-01T15:00", "2026-11-02T15:00"]),
    ],
)
def test_nine_o_clock_stays_nine_when_the_clocks_change(ben, clock, now, planned_for, expected):
    from django.utils import timezone

    clock.move_to(datetime.fromisoformat(now).replace(tzinfo=UTC))
    with timezone.override(ben.tzinfo):
        choices = quick_choices(datetime.fromisoformat(planned_for).replace(tzinfo=UTC))
    assert [moment.astimezone(UTC) for _, moment in choices] == [
        datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in expected
    ]
