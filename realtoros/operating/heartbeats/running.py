"""Whether emails are being sent, as each page says it: which worker or Beat has stopped, and since when."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from lists import prepared
from realtoros.operating.models import Heartbeat

SWEEP_IS_LATE = timedelta(minutes=3)  # it runs every minute
KEPT_FOR = 10.0
"""Seconds for which a process remembers the answer: a page must cost nothing more."""
SWEEPS, INTERACTIVE = "celery", "interactive"
"""The queues: of what is due, and of what somebody waits for."""
BEAT, WORKER = Heartbeat.Kind.BEAT, Heartbeat.Kind.WORKER


@dataclass(frozen=True)
class Process:
    """A row of `heartbeats`."""

    kind: str
    node: str
    queues: str
    started_at: datetime
    seen_at: datetime
    well_at: datetime
    problem: str
    busy_since: datetime | None
    job: str
    took_at: datetime | None
    ended_at: datetime | None

    def is_silent(self, now: datetime) -> bool:
        """A time in the future is no sign of life either: the clock was set back since."""
        return not now - silence() <= self.seen_at <= now + silence()

    def hangs(self, now: datetime) -> bool:
        return not self.is_silent(now) and bool(self.problem) and now - self.well_at > silence()

    def works(self, now: datetime) -> bool:
        return not (self.ended_at or self.is_silent(now) or self.hangs(now))

    @property
    def stopped_at(self) -> datetime:
        """Of one that does not work."""
        return self.ended_at or min(self.seen_at, self.well_at)

    @property
    def work(self) -> frozenset[str]:
        """What stands still without it: Beat's ticks, or the jobs of some queues."""
        return frozenset([BEAT]) if self.kind == BEAT else frozenset(filter(None, self.queues.split(",")))


@dataclass(frozen=True)
class Trouble:
    """`code`: what is wrong. `since`: None where nobody knows."""

    code: str
    since: datetime | None = None
    node: str = ""

    @property
    def effect(self) -> str:
        """“sending”: no email goes. “waiting”: what somebody waits for. “less”: others do the work."""
        return EFFECTS[self.code]


NO_BEAT, NO_SWEEPS, NO_INTERACTIVE = "no_beat", "no_sweeps", "no_interactive"
NOT_TAKEN, SWEEP_LATE, ONE_STOPPED = "not_taken", "sweep_late", "one_stopped"
EFFECTS = {
    NO_BEAT: "sending",
    NO_SWEEPS: "sending",
    SWEEP_LATE: "sending",
    NO_INTERACTIVE: "waiting",
    NOT_TAKEN: "waiting",
    ONE_STOPPED: "less",
}
"""The worst first."""

_COLUMNS = ", ".join(f"heartbeats.{field.name}" for field in fields(Process))
STATEMENT = f"""
SELECT (SELECT max(started_at) FROM sweep_runs), {_COLUMNS}
FROM (SELECT 1) AS one LEFT JOIN heartbeats ON true ORDER BY kind, node"""  # noqa: S608  names of columns


def silence() -> timedelta:
    """How long a process may say nothing. With what is remembered here and asked by an open page: under 3 minutes."""
    return timedelta(seconds=6 * settings.HEARTBEAT_EVERY)


def read() -> tuple[list[Process], datetime | None]:
    """All rows, and when the last sweep began."""
    rows = prepared.rows(STATEMENT, {})
    return [Process(*row[1:]) for row in rows if row[1] is not None], rows[0][0]


def judge(processes: Sequence[Process], last_sweep: datetime | None, now: datetime) -> list[Trouble]:
    """What is wrong, the worst first."""
    found = [trouble for work, code in MISSING if (trouble := _missing(processes, work, code, now))]
    codes = {trouble.code for trouble in found}
    working = [process for process in processes if process.works(now)]
    if not codes & {NO_BEAT, NO_SWEEPS} and _is_late(working, last_sweep, now):
        found.append(Trouble(SWEEP_LATE, last_sweep))
    if not codes & {NO_BEAT, NO_INTERACTIVE} and (since := _takes_nothing_since(working, now)):
        found.append(Trouble(NOT_TAKEN, since))
    found += [
        Trouble(ONE_STOPPED, each.stopped_at, each.node)
        for each in processes
        if not each.ended_at and not each.works(now) and not is_replaced(each, working) and goes_on(each, working)
    ]
    return sorted(found, key=lambda trouble: list(EFFECTS).index(trouble.code))


MISSING = ((BEAT, NO_BEAT), (SWEEPS, NO_SWEEPS), (INTERACTIVE, NO_INTERACTIVE))


def _missing(processes: Sequence[Process], work: str, code: str, now: datetime) -> Trouble | None:
    """That nobody does this work. A restart takes a moment, in which there is nothing to say."""
    those = [process for process in processes if work in process.work]
    if any(process.works(now) for process in those):
        return None
    since = max((process.stopped_at for process in those), default=None)
    is_restart = since is not None and any(each.ended_at for each in those) and timedelta() <= now - since < silence()
    return None if is_restart else Trouble(code, since)


def _is_late(working: Sequence[Process], last_sweep: datetime | None, now: datetime) -> bool:
    """No sweep has begun for minutes. One that takes long is at work, and no other begins meanwhile."""
    if last_sweep is not None and now - last_sweep <= SWEEP_IS_LATE:
        return False
    sweepers = [process for process in working if SWEEPS in process.work]
    has_time = any(now - process.started_at > SWEEP_IS_LATE for process in working if process.kind == BEAT)
    return has_time and bool(sweepers) and not any(process.busy_since for process in sweepers)


def _takes_nothing_since(working: Sequence[Process], now: datetime) -> datetime | None:
    """Beat asks for something of this queue every minute. If nobody takes it and nobody is busy, messages lie there."""
    takers = [process for process in working if INTERACTIVE in process.work]
    beats = [process.started_at for process in working if process.kind == BEAT]
    if not takers or not beats or any(process.busy_since for process in takers):
        return None
    last = max(beats + [process.took_at or process.started_at for process in takers])
    return last if now - last > SWEEP_IS_LATE else None


def goes_on(process: Process, working: Sequence[Process]) -> bool:
    """Others do all that it did."""
    return process.work <= frozenset().union(*(each.work for each in working))


def is_replaced(process: Process, working: Sequence[Process]) -> bool:
    """By one that was started after it stopped: somebody has seen to it."""
    return any(each.work >= process.work and each.started_at >= process.seen_at for each in working)


_web_began: float | None = None
_kept: tuple[list[Trouble], float] | None = None


def begin() -> None:
    """A web server begins. Workers and Beat were perhaps started at the same time, so it waits for them."""
    global _web_began
    _web_began = time.monotonic()


def troubles() -> list[Trouble]:
    """What is wrong, for a page: at most one statement in KEPT_FOR seconds, and no error."""
    if _kept and time.monotonic() < _kept[1]:
        return _kept[0]
    if _web_began is not None and time.monotonic() - _web_began < silence().total_seconds():
        return []
    try:
        found = judge(*read(), timezone.now())
    except (DatabaseError, InterfaceError):
        found = _kept[0] if _kept else []  # the page says by itself that the database is away
    keep(found)
    return found


def keep(found: list[Trouble], seconds: float = KEPT_FOR) -> None:
    global _kept
    _kept = found, time.monotonic() + seconds


def forget() -> None:
    global _kept, _web_began
    _kept = _web_began = None


def version() -> str:
    """Changes when a page has to say something else: part of the version of each open page."""
    return ".".join(
        f"{trouble.code}{int(trouble.since.timestamp()) if trouble.since else ''}" for trouble in troubles()
    )
