"""A month of follow-ups as a calendar: the numbers of each day, and whose follow-ups they are. Read-only."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Case, CharField, DateTimeField, Q, Value, When
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.formats import get_format

from agents.days_off import DaysOff
from agents.models import Agent, Office
from followups.display.rows import FollowupRow, entry_of, listed
from followups.filters import FollowupFilter, day_of
from followups.models import Task, TaskQuerySet
from lists.counts import kept
from lists.ids import is_any_of
from lists.words import month_day, weekday_in_full

MOST_NAMED = 5
"""How many of a day's follow-ups are named; the rest is a number with a link."""

NAMED_AT_ONCE = 3
"""So many of them without a script, which shows the others where a day has room (static/js/month.js)."""

COUNT_TO = 500
"""Where the count of an office's day stops. An agent's own count is always exact."""

Status = Task.Status
KIND = Case(
    When(status=Status.COMPLETED, email_sent__isnull=False, then=Value("sent")),
    When(status=Status.COMPLETED, then=Value("done")),
    When(status=Status.FAILED, then=Value("failed")),
    When(status__in=[Status.SKIPPED, Status.CANCELLED], then=Value("dropped")),
    When(~Q(reason_code=""), status=Status.PENDING, then=Value("held")),
    default=Value("open"),
    output_field=CharField(),
)
"""The kind of a follow-up; the numbers of a day are counted by kind."""

PLACES = {"sent": 1, "done": 1, "dropped": 2}
"""Which are named first on a day: what is to come or went wrong (0), then what was sent, then what will never be."""

TO_COME = ("open", "held")

# An office: one lateral query per day, which reads at most COUNT_TO rows. An agent: one query for the whole month,
# because the agent's follow-ups are few among all others and are found by client.
DAILY_SQL = """SELECT day, found.* FROM unnest(%s::date[], %s::timestamptz[], %s::timestamptz[]) days(day, begins, ends)
CROSS JOIN LATERAL ({tasks}) found"""
MONTH_SQL = "SELECT (found.scheduled_for AT TIME ZONE %s)::date AS day, found.* FROM ({tasks}) found"
GROUPED_SQL = """SELECT day, kind, count(*), (array_agg(id ORDER BY scheduled_for, id))[1:%s],
    (array_agg(extract(epoch FROM scheduled_for)::float8 ORDER BY scheduled_for, id))[1:%s]
FROM ({found}) every GROUP BY day, kind"""


COUNTED = {
    "sent": ("sent", ""),
    "done": ("done by hand", ""),
    "late": ("not sent", "amber"),
    "failed": ("failed", "red"),
    "dropped": ("stopped", ""),
}
"""The numbers that a day shows: word and colour, by kind."""


@dataclass(frozen=True)
class DayNumber:
    kind: str
    number: str
    word: str
    tone: str = ""


@dataclass
class Day:
    date: date
    address: str
    is_today: bool
    is_past: bool
    is_outside: bool
    closed: str  # why nothing is sent on it
    counts: dict[str, int] = field(default_factory=dict)
    named: list[FollowupRow] = field(default_factory=list)

    @property
    def name(self) -> str:
        return weekday_in_full(self.date)

    @property
    def short(self) -> str:
        return month_day(self.date) if self.date.day == 1 else str(self.date.day)

    @property
    def weekday(self) -> str:
        return f"{self.date:%A}"

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def at_once(self) -> int:
        """How many are named without a script. In the place of “1 more” there is room for that one."""
        return min(len(self.named), NAMED_AT_ONCE + (self.total == NAMED_AT_ONCE + 1))

    @property
    def more(self) -> int:
        return self.total - self.at_once

    @property
    def numbers(self) -> list[DayNumber]:
        """What became of the day's follow-ups."""
        late = sum(self.counts.get(kind, 0) for kind in TO_COME) if self.is_past else 0
        numbers = {**self.counts, "late": late}
        plus = "+" if self.is_capped else ""
        return [
            DayNumber(kind, f"{number}{plus}", word, tone)
            for kind, (word, tone) in COUNTED.items()
            if (number := numbers.get(kind, 0))
        ]

    @property
    def words(self) -> str:
        to_come = 0 if self.is_past else sum(self.counts.get(kind, 0) for kind in TO_COME)
        first = [f"{to_come} to go"] if to_come else []
        return ", ".join([*first, *(f"{each.number} {each.word}" for each in self.numbers)])

    @property
    def is_capped(self) -> bool:
        return self.total >= COUNT_TO


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list[list[Day]]
    previous: str
    next: str
    today: str

    @property
    def names(self) -> list[date]:
        """One date for each weekday, for the head of the calendar."""
        return [day.date for day in self.weeks[0]]

    @property
    def is_empty(self) -> bool:
        return not any(day.total for week in self.weeks for day in week)


