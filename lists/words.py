"""Numbers and times as a person reads them: every page and mail says them with these words."""

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

NO_BREAK = "\N{NO-BREAK SPACE}"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NEAR_DAYS = {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}


def counted(number: int, noun: str, many: str = "") -> str:
    """“1 client”, “1,204 clients”; `many` where the plural is not the noun with an s."""
    return f"{number:,} {plural(number, noun, many)}"


def plural(number: int, noun: str, many: str = "") -> str:
    """The noun alone: “client” for one, “clients” for every other number."""
    return noun if number == 1 else many or f"{noun}s"


def capped(number: int | None, most: int) -> str:
    """“812”, “1,000+” beyond what is counted; "" where nobody knows."""
    if number is None:
        return ""
    return f"{most:,}+" if number > most else f"{number:,}"


def age(span: timedelta) -> str:
    """“5 min”, “19 h”, “3 days”; at least a minute."""
    minutes = max(1, int(span / timedelta(minutes=1)))
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"


# --- Times. All in the current time zone: the agent's on a page, the client's in a mail. ---


def when(moment: datetime | None) -> SafeString | str:
    """“in 3 h”, “Tue 9:10 AM” as HTML: short, exact on hover, exact for machines."""
    if moment is None:
        return ""
    local = _local(moment)
    # Nothing in it was typed by anybody, so nothing has to be escaped.
    return mark_safe(  # noqa: S308
        f'<time datetime="{local.isoformat(timespec="seconds")}" title="{_exact(local)}">{_in_words(local)}</time>'
    )


def exact(moment: datetime | None) -> str:
    """“Friday, November 20, 2026, 9:10 AM CST”."""
    return "" if moment is None else _exact(_local(moment))


def machine(moment: datetime) -> str:
    """For programs, in the time zone of the page: “2026-11-20T09:10:00-06:00”."""
    return _local(moment).isoformat()


def _local(moment: datetime) -> datetime:
    # Once for each time that is said: asking Django for the zone takes as long as all the words.
    return moment.astimezone(timezone.get_current_timezone())


def _exact(local: datetime) -> str:
    return f"{_weekday_in_full(local)}, {local.year}, {_clock(local)} {local.tzname()}"


def clock(moment: datetime | time) -> str:
    """“9:10 AM”. A time of day without a date is said as it is."""
    return _clock(_local(moment) if isinstance(moment, datetime) else moment)


def _clock(local: datetime | time) -> str:
    return f"{local.hour % 12 or 12}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"


def clock_after(earlier: datetime, moment: datetime) -> str:
    """The clock time of `moment` behind that of `earlier`: “9:10” in the same half of the day, else “9:10 AM”."""
    number, half = clock(moment).split()
    return number if clock(earlier).endswith(half) else f"{number} {half}"


def narrow_clock(moment: datetime | time) -> str:
    """“9:10a”, where there is room for no more."""
    number, half = clock(moment).split()
    return f"{number}{half[0].lower()}"


def clock_with_seconds(moment: datetime) -> str:
    """“9:10:05”, where lines that are seconds apart are compared."""
    local = timezone.localtime(moment)
    return f"{clock(local).split()[0]}:{local.second:02}"


def weekday_and_time(moment: datetime) -> str:
    """“Tue 9:10 AM”."""
    return f"{timezone.localtime(moment):%a} {clock(moment)}"


def short_month(on: date) -> str:
    """“Nov”, where its year stands beside it."""
    return f"{on:%b}"


def month_day(on: date | datetime) -> str:
    """“Nov 20”, whatever the year: where only days of the same few weeks are shown."""
    local = local_date(on)
    return f"{MONTHS[local.month - 1][:3]} {local.day}"


def short_date(on: date | datetime) -> str:
    """“Nov 20”, with its year when that is another one: “Nov 20, 2025”."""
    local = local_date(on)
    return month_day(local) + _other_year(local)


def full_date(on: date | datetime) -> str:
    """“Nov 20, 2026”."""
    local = local_date(on)
    return f"{month_day(local)}, {local.year}"


def weekday_date(on: date | datetime) -> str:
    """“Fri, Nov 20”."""
    local = local_date(on)
    return f"{WEEKDAYS[local.weekday()][:3]}, {month_day(local)}"


def long_weekday_date(on: date | datetime) -> str:
    """“Friday, Nov 20”."""
    local = local_date(on)
    return f"{local:%A}, {month_day(local)}"


