"""gunicorn with our worker, as it is started in production: what is in gunicorn.conf.py, nothing else said."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import wait_until
from tests.realtoros.web.production import Gunicorn, production

pytestmark = pytest.mark.slow


@pytest.fixture
def gunicorn(tmp_path: Path) -> Iterator[Gunicorn]:
    with production(tmp_path) as started:
        yield started


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
    assert "Using worker: realtoros.web.worker.Worker" in log and " GET /healthz 200 " in log
    assert "Traceback" not in log