def month_of(agent: Agent, form: FollowupFilter) -> Month:
    """The month in the query string, else the current month in the agent's time zone."""
    today = timezone.localdate()
    first: date = (form.asked.get("month") or today).replace(day=1)
    off = DaysOff.of(Office.current())
    weeks = calendar.Calendar((get_format("FIRST_DAY_OF_WEEK") - 1) % 7).monthdatescalendar(first.year, first.month)
    days = {
        each: Day(each, form.day(each), each == today, each < today, each.month != first.month, off.name_of(each))
        for week in weeks
        for each in week
    }
    _count_and_name(days, agent, form)
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    return Month(
        first,
        [[days[each] for each in week] for week in weeks],
        form.address("month", month=f"{before:%Y-%m}"),
        form.address("month", month=f"{after:%Y-%m}"),
        form.address("month"),
    )


def _count_and_name(days: dict[date, Day], agent: Agent, form: FollowupFilter) -> None:
    name = f"month from {min(days)} in {timezone.get_current_timezone_name()}?{form.narrowing}"
    places: dict[date, list[tuple[int, float, int]]] = {each: [] for each in days}
    for on, kind, count, ids, times in kept(agent.view_key, name, lambda: _counted(list(days), agent, form)):
        day = days[date.fromisoformat(on)]
        day.counts[kind] = count
        places[day.date] += [(PLACES.get(kind, 0), time, pk) for pk, time in zip(ids, times, strict=True)]
    named = {each: [pk for _, _, pk in sorted(found)[:MOST_NAMED]] for each, found in places.items()}
    rows = {task.pk: entry_of(task) for task in _load(agent, (pk for ids in named.values() for pk in ids))}
    for each, day in days.items():
        day.named = [rows[pk] for pk in named[each] if pk in rows]


def _counted(
    days: list[date], agent: Agent, form: FollowupFilter
) -> list[tuple[str, str, int, list[int], list[float]]]:
    """For each day and kind: the number of follow-ups, and the ids and times (in Unix seconds) of the first ones."""
    tasks = form.narrow(Task.objects.by_client(agent))
    is_office = agent.is_broker and not (form.asked.get("q") or form.asked.get("client_id"))
    sql, values = _daily_sql(tasks, days) if is_office else _month_sql(tasks, days)
    with connection.cursor() as cursor:
        cursor.execute(GROUPED_SQL.format(found=sql), [MOST_NAMED, MOST_NAMED, *values])
        return [(day.isoformat(), *found) for day, *found in cursor.fetchall()]


def _load(agent: Agent, ids: Iterable[int]) -> TaskQuerySet:
    # The ids may have been remembered, and a client may have another agent since.
    return listed(Task.objects.visible_to(agent).filter(is_any_of("pk", ids, BigIntegerField())))


def _month_sql(tasks: TaskQuerySet, days: list[date]) -> tuple[str, list[Any]]:
    begins, ends = day_of(days[0])[0], day_of(days[-1])[1]
    rows = tasks.filter(scheduled_for__gte=begins, scheduled_for__lt=ends).order_by()
    sql, values = rows.values("id", "scheduled_for", kind=KIND).query.sql_with_params()
    return MONTH_SQL.format(tasks=sql), [timezone.get_current_timezone_name(), *values]


def _daily_sql(tasks: TaskQuerySet, days: list[date]) -> tuple[str, list[Any]]:
    begins, ends = (RawSQL(name, [], output_field=DateTimeField()) for name in ("days.begins", "days.ends"))  # noqa: S611
    rows = tasks.filter(scheduled_for__gte=begins, scheduled_for__lt=ends).order_by("scheduled_for", "pk")
    sql, values = rows.values("id", "scheduled_for", kind=KIND)[:COUNT_TO].query.sql_with_params()
    edges = [day_of(day) for day in days]
    lists: list[list[date] | list[datetime]] = [days, [edge[0] for edge in edges], [edge[1] for edge in edges]]
    return DAILY_SQL.format(tasks=sql), [*lists, *values]
