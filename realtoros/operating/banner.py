"""What stands above every page while a worker or Beat does not run."""

from dataclasses import dataclass
from typing import Any

from lists.words import at_time
from realtoros.operating.heartbeats import running


@dataclass(frozen=True)
class Banner:
    tone: str  # red or amber
    strong: str
    rest: str
    link: bool
    """Whether it leads to the page that says what to do, which only a broker can follow."""


def banner(agent: Any) -> Banner | None:
    """For a page of `agent`; None where all is well."""
    found = running.troubles()
    if not found or not agent or not agent.is_authenticated:
        return None
    effect = found[0].effect
    same = [trouble for trouble in found if trouble.effect == effect]
    times = [trouble.since for trouble in same if trouble.since]
    known, rest = SAYS[effect]
    strong = known[0].format(since=at_time(min(times))) if times else known[1]
    why = " ".join(dict.fromkeys(WHY[trouble.code] for trouble in same))
    more = why if agent.is_broker else "Your broker sees this too, with what to do."
    return Banner("amber" if effect == "less" else "red", strong, f"{rest} {more}", agent.is_broker)


SAYS = {
    "sending": (
        ("Emails have not been sent since {since}.", "Emails are not being sent."),
        "What is due waits; nothing is lost.",
    ),
    "waiting": (
        ("What you send now has waited since {since}.", "What you send now waits."),
        "So do new plans and incoming mail. Nothing is lost.",
    ),
    "less": (
        ("Part of RealtorOS has not worked since {since}.", "Part of RealtorOS does not work."),
        "Emails are still sent, perhaps later than usual.",
    ),
}
"""By the effect: with the time and without it, and what that means."""
WHY = {
    running.NO_BEAT: "Beat, which starts the work every minute, does not run.",
    running.NO_SWEEPS: "No worker runs that sends what is due.",
    running.NO_INTERACTIVE: "No worker runs for what someone waits for.",
    running.NOT_TAKEN: "The worker runs but takes no jobs.",
    running.SWEEP_LATE: "Workers and Beat run, but no check for due follow-ups begins.",
    running.ONE_STOPPED: "A worker or Beat has stopped, and another one does its work.",
}
