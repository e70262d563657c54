"""What is wrong, by the rows of `heartbeats` and the last sweep."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from realtoros.operating.heartbeats.running import Process, judge

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=2)


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def process(kind="worker", node="sweep@host", queues="celery", *, seen=10, started=LONG_AGO, **others) -> Process:
    values: dict[str, Any] = {
        "well_at": ago(seen),
        "problem": "",
        "busy_since": None,
        "job": "",
        "took_at": ago(30),
        "ended_at": None,
    }
    return Process(kind, node, queues, started, ago(seen), **values | others)


def beat(**values) -> Process:
    return process("beat", values.pop("node", "beat@host (7)"), "", **values)


def interactive(**values) -> Process:
    return process(node="now@host", queues="interactive", **values)


def found(*processes: Process, sweep: float | None = 30) -> list[tuple[str, datetime | None]]:
    last = None if sweep is None else ago(sweep)
    return [(trouble.code, trouble.since) for trouble in judge(processes, last, NOW)]


def test_nothing_is_wrong():
    assert found(beat(), process(), interactive()) == []
    assert found(beat(), process(queues="celery,interactive")) == []


@pytest.mark.parametrize(
    ("processes", "code"),
    [
        ((beat(seen=130), process(), interactive()), "no_beat"),
        ((beat(), process(seen=130), interactive()), "no_sweeps"),
        ((beat(), process(), interactive(seen=130)), "no_interactive"),
        ((beat(), process(problem="pool", well_at=ago(130)), interactive()), "no_sweeps"),
        ((beat(problem="loop", well_at=ago(130)), process(), interactive()), "no_beat"),
    ],
)
def test_nobody_does_this_work(processes, code):
    assert found(*processes) == [(code, ago(130))]


def test_nothing_was_ever_started():
    assert [code for code, _ in found(sweep=None)] == ["no_beat", "no_sweeps", "no_interactive"]


def test_a_worker_that_ended_as_it_should_is_missed_after_a_while():
    assert found(beat(), process(seen=100, ended_at=ago(100)), interactive()) == []
    assert found(beat(), process(seen=130, ended_at=ago(130)), interactive()) == [("no_sweeps", ago(130))]


def test_a_restart_of_all_at_once_is_not_worth_a_word():
    ended = {"seen": 60, "ended_at": ago(60)}
    assert found(beat(**ended), process(**ended), interactive(**ended), sweep=170) == []
    assert found(beat(), process(**ended), interactive(**ended), sweep=190) == []


def test_a_clock_that_was_set_back_hides_nobody_who_is_gone():
    assert [code for code, _ in found(beat(seen=-3600), process(), interactive())] == ["no_beat"]


def test_one_of_two_has_stopped():
    others = (beat(), process(), interactive())
    assert found(*others, process(node="sweep2@host", seen=130)) == [("one_stopped", ago(130))]
    assert found(*others, beat(node="beat@host (8)", seen=130)) == [("one_stopped", ago(130))]
    replacement = process(node="sweep3@host", started=ago(60))
    assert found(*others, replacement, process(node="sweep2@host", seen=130)) == []


def test_a_problem_that_passes_is_none():
    assert found(beat(), process(problem="loop", well_at=ago(60)), interactive()) == []


def test_no_sweep_begins():
    assert found(beat(), process(), interactive(), sweep=200) == [("sweep_late", ago(200))]
    assert found(beat(), process(), interactive(), sweep=None) == [("sweep_late", None)]
    # A long one is at work, and Beat has only just begun.
    assert found(beat(), process(busy_since=ago(600)), interactive(), sweep=600) == []
    assert found(beat(started=ago(30)), process(), interactive(), sweep=600) == []


def test_messages_that_nobody_takes():
    idle = interactive(took_at=ago(200))
    assert found(beat(), process(), idle) == [("not_taken", ago(200))]
    assert found(beat(), process(), idle, interactive(took_at=ago(20))) == []
    assert found(beat(), process(), interactive(took_at=ago(600), busy_since=ago(600))) == []
    assert found(beat(started=ago(30)), process(), idle) == []
