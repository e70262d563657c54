"""The years that a time may lie in: PostgreSQL knows infinity and 4713 BC, Python and an agent don't. Whole days."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from django import forms
from django.db.models import Q
from django.utils import timezone

from lists.words import clock

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


def parse_moment(text: str) -> datetime:
    """The moment that the text names. ValidationError where it names none, or one that the clocks leave out."""
    try:
        typed = datetime.fromisoformat(text.strip())
        # Without a fold an hour that the clocks repeat is the first of the two.
        moment = (typed if typed.tzinfo else timezone.make_aware(typed)).astimezone(UTC)
        there = timezone.localtime(moment)
    except (ValueError, OverflowError) as error:
        raise forms.ValidationError("Enter a date and time, like 2026-03-09 09:00.") from error
    if typed.tzinfo is None and there.replace(tzinfo=None) != typed:
        raise forms.ValidationError(
            f"There is no {clock(typed.time())} that day because clocks go forward. Did you mean {clock(there)}?"
        )
    return moment
