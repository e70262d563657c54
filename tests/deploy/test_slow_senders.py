"""Two thousand who send slowly: nginx waits for them, and everybody else is answered as always."""

import resource
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest

from tests.deploy.box import NAME, Box

pytestmark = pytest.mark.slow

HEAD = f"GET /login/ HTTP/1.1\r\nHost: {NAME}\r\nX-Slow: ".encode()
BODY = f"POST /webhook/sendgrid HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 1000000\r\n\r\n".encode()
SLOW = 2000
ENCRYPTED = 400
PATIENCE = 2.0
"""Seconds that a visitor waits at most, on a machine that does other things too."""


@pytest.fixture
def many_files() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192) if hard != resource.RLIM_INFINITY else 8192, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@contextmanager
def slow_senders(server: Box) -> Iterator[list[socket.socket]]:
    """By http and https, with half a head or half a body, from fifty addresses."""
    context = ssl.create_default_context(cafile=str(server.folder / "tls/fullchain.pem"))
    context.check_hostname = False
    with ExitStack() as stack:
        senders: list[socket.socket] = []
        for number in range(SLOW):
            port = server.port if number < ENCRYPTED else server.plain
            source = (f"127.0.2.{number % 50 + 1}", 0)
            sender = stack.enter_context(socket.create_connection(("127.0.0.1", port), 30, source))
            if number < ENCRYPTED:
                sender = stack.enter_context(context.wrap_socket(sender))
            sender.sendall(BODY if number % 2 else HEAD)
            sender.setblocking(False)
            senders.append(sender)
        yield senders


def send_a_bit(senders: list[socket.socket]) -> int:
    """One byte on each; how many still hold out."""
    alive = 0
    for sender in senders:
        with suppress(OSError):
            alive += sender.send(b"x")
    return alive


def longest_wait(server: Box, times: int) -> float:
    waits = []
    for _ in range(times):
        began = time.monotonic()
        assert server.ask("/login/").status == 200
        assert server.ask("/webhook/sendgrid", "POST", b"[]").status == 401
        waits.append(time.monotonic() - began)
    return max(waits)


def test_two_thousand_slow_senders_slow_nobody(server: Box, many_files: None) -> None:
    before = longest_wait(server, 3)
    connections = [
        len(worker.net_connections("unix")) for web in ("web1", "web2") for worker in server.running[web].children()
    ]
    with slow_senders(server) as senders:
        assert send_a_bit(senders) > SLOW * 0.9, "they are there"
        slowest = 0.0
        end = time.monotonic() + 6
        while time.monotonic() < end:
            send_a_bit(senders)
            slowest = max(slowest, longest_wait(server, 2))
        assert slowest < max(PATIENCE, 4 * before), f"{slowest} s beside {before} s"
        now = [
            len(worker.net_connections("unix")) for web in ("web1", "web2") for worker in server.running[web].children()
        ]
        assert sum(now) < sum(connections) + 20, "none of them has got as far as a web process"
