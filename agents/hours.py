"""When an agent's follow-ups may go: hours and days in the agent's zone."""

from datetime import UTC, datetime, time, timedelta

from agents.models import EVERY_DAY, Agent


def opens_at(agent: Agent, now: datetime) -> datetime | None:
    """When the agent's sending hours begin next; None while they are open.

    Hours are what the clock on the agent's wall shows, so nine stays nine when the clocks change. A beginning that the
    clock skips that day is as long after the gap as it would have been into it.
    """
    local = now.astimezone(agent.tzinfo)
    begins, ends = agent.send_from or time.min, agent.send_until
    wall = local.time()
    is_day = str(local.isoweekday()) in agent.send_days
    if is_day and wall >= begins and (ends is None or wall < ends):
        return None
    first = 0 if is_day and wall < begins else 1
    days = (local.date() + timedelta(days=ahead) for ahead in range(first, first + 8))
    day = next(day for day in days if str(day.isoweekday()) in agent.send_days)
    opens = datetime.combine(day, begins, agent.tzinfo)
    # When the clock goes back, the hour comes twice: what has passed once may still be ahead.
    return max(opens, opens.replace(fold=1), key=lambda each: each > now).astimezone(UTC)


def in_words(agent: Agent) -> str:
    """“9:00 AM to 5:00 PM, Mon to Fri”; “any time” without limits."""
    begins, ends = agent.send_from, agent.send_until
    hours = f"{_clock(begins or time.min)} to {_clock(ends) if ends else 'midnight'}" if begins or ends else "any hour"
    if agent.send_days == EVERY_DAY:
        return "any time" if hours == "any hour" else f"{hours}, every day"
    return f"{hours}, {_days(agent.send_days)}"


NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _days(days: str) -> str:
    names = [NAMES[int(day) - 1] for day in days]
    if len(days) > 2 and days in EVERY_DAY:
        return f"{names[0]} to {names[-1]}"
    return ", ".join(names)


def _clock(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at:%M %p}"
