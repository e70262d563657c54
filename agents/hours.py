"""When follow-ups may go: the agent's hours and days, by the client's clock or the agent's, without days off."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from agents.days_off import A_YEAR, DaysOff
from agents.models import EVERY_DAY, Agent
from lists.words import clock

WORKING_HOURS = {"send_from": time(8), "send_until": time(19), "send_days": "12345"}
"""Those of somebody who joins, until they choose others. An agent made in another way may send at any hour."""

WEEKEND = "67"


def opens_at(
    agent: Agent, now: datetime, zone: tzinfo | None = None, days_off: DaysOff | None = None
) -> datetime | None:
    """When the agent's sending hours begin next, in `zone` (theirs without one); None while they are open.

    Hours are what the clock on the wall shows, so nine stays nine when the clocks change. A beginning that the clock
    skips that day is as long after the gap as it would have been into it.
    """
    zone, days_off = zone or agent.tzinfo, days_off or DaysOff()
    local = now.astimezone(zone)
    begins, ends = agent.send_from or time.min, agent.send_until
    wall = local.time()
    is_day = _is_day(agent, local.date(), days_off)
    if is_day and wall >= begins and (ends is None or wall < ends):
        return None
    first = 0 if is_day and wall < begins else 1
    days = (local.date() + timedelta(days=ahead) for ahead in range(first, A_YEAR.days))
    # Closed for a whole year: then that is when to look again.
    day = next((day for day in days if _is_day(agent, day, days_off)), local.date() + A_YEAR)
    opens = datetime.combine(day, begins, zone)
    # When the clock goes back, the hour comes twice: what has passed once may still be ahead.
    return max(opens, opens.replace(fold=1), key=lambda each: each > now).astimezone(UTC)


def opens_tomorrow(agent: Agent, now: datetime, zone: tzinfo, days_off: DaysOff) -> datetime:
    """When they begin at the earliest on the agent's next day; for who sends at any hour, its morning."""
    morning = morning_of(agent, now.astimezone(agent.tzinfo).date() + timedelta(days=1), zone, days_off)
    return opens_at(agent, morning, zone, days_off) or morning


def morning_of(agent: Agent, day: date, zone: tzinfo, days_off: DaysOff) -> datetime:
    """When emails may go again on the agent's `day`.

    With sending hours it is midnight, because the hours decide the rest. Without them it is when WORKING_HOURS begin,
    by the clock of `zone`: nobody wants an email at midnight.
    """
    midnight = datetime.combine(day, time.min, agent.tzinfo).astimezone(UTC)
    if agent.send_from or agent.send_until:
        return midnight
    usual = Agent(timezone=agent.timezone, **WORKING_HOURS | {"send_days": agent.send_days})
    return opens_at(usual, midnight, zone, days_off) or midnight


def working_day_after(agent: Agent, day: date, days_off: DaysOff) -> date:
    """The agent's first working day after it, from Monday to Friday; for one who works at weekends alone, of those."""
    week = "".join(set(agent.send_days) - set(WEEKEND)) or agent.send_days
    days = (day + timedelta(days=ahead) for ahead in range(1, A_YEAR.days))
    works = (each for each in days if str(each.isoweekday()) in week and not days_off.name_of(each))
    return next(works, day + A_YEAR)


def _is_day(agent: Agent, day: date, days_off: DaysOff) -> bool:
    return str(day.isoweekday()) in agent.send_days and not days_off.name_of(day)


def in_words(agent: Agent) -> str:
    """“9:00 AM to 5:00 PM, Mon to Fri”; “any time” without limits."""
    begins, ends = agent.send_from, agent.send_until
    limited = begins or ends
    hours = f"{clock(begins or time.min)} to {clock(ends) if ends else 'midnight'}" if limited else "any hour"
    if agent.send_days == EVERY_DAY:
        return f"{hours}, every day" if limited else "any time"
    return f"{hours}, {_days(agent.send_days)}"


def is_any_time(agent: Agent) -> bool:
    return not (agent.send_from or agent.send_until) and agent.send_days == EVERY_DAY


NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _days(days: str) -> str:
    names = [NAMES[int(day) - 1] for day in days]
    if len(days) > 2 and days in EVERY_DAY:
        return f"{names[0]} to {names[-1]}"
    return ", ".join(names)
