"""gunicorn with our worker, as it is started in production: what is in gunicorn.conf.py, nothing else said."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT, answers, free_port, wait_until
from tests.realtoros.web.conftest import until_closed

pytestmark = pytest.mark.slow


class Gunicorn:
    def __init__(self, folder: Path) -> None:
        self.port, self.log = free_port(), folder / "log"
        command = [sys.executable, "-m", "gunicorn", "realtoros.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--no-control-socket", "--access-logfile", "-", "--preload"]
        with open(self.log, "wb") as out:
            self.process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "DEBUG": "1"}, stdout=out, stderr=out)
        wait_until(lambda: answers(f"http://127.0.0.1:{self.port}/healthz"), 20, "gunicorn answers")

    def connect(self, data: bytes) -> socket.socket:
        visitor = socket.create_connection(("127.0.0.1", self.port), timeout=5)
        visitor.sendall(data)
        return visitor

    def workers(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children()

    def is_healthy(self) -> bool:
        with (
            suppress(OSError),
            self.connect(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") as one,
        ):
            return until_closed(one).startswith(b"HTTP/1.1 200 ")
        return False


@pytest.fixture
def gunicorn(tmp_path: Path) -> Iterator[Gunicorn]:
    started = Gunicorn(tmp_path)
    yield started
    started.process.kill()
    started.process.wait()


def test_holds_out_and_ends_in_order(gunicorn: Gunicorn) -> None:
    slow = [gunicorn.connect(b"GET / HTTP/1.1\r\n") for _ in range(250)]
    slow += [gunicorn.connect(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\nx") for _ in range(250)]
    assert gunicorn.is_healthy()

    before = gunicorn.workers()
    assert len(before) == 2
    before[0].kill()
    assert all(gunicorn.is_healthy() for _ in range(5))
    wait_until(lambda: len(gunicorn.workers()) == 2 and gunicorn.workers() != before, 10, "another worker")

    for visitor in slow:
        visitor.close()
    gunicorn.process.send_signal(signal.SIGTERM)
    assert gunicorn.process.wait(5) == 0
    log = gunicorn.log.read_text()
    assert "Using worker: realtoros.web.worker.Worker" in log and '"GET /healthz HTTP/1.1" 200' in log
    assert "Traceback" not in log
