"""Reads whole requests from all connections on the main thread, and answers them on a pool of threads."""

import copy
import logging
import socket
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer, UnixWSGIServer
from waitress.task import ThreadedTaskDispatcher

from realtoros.web.channel import Channel, Limits, Phase

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

BODY_IN_MEMORY = 128 * 1024
"""Bytes of a body that are kept in memory; a longer body goes to a temporary file."""

RESPONSE_BUFFER = 2**40
"""Bytes of a response that may be buffered for a slow client, in a file, so that no thread has to wait."""

logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of every request that has to wait


class Listening:
    """A listening socket in the event loop."""

    channel_class = Channel
    stopping = False
    server: "Server"
    task_dispatcher: ThreadedTaskDispatcher
    accepting: bool

    def readable(self) -> bool:
        """No accept while requests wait for a thread: another process can accept the connection from the backlog."""
        threads = self.task_dispatcher
        return self.accepting and len(threads.queue) <= len(threads.threads) - threads.active_count

    def handle_accept(self) -> None:
        # With many connections a turn of the loop is slow, so it accepts several. With few it accepts one and leaves
        # the others to the other processes.
        for _ in range(1 + len(self.server.map) // 50):
            if self.server.has_room():
                super().handle_accept()  # type: ignore[misc]

    def finished(self, task: Any) -> None:
        self.server.finished(task)

    def refused(self, task: Any) -> None:
        self.server.refused(task)


class Tcp(Listening, TcpWSGIServer):
    pass


class Unix(Listening, UnixWSGIServer):
    pass


class Server:
    """`finished` is called after each response, on its thread; `refused` after that to what is no request.

    An address that `is_proxy` accepts has many users.
    """

    def __init__(
        self,
        application: Application,
        sockets: Sequence[socket.socket],
        limits: Limits,
        threads: int = 4,
        backlog: int = 2048,
        finished: Callable[[Any], None] = lambda task: None,
        refused: Callable[[Any], None] = lambda task: None,
        is_proxy: Callable[[str], bool] = lambda address: False,
    ) -> None:
        self.limits, self.finished, self.refused, self.is_proxy = limits, finished, refused, is_proxy
        self.map: dict[int, Any] = {}
        self.next_look = 0.0
        self.dispatcher = ThreadedTaskDispatcher()
        self.dispatcher.set_thread_count(threads)
        adjustments = Adjustments(
            ident=None,
            backlog=backlog,
            recv_bytes=64 * 1024,
            inbuf_overflow=BODY_IN_MEMORY,
            outbuf_high_watermark=RESPONSE_BUFFER,
            max_request_header_size=limits.head_bytes,
            max_request_body_size=limits.body_bytes,
            log_socket_errors=False,
            # Django decides which headers of a proxy to trust.
            clear_untrusted_proxy_headers=False,
        )
        adjustments.of_files = copy.copy(adjustments)
        adjustments.of_files.max_request_body_size = limits.file_bytes
        self.listeners = [self.listener(without_body_for_head(application), each, adjustments) for each in sockets]

    def listener(self, application: Application, sock: socket.socket, adjustments: Adjustments) -> Any:
        kind: Any = Unix if sock.family == socket.AF_UNIX else Tcp
        where = sock.family, sock.type, sock.proto, sock.getsockname()
        options = {"dispatcher": self.dispatcher, "adj": adjustments, "bind_socket": False, "sockinfo": where}
        made = kind(application, self.map, False, sock, **options)
        made.server, made.server_name = self, made.effective_host
        made.accept_connections()
        return made

    @property
    def channels(self) -> list[Channel]:
        return [channel for listener in self.listeners for channel in listener.active_channels.values()]

    def turn(self) -> None:
        """One turn of the event loop, and every `limits.look` seconds a check of all connections."""
        wasyncore.poll2(self.limits.look, self.map)
        now = time.monotonic()
        if now >= self.next_look:
            self.next_look = now + self.limits.look
            self.look(now)

    def wake(self) -> None:
        """Ends the wait of the current turn. Safe in a signal handler and on other threads."""
        self.listeners[0].pull_trigger()

    def look(self, now: float) -> None:
        slow = defaultdict(list)
        for channel in self.channels:
            channel.look(now)
            if channel.is_late(now, self.limits):
                channel.give_up()
            elif channel.seen[0] in (Phase.HEAD, Phase.BODY) and now - channel.since > self.limits.slow:
                slow[channel.addr[0]].append(channel)
        for address, found in slow.items():
            # The oldest are closed first, so that other users at the attacker's address still get through.
            if len(found) > self.limits.slow_ones and not self.is_proxy(address):
                for channel in sorted(found, key=lambda each: each.since)[: -self.limits.slow_ones]:
                    channel.give_up()

    def has_room(self) -> bool:
        """Makes room for a connection; False if all are at work. Closes 5% at once, because the search is slow."""
        if len(self.map) < self.limits.connections:
            return True
        spare = [channel for channel in self.channels if channel.phase != Phase.AT_WORK]
        some = 1 + self.limits.connections // 20
        for channel in nsmallest(some, spare, key=lambda channel: (channel.phase, channel.since)):
            channel.handle_close()
        return bool(spare)

    def stop(self, patience: float, busy: Callable[[], None] = lambda: None) -> None:
        """Finishes the requests that have begun, for `patience` seconds at most; calls `busy` in each turn."""
        for listener in self.listeners:
            listener.accepting, listener.stopping = False, True
            listener.del_channel()
            listener.socket.close()
        began = time.monotonic()
        while (channels := self.channels) and time.monotonic() - began < patience:
            for channel in channels:
                # A client may be sending its next request on a keep-alive connection right now.
                is_silent = channel.request is None and channel.phase not in (Phase.AT_WORK, Phase.UNREAD)
                if is_silent and time.monotonic() - began > self.limits.look:
                    channel.handle_close()
            self.turn()
            busy()
        self.dispatcher.shutdown(timeout=0.5)
        for channel in self.channels:
            channel.handle_close()


def without_body_for_head(application: Application) -> Application:
    """Drops the body of an answer to HEAD. A WSGI application may answer HEAD like GET."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        if hasattr(body, "close"):
            body.close()
        return []

    return answer
