"""Production's gunicorn under a flood, and restarted under its visitors, with its real deadlines."""

import http.client
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from tests.conftest import wait_until
from tests.realtoros.web.production import Gunicorn, production

BEGINNINGS = (b"G", b"GET / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nx", b"")
SLOW = 400
PATIENCE = 3.0  # seconds that a visitor waits for an answer, on a machine that does other things too


@pytest.fixture
def gunicorn(tmp_path: Path) -> Iterator[Gunicorn]:
    with production(tmp_path) as started:
        yield started


def memory(gunicorn: Gunicorn) -> int:
    """Megabytes of the processes that answer."""
    return sum(worker.memory_info().rss for worker in gunicorn.workers()) // 2**20


def seconds_of_an_answer(gunicorn: Gunicorn) -> float:
    began = time.monotonic()
    assert gunicorn.is_healthy()
    return time.monotonic() - began


def slow_sender(gunicorn: Gunicorn, number: int) -> socket.socket:
    visitor = gunicorn.connect(BEGINNINGS[number % len(BEGINNINGS)])
    visitor.setblocking(False)
    return visitor


def is_closed(visitor: socket.socket) -> bool:
    """Whether the server has closed it; what it said before does not matter."""
    try:
        while visitor.recv(65536):
            pass
    except BlockingIOError:
        return False
    except ConnectionError:
        pass
    return True


@pytest.mark.prove("floods", minutes=4)
def test_slow_senders_stop_nobody_and_are_closed(gunicorn, short):
    """Whoever is closed comes back at once, until the time is over; then all are closed within the deadlines."""
    end = time.monotonic() + (12 if short else 90)
    slow = [slow_sender(gunicorn, number) for number in range(SLOW)]
    closed, slowest, before = 0, 0.0, memory(gunicorn)
    while time.monotonic() < end:
        for number, visitor in enumerate(slow):
            with suppress(OSError):
                visitor.send(b"x")
            if is_closed(visitor):
                closed += 1
                visitor.close()
                slow[number] = slow_sender(gunicorn, number)
        slowest = max(slowest, seconds_of_an_answer(gunicorn))
        time.sleep(0.2)
    assert closed > SLOW / 2
    assert slowest < PATIENCE
    assert memory(gunicorn) < before + 100
    if not short:
        wait_until(lambda: all(is_closed(visitor) for visitor in slow), 90, "every slow sender is closed")
    for visitor in slow:
        visitor.close()
    assert "Traceback" not in gunicorn.log.read_text()


def posts(gunicorn: Gunicorn, until: float) -> Counter[int]:
    """The answers to as many sign-ins as one visitor can post."""
    answers: Counter[int] = Counter()
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", gunicorn.port, timeout=PATIENCE * 2)
        connection.request("POST", "/login/", b"login=ana&password=guess", {"Host": "127.0.0.1"})
        answers[connection.getresponse().status] += 1
        connection.close()
    return answers


@pytest.mark.prove("floods", minutes=3)
def test_a_flood_of_sign_ins_is_refused_and_stops_nobody(gunicorn, short):
    """Each process lets 120 a minute through, as far as the check against forged forms, and refuses the others."""
    seconds = 8 if short else 55
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(6) as threads:
        floods = [threads.submit(posts, gunicorn, until) for _ in range(6)]
        slowest = 0.0
        while time.monotonic() < until:
            slowest = max(slowest, seconds_of_an_answer(gunicorn))
            time.sleep(0.1)
    answers = sum((flood.result() for flood in floods), Counter())
    assert set(answers) <= {403, 429}
    assert answers[429] > 0
    assert answers[403] <= 2 * 120 * (1 + seconds / 60)
    assert slowest < PATIENCE


def visits(gunicorn: Gunicorn, over: Event) -> Counter[str]:
    """What came of one visit after the other."""
    found: Counter[str] = Counter()
    while not over.is_set():
        connection = http.client.HTTPConnection("127.0.0.1", gunicorn.port, timeout=20)
        try:
            connection.request("GET", "/healthz", headers={"Host": "127.0.0.1", "Connection": "close"})
            found[str(connection.getresponse().status)] += 1
        except (OSError, http.client.HTTPException) as problem:
            found[repr(problem)] += 1
        finally:
            connection.close()
        time.sleep(0.01)
    return found


@pytest.mark.prove("restarts", minutes=4)
def test_new_processes_take_over_and_no_visitor_notices(gunicorn, short):
    """SIGHUP, as when a new version is put in place: old processes answer what they have begun."""
    over = Event()
    with ThreadPoolExecutor(4) as threads:
        visitors = [threads.submit(visits, gunicorn, over) for _ in range(4)]
        try:
            for _ in range(1 if short else 5):
                old = set(gunicorn.workers())
                gunicorn.process.send_signal(signal.SIGHUP)
                wait_until(
                    lambda old=old: len(gunicorn.workers()) == 2 and not old & set(gunicorn.workers()), 40, "new"
                )
                time.sleep(1)
        finally:
            over.set()
    found = sum((visitor.result() for visitor in visitors), Counter())
    assert set(found) == {"200"}
    assert found["200"] > 8
