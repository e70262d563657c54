"""What one short transaction of the job does, and where the next one begins."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

Cursor = list[Any]
"""Where the next step begins, as JSON; empty at the beginning."""


class Step(NamedTuple):
    done: int
    cursor: Cursor | None
    """None: nothing is left."""


@dataclass(frozen=True)
class Kind:
    """Something that is deleted when its time is over."""

    name: str
    """For the messages of the job and for --dry-run: it names nothing twice."""
    one: str
    many: str
    setting: str
    """The setting with its days; "" for what has an end of its own."""
    step: Callable[[datetime, Cursor], tuple[int, Cursor | None]]
    """Deletes some of what is older than the time; what it can't delete now it leaves for the next night."""
    count: Callable[[datetime], int]
    """How many are older than the time."""
