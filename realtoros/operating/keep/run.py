"""One run of the job: a step of each kind in turn, so that a large one does not keep the others waiting."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from django.conf import settings
from django.utils import timezone

from realtoros.operating.keep.kinds import KINDS, before
from realtoros.operating.keep.step import Cursor, Kind

logger = logging.getLogger(__name__)


@dataclass
class Run:
    """What is left to do, and what was done. A part of it can be one job, and the next part another one."""

    left: dict[str, Cursor]
    """The kinds that are not finished, and where each goes on."""
    done: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls) -> "Run":
        return cls({kind.name: [] for kind in KINDS})

    @classmethod
    def read(cls, state: Mapping[str, Any]) -> "Run":
        """Kinds that another version named are passed over."""
        known = {kind.name for kind in KINDS}
        left = {name: cursor for name, cursor in state["left"].items() if name in known}
        return cls(left, Counter(state["done"]), list(state["broken"]))

    @property
    def state(self) -> dict[str, Any]:
        return {"left": self.left, "done": dict(self.done), "broken": self.broken}

    def work(self, seconds: float | None = None, after: Callable[["Run"], None] | None = None) -> bool:
        """Whether it is finished. `seconds`: it begins no further step after so many. `after` is called after each."""
        end = monotonic() + seconds if seconds is not None else None
        while self.left:
            for kind in KINDS:
                if end is not None and monotonic() >= end:
                    return not self.left
                if kind.name in self.left:
                    self._step(kind)
                    if after:
                        after(self)
        return True

    def _step(self, kind: Kind) -> None:
        cursor = self.left.pop(kind.name)
        until = before(kind, timezone.now(), days_of(kind))
        if until is None:
            return
        try:
            done, again = kind.step(until, cursor)
        except Exception:
            # The others go on without it, and the next night tries it again.
            logger.exception("keep: %s broke off", kind.many)
            self.broken.append(kind.many)
            return
        self.done[kind.name] += done
        if again is not None:
            self.left[kind.name] = again


def days_of(kind: Kind) -> int:
    return int(getattr(settings, kind.setting)) if kind.setting else 0


def counts(now: datetime) -> dict[str, int]:
    """How many of each kind are over."""
    found = {}
    for kind in KINDS:
        until = before(kind, now, days_of(kind))
        found[kind.name] = kind.count(until) if until else 0
    return found


def lines(numbers: Mapping[str, int]) -> list[str]:
    """A line for each kind: the number, what it is and how long it is kept."""
    return [f"{numbers.get(kind.name, 0):>9,}  {kind.many} ({how_long(kind)})" for kind in KINDS]


def how_long(kind: Kind) -> str:
    if not kind.setting:
        return "no longer of use"
    days = days_of(kind)
    told = f"older than {days} {'day' if days == 1 else 'days'}" if days else "kept for ever"
    return f"{told}: {kind.setting}"


def summary(run: Run, *, is_over: bool) -> str:
    """What a run did, in one line of the log."""
    did = [f"{run.done[kind.name]} {kind.many}" for kind in KINDS if run.done[kind.name]]
    parts = [", ".join(did) or "nothing was old"]
    if run.broken:
        parts.append(f"not done, see above: {', '.join(run.broken)}")
    if is_over and run.left:
        parts.append(f"goes on next night with {', '.join(run.left)}")
    return "; ".join(parts)
