"""The days on which the office sends nothing: the holidays of its calendar, and those that it closed itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from django.utils import timezone

from agents.models import ClosedDay, Office

CALENDARS = {
    "US": "United States (federal)",
    "CA": "Canada (national)",
    "GB-ENG": "England and Wales",
    "GB-SCT": "Scotland",
    "GB-NIR": "Northern Ireland",
    "IE": "Ireland",
    "AU": "Australia (national)",
    "NZ": "New Zealand",
}
"""What Settings offers. Any other country's code that the holidays package knows does as well."""

A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class DaysOff:
    calendar: str = ""
    closed: Mapping[date, str] = field(default_factory=dict)

    @classmethod
    def of(cls, office: Office) -> "DaysOff":
        # Somewhere it is still yesterday.
        recent = ClosedDay.objects.filter(on__gte=timezone.now().date() - timedelta(days=2))
        return cls(office.holiday_calendar, dict(recent.values_list("on", "name")))

    def name_of(self, day: date) -> str:
        """What the day is called if nothing is sent on it; "" for any other day."""
        if day in self.closed:
            return self.closed[day] or "The office is closed"
        return holidays_of(self.calendar, day.year).get(day, "")

    def from_day(self, first: date, count: int) -> list[tuple[date, str]]:
        """The next ones, within a year."""
        return list(islice(self._all(first), count))

    def _all(self, first: date) -> Iterator[tuple[date, str]]:
        days = (first + timedelta(days=ahead) for ahead in range(A_YEAR.days))
        return ((day, name) for day in days if (name := self.name_of(day)))


@lru_cache(maxsize=64)
def holidays_of(calendar: str, year: int) -> Mapping[date, str]:
    """With the days on which a holiday is observed. A calendar that nobody knows has none: that must stop no email."""
    country, _, part = calendar.partition("-")
    if not country:
        return {}
    import holidays  # 8 MB, of use only where a calendar was chosen

    try:
        return dict(holidays.country_holidays(country, subdiv=part or None, years=year, language="en_US"))
    except (NotImplementedError, KeyError):
        return {}
