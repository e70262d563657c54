"""The plan that every new client gets."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Step:
    followup_type: str
    after: timedelta  # from the client's creation
    priority: str
    purpose: str  # what the writer is told that this email is for


FOLLOWUP_SCHEDULE = (
    Step(
        "Day 1",
        timedelta(days=1),
        "high",
        "First hello: thank them for getting in touch, show that you know which property it is about, "
        "and ask one easy question that moves things on.",
    ),
    Step(
        "Day 3",
        timedelta(days=3),
        "medium",
        "Second touch: offer something useful about the property or the area, and invite their questions.",
    ),
    Step(
        "Week 1",
        timedelta(days=7),
        "medium",
        "Check in after a week: ask whether their plans have changed and offer a call or a visit.",
    ),
    Step(
        "Week 2",
        timedelta(days=14),
        "low",
        "Stay useful: suggest a next step that fits their situation, without pressing.",
    ),
    Step(
        "Month 1",
        timedelta(days=30),
        "low",
        "Keep the door open: a short, friendly note that you are there whenever they are ready.",
    ),
)

CUSTOM_PURPOSE = "A follow-up that the agent planned by hand: say what the task's notes ask for."


def purpose_of(followup_type: str) -> str:
    return next((step.purpose for step in FOLLOWUP_SCHEDULE if step.followup_type == followup_type), CUSTOM_PURPOSE)