def weekday_in_full(on: date | datetime) -> str:
    """“Friday, November 20”."""
    return _weekday_in_full(local_date(on))


def _weekday_in_full(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()]}, {MONTHS[on.month - 1]} {on.day}"


def date_and_time(moment: datetime) -> str:
    """“Nov 20, 9:10 AM”."""
    return f"{month_day(moment)}, {clock(moment)}"


def weekday_date_and_time(moment: datetime, *, zone: bool = False) -> str:
    """“Fri, Nov 20, 9:10 AM”, with its `zone` “Fri, Nov 20, 9:10 AM CST”."""
    name = f" {timezone.localtime(moment).tzname()}" if zone else ""
    return f"{weekday_date(moment)}, {clock(moment)}{name}"


def weekday_short_date(on: date | datetime) -> str:
    """“Fri, Nov 20”, with its year when that is another one: “Fri, Jan 1, 2027”."""
    local = local_date(on)
    return f"{local:%a}, {short_date(local)}"


def days_in_words(first: date | None, last: date | None) -> str:
    """“Fri, Nov 20”, “Nov 18 to Nov 24”, “since Nov 18”, “until Nov 24”, each with its year if that is another one."""
    if first and last:
        return weekday_short_date(first) if first == last else f"{short_date(first)} to {short_date(last)}"
    return f"since {short_date(first)}" if first else f"until {short_date(last)}" if last else ""


def in_words(moment: datetime) -> str:
    """“in 3 h”, “20 min ago”, “Tomorrow 9:10 AM”, “Tue 9:10 AM”, “Nov 20, 2025”."""
    return _in_words(_local(moment))


def _in_words(local: datetime) -> str:
    now = timezone.now()
    # In UTC: two times of one zone are subtracted as its clock shows them, which may jump between them.
    minutes = round((local - now).total_seconds() / 60)
    if abs(minutes) < 1:
        return "now" if local >= now else "just now"
    if abs(minutes) < 60:
        return f"in {minutes} min" if minutes > 0 else f"{-minutes} min ago"
    today = now.astimezone(local.tzinfo).date()
    days = (local.date() - today).days
    if days == 0 and abs(minutes) < 6 * 60:
        hours = round(abs(minutes) / 60)
        return f"in {hours} h" if minutes > 0 else f"{hours} h ago"
    if name := NEAR_DAYS.get(days):
        return f"{name} {_clock(local)}"
    if -7 < days < 7:
        return f"{WEEKDAYS[local.weekday()][:3]} {_clock(local)}"
    return month_day(local.date()) if local.year == today.year else full_date(local.date())


def day_and_time(moment: datetime | None) -> str:
    """“Today, 10:30 AM”, “Nov 17, 10:30 AM”: on a line that has room for both. The time is never broken in two."""
    if moment is None:
        return ""
    local = _local(moment)
    return f"{_near_day(local) or month_day(local.date())}, {_clock(local).replace(' ', NO_BREAK)}"


def at_time(moment: datetime | None) -> str:
    """The same within a sentence: “today at 10:30 AM”, “on Nov 17 at 10:30 AM”."""
    if moment is None:
        return ""
    local = _local(moment)
    return f"{_near_day(local).lower() or f'on {month_day(local.date())}'} at {_clock(local)}"


def day(moment: datetime) -> str:
    """“Today”, “Yesterday”, “Friday, Nov 20”, with its year when that is another one."""
    local = _local(moment)
    return _near_day(local) or f"{local:%A}, {short_date(local.date())}"


def local_date(on: date | datetime) -> date:
    """The day of a moment in the time zone of the page; a date as it is."""
    return _local(on).date() if isinstance(on, datetime) else on


def _other_year(on: date) -> str:
    return "" if on.year == timezone.localdate().year else f", {on.year}"


def _near_day(local: datetime) -> str:
    today = timezone.now().astimezone(local.tzinfo).date()
    return NEAR_DAYS.get((local.date() - today).days, "")


def first_words(text: str, most: int) -> str:
    """At most so many characters, cut at the end of a word.

    In the middle of one only where that would leave little: in a very long one, or in a script without spaces.
    """
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    whole = kept if text[most - 1].isspace() else re.sub(r"\S+\Z", "", kept)
    return (whole if len(whole) > most * 2 / 3 else kept).rstrip() + "…"
