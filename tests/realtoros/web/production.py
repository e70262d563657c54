"""gunicorn as it is started in production."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from tests.conftest import ROOT, answers, free_port, wait_until
from tests.realtoros.web.conftest import until_closed

WORKERS = 2
"""As gunicorn.conf.py says."""


class Gunicorn:
    def __init__(self, folder: Path) -> None:
        self.port, self.log = free_port(), folder / "log"
        command = [sys.executable, "-m", "gunicorn", "realtoros.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--no-control-socket", "--access-logfile", "-", "--preload"]
        with open(self.log, "wb") as out:
            self.process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "DEBUG": "1"}, stdout=out, stderr=out)

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


@contextmanager
def production(folder: Path) -> Iterator[Gunicorn]:
    started = Gunicorn(folder)
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{started.port}/healthz"), 60, "gunicorn answers")
        wait_until(lambda: len(started.workers()) == WORKERS, 10, "all workers are started")
        yield started
    finally:
        started.process.terminate()
        try:
            started.process.wait(40)
        except subprocess.TimeoutExpired:
            started.process.kill()
            started.process.wait()
