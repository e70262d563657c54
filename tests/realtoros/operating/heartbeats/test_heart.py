"""One row for each process, written by one statement, whatever the database does."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection

from realtoros.celery import app
from realtoros.operating.heartbeats import worker
from realtoros.operating.heartbeats.beat import Scheduler
from realtoros.operating.heartbeats.heart import Heart, Sign
from realtoros.operating.heartbeats.worker import Marks, Pulse
from realtoros.operating.models import Heartbeat

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def _open(monkeypatch):
    """The test's own transaction goes on after a beat."""
    monkeypatch.setattr(connection, "close", lambda: None)


def heart(sign=Sign, node="sweep@host") -> Heart:
    return Heart("worker", node, "celery", sign)


@pytest.mark.django_db
@pytest.mark.usefixtures("_open")
def test_a_beat_is_one_statement(django_assert_num_queries, clock):
    one = heart()
    with django_assert_num_queries(1):
        one.beat()
    clock.shift(timedelta(seconds=20))
    with django_assert_num_queries(1):
        one.beat()
    row = Heartbeat.objects.get()
    assert (row.node, row.queues, row.started_at, row.seen_at) == (
        "sweep@host",
        "celery",
        NOW,
        NOW + timedelta(seconds=20),
    )
    assert row.well_at == row.seen_at and row.pid and row.ended_at is None


@pytest.mark.django_db
@pytest.mark.usefixtures("_open")
def test_a_problem_keeps_the_time_at_which_all_was_well(clock):
    signs = [Sign(), Sign("loop"), Sign("pool", NOW, "followups.tasks.process_due_tasks")]
    one = heart(lambda: signs.pop(0))
    for _ in range(3):
        one.beat()
        clock.shift(timedelta(seconds=20))
    row = Heartbeat.objects.get()
    assert (row.well_at, row.seen_at) == (NOW, NOW + timedelta(seconds=40))
    assert (row.problem, row.busy_since, row.job) == ("pool", NOW, "followups.tasks.process_due_tasks")


@pytest.mark.django_db
@pytest.mark.usefixtures("_open")
def test_the_rows_of_those_that_are_gone_go_after_a_day():
    Heartbeat.objects.create(kind="worker", node="old@host", seen_at=NOW - timedelta(hours=25))
    Heartbeat.objects.create(kind="worker", node="gone@host", seen_at=NOW - timedelta(hours=23))
    heart().clear()
    assert Heartbeat.objects.get().node == "gone@host"


@pytest.mark.django_db
@pytest.mark.usefixtures("_open")
def test_a_database_that_is_away_is_logged_once(monkeypatch, caplog):
    one, write = heart(), Heart._write

    def refuse(self, ended):
        raise DatabaseError("away")

    monkeypatch.setattr(Heart, "_write", refuse)
    one.beat()
    one.beat()
    assert [record.message for record in caplog.records] == ["heartbeat not written: away"]
    monkeypatch.setattr(Heart, "_write", write)
    one.beat()
    assert Heartbeat.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_thread_writes_the_end_down():
    one = heart()
    one.start()
    one.wait()
    assert not one._thread.is_alive()
    assert Heartbeat.objects.get().ended_at == NOW


class Pool:
    def __init__(self, *processes):
        self.info = {"processes": list(processes)}


def test_a_pool_whose_process_does_not_run(monkeypatch, settings):
    passed = [1000.0]
    monkeypatch.setattr(worker.time, "monotonic", lambda: passed[0])
    marks, settings.HEARTBEAT_EVERY = Marks(), 20
    pulse = Pulse(Pool(71, 72), marks)
    assert pulse.sign().problem == "pool"
    marks.write(71)
    marks.write(72)
    assert pulse.sign().problem == ""
    passed[0] += 50
    pulse.loop()
    marks.write(71)
    assert pulse.sign().problem == "pool"
    marks.write(72)
    assert pulse.sign().problem == ""
    passed[0] += 50
    assert pulse.sign().problem == "loop"
    assert Pulse(Pool(), marks).sign().problem == "pool"


def test_a_job_beyond_its_limit(monkeypatch, settings, clock):
    settings.CELERY_TASK_TIME_LIMIT = 1800
    pulse = Pulse(Pool(), Marks())
    monkeypatch.setattr(pulse, "_processes", lambda: None)
    monkeypatch.setattr(worker, "_active", lambda: {"a": "followups.tasks.process_due_tasks"})
    assert pulse.sign() == Sign("", NOW, "followups.tasks.process_due_tasks", None)
    clock.shift(timedelta(minutes=30))
    monkeypatch.setattr(pulse, "_looped", float("inf"))
    assert pulse.sign().problem == ""
    clock.shift(timedelta(minutes=2))
    assert pulse.sign().problem == "job"


def test_beat_writes_from_its_first_tick_on(monkeypatch):
    begun = []
    monkeypatch.setattr("realtoros.operating.heartbeats.beat.DatabaseScheduler.tick", lambda self: 5)
    monkeypatch.setattr("realtoros.operating.heartbeats.beat.DatabaseScheduler.close", lambda self: None)
    monkeypatch.setattr(Heart, "start", lambda self: begun.append(self._key["node"]))
    scheduler = Scheduler(app=app, lazy=True)
    assert scheduler.tick() == scheduler.tick() == 5
    assert len(begun) == 1 and begun[0].startswith("beat@")
    assert scheduler._sign() == Sign()
    monkeypatch.setattr(scheduler, "_ticked", scheduler._ticked - 60)
    assert scheduler._sign().problem == "loop"
    scheduler.close()
    assert threading.active_count()


def test_a_signal_in_the_middle_of_a_query_asks_nothing_more(monkeypatch):
    """The query holds the connection's lock, and the handler runs in the same thread."""
    closed, during = [], []
    base = "realtoros.operating.heartbeats.beat.DatabaseScheduler"
    monkeypatch.setattr(f"{base}.close", lambda self: closed.append(self))
    monkeypatch.setattr(Heart, "start", lambda self: None)
    monkeypatch.setattr(Heart, "wait", lambda self: None)
    scheduler = Scheduler(app=app, lazy=True)

    def interrupted(self):
        scheduler.close()
        during.extend(closed)
        raise SystemExit

    for name, asks in (("tick", scheduler.tick), ("_do_sync", scheduler._do_sync)):
        monkeypatch.setattr(f"{base}.{name}", interrupted)
        with pytest.raises(SystemExit):
            asks()
    assert not during and not closed
    scheduler.close()
    assert closed == [scheduler]


def test_nor_after_a_tick_has_written_down_what_it_sent(monkeypatch):
    """It asks on after that, and a signal may break in there as well."""
    closed = []
    base = "realtoros.operating.heartbeats.beat.DatabaseScheduler"
    monkeypatch.setattr(f"{base}.close", lambda self: closed.append(self))
    monkeypatch.setattr(f"{base}._do_sync", lambda self: None)
    monkeypatch.setattr(Heart, "start", lambda self: None)
    scheduler = Scheduler(app=app, lazy=True)

    def interrupted(self):
        scheduler._do_sync()
        scheduler.close()
        raise SystemExit

    monkeypatch.setattr(f"{base}.tick", interrupted)
    with pytest.raises(SystemExit):
        scheduler.tick()
    assert not closed
    scheduler.close()
    assert closed == [scheduler]
