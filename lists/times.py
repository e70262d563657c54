"""The years that a time may lie in: PostgreSQL knows infinity and 4713 BC, Python and an agent don't. Whole days."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from django.db.models import Q
from django.utils import timezone

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def begin_of(day: date, zone: tzinfo | None = None) -> datetime:
    """When a day begins in this zone, or in the current one: the first midnight where the clocks repeat it."""
    return datetime.combine(day, time.min, zone or timezone.get_current_timezone())


def within(column: str, first: date | None, last: date | None, zone: tzinfo | None = None) -> Q:
    """From the begin of the first day to the end of the last one; None: no limit on that side."""
    found = Q()
    if first:
        found &= Q(**{f"{column}__gte": begin_of(first, zone)})
    if last:
        found &= Q(**{f"{column}__lt": begin_of(last + timedelta(days=1), zone)})
    return found
