"""One connection: what may be sent on it, and by when."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import BadRequest

LONGEST_LINE = 4096
"""Bytes between chunks, and behind the last one. waitress itself would keep as much as a whole body may have."""

TOO_SLOW = b"The request came too slowly. Please send it again.\n"
REFUSAL = (
    b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Length: %d\r\n\r\n%s" % (len(TOO_SLOW), TOO_SLOW)
)


@dataclass(frozen=True)
class Limits:
    """Seconds, unless a comment says otherwise."""

    head: float = 10  # until the head is complete
    body_grace: float = 10  # until the rate of a body counts
    body_rate: float = 8000  # bytes a second, on average since the body began
    body: float = 300  # until the body is complete
    idle: float = 75  # a kept connection without a request
    unread: float = 60  # an answer of which the client reads nothing
    linger: float = 5  # for the rest of a request that was refused, so that the answer arrives
    slow: float = 3  # from when on an unfinished request counts as a slow one
    slow_ones: int = 50  # of one address, in this process
    connections: int = 1000  # in this process
    look: float = 0.5  # between two looks at all connections
    head_bytes: int = 32 * 1024
    body_bytes: int = 32 * 1024 * 1024


class Phase(IntEnum):
    """What a connection waits for. Who is closed first when there are too many stands first."""

    LINGERING = 0
    IDLE = 1
    HEAD = 2
    BODY = 3
    UNREAD = 4
    AT_WORK = 5


class Parser(HTTPRequestParser):
    error: Any  # waitress declares no types

    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except ValueError as error:  # a length of more digits than Python reads, an address that is none
            raise ParsingError("A header that can't be read") from error
        # Two readers in a row could disagree where such a request ends.
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("Content-Length and Transfer-Encoding together")
        if not self.chunked and "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("Transfer-Encoding needs HTTP/1.1")

    def received(self, data: bytes) -> int:
        count: int = super().received(data)
        receiver = self.body_rcv
        if self.chunked and max(len(receiver.control_line), len(receiver.trailer)) > LONGEST_LINE:
            self.error = self.error or BadRequest("A line between chunks is too long")
            self.completed = True
        return count


class Task(WSGITask):
    def build_response_header(self) -> bytes:
        if self.channel.server.stopping:
            self.set_close_on_finish()
        header: bytes = super().build_response_header()
        return header

    def write(self, data: bytes) -> None:
        """Head and body leave together: at each write a thread lets the others go first."""
        if self.wrote_header:
            super().write(data)
        else:
            with self.channel.corked():
                super().write(data)

    def finish(self) -> None:
        if not self.wrote_header:
            self.write(b"")
        if self.request.command == "HEAD":
            self.chunked_response = False  # no end either of a body that isn't sent
        super().finish()
        self.channel.server.finished(self)


class Refusal(ErrorTask):
    def execute(self) -> None:
        self.channel.refused = True
        super().execute()


class Channel(HTTPChannel):
    parser_class, task_class, error_task_class = Parser, Task, Refusal
    request: Any
    will_close: bool
    refused = lingering = served = False
    held: list[bytes] | None = None

    def __init__(self, server: Any, sock: socket.socket, addr: Any, adj: Any, map: Any = None) -> None:
        super().__init__(server, sock, addr, adj, map)
        self.since = time.monotonic()
        self.seen: tuple[Phase, Any] = (Phase.HEAD, None)
        self.read()  # most requests are there with the connection: no further turn of the loop for them

    @property
    def phase(self) -> Phase:
        if self.lingering:
            return Phase.LINGERING
        if self.requests:
            return Phase.AT_WORK
        if self.total_outbufs_len or self.close_when_flushed or self.will_close:
            return Phase.UNREAD
        if self.request is None:
            return Phase.IDLE if self.served else Phase.HEAD  # a new connection owes its first head
        return Phase.BODY if self.request.headers_finished else Phase.HEAD

    def look(self, now: float) -> None:
        """Notes since when it waits for the same thing. The first head counts from the connection's beginning."""
        seen = self.phase, self.request
        if seen != self.seen:
            is_first = seen[0] == Phase.HEAD and not self.served
            self.seen, self.since = seen, self.since if is_first else now

    def received(self, data: bytes) -> bool:
        is_read: bool = super().received(data)
        self.served = self.served or self.request is None
        return is_read

    def is_late(self, now: float, limits: Limits) -> bool:
        waited = now - self.since
        match self.seen[0]:
            case Phase.HEAD:
                return waited > limits.head
            case Phase.BODY:
                arrived = self.request.body_bytes_received if self.request else 0
                too_slow = waited > limits.body_grace and arrived < limits.body_rate * waited
                return too_slow or waited > limits.body
            case Phase.IDLE:
                return time.time() - self.last_activity > limits.idle
            case Phase.UNREAD:
                return time.time() - self.last_activity > limits.unread
            case Phase.LINGERING:
                return waited > limits.linger
        return False

    def give_up(self) -> None:
        """Only from the main thread, and never while an answer is made. Whoever began a request is told."""
        if self.request is None or self.phase not in (Phase.HEAD, Phase.BODY):
            self.handle_close()
            return
        self.request.close()
        self.request = None
        with self.outbuf_lock:
            self.outbufs[-1].append(REFUSAL)
            self.current_outbuf_count += len(REFUSAL)
            self.total_outbufs_len += len(REFUSAL)
            self.refused = self.close_when_flushed = True

    @contextmanager
    def corked(self) -> Iterator[None]:
        held: list[bytes] = []
        self.held = held
        yield
        self.held = None
        super().write_soon(b"".join(held))

    def write_soon(self, data: Any) -> int:
        if self.held is None:
            count: int = super().write_soon(data)
            return count
        self.held.append(data)
        return len(data)

    def send_continue(self) -> None:
        if self.request.completed:  # refused, or without a body: nothing is to be sent
            self.request.expect_continue = False
        else:
            super().send_continue()

    def readable(self) -> bool:
        return bool(self.lingering or super().readable())

    def handle_read(self) -> None:
        self.read()

    def read(self) -> None:
        try:
            data = self.recv(self.adj.recv_bytes)
        except BlockingIOError:
            return
        except OSError:
            self.handle_close()
            return
        if not data:
            self.connected = False
        elif not self.lingering:
            self.last_activity = time.time()
            try:
                self.received(data)
            except Exception:  # or it would end the listening socket that this may be called from
                self.logger.exception("A request that can't be read")
                self.handle_close()

    def handle_write(self) -> None:
        """Closing with bytes unread would reset the connection, and the client would never see why."""
        if not (self.refused and self.close_when_flushed) or self.will_close:
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if not (self.total_outbufs_len or self.will_close):
            self.close_when_flushed, self.lingering = False, True
            try:
                self.socket.shutdown(socket.SHUT_WR)
            except OSError:
                self.will_close = True
