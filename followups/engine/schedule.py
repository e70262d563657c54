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
        "First contact. Thank them for getting in touch, show that you know which property it is about, and ask one"
        " easy question about what matters most to them.",
    ),
    Step(
        "Day 3",
        timedelta(days=3),
        "medium",
        "Be useful. Offer one thing that you can do for them now, such as answering a question or arranging a visit,"
        " and invite their questions. Do not introduce yourself again.",
    ),
    Step(
        "Week 1",
        timedelta(days=7),
        "medium",
        "Check in. Ask whether anything has changed in their plans, and offer a call or a visit when it suits them.",
    ),
    Step(
        "Week 2",
        timedelta(days=14),
        "low",
        "Move things on by one step. Suggest one next step that fits their stage, another one than before, and make"
        " it easy to say no.",
    ),
    Step(
        "Month 1",
        timedelta(days=30),
        "low",
        "Keep the door open. A short, friendly note that you are there whenever they are ready. Ask for no decision"
        " and suggest nothing new.",
    ),
)

CUSTOM_PURPOSE = (
    "A follow-up that the agent planned by hand. Write what “This follow-up” and the instructions ask for, and nothing"
    " else; without either, ask how things stand."
)


def purpose_of(followup_type: str) -> str:
    return next((step.purpose for step in FOLLOWUP_SCHEDULE if step.followup_type == followup_type), CUSTOM_PURPOSE)
