"""One connection, with its limits of size and time."""

import logging
import re
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
from waitress.utilities import BadRequest, Error, RequestEntityTooLarge

logger = logging.getLogger(__name__)

LONGEST_LINE = 4096
"""Bytes of a chunk's header line, and of the trailer. waitress itself would buffer up to the limit of a body."""

TOO_SLOW = b"The request came too slowly. Please send it again.\n"
REFUSAL = (
    b"HTTP/1.1 %s\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Length: " + str(len(TOO_SLOW)).encode() + b"\r\n\r\n" + TOO_SLOW
)


@dataclass(frozen=True)
class Limits:
    """Seconds, unless a comment says otherwise."""

    head: float = 10  # until the head is complete
    body_grace: float = 10  # until `body_rate` applies
    body_rate: float = 8000  # bytes a second, on average since the body began
    body: float = 300  # until the body is complete
    idle: float = 75  # a keep-alive connection without a request
    unread: float = 60  # a response while the client reads nothing of it
    linger: float = 5  # reading the rest of a refused request, so that the client gets the response
    slow: float = 3  # after which an unfinished request counts as slow
    slow_ones: int = 50  # slow requests per address, in this process
    connections: int = 1000  # in this process
    look: float = 0.5  # between two checks of all connections
    head_bytes: int = 32 * 1024
    body_bytes: int = 16 * 1024 * 1024
    # A body that adds files to a client (one of 25 MB, or several smaller ones), and mail with what is attached to it.
    file_bytes: int = 32 * 1024 * 1024


FILES = re.compile(r"/clients/[0-9]+/files/")
MAIL = re.compile(r"/webhook/inbound/?")
"""The two addresses that take larger bodies."""

TOO_LARGE = "What you sent is too large: at most {} MB at once. Go back and send less, or one file at a time."


class Later(Error):
    """A mail that SendGrid has to post again: after 4xx it would be lost, and nobody told."""

    code = 503
    reason = "Service Unavailable"


class Phase(IntEnum):
    """What a connection waits for. If there are too many connections, those with the lowest phase are closed first."""

    LINGERING = 0
    IDLE = 1
    HEAD = 2
    BODY = 3
    UNREAD = 4
    AT_WORK = 5


class Parser(HTTPRequestParser):
    error: Any  # waitress declares no types
    adj: Any
    is_mail = False

    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except ValueError as error:  # a Content-Length with too many digits for Python, an invalid URL
            raise ParsingError("A header that can't be read") from error
        self.is_mail = bool(MAIL.fullmatch(self.path))
        if self.is_mail or FILES.fullmatch(self.path):
            self.adj = self.adj.of_files
        # A proxy and this server could disagree where such a request ends (request smuggling).
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("Content-Length and Transfer-Encoding together")
        if not self.chunked and "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("Transfer-Encoding needs HTTP/1.1")

    def received(self, data: bytes) -> int:
        count: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge):
            self.error.body = TOO_LARGE.format(self.adj.max_request_body_size // 1024 // 1024)
        receiver = self.body_rcv
        if self.chunked and max(len(receiver.control_line), len(receiver.trailer)) > LONGEST_LINE:
            self.error = self.error or BadRequest("A line between chunks is too long")
            self.completed = True
        if self.is_mail and self.error and not isinstance(self.error, Later):
            logger.error("incoming mail not stored: %s", self.error.body)
            self.error = Later(self.error.body)
        return count


class Task(WSGITask):
    body_bytes = 0

    def build_response_header(self) -> bytes:
        if self.channel.server.stopping:
            self.set_close_on_finish()
        header: bytes = super().build_response_header()
        return header

    def write(self, data: bytes) -> None:
        """Sends head and body in one write: at each write, a thread yields to the others."""
        self.body_bytes += len(data)
        if self.wrote_header:
            super().write(data)
        else:
            with self.channel.corked():
                super().write(data)

    def finish(self) -> None:
        if not self.wrote_header:
            self.write(b"")
        if self.request.command == "HEAD":
            self.chunked_response = False  # the body is not sent, so no final chunk either
        super().finish()
        self.channel.server.finished(self)


class Refusal(ErrorTask):
    def execute(self) -> None:
        self.channel.refused = True
        super().execute()

    def finish(self) -> None:
        super().finish()
        self.channel.server.refused(self)


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
        self.read()  # most requests arrive with the connection: this saves them a turn of the loop

    @property
    def phase(self) -> Phase:
        if self.lingering:
            return Phase.LINGERING
        if self.requests:
            return Phase.AT_WORK
        if self.total_outbufs_len or self.close_when_flushed or self.will_close:
            return Phase.UNREAD
        if self.request is None:
            return Phase.IDLE if self.served else Phase.HEAD  # a new connection has to send its first head
        return Phase.BODY if self.request.headers_finished else Phase.HEAD

    def look(self, now: float) -> None:
        """Records since when the phase and the request are the same. The first head counts from the connect."""
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
        """Closes the connection, after a response of 408 (503 for a mail) if a request had begun.

        Call it only from the main thread, and never while a response is made.
        """
        if self.request is None or self.phase not in (Phase.HEAD, Phase.BODY):
            self.handle_close()
            return
        # 408 would lose a mail for good: see Later.
        refusal = REFUSAL % (b"503 Service Unavailable" if self.request.is_mail else b"408 Request Timeout")
        self.request.close()
        self.request = None
        with self.outbuf_lock:
            self.outbufs[-1].append(refusal)
            self.current_outbuf_count += len(refusal)
            self.total_outbufs_len += len(refusal)
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
        if self.request.completed:  # refused, or without a body: the client shall send nothing
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
            except Exception:  # the listening socket may be the caller, and an exception would close it
                self.logger.exception("A request that can't be read")
                self.handle_close()

    def handle_write(self) -> None:
        """After a refusal, reads on before it closes: closing with unread bytes resets the connection.

        The client would then never see the response.
        """
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
