"""The web server in this process, with deadlines thirty times as short."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from typing import Any

import pytest

from realtoros.web.channel import Limits
from realtoros.web.server import Application, Server

SHORT = {"head": 0.3, "body_grace": 0.3, "body": 1.2, "idle": 0.3, "unread": 0.3, "linger": 0.2, "look": 0.02}
SHORT |= {"slow": 0.1}
Visitor = Callable[..., socket.socket]


class Running:
    """Started in a thread; `connect` sends what it is given."""

    def __init__(self, application: Application, limits: Limits, listening: socket.socket, **options: Any) -> None:
        self.listening, self.where = listening, listening.getsockname()
        self.server = Server(application, [listening], limits, threads=2, **options)
        self.ends = False
        self.thread = threading.Thread(target=self.run)
        self.visitors = ExitStack()
        self.thread.start()

    def run(self) -> None:
        while not self.ends:
            self.server.turn()
        self.server.stop(2)

    def connect(self, data: bytes = b"", unread: int = 0) -> socket.socket:
        """`unread`: bytes that the system may keep for a visitor who doesn't read."""
        visitor = self.visitors.enter_context(socket.socket(self.listening.family, socket.SOCK_STREAM))
        if unread:
            visitor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, unread)
        visitor.settimeout(3)
        visitor.connect(self.where)
        visitor.sendall(data)
        return visitor

    def ask(self, data: bytes) -> bytes:
        """Everything that is answered until the connection is closed."""
        return until_closed(self.connect(data))

    def stop(self) -> None:
        self.visitors.close()
        if not self.ends:
            self.ends = True
            self.server.wake()
        self.thread.join(5)
        assert not self.thread.is_alive()


def until_closed(visitor: socket.socket) -> bytes:
    received = []
    with suppress(ConnectionResetError):
        while data := visitor.recv(65536):
            received.append(data)
    return b"".join(received)


def one_answer(visitor: socket.socket) -> bytes:
    """Head and body of an answer on a connection that stays open."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += visitor.recv(65536) or b"closed\r\n\r\n"
    head, _, body = received.partition(b"\r\n\r\n")
    length = next((int(line.split()[1]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length")), 0)
    while len(body) < length:
        body += visitor.recv(65536)
    return head + b"\r\n\r\n" + body


def trickle(visitors: list[socket.socket], data: bytes, seconds: float) -> None:
    """A bit more on each, again and again, whether or not anybody still listens."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for visitor in visitors:
            with suppress(OSError):
                visitor.send(data)
        time.sleep(0.02)


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length)
    answer = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {len(body)} of {length}".encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(answer)))])
    return [answer]


@pytest.fixture
def serve() -> Iterator[Callable[..., Running]]:
    started = []

    def start(application: Application = echo, listening: socket.socket | None = None, **different: Any) -> Running:
        options = {name: different.pop(name) for name in ("finished", "refused", "is_proxy") if name in different}
        listening = listening or socket.create_server(("127.0.0.1", 0), backlog=200)
        started.append(Running(application, Limits(**{**SHORT, **different}), listening, **options))
        return started[-1]

    yield start
    for running in started:
        running.stop()
