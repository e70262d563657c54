"""Faults that are really there, one by one, each in an installation in which all else is well: the doctor names it."""

from datetime import timedelta

import psycopg
import pytest
import redis
import time_machine
from django.db import connection
from django.utils import timezone
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from followups.models import SweepRun
from realtoros.operating.doctor import database, disk
from realtoros.operating.doctor.database import version
from realtoros.operating.models import Heartbeat

pytestmark = pytest.mark.django_db


def test_all_is_well(well):
    """What is amber needs emails that were sent."""
    wrong = {code: finding for code, finding in well.findings().items() if finding.tone in ("red", "amber")}
    assert set(wrong) <= {"sending.tracking", "sending.incoming"}


# --- the database


def test_a_version_that_we_do_not_know():
    assert version(140_011).tone == version(190_001).tone == "red"
    assert version(150_004).tone == version(180_000).tone == "green"


def test_a_missing_extension(well):
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION unaccent CASCADE")
    assert "CREATE EXTENSION unaccent;" in well.named("database.extensions").to_do


def test_a_migration_that_was_not_run(well):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'operating' AND name = '0003_one_job_deletes'")
    assert "operating.0003_one_job_deletes" in well.named("database.migrations").says


def other_connection():
    values = {key: value for key, value in connection.get_connection_params().items() if key in psycopg_keys}
    return psycopg.connect(**values)


psycopg_keys = ("dbname", "user", "password", "host", "port")


def test_a_transaction_that_was_left_open(well, monkeypatch):
    monkeypatch.setattr(database, "IDLE", 0)
    with other_connection() as other:
        other.execute("SELECT 1")
        found = well.named("database.waits", "amber")
        assert f"pg_terminate_backend({other.info.backend_pid})" in found.to_do


def test_a_database_that_does_not_know_all_letters(well, monkeypatch):
    name = "only_ascii"
    with other_connection() as other:
        other.autocommit = True
        other.execute(f"CREATE DATABASE {name} ENCODING SQL_ASCII LOCALE 'C' TEMPLATE template0")
        try:
            here = "current_database()"
            monkeypatch.setattr(database, "LETTERS", database.LETTERS.replace(here, f"'{name}'"))
            assert "SQL_ASCII" in well.named("database.encoding").says
        finally:
            other.execute(f"DROP DATABASE {name}")


# --- the broker


@pytest.fixture
def server(well):
    client = redis.Redis.from_url(well.settings.REDIS_URL)
    yield client
    client.config_set("maxmemory-policy", "noeviction")
    client.config_set("maxmemory", 0)
    client.config_set("appendonly", "yes")
    client.delete("celery")


def test_a_broker_that_is_away(well):
    well.settings.REDIS_URL = "redis://127.0.0.1:9/0"
    assert "REDIS_URL" in well.named("broker.reachable").to_do


def test_a_broker_that_throws_messages_away(well, server):
    server.config_set("maxmemory", 10**9)
    server.config_set("maxmemory-policy", "allkeys-lru")
    assert "allkeys-lru" in well.named("broker.eviction").says


def test_a_broker_that_keeps_nothing(well, server):
    server.config_set("appendonly", "no")
    assert "appendonly yes" in well.named("broker.persistence", "amber").to_do


def test_messages_that_pile_up(well, server):
    server.rpush("celery", *["{}"] * 1001)
    assert "1,001 messages in celery" in well.named("broker.queues", "amber").says


# --- workers and Beat


def test_a_beat_that_stopped(well):
    Heartbeat.objects.filter(kind="beat").update(seen_at=timezone.now() - timedelta(minutes=5))
    findings = well.findings()
    assert findings["processes.no_beat"].tone == findings["processes.beat.gone"].tone == "red"
    assert "realtoros-beat" in findings["processes.no_beat"].to_do


def test_a_worker_that_hangs(well):
    ago = timezone.now() - timedelta(minutes=5)
    Heartbeat.objects.filter(queues="celery").update(well_at=ago, problem="job")
    findings = well.findings()
    assert "longer than it may" in findings["processes.worker.hangs"].says
    assert findings["processes.no_sweeps"].tone == "red"


def test_a_queue_that_nobody_listens_to(well):
    Heartbeat.objects.filter(queues="interactive").delete()
    assert "interactive" in well.named("processes.no_interactive").says


def test_a_worker_that_takes_no_jobs(well):
    ago = timezone.now() - timedelta(minutes=5)
    Heartbeat.objects.filter(queues="interactive").update(took_at=ago)
    assert "takes no jobs" in well.named("processes.not_taken").says


def test_sweeps_that_do_not_begin(well):
    SweepRun.objects.update(started_at=timezone.now() - timedelta(minutes=5))
    findings = well.findings()
    assert "process-due-tasks" in findings["processes.sweep_late"].to_do
    assert findings["sending.worker"].tone == "red"


# --- the clock


def test_a_clock_that_jumped_an_hour(well):
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert "behind this machine" in well.findings()["clock.database"].says
        assert well.findings()["clock.database"].tone == "red"


def test_a_beat_that_waits_for_its_own_future(well):
    every = IntervalSchedule.objects.create(every=60, period="seconds")
    later = timezone.now() + timedelta(hours=1)
    PeriodicTask.objects.create(name="process-due-tasks", task="x", interval=every, last_run_at=later)
    assert "process-due-tasks" in well.named("clock.beat").says


# --- the disk and files


def test_a_disk_that_is_nearly_full(well, monkeypatch):
    monkeypatch.setattr(disk, "TOO_LITTLE", 2**60)
    monkeypatch.setattr(disk, "LITTLE", 2**60)
    findings = well.findings()
    assert {findings[f"disk.{code}"].tone for code in ("media", "temporary", "static")} == {"red"}
    monkeypatch.setattr(disk, "TOO_LITTLE", 0)
    assert well.named("disk.media", "amber").says.startswith("Only ")


def test_static_files_that_were_not_collected(well, tmp_path):
    (tmp_path / "staticfiles.json").unlink()
    assert "collectstatic" in well.named("disk.collected").to_do


# --- SITE_URL


@pytest.mark.parametrize(
    ("url", "code", "tone"),
    [
        ("http://crm.cedarmain.example", "address.https", "red"),
        ("https://localhost:8000", "address.public", "red"),
        ("https://192.168.1.20", "address.public", "red"),
        ("https://crm.sales.north-west.cedar-and-main-realty.example", "address.length", "amber"),
        ("https://other.example", "address.allowed", "red"),
    ],
)
def test_an_address_that_can_not_work(well, url, code, tone):
    well.settings.SITE_URL = url
    if code != "address.allowed":
        well.settings.ALLOWED_HOSTS = ["*"]
    assert well.named(code, tone)
