"""A number of a report, and the list that has exactly the rows that it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from agents.models import Agent
from clients.models import Stage
from emails.models import Engagement
from lists.filter_form import address_of, query_of
from lists.words import counted, days_in_words


@dataclass(frozen=True)
class Number:
    count: int
    unit: str  # “3 emails”
    counts: str  # “3 emails opened, of those sent Nov 18 to Nov 24”
    href: str = ""  # none where there is nothing to open


@dataclass(frozen=True)
class Numbers:
    """Makes the numbers of one report: of the whole office or of one agent, with the same filters in every list."""

    of: Agent | None

    def emails(self, count: int, first: date, last: date, engagement: Engagement | None = None) -> Number:
        """Those that were sent on these days, or the ones of them with this engagement."""
        unit, days = counted(count, "email"), days_in_words(first, last)
        counts = f"{unit} {engagement.label.lower()}, of those sent {days}" if engagement else f"{unit} sent {days}"
        what = {"engagement": engagement, "sent_from": _in_address(first), "sent_to": _in_address(last)}
        return self._number(count, unit, counts, "email_list", what)

    def clients_at(self, count: int, stages: Iterable[Stage], counts: str) -> Number:
        unit = counted(count, "client")
        return self._number(count, unit, f"{unit} {counts}", "client_list", {"stage": list(stages)})

    def unsubscribed(self, count: int, first: date, last: date) -> Number:
        unit = counted(count, "client")
        what = {"unsubscribed_from": _in_address(first), "unsubscribed_to": _in_address(last)}
        counts = f"{unit} who unsubscribed {days_in_words(first, last)}"
        return self._number(count, unit, counts, "client_list", what)

    def _number(self, count: int, unit: str, counts: str, url_name: str, what: Mapping[str, object]) -> Number:
        whose = {"agent": self.of.pk} if self.of else {}
        href = address_of(reverse(url_name), query_of((), {}, **what, **whose)) if count else ""
        return Number(count, unit, counts, href)


def _in_address(day: date) -> str:
    return f"{day:%Y-%m-%d}"
