"""Whoever sends slowly waits for themselves alone, and not for ever."""

import socket
import time
from contextlib import suppress

import pytest

from realtoros.web.channel import Limits
from realtoros.wsgi import application as site
from tests.realtoros.web.conftest import one_answer, trickle, until_closed

pytestmark = pytest.mark.repeat("floods", rounds=10, short=1)

BODY = b"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"
CHUNKS = b"POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
PING = b"GET /ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
HEALTH = PING.replace(b"/ping", b"/healthz").replace(b"Host: a", b"Host: localhost")


def test_twelve_slow_heads_and_twelve_slow_bodies_stop_nothing(serve, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    running = serve(site, **{name: getattr(Limits, name) for name in ("head", "body_grace", "body", "look")})
    slow = [
        running.connect(start) for _ in range(6) for start in (b"G", b"GET / HTT", BODY + b"x", CHUNKS + b"5\r\nab")
    ]
    began = time.monotonic()
    for _ in range(5):
        trickle(slow, b"a", 0.02)
        assert b" 200 OK" in running.ask(HEALTH)
    assert time.monotonic() - began < 3


def test_a_head_has_to_be_complete_in_time(serve):
    running = serve()
    trickling, silent, half = (running.connect(data) for data in (b"G", b"", b"GET / HTTP/1.1\r\nHost: a\r\n"))
    began = time.monotonic()
    trickle([trickling], b"E", 0.5)
    assert until_closed(half).startswith(b"HTTP/1.1 408 ")
    assert until_closed(trickling).startswith(b"HTTP/1.1 408 ")
    assert until_closed(silent) == b"", "who has asked nothing is answered nothing"
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("start", [BODY, CHUNKS + b"F4240\r\n"])
def test_a_body_has_to_come_fast_enough(serve, start):
    running = serve()
    fast, slow, stalled = running.connect(start), running.connect(start), running.connect(start + b"x" * 3000)
    for _ in range(25):
        with suppress(OSError):
            slow.send(b"x")
        fast.send(b"x" * 400)  # 20 kB/s
        time.sleep(0.02)
    assert until_closed(slow).startswith(b"HTTP/1.1 408 ")
    assert until_closed(stalled).startswith(b"HTTP/1.1 408 ")
    fast.sendall(b"x" * (1_000_000 - 25 * 400) + (b"\r\n0\r\n\r\n" if start is not BODY else b""))
    assert b"POST /x 1000000 of 1000000" in one_answer(fast)


def test_a_mail_that_comes_too_slowly_comes_again(serve):
    running = serve()
    stalled = running.connect(BODY.replace(b"/x", b"/webhook/inbound") + b"x")
    assert until_closed(stalled).startswith(b"HTTP/1.1 503 ")


def test_an_upload_has_an_end_however_fast_it_is(serve):
    running = serve(body=0.3)
    visitor = running.connect(BODY + b"x" * 900_000)
    trickle([visitor], b"x" * 100, 0.4)
    assert until_closed(visitor).startswith(b"HTTP/1.1 408 ")


def test_a_kept_connection_may_pause_but_the_next_head_may_not(serve):
    running = serve(idle=0.6, head=0.2)
    visitor = running.connect(PING.replace(b"Connection: close\r\n", b""))
    assert b"GET /ping" in one_answer(visitor)
    time.sleep(0.4)
    visitor.sendall(b"GET /aga")
    began = time.monotonic()
    assert until_closed(visitor).startswith(b"HTTP/1.1 408 ")
    assert 0.1 < time.monotonic() - began < 0.5


def test_idle_connections_are_closed(serve):
    running = serve()
    visitor = running.connect(PING.replace(b"Connection: close\r\n", b""))
    assert b"GET /ping" in one_answer(visitor)
    assert until_closed(visitor) == b""


def test_when_all_connections_are_taken_the_one_that_waits_longest_gives_way(serve):
    running = serve(head=9, connections=10)
    slow = [running.connect(b"G") for _ in range(30)]
    assert b"GET /ping" in running.ask(PING)
    assert len(running.server.channels) <= 10
    assert until_closed(slow[0]) == b""


def test_slow_requests_of_one_address_are_limited_and_the_oldest_go(serve):
    running = serve(head=9, slow_ones=5)
    slow = [running.connect(b"G") for _ in range(8)]
    assert [until_closed(visitor)[:12] for visitor in slow[:3]] == [b"HTTP/1.1 408"] * 3
    for visitor in slow[3:]:
        visitor.sendall(PING[1:])
        assert b"GET /ping" in until_closed(visitor)


def test_a_proxy_speaks_for_many(serve):
    running = serve(head=0.5, slow_ones=2, is_proxy=lambda address: address == "127.0.0.1")
    slow = [running.connect(b"G") for _ in range(8)]
    time.sleep(0.3)
    for visitor in slow:
        visitor.sendall(PING[1:])
        assert b"GET /ping" in until_closed(visitor)


def test_many_quick_requests_at_once_are_no_slow_ones(serve):
    running = serve(slow_ones=2)
    many = [running.connect(BODY[:-11] + b"100000\r\n\r\n") for _ in range(60)]
    for visitor in many:
        visitor.sendall(b"x" * 100_000)
    assert all(b"100000 of 100000" in one_answer(visitor) for visitor in many)


def test_slow_readers_hold_no_thread(serve):
    def much(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return (b"x" * 1_000_000 for _ in range(30 if environ["PATH_INFO"] == "/much" else 1))

    running = serve(much, unread=9)
    readers = [running.connect(PING.replace(b"/ping", b"/much")) for _ in range(2)]
    assert b" 200 OK" in running.ask(PING)
    assert len(until_closed(readers[0])) > 30_000_000


def test_an_answer_that_nobody_reads_is_given_up(serve):
    def much(environ, start_response):
        start_response("200 OK", [("Content-Length", "20000000")])
        return [b"x" * 20_000_000]

    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10_000)
    running = serve(much, listening)
    reader = running.connect(PING, unread=10_000)
    assert reader.recv(1) == b"H"
    deadline = time.monotonic() + 3
    while running.server.channels and time.monotonic() < deadline:
        time.sleep(0.02)
    assert running.server.channels == []
    assert len(until_closed(reader)) < 20_000_000
