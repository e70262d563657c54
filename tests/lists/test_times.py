"""Whole days, also where the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lists.times import begin_of


@pytest.mark.parametrize(
    ("zone", "day", "begins", "hours"),
    [
        ("America/Los_Angeles", date(2026, 11, 1), datetime(2026, 11, 1, 7, tzinfo=UTC), 25),
        ("America/Los_Angeles", date(2026, 3, 8), datetime(2026, 3, 8, 8, tzinfo=UTC), 23),
        # Midnight comes twice, and is left out.
        ("America/Havana", date(2026, 11, 1), datetime(2026, 11, 1, 4, tzinfo=UTC), 25),
        ("America/Havana", date(2026, 3, 8), datetime(2026, 3, 8, 5, tzinfo=UTC), 23),
    ],
)
def test_a_day_begins_at_its_first_moment(zone, day, begins, hours):
    start, end = (begin_of(each, ZoneInfo(zone)).astimezone(UTC) for each in (day, day + timedelta(days=1)))
    assert (start, (end - start).total_seconds() / 3600) == (begins, hours)
